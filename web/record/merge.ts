import { same } from "../history/changes.ts";
import { mergeLines } from "./merge-lines.ts";

/** Values by field; a field that is absent has none. */
export type Fields = Record<string, unknown>;

/** A field that two people gave different values. */
export interface Clash {
  field: string;
  base: unknown;
  mine: unknown;
  theirs: unknown;
}

export interface Merged {
  /** What I wrote and nobody else touched; of a list that both wrote at, the lines of both. */
  mine: Fields;
  /** Where a person has to decide. */
  clashes: Clash[];
}

/**
 * Three-way by field, and by line where a list has lines that can be told apart: what I typed over a record that somebody else has since taken further. `over` has, for each field
 * that I typed, the value that stood there when I did; `theirs` the record as it is now. What both wrote alike, and what
 * I put back as it was, is no matter any more.
 */
export function merge(over: Fields, typed: Fields, theirs: Fields): Merged {
  const mine: Fields = {};
  const clashes: Clash[] = [];
  for (const [field, value] of Object.entries(typed)) {
    const [base, there] = [over[field], theirs[field]];
    if (alike(value, there) || alike(value, base)) continue;
    const lines = mergeLines(base, value, there);
    if (alike(base, there)) mine[field] = value;
    else if (lines) mine[field] = lines;
    else clashes.push({ field, base, mine: value, theirs: there });
  }
  return { mine, clashes };
}

/** Nothing typed and nothing there are one and the same. */
function alike(a: unknown, b: unknown): boolean {
  return same(a ?? null, b ?? null) || (isNothing(a) && isNothing(b));
}

function isNothing(value: unknown): boolean {
  return (
    value === undefined ||
    value === null ||
    (typeof value === "string" && value.trim() === "") ||
    (Array.isArray(value) && value.length === 0)
  );
}
