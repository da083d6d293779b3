import type { Register } from "../lib/engine.ts";
import { type Bench, context } from "../lib/bench.ts";
import { inTurns, type Row, timeRows, type Work } from "../lib/measure.ts";
import { recordId, type BenchRecord } from "../lib/records.ts";
import { filled, fill } from "../lib/registers.ts";
import { say, shown } from "../lib/report.ts";
import { describeVerdict, type Judge, ruleIds, verdictOf } from "../rules/names.ts";

const slow = ["@marcbachmann/cel-js"];
const slowest = ["json-rules-engine"];
const parsing = ["hand-written JavaScript", "ajv standalone"];

/** Rows of a register of all records. `verdicts` is what the one-record path says about the first of them. */
export async function registerRows(
  bench: Bench,
  judges: readonly Judge[],
  verdicts: readonly number[],
): Promise<Row[]> {
  const engine = await bench.engine();
  const register = filled(engine, bench);
  sameVerdicts(register, verdicts);
  const objects = bench.objects();
  await sameCounts(register, objects, judges);
  const reevaluated = await reevaluate(bench, register, objects, judges);
  register.close();
  return [...reevaluated, ...(await fromBytes(bench, judges))];
}

/** The register has to agree with the one-record path before its speed means anything. */
function sameVerdicts(register: Register, verdicts: readonly number[]): void {
  const ids = verdicts.map((_, i) => recordId(i));
  const rows = register.rows(ids);
  const found = new Map(rows.map(({ id, violations }) => [id, verdictOf(violations)]));
  for (const [i, verdict] of verdicts.entries()) {
    const other = found.get(recordId(i));
    if (other === verdict) continue;
    throw new Error(
      `record ${i}: the register says ${describeVerdict(other ?? 0)}, alone it is ${describeVerdict(verdict)}`,
    );
  }
  say(`same verdicts in the register on ${verdicts.length} records`);
}

/** How many records violate each rule, of all records, by hand-written JavaScript and by the register. */
async function sameCounts(
  register: Register,
  objects: readonly BenchRecord[],
  judges: readonly Judge[],
): Promise<void> {
  const byHand = judges.find(({ name }) => name === "hand-written JavaScript");
  if (!byHand) return;
  const counts = ruleIds.map(() => 0);
  for (const object of objects) {
    const verdict = await byHand.judge(object);
    for (let rule = 0; rule < counts.length; ++rule)
      counts[rule] = (counts[rule] ?? 0) + ((verdict >> rule) & 1);
  }
  const { byRule } = register.evaluate(context);
  const ours = new Map(byRule.map(({ rule, count }) => [rule, count]));
  for (const [i, rule] of ruleIds.entries()) {
    if ((ours.get(rule) ?? 0) !== counts[i])
      throw new Error(
        `${rule}: violated by ${ours.get(rule)} records in the register, by ${counts[i]} by hand`,
      );
  }
  const some = counts.map((count) => (100 * count) / objects.length);
  say(
    `same counts over ${objects.length} records: a rule is violated by ${shown(Math.min(...some))} to ${shown(Math.max(...some))} % of them`,
  );
}

async function reevaluate(
  bench: Bench,
  register: Register,
  objects: readonly BenchRecord[],
  judges: readonly Judge[],
): Promise<Row[]> {
  const all = objects.length;
  const few = (name: string) =>
    slowest.includes(name) ? bench.sizes.slowest : slow.includes(name) ? bench.sizes.slow : all;
  // What is kept of each record is the same as in the register: which rules it violates.
  const kept = new Int32Array(all);
  const works: Work[] = [
    { items: all, run: () => register.reevaluate(context) },
    ...judges.map(({ name, judge }): Work => {
      const items = Math.min(few(name), all);
      return {
        items,
        run: name === "json-rules-engine" ? () => waiting(judge, items) : () => each(judge, items),
      };
    }),
  ];
  const [ours = NaN, ...times] = await inTurns(works, bench.sizes.rounds);
  for (const { name } of judges) if (few(name) < all) say(`${name}: measured on ${few(name)} records`);
  const peers = judges.map(({ name }, i) => ({ name: `${name}, on objects`, time: times[i] ?? NaN }));
  return timeRows(`re-evaluate ${shown(all)} loaded records, 20 rules`, "ns", ours, peers, " a record");

  function each(judge: Judge["judge"], count: number): void {
    for (let i = 0; i < count; ++i) kept[i] = judge(objects[i] as BenchRecord) as number;
  }
  async function waiting(judge: Judge["judge"], count: number): Promise<void> {
    for (let i = 0; i < count; ++i) kept[i] = await judge(objects[i] as BenchRecord);
  }
}

/** A new register each time, against parsing each line and judging the object. */
async function fromBytes(bench: Bench, judges: readonly Judge[]): Promise<Row[]> {
  const engine = await bench.engine();
  const { records } = bench.sizes;
  let register: Register | null = null;
  const works: Work[] = [
    {
      items: records,
      prepare: () => register?.close(),
      run() {
        register = engine.register(context);
        fill(register, bench);
        register.evaluate(context);
      },
    },
  ];
  const peers = judges.filter(({ name }) => parsing.includes(name));
  const kept = new Int32Array(records);
  for (const { judge } of peers) {
    works.push({
      items: records,
      run() {
        for (let i = 0; i < records; ++i) kept[i] = judge(JSON.parse(bench.text(i)) as BenchRecord) as number;
      },
    });
  }
  const [ours = NaN, ...times] = await inTurns(works, Math.min(3, bench.sizes.rounds));
  const named = peers.map(({ name }, i) => ({ name: `JSON.parse + ${name}`, time: times[i] ?? NaN }));
  return timeRows(
    `from JSON bytes to verdicts, ${shown(records)} records, 20 rules`,
    "µs",
    ours,
    named,
    " a record",
  );
}
