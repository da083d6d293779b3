import type { Line, Sheet } from "../../../web/register/sheet.ts";
import { xlsxOf } from "../../../web/register/xlsx.ts";

/** Writes a workbook beside the page, which stays free meanwhile and can end this. */

/** To the worker: some more lines, or that these were all. */
export type WorkbookMessage = { lines: Line[] } | { sheet: Sheet };
/** From it: that the lines were taken, or the workbook, or why there is none. */
export type WorkbookAnswer = { taken: number } | { book: Blob } | { reason: string };

const lines: Line[] = [];
const answer = (said: WorkbookAnswer) => self.postMessage(said);

self.addEventListener("message", ({ data }: MessageEvent<WorkbookMessage>) => {
  if ("lines" in data) {
    for (const line of data.lines) lines.push(line);
    answer({ taken: lines.length });
  } else {
    xlsxOf(data.sheet, lines).then(
      (book) => answer({ book }),
      (error: unknown) => answer({ reason: String(error) }),
    );
  }
});
