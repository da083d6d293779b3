import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { before, describe, it } from "node:test";
import writeXlsxFile from "write-excel-file/universal";
import fc from "fast-check";
import pack from "#pack" with { type: "json" };
import type { Pack } from "#schema/pack";
import { Engine } from "../../web/engine/engine.ts";
import { guessed, importable } from "../../web/import/columns.ts";
import { planned, type ImportPlan } from "../../web/import/records.ts";
import { restOf } from "../../web/import/rest.ts";
import { readTable, type Table } from "../../web/import/table.ts";
import { valueOf } from "../../web/import/value.ts";

const rules = pack as unknown as Pack;
const bytes = (text: string) => new TextEncoder().encode(text);
const fields = importable(rules, "nonconformity");
const fieldOf = (id: string) => {
  const field = fields.find((each) => each.id === id);
  assert.ok(field, id);
  return field;
};

describe("a log as a table", () => {
  const expected: Table = {
    heading: ["Titel", "Datum"],
    rows: [
      { line: 2, cells: ["Zugänge; alte", "2026-03-01"] },
      { line: 4, cells: ["=1+1", ""] },
    ],
  };
  for (const [what, content] of [
    ["commas", 'Titel,Datum\r\n"Zugänge; alte",2026-03-01\r\n,\r\n=1+1,\r\n'],
    ["semicolons and a byte order mark", '\uFEFFTitel;Datum\n"Zugänge; alte";2026-03-01\n;\n=1+1;\n'],
    ["tabs", "Titel\tDatum\nZugänge; alte\t2026-03-01\n\t\n=1+1\t\n"],
  ] as const)
    it(`reads CSV with ${what}`, async () => {
      assert.deepEqual(await readTable("log.csv", bytes(content)), { ok: true, value: expected });
    });

  it("reads CSV as older spreadsheets save it, in Windows-1252", async () => {
    const read = await readTable(
      "log.csv",
      Uint8Array.from([...bytes("Titel\nZug"), 0xe4, ...bytes("nge\n")]),
    );
    assert.deepEqual(read.ok && read.value.rows, [{ line: 2, cells: ["Zugänge"] }]);
  });

  it("reads the first sheet of a workbook, its days as days, formulas as text", async () => {
    const cells = [
      [{ value: "Titel" }, { value: "Datum" }],
      [{ value: "Zugänge; alte" }, { type: Date, value: new Date("2026-03-01"), format: "yyyy-mm-dd" }],
      [null, null],
      [{ type: String, value: "=1+1" }, null],
    ];
    const book = await (await writeXlsxFile(cells as never, { sheet: "Log" }).toBlob()).arrayBuffer();
    assert.deepEqual(await readTable("log.xlsx", new Uint8Array(book)), { ok: true, value: expected });
  });

  for (const [what, name, content, reason] of [
    ["nothing", "log.csv", "", "There is no row below the heading."],
    ["a heading alone", "log.csv", "Title,Date\n", "There is no row below the heading."],
    ["a workbook of the older kind", "log.xls", "\xd0\xcf\x11\xe0", "named like a workbook"],
    ["a damaged workbook", "log.xlsx", "PK\x03\x04 and then nothing", ""],
    ["a quote that does not end", "log.csv", 'Title\n"never ends', "Line"],
    ["too many rows", "log.csv", `Title\n${"x\n".repeat(5001)}`, "5001 rows; 5000"],
  ] as const)
    it(`says what is wrong with ${what}`, async () => {
      const read = await readTable(name, bytes(content));
      assert.equal(!read.ok && read.problem.code, "badTable");
      assert.ok(!read.ok && (read.problem.detail ?? "").includes(reason), JSON.stringify(read));
    });

  it("answers to any bytes", async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), fc.boolean(), async (some, zip) => {
        const content = Uint8Array.from(zip ? [0x50, 0x4b, 3, 4, ...some] : some);
        const read = await readTable("log.xlsx", content);
        assert.ok(read.ok || read.problem.code === "badTable");
      }),
    );
  });
});

describe("which column is what", () => {
  for (const [heading, expected] of [
    [
      ["Nr.", "Title", "Description", "Clause", "Source", "Date", "Severity", "Owner"],
      ["", "title", "observed", "requirementRefs", "source", "detectedOn", "severity", "owner"],
    ],
    [
      ["Titel", "Was gefordert ist", "Feststellung", "Die Abweichung", "Quelle", "Entdeckt am", "Bereich"],
      ["title", "requirement", "observed", "gap", "source", "detectedOn", "area"],
    ],
    [
      ["title", "Title", "Description of the finding"],
      ["title", "", "observed"],
    ],
  ] as const)
    it(heading.join(", "), () => assert.deepEqual(guessed(heading, fields), expected));
});

describe("a cell as a value", () => {
  const people = [
    { id: 5, name: "Anna Berger" },
    { id: 6, name: "Jonas Weber" },
    { id: 7, name: "Jonas Weber" },
  ];
  for (const [id, cell, expected] of [
    ["title", "", undefined],
    ["title", "=HYPERLINK(1)", { value: "=HYPERLINK(1)" }],
    ["severity", "Minor", { value: "minor" }],
    ["severity", "hauptabweichung", { value: "major" }],
    ["severity", "bad", { reason: "“bad” is not in the list." }],
    ["detectedOn", "2026-03-01", { value: "2026-03-01" }],
    ["detectedOn", "2026-03-01 08:30", { value: "2026-03-01" }],
    ["detectedOn", "1.3.2026", { value: "2026-03-01" }],
    ["detectedOn", "31/12/2025", { value: "2025-12-31" }],
    ["detectedOn", "5/5/2026", { value: "2026-05-05" }],
    ["detectedOn", "3/4/2026", { reason: "“3/4/2026” is no day, or two: write 2026-11-28." }],
    ["detectedOn", "2026-02-30", { reason: "“2026-02-30” is no day, or two: write 2026-11-28." }],
    ["owner", "anna berger", { value: people[0] }],
    ["owner", "Berger, Anna", { value: people[0] }],
    ["sourceRef", "#12", { value: { id: 12, subject: "" } }],
    ["sourceRef", "see mail", { reason: "“see mail” is no number of an issue: write #12." }],
    ["owner", "Eve", { reason: "Nobody in this project is called “Eve”." }],
    ["owner", "Jonas Weber", { reason: "Several people in this project are called “Jonas Weber”." }],
    ["requirementRefs", "A.5.18; Clause 9.2, A.5.18", { value: ["A.5.18", "9.2"] }],
  ] as const)
    it(`${id}: ${cell || "(empty)"}`, () =>
      assert.deepEqual(valueOf(cell, fieldOf(id), rules, people), expected));
});

describe("what an import would do", () => {
  let engine: Engine;
  before(async () => {
    const wasm = await readFile(new URL("../../build/wasm/clause10.wasm", import.meta.url));
    engine = await Engine.load(await WebAssembly.compile(wasm), pack);
  });
  const heading = ["title", "requirement", "observed", "gap", "requirementRefs", "source", "detectedOn"];
  const good: string[] = [
    ...["Leavers keep access", "Access ends with the work.", "Three of ten could log in."],
    ...["Fourteen days too long.", "A.5.18", "deviation", "2026-03-01"],
  ];
  const now = "2026-11-28T09:00:00Z";
  const context = { today: "2026-11-28", now, locale: "en", user: { id: 5, name: "Anna Berger" } };
  const plan = (rows: string[][], more: Partial<ImportPlan> = {}) => {
    const table = { heading, rows: rows.map((cells, at) => ({ line: at + 2, cells })) };
    const all: ImportPlan = {
      ...{ table, columns: heading, typeId: "nonconformity", place: "https://r.example/ isms" },
      ...{ people: [], known: new Set<string>(), ...more },
    };
    return planned(all, rules, engine, context);
  };
  it("raises what is complete, once, and says what the rest lacks", async () => {
    const rows = await plan([
      good,
      good,
      good.with(2, ""),
      good.with(6, "2027-01-01"),
      good.with(5, "gossip"),
    ]);
    assert.deepEqual(
      rows.map(({ status }) => status),
      ["ready", "there", "lacking", "lacking", "lacking"],
    );
    const [first] = rows;
    assert.equal(first?.record?.state, "raised");
    assert.deepEqual(first.record.fields["raisedBy"], context.user);
    assert.deepEqual(
      rows.slice(2).map(({ reasons }) => reasons.length),
      [1, 1, 1],
    );
    assert.match(
      rows.map(({ reasons }) => reasons.join()).join("\n"),
      /observed.*\n.*detected.*\n.*“gossip”/is,
    );
  });

  it("gives a row the same id each time, another one elsewhere, and knows what is there", async () => {
    const [first] = await plan([good]);
    const [again] = await plan([good], { people: [{ id: 1, name: "Eve" }] });
    const [elsewhere] = await plan([good], { place: "https://r.example/ plant" });
    const id = first?.record?.id ?? "";
    assert.match(id, /^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    assert.equal(again?.record?.id, id);
    assert.notEqual(elsewhere?.record?.id, id);
    const known = new Set([id]);
    for (const [row, columns] of [
      [good, heading],
      [good, heading.with(3, "")],
      [[...good, "", ""], heading],
    ] as const) {
      const [there] = await plan([[...row]], { known, columns: [...columns] });
      assert.equal(there?.status, "there");
    }
  });

  it("hands back what lacks something, with the reasons, to be mended in the file", async () => {
    const cells = [good, good.with(5, "gossip").with(0, "=cmd()")];
    const table = { heading, rows: cells.map((each, at) => ({ line: at + 2, cells: each })) };
    const rest = restOf(table, await plan(cells));
    const read = await readTable("rest.csv", bytes(rest));
    assert.ok(read.ok);
    assert.deepEqual(read.value.heading, [...heading, "Why it was not imported"]);
    assert.deepEqual(
      read.value.rows.map(({ cells: [title] }) => title),
      ["'=cmd()"],
    );
  });
});
