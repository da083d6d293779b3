import type { Outcome } from "../outcome.ts";
import type { GivenWaiver } from "../record/waivers.ts";
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
  return withDatabase((db) => db.put("drafts", draft));
}

/** Only where there is none of its key; whether it was added. */
export function addDraft(draft: Draft): Promise<Outcome<boolean>> {
  return withDatabase(async (db) => {
    const transaction = db.transaction("drafts", "readwrite");
    const there = await transaction.store.get(draft.key);
    if (!there) await transaction.store.put(draft);
    await transaction.done;
    return !there;
  });
}

export function readDraft(key: string): Promise<Outcome<Draft | undefined>> {
  return withDatabase((db) => db.get("drafts", key));
}

/** The drafts whose key begins like this, whatever version they were typed over. */
export function readDrafts(prefix: string): Promise<Outcome<Draft[]>> {
  return withDatabase((db) => db.getAll("drafts", IDBKeyRange.bound(prefix, `${prefix}\uffff`)));
}

export function discardDraft(key: string): Promise<Outcome<void>> {
  return withDatabase((db) => db.delete("drafts", key));
}
