// What script/bench runs: measures Clause 10 against other libraries on the same records and prints one table.
//
//   node --expose-gc --max-old-space-size=8192 --experimental-strip-types main.ts [--json] [--quick]
import { Bench, full, quick } from "./lib/bench.ts";
import type { Row } from "./lib/measure.ts";
import { say, table } from "./lib/report.ts";
import { celRows } from "./rows/cel.ts";
import { deadlineRows } from "./rows/deadlines.ts";
import { editRows } from "./rows/edit.ts";
import { memoryRows } from "./rows/memory.ts";
import { oneRecordRows } from "./rows/one.ts";
import { registerRows } from "./rows/register.ts";
import { searchRows } from "./rows/search.ts";
import { snapshotRows } from "./rows/snapshot.ts";
import { sizeRows, startRows } from "./rows/start.ts";
import { engineVerdicts, judges } from "./rules/agree.ts";

const arguments_ = new Set(process.argv.slice(2));
const began = performance.now();
const bench = await Bench.prepare(arguments_.has("--quick") ? quick : full);
const { records, rounds } = bench.sizes;
say(
  `${records} records of ${Math.round(bench.bytes.length / records)} bytes, median of ${rounds} rounds in turns`,
);

const peers = await judges(bench);
const verdicts = await engineVerdicts(bench);
const exported = new Set(WebAssembly.Module.exports(bench.module).map(({ name }) => name));
const parts: [string, () => Promise<Row[]>, needs?: string][] = [
  ["registers", () => registerRows(bench, peers, verdicts)],
  ["one record", () => oneRecordRows(bench, peers)],
  ["CEL", () => celRows(bench)],
  ["edits", () => editRows(bench, peers)],
  ["snapshots", () => snapshotRows(bench), "c10_register_save"],
  ["search", () => searchRows(bench), "c10_register_search"],
  ["deadlines", () => deadlineRows(bench)],
  ["memory", () => memoryRows(bench)],
  ["size", () => sizeRows()],
  ["cold start", () => startRows(bench)],
];

const rows: Row[] = [];
for (const [name, measure, needs] of parts) {
  if (needs !== undefined && !exported.has(needs)) {
    say(`${name}: left out, this engine has no ${needs}`);
    continue;
  }
  say(`[${Math.round((performance.now() - began) / 1000)} s] ${name}`);
  try {
    rows.push(...(await measure()));
  } catch (error) {
    // One part that cannot be measured takes none of the others with it.
    process.exitCode = 1;
    say(`${name}: left out, ${error instanceof Error ? error.message : String(error)}`);
  }
}
say(`[${Math.round((performance.now() - began) / 1000)} s] done`);
process.stdout.write((arguments_.has("--json") ? JSON.stringify(rows, null, 2) : table(rows)) + "\n");
