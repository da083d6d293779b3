import { type Bench, context } from "./bench.ts";
import type { BenchEngine, Register } from "./engine.ts";

/** Bytes that go into a register at a time: the engine's input buffer need not hold all. */
const portion = 4_000_000;

/** Puts all records of the run into a register, in portions that end with a line. */
export function fill(register: Register, { bytes }: Bench, onPut?: (added: number) => void): void {
  for (let from = 0; from < bytes.length;) {
    const to = from + portion >= bytes.length ? bytes.length : bytes.lastIndexOf(10, from + portion) + 1;
    const { added, refusedCount, refused } = register.put(bytes.subarray(from, to));
    if (refusedCount > 0) throw new Error(`records were refused: ${JSON.stringify(refused[0])}`);
    onPut?.(added);
    from = to;
  }
}

/** A register that holds all records, judged. */
export function filled(engine: BenchEngine, bench: Bench): Register {
  const register = engine.register(context);
  fill(register, bench);
  register.evaluate(context);
  return register;
}
