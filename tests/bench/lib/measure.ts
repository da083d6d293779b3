/** One line of the table. `ratio` says how many times better ours is than the peer's value. */
export interface Row {
  name: string;
  unit: string;
  ours: number;
  peer: string;
  peer_value: number | null;
  ratio: number | null;
}

/** Work to be timed: how long it takes is divided by `items`. */
export interface Work {
  items: number;
  run: () => unknown;
  /** Not timed, before each run. */
  prepare?: () => unknown;
}

const nanoseconds = { ns: 1, µs: 1e3, ms: 1e6 };
export type TimeUnit = keyof typeof nanoseconds;

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[sorted.length >> 1] ?? NaN;
}

/** A sample takes at least this long: on a busy machine a short one either meets nobody or waits for all. */
const shortest = 25_000_000;

/** Nanoseconds of one item. */
async function once({ items, run, prepare }: Work): Promise<number> {
  await prepare?.();
  const began = process.hrtime.bigint();
  for (let times = 1; ; ++times) {
    const result = run();
    // Awaiting what is no promise would be counted as well.
    if (result instanceof Promise) await result;
    const passed = Number(process.hrtime.bigint() - began);
    if (prepare || passed >= shortest) return passed / items / times;
  }
}

/**
 * Times several kinds of work in turns, so that what else the machine does meets all alike, after one round that is not
 * counted. The medians, in nanoseconds for one item.
 */
export async function inTurns(works: readonly Work[], rounds: number): Promise<number[]> {
  const times: number[][] = works.map(() => []);
  for (let round = -1; round < rounds; ++round) {
    for (const [i, work] of works.entries()) {
      const time = await once(work);
      if (round >= 0) times[i]?.push(time);
    }
  }
  return times.map(median);
}

/** A row for each peer that our time is compared with; one without peer when there are none. */
export function timeRows(
  name: string,
  unit: TimeUnit,
  ours: number,
  peers: readonly { name: string; time: number }[],
  per = "",
): Row[] {
  const value = (time: number) => time / nanoseconds[unit];
  const row = { name, unit: unit + per, ours: value(ours) };
  if (peers.length === 0) return [{ ...row, peer: "", peer_value: null, ratio: null }];
  return peers.map((peer) => ({
    ...row,
    peer: peer.name,
    peer_value: value(peer.time),
    ratio: peer.time / ours,
  }));
}
