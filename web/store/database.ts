import { openDB, type DBSchema, type IDBPDatabase } from "idb";
import { failed, ok, type Outcome } from "../outcome.ts";
import type { TakenAttachment } from "./attachments.ts";
import type { Draft } from "./drafts.ts";
import type { KeptFile } from "./files.ts";
import type { PulledIssue, PullState } from "./register.ts";
import type { SiteSettings } from "./sites.ts";
import type { Submission } from "../outbox/submission.ts";
import type { Row } from "../vault/rows.ts";
import type { TakenIssue } from "./taken.ts";
import type { Vault } from "./vault.ts";

export interface Schema extends DBSchema {
  sites: { key: string; value: Row<SiteSettings> };
  drafts: { key: string; value: Row<Draft> };
  submissions: { key: string; value: Row<Submission>; indexes: { page: string } };
  issues: { key: [account: string, id: number]; value: Row<PulledIssue> };
  pulls: { key: string; value: PullState };
  taken: { key: [account: string, id: number]; value: Row<TakenIssue> };
  files: { key: [account: string, sha256: string]; value: Row<KeptFile> };
  attachments: { key: [account: string, issueId: number, id: number]; value: Row<TakenAttachment> };
  vault: { key: string; value: Vault };
}

/** Raise with every change of the schema, and add the step that leads to it below. */
const version = 6;

let opened: Promise<IDBPDatabase<Schema>> | undefined;

function database(): Promise<IDBPDatabase<Schema>> {
  opened ??= openDB<Schema>("clause10", version, {
    upgrade(db, from) {
      if (from < 1) {
        db.createObjectStore("sites", { keyPath: "baseUrl" });
        db.createObjectStore("drafts", { keyPath: "key" });
        db.createObjectStore("submissions", { keyPath: "uuid" }).createIndex("page", "page");
      }
      if (from < 2) {
        db.createObjectStore("issues", { keyPath: ["account", "id"] });
        db.createObjectStore("pulls", { keyPath: "account" });
      }
      if (from < 3) db.createObjectStore("taken", { keyPath: ["account", "id"] });
      if (from < 4) db.createObjectStore("files", { keyPath: ["account", "sha256"] });
      if (from < 6) db.createObjectStore("attachments", { keyPath: ["account", "issueId", "id"] });
      if (from < 5) db.createObjectStore("vault", { keyPath: "id" });
    },
    // Another window wants a newer schema, or the browser closed the database under us: open anew at the next use.
    blocking: (_current, _blocked, event) => {
      (event.target as IDBDatabase).close();
      opened = undefined;
    },
    terminated: () => (opened = undefined),
  });
  return opened;
}

/**
 * Runs work on the database. A handle that the browser closed meanwhile is opened again once; what remains is a
 * Problem `storage` with the browser's reason (quota, damaged profile, newer version).
 */
export async function withDatabase<T>(work: (db: IDBPDatabase<Schema>) => Promise<T>): Promise<Outcome<T>> {
  for (let attempt = 0; ; attempt++) {
    try {
      return ok(await work(await database()));
    } catch (error) {
      const closed = error instanceof DOMException && error.name === "InvalidStateError";
      opened = undefined;
      if (!closed || attempt > 0) return failed("storage", String(error));
    }
  }
}

/** Written through to the disk before the promise resolves: for what must survive a power cut. */
export const durable = { durability: "strict" } as const;
