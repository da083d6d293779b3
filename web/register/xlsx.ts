import writeXlsxFile, { type Feature, type Row as Cells } from "write-excel-file/universal";
import {
  getCellAddress,
  getOrderOfSiblings,
  getSelfClosingTagMarkup,
  insertElementMarkupAccordingToOrderOfSiblings as inserted,
} from "write-excel-file/utility";
import type { Line, Sheet } from "./sheet.ts";
import type { ColumnId } from "./view-state.ts";

/** Excel's own limit of a cell; what is longer is cut there, or the file does not open. */
const longest = 32_767;

/** Characters of a column; of those that are not named, the third. */
const widths: Partial<Record<ColumnId, number>> = { issueId: 8, title: 60, due: 12, updated: 12 };
const otherWidth = 20;

/**
 * Lines as a workbook (Office Open XML): numbers are numbers and days are days, so that a spreadsheet sorts and filters them;
 * every other cell is text, whatever it begins with. The heading stays in sight and has filters.
 */
export function xlsxOf({ title, columns, heading }: Sheet, lines: readonly Line[]): Promise<Blob> {
  const data = lines.map((line): Cells => line.map((value, at) => cellOf(columns[at], value)));
  return writeXlsxFile(
    [heading.map((name) => ({ type: String, value: name, fontWeight: "bold" as const })), ...data],
    {
      sheet: title,
      stickyRowsCount: 1,
      columns: [...columns.map((column) => ({ width: widths[column] ?? otherWidth })), { width: 40 }],
    },
    { features: [filters(lines.length + 1, heading.length)] },
  ).toBlob();
}

function cellOf(column: ColumnId | undefined, value: string | number): Cells[number] {
  if (value === "") return null;
  if (typeof value === "number") return { type: Number, value };
  if (column === "due" || column === "updated")
    return { type: Date, value: new Date(`${value}T00:00:00Z`), format: "yyyy-mm-dd" };
  return { type: String, value: value.slice(0, longest).toWellFormed() };
}

/** Over the whole table, in its first row. */
function filters(rows: number, columns: number): Feature<Blob> {
  const sheet = "xl/worksheets/sheet{id}.xml";
  const ref = `A1:${getCellAddress(rows - 1, columns - 1)}`;
  const markup = getSelfClosingTagMarkup("autoFilter", { ref });
  const transform = (xml: string) =>
    inserted(xml, markup, getOrderOfSiblings(sheet, "worksheet") ?? [], "worksheet");
  return { files: { transform: { [sheet]: { transform } } } };
}
