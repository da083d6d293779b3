import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import path from "node:path";
import { describe, it } from "node:test";
import { promisify } from "node:util";
import { Bench, quick } from "./lib/bench.ts";
import { inTurns, median, type Row, timeRows } from "./lib/measure.ts";
import { record, topic } from "./lib/records.ts";
import { table } from "./lib/report.ts";
import { agrees, engineVerdicts } from "./rules/agree.ts";
import { handwritten } from "./rules/handwritten.ts";
import { ruleIds, verdictOf } from "./rules/names.ts";

/** What the table has to tell, in order; some parts of a name depend on how many records there are. */
const expected: [RegExp, needs?: string][] = [
  [/^re-evaluate .* loaded records, 20 rules$/],
  [/^from JSON bytes to verdicts, .* records, 20 rules$/],
  [/^one record, JSON text to the whole evaluation$/],
  [/^CEL on a loaded record: /],
  [/^one edit in a register of /],
  [/^reopen a snapshot of .* records with their search index$/, "c10_register_save"],
  [/^similar among .* records, top ten$/, "c10_register_search"],
  [/^30 working days later, ISO text in and out, weekends and holidays$/],
  [/^memory of a loaded record$/],
  [/^wasm and loader, gzip$/],
  [/^cold start, load to first verdict, Node\.js$/],
  [/^cold start, load to first verdict, Chromium$/],
];

async function run(...options: string[]): Promise<{ stdout: string; stderr: string }> {
  const main = path.join(import.meta.dirname, "main.ts");
  const node = ["--expose-gc", "--experimental-strip-types", "--no-warnings", main, ...options];
  return await promisify(execFile)(process.execPath, node, { maxBuffer: 10_000_000 });
}

describe("a quick run of the benchmark", () => {
  let rows: Row[] = [];
  let progress = "";

  it("ends well and writes nothing but the rows to standard output", async () => {
    const { stdout, stderr } = await run("--quick", "--json");
    rows = JSON.parse(stdout) as Row[];
    progress = stderr;
    assert.ok(rows.length > 0);
  });

  it("has a row for everything that this engine can do", async () => {
    const { module } = await Bench.prepare({ ...quick, records: 1 });
    const exported = new Set(WebAssembly.Module.exports(module).map(({ name }) => name));
    for (const [name, needs] of expected) {
      if (needs !== undefined && !exported.has(needs)) continue;
      const found = rows.some((row) => name.test(row.name));
      assert.ok(found, `no row ${name.source}`);
    }
  });

  it("gives every row the same members, and a ratio that follows from them", () => {
    for (const row of rows) {
      assert.deepEqual(Object.keys(row), ["name", "unit", "ours", "peer", "peer_value", "ratio"], row.name);
      assert.ok(row.ours > 0 && row.unit !== "", row.name);
      if (row.peer === "") assert.deepEqual([row.peer_value, row.ratio], [null, null], row.name);
      else assert.ok(Math.abs((row.peer_value ?? 0) / row.ours / (row.ratio ?? 1) - 1) < 1e-9, row.name);
    }
  });

  it("finds all that is installed in agreement", () => {
    for (const name of [
      "hand-written JavaScript",
      "ajv standalone",
      "json-logic-engine",
      "cel-js",
      "json-rules-engine",
    ])
      assert.match(progress, new RegExp(`same verdicts on \\d+ records: .*${name}`));
    assert.match(progress, /same verdicts in the register on \d+ records/);
    const leftOut = progress.split("\n").filter((line) => line.includes("left out"));
    // One library is not in every registry.
    assert.deepEqual(
      leftOut.filter((line) => !/^fast-json-rules-engine: not installed|this engine has no c10_/.test(line)),
      [],
    );
  });
});

describe("the records", () => {
  it("are the same in every run", () => {
    assert.deepEqual(record(4_711), record(4_711));
    assert.notDeepEqual(record(1).fields, record(2).fields);
  });

  it("hold three about each planted topic", () => {
    const { ids } = topic(3);
    assert.deepEqual(
      ids,
      [3_100, 3_400, 3_700].map((index) => record(index).id),
    );
  });
});

describe("agreement", () => {
  it("leaves out who judges one record differently", async () => {
    const bench = await Bench.prepare({ ...quick, records: 200, agree: 200 });
    const [objects, verdicts] = [bench.objects(), await engineVerdicts(bench)];
    const strict = { name: "too strict", judge: () => 1 };
    assert.equal(await agrees(handwritten, objects, verdicts), true);
    assert.equal(await agrees(strict, objects, verdicts), false);
  });

  it("knows the engine's ids", () => {
    const [first = "", second = ""] = ruleIds;
    assert.equal(verdictOf([`${first}:title`, second]), 3);
    assert.throws(() => verdictOf(["nonconformity.unheardOf"]), /none of the twenty rules/);
  });
});

describe("measuring", () => {
  it("takes the median", () => {
    assert.equal(median([9, 1, 5]), 5);
  });

  it("runs everybody in turns and does not count the first round", async () => {
    const order: string[] = [];
    const work = (name: string) => ({ items: 1, prepare: () => order.push(name), run: () => 0 });
    const times = await inTurns([work("a"), work("b")], 2);
    assert.deepEqual(order, ["a", "b", "a", "b", "a", "b"]);
    assert.equal(times.length, 2);
  });

  it("compares with each peer", () => {
    const rows = timeRows("what", "µs", 2_000, [{ name: "peer", time: 9_000 }]);
    assert.deepEqual(rows, [{ name: "what", unit: "µs", ours: 2, peer: "peer", peer_value: 9, ratio: 4.5 }]);
    assert.match(table(rows), /^what +2 µs +peer +9 µs +4\.5×$/m);
  });
});
