import type { Outcome } from "../outcome.ts";
import { withDatabase } from "./database.ts";

/** What somebody typed and has not sent. The key names site, account, page and form. */
export interface Draft {
  key: string;
  fields: Record<string, unknown>;
  /** The record's uuid, so that a draft stays the same record over any number of openings. */
  recordId: string;
  /** Milliseconds since 1970 by this machine's clock; only shown, never compared. */
  savedAt: number;
}

export function saveDraft(draft: Draft): Promise<Outcome<string>> {
  return withDatabase((db) => db.put("drafts", draft));
}

export function readDraft(key: string): Promise<Outcome<Draft | undefined>> {
  return withDatabase((db) => db.get("drafts", key));
}

export function discardDraft(key: string): Promise<Outcome<void>> {
  return withDatabase((db) => db.delete("drafts", key));
}
