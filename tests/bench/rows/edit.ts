import { type Bench, context } from "../lib/bench.ts";
import { inTurns, type Row, timeRows } from "../lib/measure.ts";
import { type BenchRecord, record, recordId } from "../lib/records.ts";
import { filled } from "../lib/registers.ts";
import type { Judge } from "../rules/names.ts";
import { verdictOf } from "../rules/names.ts";

/**
 * A record of the register is replaced by its new JSON bytes, and all results are up to date again: its verdict and the
 * counts by rule. The peer parses, judges and keeps verdicts and counts in step.
 */
export async function editRows(bench: Bench, judges: readonly Judge[]): Promise<Row[]> {
  const engine = await bench.engine();
  const register = filled(engine, bench);
  const encoder = new TextEncoder();
  // The edited record takes the contents of another one: some verdicts change, some do not.
  const edits = Array.from({ length: 500 }, (_, i) => {
    const target = (i * 7_919) % bench.sizes.records;
    const text = JSON.stringify({ ...record(target + 1), id: recordId(target) });
    return { id: recordId(target), text, bytes: encoder.encode(text) };
  });
  const byHand = judges.find(({ name }) => name === "hand-written JavaScript");
  const judge = byHand?.judge as ((record: BenchRecord) => number) | undefined;

  for (const { id, text, bytes } of edits.slice(0, 50)) {
    register.put(bytes);
    register.evaluate(context);
    const row = register.rows([id])[0];
    if (judge && verdictOf(row?.violations ?? []) !== judge(JSON.parse(text) as BenchRecord))
      throw new Error(`the verdict on ${id} is not up to date after an edit`);
  }

  const verdicts = new Map<string, number>();
  const counts = new Int32Array(20);
  const count = (verdict: number, step: number) => {
    for (let rule = 0; rule < 20; ++rule)
      if (verdict & (1 << rule)) counts[rule] = (counts[rule] ?? 0) + step;
  };
  const works = [
    {
      items: edits.length,
      run() {
        for (const { bytes } of edits) {
          register.put(bytes);
          register.evaluate(context);
        }
      },
    },
  ];
  if (judge)
    works.push({
      items: edits.length,
      run() {
        for (const { id, text } of edits) {
          const verdict = judge(JSON.parse(text) as BenchRecord);
          count(verdicts.get(id) ?? 0, -1);
          count(verdict, 1);
          verdicts.set(id, verdict);
        }
      },
    });
  const [ours = NaN, hand = NaN] = await inTurns(works, bench.sizes.rounds);
  register.close();
  const peers = judge ? [{ name: "JSON.parse + hand-written JavaScript", time: hand }] : [];
  return timeRows(`one edit in a register of ${bench.sizes.records.toLocaleString("en")}`, "µs", ours, peers);
}
