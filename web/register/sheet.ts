import { registerText } from "../text/register.ts";
import type { Row } from "./row.ts";
import type { ColumnId } from "./view-state.ts";

/** What a worker needs for a workbook: nothing but data, in words that were chosen where the language is known. */
export interface Sheet {
  title: string;
  columns: ColumnId[];
  /** One for each column, and one for the link. */
  heading: string[];
}

/** A line of it: each column's value, and the link. */
export type Line = (string | number)[];

export function sheetOf(columns: readonly ColumnId[]): Sheet {
  const heading = [...columns.map((column) => registerText.columns[column]), registerText.link];
  return { title: registerText.title, columns: [...columns], heading };
}

export function linesOf(rows: readonly Row[], columns: readonly ColumnId[]): Line[] {
  return rows.map((row) => [...columns.map((column) => row[column]), row.url]);
}
