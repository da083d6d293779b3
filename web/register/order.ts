import type { Row } from "./row.ts";
import type { ColumnId } from "./view-state.ts";

const texts = new Intl.Collator(undefined, { numeric: true, sensitivity: "base" });

/**
 * Rows in the order of any column. Texts of a language are slow to compare, so each column's values are ranked once, and rows
 * are then sorted by numbers. What was sorted is kept as long as this object: filtering never sorts again.
 */
export class Ordered {
  readonly #rows: readonly Row[];
  readonly #ranks = new Map<ColumnId, Float64Array>();
  readonly #orders = new Map<string, readonly Row[]>();

  constructor(rows: readonly Row[]) {
    // Rows of the same value: the newest issue first, whichever way a column is sorted.
    this.#rows = [...rows].sort((a, b) => b.issueId - a.issueId);
  }

  by(column: ColumnId, down: boolean): readonly Row[] {
    const key = `${column} ${String(down)}`;
    const known = this.#orders.get(key);
    if (known) return known;
    const count = this.#rows.length;
    // The rank, then the place: both fit into the 53 bits of a number, for which sorting has no need of a comparison of ours.
    const keys = this.ranked(column).map(
      (rank, place) => (rank === none || !down ? rank : none - 1 - rank) * count + place,
    );
    const order = Array.from(keys.sort(), (each) => this.#rows[each % count]).filter(
      (row) => row !== undefined,
    );
    this.#orders.set(key, order);
    return order;
  }

  /** Of each row its value's place among all values of that column; may be called ahead of time, when nobody waits. */
  ranked(column: ColumnId): Float64Array {
    const known = this.#ranks.get(column);
    if (known) return known;
    const values = [...new Set(this.#rows.map((row) => row[column]))].filter((value) => value !== "");
    const places = new Map<string | number, number>([["", none]]);
    let rank = -1;
    let before: string | number | undefined;
    for (const value of values.sort((a, b) => compared(column, a, b))) {
      if (before === undefined || compared(column, before, value) !== 0) rank++;
      places.set((before = value), rank);
    }
    const ranks = Float64Array.from(this.#rows, (row) => places.get(row[column]) ?? none);
    this.#ranks.set(column, ranks);
    return ranks;
  }
}

/** More than any rank: what has no value stands last, whichever way a column is sorted. */
const none = 2 ** 24;

function compared(column: ColumnId, one: string | number, other: string | number): number {
  if (typeof one === "number" && typeof other === "number") return one - other;
  const [a, b] = [String(one), String(other)];
  // ISO dates need no rules of a language.
  return column === "due" || column === "updated" ? Number(a > b) - Number(a < b) : texts.compare(a, b);
}
