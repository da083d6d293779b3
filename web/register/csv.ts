import Papa from "papaparse";
import { registerText } from "../text/register.ts";
import type { Row } from "./row.ts";
import type { ColumnId } from "./view-state.ts";

/**
 * Rows as CSV (RFC 4180), with a byte order mark, without which spreadsheets take UTF-8 for something else. A cell that a
 * spreadsheet would run as a formula is made text: anybody may have written it.
 */
export function csvOf(rows: readonly Row[], columns: readonly ColumnId[]): string {
  const fields = [...columns.map((column) => registerText.columns[column]), registerText.link];
  const data = rows.map((row) => [...columns.map((column) => row[column]), row.url]);
  return `\uFEFF${Papa.unparse({ fields, data }, { escapeFormulae: true })}\r\n`;
}
