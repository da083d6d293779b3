import { type Bench, context } from "../lib/bench.ts";
import { inTurns, type Row, timeRows } from "../lib/measure.ts";
import type { Register } from "../lib/engine.ts";
import { topic } from "../lib/records.ts";
import { fill } from "../lib/registers.ts";
import { shown } from "../lib/report.ts";
import { searching } from "./search.ts";

/**
 * From the bytes of a snapshot, the search index among them, to a register that answers, against parsing the records
 * again. Lists for the search are made when it is first asked, which the second row has in it.
 */
export async function snapshotRows(bench: Bench): Promise<Row[]> {
  const engine = await bench.engine(searching);
  const register = engine.register(context);
  register.index();
  fill(register, bench);
  const expected = JSON.stringify(register.evaluate(context));
  const { query } = topic(0);
  const found = register.search(query).join();
  const snapshot = register.save();
  register.close();
  let reopened: Register | null = null;
  const reopen = (): Register => {
    reopened = engine.openRegister(snapshot);
    const answer = JSON.stringify(reopened.evaluate(context));
    if (answer !== expected) throw new Error("a reopened register gives another answer");
    return reopened;
  };
  const close = () => reopened?.close();
  const works = [
    { items: 1, prepare: close, run: reopen },
    {
      items: 1,
      prepare: close,
      run() {
        if (reopen().search(query).join() !== found) throw new Error("a reopened register finds others");
      },
    },
    { items: 1, run: () => bench.objects().length },
  ];
  const [ours = NaN, searched = NaN, parse = NaN] = await inTurns(works, Math.min(3, bench.sizes.rounds));
  close();
  const peers = [{ name: "JSON.parse of the same records", time: parse }];
  const records = `${shown(bench.sizes.records)} records with their search index`;
  return [
    ...timeRows(`reopen a snapshot of ${records}`, "ms", ours, peers),
    ...timeRows("the same and the first search", "ms", searched, peers),
  ];
}
