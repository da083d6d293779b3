import { type Bench, context } from "../lib/bench.ts";
import { inTurns, type Row, timeRows } from "../lib/measure.ts";
import type { Register } from "../lib/engine.ts";
import { filled } from "../lib/registers.ts";
import { shown } from "../lib/report.ts";

/** From the bytes of a snapshot to a register that answers, against parsing the records again. */
export async function snapshotRows(bench: Bench): Promise<Row[]> {
  const engine = await bench.engine();
  const register = filled(engine, bench);
  const expected = JSON.stringify(register.evaluate(context));
  const snapshot = register.save();
  register.close();
  let reopened: Register | null = null;
  const works = [
    {
      items: 1,
      prepare: () => reopened?.close(),
      run() {
        reopened = engine.openRegister(snapshot);
        const answer = JSON.stringify(reopened.evaluate(context));
        if (answer !== expected) throw new Error("a reopened register gives another answer");
      },
    },
    { items: 1, run: () => bench.objects().length },
  ];
  const [ours = NaN, parse = NaN] = await inTurns(works, Math.min(3, bench.sizes.rounds));
  const peers = [{ name: "JSON.parse of the same records", time: parse }];
  return timeRows(`reopen a snapshot of ${shown(bench.sizes.records)} records`, "ms", ours, peers);
}
