import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { before, describe, it } from "node:test";
import { strFromU8, unzipSync } from "fflate";
import Papa from "papaparse";
import pack from "#pack" with { type: "json" };
import type { Pack } from "#schema/pack";
import { Engine } from "../../web/engine/engine.ts";
import { csvOf } from "../../web/register/csv.ts";
import { linesOf, sheetOf } from "../../web/register/sheet.ts";
import { xlsxOf } from "../../web/register/xlsx.ts";
import { rowsOf, type Row } from "../../web/register/row.ts";
import { addressOf, firstView, shown, viewOf, type ViewState } from "../../web/register/view-state.ts";
import type { PulledIssue } from "../../web/store/register.ts";
import { aRecord } from "./records.ts";

const rules = pack as unknown as Pack;
const issue = (id: number, more: Partial<PulledIssue> = {}): PulledIssue => ({
  ...{ account: "a", id, subject: `Issue ${id}`, updatedOn: "2026-11-20T10:00:00Z" },
  ...{
    project: { id: 1, name: "ISMS" },
    tracker: "Nonconformity",
    status: "New",
    closed: false,
    doneRatio: 0,
  },
  ...more,
});

describe("a row of the register", () => {
  let engine: Engine;
  before(async () => {
    const wasm = await readFile(new URL("../../build/wasm/clause10-register.wasm", import.meta.url));
    engine = await Engine.load(await WebAssembly.compile(wasm), pack);
  });
  const context = { today: "2026-11-23", locale: "en", user: { id: 6, name: "Jonas Weber" } };
  const one = async (pulled: PulledIssue): Promise<Row> => {
    const rows = await rowsOf([pulled], rules, engine, context, (id) => `https://r.example/issues/${id}`);
    assert.ok(rows[0]);
    return rows[0];
  };
  const owner = { id: 6, name: "Jonas Weber" };
  const record = {
    ...aRecord({
      title: "Leavers keep access",
      observed: "Three could log in.",
      severity: "minor",
      owner,
      area: "HR",
    }),
    state: "triaged",
    deadlines: { correction: { due: "2026-11-20", original: "2026-11-20" } },
  };

  it("says where a record stands, in words", async () => {
    const row = await one(issue(7, { record }));
    const { title, typeName, stateName, severity, area, next, mine, due, daysLeft, overdue, url } = row;
    assert.deepEqual(
      { title, typeName, stateName, severity, area, next, mine, due, daysLeft, overdue, url },
      {
        ...{
          title: "Leavers keep access",
          typeName: "Nonconformity",
          stateName: "Triaged",
          severity: "Minor",
        },
        ...{ area: "HR", next: "Jonas Weber", mine: true, due: "2026-11-20", daysLeft: -3, overdue: true },
        url: "https://r.example/issues/7",
      },
    );
    assert.ok(row.lacking > 0, "no correction is recorded");
    assert.match(row.text, /#7\n.*three could log in/s);
  });

  it("names a record that cannot be read, with its reason", async () => {
    const damaged = await one(issue(8, { problem: { code: "damagedRecord", detail: "no JSON" } }));
    assert.deepEqual([damaged.title, damaged.unreadable], ["Issue 8", "no JSON"]);
    const unknown = await one(issue(9, { record: { ...record, type: "rumour" } }));
    assert.ok(unknown.unreadable);
  });
});

describe("a view of the register", () => {
  const row = (issueId: number, more: Partial<Row>): Row => ({
    ...{
      issueId,
      url: `https://r.example/issues/${issueId}`,
      title: `Title ${issueId}`,
      type: "nonconformity",
    },
    ...{
      typeName: "Nonconformity",
      state: "triaged",
      stateName: "Triaged",
      final: false,
      project: "ISMS",
      projectId: 1,
    },
    ...{ severity: "", area: "", owner: "", next: "", mine: false, due: "", overdue: false, lacking: 0 },
    ...{ values: {}, updated: "2026-11-20", text: `title ${issueId}` },
    ...more,
  });
  const rows = [
    row(1, { due: "2026-12-01", daysLeft: 8, owner: "Özil", mine: true }),
    row(2, { due: "2026-11-20", daysLeft: -3, overdue: true, owner: "Meier", lacking: 2 }),
    row(3, { final: true, state: "closed", project: "Plant" }),
    row(4, { type: "audit", text: "title 4 badge hangar" }),
    row(10, { due: "2027-02-01", daysLeft: 70, owner: "adler" }),
  ];
  const cases: [what: string, view: Partial<ViewState>, ids: number[]][] = [
    ["at first: what is open, the first due first, what has no date last", {}, [2, 1, 10, 4]],
    ["down: still without a date last", { down: true }, [10, 1, 2, 4]],
    ["closed", { show: "closed" }, [3]],
    ["by number", { show: "all", sort: "issueId" }, [1, 2, 3, 4, 10]],
    ["by owner as people sort", { sort: "owner" }, [10, 2, 1, 4]],
    ["overdue", { due: "overdue" }, [2]],
    ["due soon", { due: "soon" }, [2, 1]],
    ["mine", { mine: true }, [1]],
    ["lacking something", { blocked: true }, [2]],
    ["of a kind", { type: "audit" }, [4]],
    ["of a project", { show: "all", project: "Plant" }, [3]],
    ["all of several words", { words: "HANGAR title" }, [4]],
    ["none", { words: "hangar nowhere" }, []],
  ];
  for (const [what, view, ids] of cases)
    it(what, () =>
      assert.deepEqual(
        shown(rows, { ...firstView, ...view }).map(({ issueId }) => issueId),
        ids,
      ),
    );

  it("is kept in the address, and read back; what nobody knows is left out", () => {
    for (const [, view] of cases) {
      const whole: ViewState = { ...firstView, hidden: ["owner", "area"], ...view };
      assert.deepEqual(viewOf(`#${addressOf(whole)}`), whole);
    }
    assert.equal(addressOf(firstView), "");
    assert.deepEqual(viewOf("#sort=nonsense&show=1&hidden=x&other=2"), firstView);
  });

  it("as CSV is what a spreadsheet reads, and runs nothing", () => {
    const hostile = ['=HYPERLINK("http://x";"y")', "+1", "-1", "@SUM(A1)", 'a;b,"c"\nd', "\t=1"];
    const text = csvOf(
      hostile.map((title, at) => row(at + 1, { title })),
      ["issueId", "title"],
    );
    assert.ok(text.startsWith("\uFEFF"));
    const { data, errors } = Papa.parse<string[]>(text.slice(1).trimEnd());
    assert.deepEqual(errors, []);
    assert.deepEqual(data[0], ["No.", "Title", "Link"]);
    const titles = data.slice(1).map((cells) => cells[1] ?? "");
    assert.equal(titles.length, hostile.length);
    for (const title of titles) assert.doesNotMatch(title, /^[=+\-@\t\r]/);
    assert.equal(titles[4], hostile[4]);
  });

  it("as a workbook has numbers, days and texts, a filter over all of it, and no formula", async () => {
    const hostile = [
      '=HYPERLINK("http://x";"y")',
      "+1",
      "@SUM(A1)",
      "a & <b>",
      "x".repeat(40_000),
      "\u{1F600}\ud83d",
    ];
    const some = hostile.map((title, at) => row(at + 1, { title, due: at === 0 ? "2026-11-20" : "" }));
    const book = await xlsxOf(
      sheetOf(["issueId", "title", "due"]),
      linesOf(some, ["issueId", "title", "due"]),
    );
    const files = unzipSync(new Uint8Array(await book.arrayBuffer()));
    const sheet = strFromU8(files["xl/worksheets/sheet1.xml"] ?? assert.fail(Object.keys(files).join(" ")));
    const texts = strFromU8(files["xl/sharedStrings.xml"] ?? new Uint8Array());
    assert.match(sheet, /<autoFilter ref="A1:D7"\/>/);
    assert.match(sheet, /<c r="A2"[^>]*><v>1<\/v>/, "a number");
    assert.match(sheet, /<c r="C2"[^>]*><v>46346<\/v>/, "a day: 20 November 2026");
    assert.doesNotMatch(sheet, /<f>/);
    const all = sheet + texts;
    assert.match(all, /=HYPERLINK\(&quot;http:\/\/x&quot;;&quot;y&quot;\)|=HYPERLINK\("http:\/\/x";"y"\)/);
    assert.match(all, /a &amp; &lt;b(&gt;|>)/);
    assert.ok(!all.includes("x".repeat(32_768)), "no cell is longer than Excel takes");
  });
});
