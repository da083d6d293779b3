import { useRef, useState } from "preact/hooks";
import { isEmpty, linesIn, type Line } from "./lines.ts";

/** A line on the screen. Empty ones stand there to be filled in and are not stored. */
export interface Row {
  /** Stays with the line wherever it is moved. */
  key: number;
  line: Line;
}

export interface Rows {
  rows: readonly Row[];
  /** Number of the stored line that a row is, which violations point at; undefined for an empty one. */
  stored: (key: number) => number | undefined;
  change: (key: number, line: Line) => void;
  /** Several lines at once, in the order that they are to have. */
  replace: (rows: readonly Row[]) => void;
  /** After the row with this key, or at the end. Returns the new row's key. */
  add: (line?: Line, after?: number) => number;
  remove: (key: number) => void;
  /** Up (-1) or down (1); false where there is nowhere to go. */
  move: (key: number, by: -1 | 1) => boolean;
}

/**
 * The rows of a list field: the stored lines and, among them, those that are still empty. Every change goes up as the
 * list without the empty ones.
 */
export function useRows(
  value: unknown,
  onInput: (lines: Line[]) => void,
  empty: (row: Row, before: Row | undefined) => boolean = ({ line }) => isEmpty(line),
): Rows {
  const next = useRef(0);
  const row = (line: Line): Row => ({ key: next.current++, line });
  const begin = () => linesIn(value).map(row);
  const filled = () => latest.current.filter((each, at) => !empty(each, latest.current[at - 1]));
  const [, redraw] = useState({});
  const latest = useRef<readonly Row[]>([]);
  const begun = useRef(false);
  if (!begun.current) latest.current = begin();
  begun.current = true;
  /** What this list itself made of the field; any other value came from outside and is taken over. */
  const own = useRef(value);
  if (own.current !== value) {
    own.current = value;
    latest.current = begin();
  }
  const put = (changed: readonly Row[]) => {
    latest.current = changed;
    redraw({});
    const lines = filled().map(({ line }) => line);
    own.current = lines;
    onInput(lines);
  };
  return {
    rows: latest.current,
    stored: (key) => {
      const index = filled().findIndex((each) => each.key === key);
      return index < 0 ? undefined : index;
    },
    change: (key, line) => put(latest.current.map((each) => (each.key === key ? { key, line } : each))),
    replace: put,
    add: (line = {}, after) => {
      const added = row(line);
      const at = after === undefined ? -1 : latest.current.findIndex(({ key }) => key === after);
      const changed = [...latest.current];
      changed.splice(at < 0 ? changed.length : at + 1, 0, added);
      // An empty line changes nothing that is stored.
      if (empty(added, latest.current[at < 0 ? latest.current.length - 1 : at])) {
        latest.current = changed;
        redraw({});
      } else put(changed);
      return added.key;
    },
    remove: (key) => put(latest.current.filter((each) => each.key !== key)),
    move: (key, by) => {
      const from = latest.current.findIndex((each) => each.key === key);
      const other = latest.current[from + by];
      const mine = latest.current[from];
      if (!mine || !other) return false;
      const changed = [...latest.current];
      changed[from] = other;
      changed[from + by] = mine;
      put(changed);
      return true;
    },
  };
}
