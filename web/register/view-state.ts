import { Ordered } from "./order.ts";
import type { Row } from "./row.ts";

export const columns = [
  "issueId",
  "title",
  "typeName",
  "stateName",
  "severity",
  "due",
  "next",
  "owner",
  "area",
  "project",
  "updated",
] as const;
export type ColumnId = (typeof columns)[number];

/** What is shown of the register, and how; kept in the page's address, so that a bookmark is a saved view. */
export interface ViewState {
  /** Words that all have to stand somewhere in a record. */
  words: string;
  type: string;
  state: string;
  project: string;
  show: "open" | "closed" | "all";
  due: "any" | "overdue" | "soon";
  mine: boolean;
  /** Only those whose next step lacks something. */
  blocked: boolean;
  sort: ColumnId;
  down: boolean;
  /** A field that records are counted by, and the value that it has to have; empty where any will do. */
  field: string;
  value: string;
  /** Columns that are not wanted. */
  hidden: ColumnId[];
}

export const firstView: ViewState = {
  ...{ words: "", type: "", state: "", project: "", show: "open", due: "any", mine: false, blocked: false },
  ...{ field: "", value: "", sort: "due", down: false, hidden: [] },
};

/** Days within which something is due soon. */
const soon = 14;

/** The words of a search. */
export function wordsOf({ words }: Pick<ViewState, "words">): string[] {
  return words.toLowerCase().split(/\s+/).filter(Boolean);
}

/** The rows that a view shows, in the order that they are given in; `found` are those that have the words of its search. */
export function matching(rows: readonly Row[], view: ViewState, found?: ReadonlySet<Row>): Row[] {
  const words = wordsOf(view);
  const isFound = (row: Row) => (found ? found.has(row) : words.every((word) => row.text.includes(word)));
  return rows.filter(
    (row) =>
      (view.show === "all" || row.final === (view.show === "closed")) &&
      (view.type === "" || row.type === view.type) &&
      (view.state === "" || row.state === view.state) &&
      (view.project === "" || row.project === view.project) &&
      (view.due !== "overdue" || row.overdue) &&
      (view.due !== "soon" || (row.daysLeft !== undefined && row.daysLeft <= soon)) &&
      (view.field === "" || row.values[view.field]?.includes(view.value) === true) &&
      (!view.mine || row.mine) &&
      (!view.blocked || row.lacking > 0) &&
      (words.length === 0 || isFound(row)),
  );
}

/** The rows that a view shows, in its order. */
export function shown(rows: readonly Row[], view: ViewState): Row[] {
  return matching(new Ordered(rows).by(view.sort, view.down), view);
}

/** The view as the fragment of an address; only what differs from the first view. */
export function addressOf(view: ViewState): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(view)) {
    const text = Array.isArray(value) ? value.join(" ") : String(value);
    const first = firstView[name as keyof ViewState];
    if (text !== (Array.isArray(first) ? first.join(" ") : String(first))) query.set(name, text);
  }
  return query.toString();
}

/** The view in an address; what it does not say or nobody knows is as at first. */
export function viewOf(address: string): ViewState {
  const query = new URLSearchParams(address.replace(/^#/, ""));
  const one = <T extends string>(name: keyof ViewState, known: readonly T[], otherwise: T): T =>
    known.find((each) => each === query.get(name)) ?? otherwise;
  const text = (name: keyof ViewState) => (query.get(name) ?? "").slice(0, 500);
  const wanted = text("hidden").split(" ");
  return {
    ...{ words: text("words"), type: text("type"), state: text("state"), project: text("project") },
    show: one("show", ["open", "closed", "all"], firstView.show),
    due: one("due", ["any", "overdue", "soon"], firstView.due),
    ...{ mine: query.get("mine") === "true", blocked: query.get("blocked") === "true" },
    ...{ field: text("field"), value: text("value") },
    sort: one("sort", columns, firstView.sort),
    down: query.get("down") === "true",
    hidden: columns.filter((column) => wanted.includes(column)),
  };
}
