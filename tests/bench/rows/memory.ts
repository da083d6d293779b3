import { type Bench, context } from "../lib/bench.ts";
import type { Row } from "../lib/measure.ts";
import { fill } from "../lib/registers.ts";
import { say } from "../lib/report.ts";

const row = { name: "memory of a loaded record", unit: "B" };

/** What a loaded record takes, results included: the engine's memory against the JavaScript heap. */
export async function memoryRows(bench: Bench): Promise<Row[]> {
  const ours = await inEngine(bench);
  const theirs = asObjects(bench);
  if (theirs === null) {
    say("the JavaScript heap cannot be measured without --expose-gc");
    return [{ ...row, ours, peer: "", peer_value: null, ratio: null }];
  }
  return [{ ...row, ours, peer: "JavaScript objects", peer_value: theirs, ratio: theirs / ours }];
}

/**
 * Wasm memory grows when what is there is used up. So registers are filled until it has grown by enough: what the
 * records between the first growth and the last took is the difference of the sizes before each.
 */
async function inEngine(bench: Bench): Promise<number> {
  const { records } = bench.sizes;
  const engine = await bench.engine();
  const enough = Math.max(8_000_000, 200 * records);
  const growths: { count: number; size: number }[] = [];
  let size = engine.memorySize;
  let count = 0;
  for (let registers = 0; registers < 100; ++registers) {
    const register = engine.register(context);
    fill(register, bench, (added) => {
      if (engine.memorySize > size) growths.push({ count, size });
      size = engine.memorySize;
      count += added;
    });
    register.evaluate(context);
    const [first, last] = [growths[0], growths.at(-1)];
    if (first && last && last.size - first.size >= enough)
      return (last.size - first.size) / (last.count - first.count);
  }
  throw new Error("the engine's memory did not grow");
}

function asObjects(bench: Bench): number | null {
  const collect = (globalThis as { gc?: () => void }).gc;
  if (!collect) return null;
  collect();
  const empty = process.memoryUsage().heapUsed;
  const objects = bench.objects();
  collect();
  return (process.memoryUsage().heapUsed - empty) / objects.length;
}
