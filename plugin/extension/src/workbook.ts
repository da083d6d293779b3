import { failed, ok, type Outcome } from "../../../web/outcome.ts";
import type { Row } from "../../../web/register/row.ts";
import type { ColumnId } from "../../../web/register/view-state.ts";
import { linesOf, sheetOf } from "../../../web/register/sheet.ts";
import type { WorkbookAnswer, WorkbookMessage } from "./workbook-worker.ts";

/** Rows that are handed over at a time. */
const batch = 2_000;
/** Milliseconds between two looks at whether it was cancelled. */
const pause = 100;

/** Rows as a workbook, written by a worker of its own; undefined where it was cancelled. */
export function workbookOf(
  rows: readonly Row[],
  columns: readonly ColumnId[],
  onProgress: (done: number, all: number) => void,
  isCancelled: () => boolean,
): Promise<Outcome<Blob | undefined>> {
  const worker = new Worker("workbook-worker.js");
  const say = (message: WorkbookMessage) => worker.postMessage(message);
  const give = (from: number) =>
    say(from < rows.length ? { lines: linesOf(rows.slice(from, from + batch), columns) } : { sheet: sheetOf(columns) });
  return new Promise<Outcome<Blob | undefined>>((resolve) => {
    const looking = setInterval(() => isCancelled() && end(ok(undefined)), pause);
    const end = (outcome: Outcome<Blob | undefined>) => {
      clearInterval(looking);
      worker.terminate();
      resolve(outcome);
    };
    worker.addEventListener("error", ({ message }) => end(failed("internal", message)));
    worker.addEventListener("message", ({ data }: MessageEvent<WorkbookAnswer>) => {
      if ("book" in data) return end(ok(data.book));
      if ("reason" in data) return end(failed("internal", data.reason));
      onProgress(data.taken, rows.length);
      give(data.taken);
    });
    give(0);
  });
}
