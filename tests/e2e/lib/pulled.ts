import type { ImprovementRecord } from "#schema/record";
import type { Driven } from "./browser.ts";
import { ownPage } from "./connect.ts";

/**
 * Puts records into the extension's own store as if they had been pulled, once the first pull of what is there is done;
 * several times each, as records of their own, where many are wanted.
 */
export async function putPulled(
  driven: Driven,
  account: string,
  records: ImprovementRecord[],
  times = 1,
): Promise<void> {
  const options = await ownPage(driven, "options.html", "main");
  const issues = records.map((record, number) => ({
    ...{ account, id: 1_000_000 + number, subject: `Issue ${number}`, updatedOn: "2026-01-01T00:00:00Z" },
    ...{ tracker: "Task", doneRatio: 0, project: { id: 1, name: "ISMS" }, status: "New", closed: false },
    record,
  }));
  for (let from = 0; from < issues.length; from += 500)
    await options.evaluate(
      async (of: string, batch: { id: number; record: { id: string } }[], copies: number) => {
        const request = indexedDB.open("clause10");
        const db = await new Promise<IDBDatabase>(
          (resolve) => (request.onsuccess = () => resolve(request.result)),
        );
        for (;;) {
          const state = db.transaction("pulls").objectStore("pulls").get(of);
          await new Promise((resolve) => (state.onsuccess = resolve));
          if ((state.result as { completeAt?: string } | undefined)?.completeAt) break;
          await new Promise((resolve) => setTimeout(resolve, 100));
        }
        for (let copy = 0; copy < copies; copy++) {
          const writing = db.transaction("issues", "readwrite");
          for (const issue of batch) {
            const id = issue.id + copy * 1_000_000;
            const record = {
              ...issue.record,
              id: issue.record.id.slice(0, -12) + String(id).padStart(12, "0"),
            };
            writing.objectStore("issues").put({ ...issue, id, record });
          }
          await new Promise((resolve) => (writing.oncomplete = resolve));
        }
        db.close();
      },
      account,
      issues.slice(from, from + 500),
      times,
    );
  await options.close();
}
