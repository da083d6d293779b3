import type { Outcome } from "../outcome.ts";
import { openRow } from "../vault/rows.ts";
import { withDatabase } from "./database.ts";
import { one, write } from "./write.ts";

/** A file of an issue that was taken along. The server never changes one: its number names its content. */
export interface TakenAttachment {
  account: string;
  issueId: number;
  id: number;
  name: string;
  bytes: Uint8Array<ArrayBuffer>;
}

export function keepAttachment(attachment: TakenAttachment): Promise<Outcome<unknown>> {
  return write(["attachments"], { attachments: [attachment] }, (transaction, { attachments }) =>
    transaction.objectStore("attachments").put(one(attachments)),
  );
}

export async function readAttachment(
  account: string,
  issueId: number,
  id: number,
): Promise<Outcome<TakenAttachment | undefined>> {
  const row = await withDatabase((db) => db.get("attachments", [account, issueId, id]));
  return row.ok && row.value ? openRow("attachments", row.value) : row;
}

/** The numbers of those of an issue, without reading their content. */
export function keptAttachments(account: string, issueId: number): Promise<Outcome<number[]>> {
  return withDatabase(async (db) =>
    (await db.getAllKeys("attachments", ofIssue(account, issueId))).map(([, , id]) => id),
  );
}

export function ofIssue(account: string, issueId: number): IDBKeyRange {
  return IDBKeyRange.bound([account, issueId, 0], [account, issueId, Number.MAX_SAFE_INTEGER]);
}
