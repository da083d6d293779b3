import { type Bench, context } from "../lib/bench.ts";
import { inTurns, type Row, timeRows, type Work } from "../lib/measure.ts";
import type { BenchRecord } from "../lib/records.ts";
import type { Judge } from "../rules/names.ts";

/** Compiled code of other libraries may be called at every keystroke; these two are. */
const quickPeers = ["hand-written JavaScript", "ajv standalone"];

/** One record as JSON text, judged: the whole evaluation as the form shows it, with texts and ways on. */
export async function oneRecordRows(bench: Bench, judges: readonly Judge[]): Promise<Row[]> {
  const engine = await bench.recordEngine();
  const peers = judges.filter(({ name }) => quickPeers.includes(name));
  const texts = Array.from({ length: Math.min(2_000, bench.sizes.records) }, (_, i) => bench.text(i));
  const works: Work[] = [
    {
      items: texts.length,
      run() {
        for (const text of texts) engine.evaluate(text, context);
      },
    },
    ...peers.map(({ judge }) => ({
      items: texts.length,
      run() {
        let violated = 0;
        for (const text of texts) if (judge(JSON.parse(text) as BenchRecord) !== 0) ++violated;
        return violated;
      },
    })),
  ];
  const [ours = NaN, ...times] = await inTurns(works, bench.sizes.rounds);
  return timeRows(
    "one record, JSON text to the whole evaluation",
    "µs",
    ours,
    peers.map(({ name }, i) => ({ name: `JSON.parse + ${name} (verdict alone)`, time: times[i] ?? NaN })),
  );
}
