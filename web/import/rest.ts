import Papa from "papaparse";
import { importText } from "../text/import.ts";
import type { ImportRow } from "./records.ts";
import type { Table } from "./table.ts";

/** The rows that lack something as the file had them, each with the reasons: to be mended there and imported again. */
export function restOf({ heading, rows }: Table, verdicts: readonly ImportRow[]): string {
  const lacking = new Map(
    verdicts.flatMap((each) => (each.status === "lacking" ? [[each.line, each.reasons]] : [])),
  );
  const data = rows.flatMap(({ line, cells }) => {
    const reasons = lacking.get(line);
    return reasons ? [[...heading.map((_, place) => cells[place] ?? ""), reasons.join(" ")]] : [];
  });
  return `\uFEFF${Papa.unparse({ fields: [...heading, importText.reasons], data }, { escapeFormulae: true })}\r\n`;
}
