import type { Outcome } from "../outcome.ts";
import type { GivenWaiver } from "../record/waivers.ts";
import { openRow, openRows } from "../vault/rows.ts";
import { one, write } from "./write.ts";
import { withDatabase } from "./database.ts";

/** What somebody typed and has not sent. The key names site, account, page and form. */
export interface Draft {
  key: string;
  fields: Record<string, unknown>;
  over?: Record<string, unknown>;
  lost?: Record<string, unknown>;
  waivers?: GivenWaiver[];
  /** The record's uuid, so that a draft stays the same record over any number of openings. */
  recordId: string;
  /** Version of the record that it was typed over; absent for a new record. */
  base?: number;
}

export function saveDraft(draft: Draft): Promise<Outcome<string>> {
  return write(["drafts"], { drafts: [draft] }, (transaction, { drafts }) =>
    transaction.objectStore("drafts").put(one(drafts)),
  );
}

/** Only where there is none of its key; whether it was added. */
export function addDraft(draft: Draft): Promise<Outcome<boolean>> {
  return write(["drafts"], { drafts: [draft] }, async (transaction, { drafts }) => {
    const store = transaction.objectStore("drafts");
    const there = await store.getKey(draft.key);
    if (there === undefined) await store.put(one(drafts));
    return there === undefined;
  });
}

export async function readDraft(key: string): Promise<Outcome<Draft | undefined>> {
  const row = await withDatabase((db) => db.get("drafts", key));
  return row.ok && row.value ? openRow("drafts", row.value) : row;
}

/** The drafts whose key begins like this, whatever version they were typed over. */
export async function readDrafts(prefix: string): Promise<Outcome<Draft[]>> {
  const rows = await withDatabase((db) => db.getAll("drafts", IDBKeyRange.bound(prefix, `${prefix}\uffff`)));
  return rows.ok ? openRows("drafts", rows.value) : rows;
}

export function discardDraft(key: string): Promise<Outcome<void>> {
  return withDatabase((db) => db.delete("drafts", key));
}
