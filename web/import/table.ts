import { unzipSync, zipSync } from "fflate";
import Papa from "papaparse";
import readWorkbook from "read-excel-file/universal";
import { failed, ok, type Outcome } from "../outcome.ts";
import { importText } from "../text/import.ts";

/** What a log has in its first sheet: the names of its columns, and its rows as texts; days as yyyy-mm-dd. */
export interface Table {
  heading: string[];
  /** The line of the file that each row stands on, for people who look for it there. */
  rows: { line: number; cells: string[] }[];
}

/** Rows that one import takes; more than that is several files. */
export const mostRows = 5_000;
/** Bytes that are read at all, and that a workbook may unpack to. */
const largest = 20 * 1024 * 1024;

/** A table from a CSV file (UTF-8, or Windows-1252 as older spreadsheets save) or a workbook (XLSX). */
export async function readTable(name: string, bytes: Uint8Array<ArrayBuffer>): Promise<Outcome<Table>> {
  if (bytes.length > largest) return failed("badTable", importText.tooLarge);
  const zipped = bytes[0] === 0x50 && bytes[1] === 0x4b;
  if (!zipped && /\.xlsx?$/i.test(name)) return failed("badTable", importText.notWorkbook);
  const lines = zipped ? await workbook(bytes) : csv(bytes);
  if (!lines.ok) return lines;
  const filled = lines.value
    .map((cells, at) => ({ line: at + 1, cells }))
    .filter(({ cells }) => cells.some((cell) => cell !== ""));
  const [first, ...rows] = filled;
  if (!first || rows.length === 0) return failed("badTable", importText.empty);
  if (rows.length > mostRows) return failed("badTable", importText.tooMany(rows.length, mostRows));
  return ok({ heading: first.cells, rows });
}

function csv(bytes: Uint8Array): Outcome<string[][]> {
  const text = decoded(bytes);
  const parsed = Papa.parse<string[]>(text, { delimiter: delimiterOf(text), skipEmptyLines: false });
  const [error] = parsed.errors;
  if (error) return failed("badTable", importText.badCsv((error.row ?? 0) + 1, error.message));
  return ok(parsed.data.map((cells) => cells.map((cell) => cell.trim())));
}

/** What stands between the names of columns most often; those in quotes do not count. */
function delimiterOf(text: string): string {
  const heading = (/\S.*/.exec(text.replace(/^[\s,;|]*\n/, ""))?.[0] ?? "").replace(/"[^"]*"/g, "");
  const times = (delimiter: string) => heading.split(delimiter).length;
  return [",", ";", "\t", "|"].reduce((best, each) => (times(each) > times(best) ? each : best));
}

function decoded(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("windows-1252").decode(bytes);
  }
}

async function workbook(bytes: Uint8Array): Promise<Outcome<string[][]>> {
  try {
    let all = 0;
    const parts = unzipSync(bytes, {
      filter: ({ originalSize }) => {
        all += originalSize;
        if (all > 10 * largest) throw new Error(importText.tooLarge);
        return true;
      },
    });
    // Unpacked here, since the reader would do that in a worker made of text, which a page of an extension may not start.
    const plain = zipSync(parts, { level: 0 });
    const [sheet] = await readWorkbook(plain.buffer);
    return ok((sheet?.data ?? []).map((row) => row.map(cellText)));
  } catch (error) {
    return failed("badTable", error instanceof Error ? error.message : String(error));
  }
}

/** As the sheet means it: a day of a spreadsheet has no time of day and no time zone. */
function cellText(cell: unknown): string {
  if (cell instanceof Date) return cell.toISOString().slice(0, 10);
  return typeof cell === "string"
    ? cell.trim()
    : typeof cell === "number" || typeof cell === "boolean"
      ? String(cell)
      : "";
}
