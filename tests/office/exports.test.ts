import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, before, describe, it } from "node:test";
import { promisify } from "node:util";
import Papa from "papaparse";
import pack from "#pack" with { type: "json" };
import type { Pack } from "#schema/pack";
import { Engine } from "../../web/engine/engine.ts";
import { csvOf } from "../../web/register/csv.ts";
import { rowsOf, type Row } from "../../web/register/row.ts";
import { linesOf, sheetOf } from "../../web/register/sheet.ts";
import { columns } from "../../web/register/view-state.ts";
import { xlsxOf } from "../../web/register/xlsx.ts";
import { organisation } from "../lib/organisation.ts";
import { html, packed } from "../lib/packed.ts";

// What the register saves, as a spreadsheet program opens it: LibreOffice reads each file, and writes what it shows.

const rules = pack as unknown as Pack;
const today = "2026-11-28";
/** How LibreOffice writes CSV: commas, quotes, UTF-8, cells as they are shown. */
const asCsv = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false";
/** And reads it: the same, and nothing is taken for a day or a number that does not look like one in every country. */
const fromCsv = "--infilter=Text - txt - csv (StarCalc):44,34,76,1,,0,false,false";

describe("exports in LibreOffice", () => {
  let folder: string;
  let rows: Row[];
  before(async () => {
    folder = await mkdtemp(path.join(tmpdir(), "clause10-office-"));
    const bytes = await readFile("build/extension/clause10-register.wasm");
    const engine = await Engine.load(await WebAssembly.compile(bytes), rules);
    const records = await organisation(engine, rules, 200, today);
    const issues = records.map((record, at) => ({
      ...{
        account: "",
        id: at + 1,
        subject: "",
        updatedOn: "2026-11-20T10:00:00Z",
        tracker: "Nonconformity",
      },
      ...{ status: "New", closed: false, project: { id: 1, name: "ISMS" }, doneRatio: 0, record },
    }));
    const context = { today, now: `${today}T09:00:00Z`, locale: "en" };
    rows = await rowsOf(issues, rules, engine, context, (id) => `https://r.example/issues/${id}`);
    const hostile = ["=1+1", "+49 30 1", "-5", "@SUM(A1)", "\t=1", 'quoted "so", and\nbroken', "3/4", "TRUE"];
    rows = [...hostile.map((title, at) => ({ ...(rows[at] ?? assert.fail()), title })), ...rows];
  });
  after(() => rm(folder, { recursive: true }));

  /** What LibreOffice shows of a file, row by row. */
  async function shown(
    name: string,
    content: string | Uint8Array,
    ...options: string[]
  ): Promise<string[][]> {
    const file = path.join(folder, name);
    await writeFile(file, content);
    const profile = `-env:UserInstallation=file://${folder}/profile`;
    const out = path.join(folder, "out");
    const call = [profile, "--headless", ...options, "--convert-to", asCsv, "--outdir", out, file];
    await promisify(execFile)("soffice", call, { timeout: 120_000 });
    const text = await readFile(path.join(out, name.replace(/\.\w+$/, ".csv")), "utf8");
    return Papa.parse<string[]>(text, { skipEmptyLines: true }).data;
  }

  it("has every value of a workbook: numbers, days, texts, and no formula", async () => {
    const book = await (await xlsxOf(sheetOf(columns), linesOf(rows, columns))).arrayBuffer();
    const [heading, ...lines] = await shown("workbook.xlsx", new Uint8Array(book));
    assert.deepEqual(heading, sheetOf(columns).heading);
    assert.deepEqual(
      lines,
      linesOf(rows, columns).map((line) => line.map(String)),
    );
  });

  it("has every value of a CSV file, and what looks like a formula as text", async () => {
    const text = csvOf(rows, columns);
    const expected = Papa.parse<string[]>(text.replace("\uFEFF", "").trim()).data;
    const found = await shown("register.csv", text, fromCsv);
    assert.equal(found.length, rows.length + 1);
    assert.deepEqual(found, expected);
  });

  it("opens an evidence pack: what it contains, then each record with its fields and files", async () => {
    const page = await html([
      await packed(12, { title: "Leavers keep access", observed: "Two accounts were active.\nSince May." }),
      await packed(13, { title: "Doors <b>open</b> & unwatched" }),
    ]);
    const cells = (await shown("evidence.html", page, "--infilter=HTML (StarCalc)"))
      .flat()
      .map((cell) => cell.trim());
    const wanted = [
      "Leavers keep access",
      "Doors <b>open</b> & unwatched",
      "Two accounts were active.",
      'list "1".txt',
    ];
    const places = wanted.map((text) => cells.findIndex((cell) => cell.includes(text)));
    assert.ok(!places.includes(-1), cells.join(" | "));
    assert.deepEqual(
      places,
      [...places].sort((one, other) => one - other),
    );
  });
});
