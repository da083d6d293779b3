import { ok, type Outcome, type Problem } from "../outcome.ts";
import type { IssueHistory, ListedIssue, Person, TextFormatting } from "../platform/platform.ts";
import { openRow, openRows } from "../vault/rows.ts";
import { ofIssue } from "./attachments.ts";
import { withDatabase } from "./database.ts";
import { ofAccount } from "./register.ts";
import { one, write } from "./write.ts";

/** An issue with everything that its page needs, kept for where no network is. */
export interface TakenIssue {
  account: string;
  id: number;
  /** By this machine's clock: for people to read, nothing is computed from it. */
  takenAt: string;
  formatting: TextFormatting;
  history: IssueHistory;
  /** Its children, and the issues that it is related to, as far as this account sees them. */
  children: ListedIssue[];
  related: ListedIssue[];
  /** Of its project, who can own work. */
  people: Person[];
  /** With an audit: what it may be held against. */
  policies?: TakenPolicy[];
}

/** A policy document as it stood on the wiki. */
export interface TakenPolicy {
  issueId: number;
  title: string;
  version: string;
  /** Id of its state in the pack. */
  state: string;
  /** As it is stored, in the site's own markup. */
  text?: string;
  /** Why there is no text. */
  problem?: Problem;
}

export function keepTaken(issue: TakenIssue): Promise<Outcome<unknown>> {
  return write(["taken"], { taken: [issue] }, (transaction, { taken }) =>
    transaction.objectStore("taken").put(one(taken)),
  );
}

export async function readTaken(account: string): Promise<Outcome<TakenIssue[]>> {
  const rows = await withDatabase((db) => db.getAll("taken", ofAccount(account)));
  return rows.ok ? openRows("taken", rows.value) : rows;
}

/** Numbers of the issues that are taken along. */
export async function takenIds(account: string): Promise<Outcome<number[]>> {
  const keys = await withDatabase((db) => db.getAllKeys("taken", ofAccount(account)));
  return keys.ok ? ok(keys.value.map(([, id]) => id)) : keys;
}

export async function readTakenIssue(account: string, id: number): Promise<Outcome<TakenIssue | undefined>> {
  const row = await withDatabase((db) => db.get("taken", [account, id]));
  return row.ok && row.value ? openRow("taken", row.value) : row;
}

/** Only the copy: what was written and not sent stays, and the server has the issue. */
export function dropTaken(account: string, id: number): Promise<Outcome<void>> {
  return withDatabase(async (db) => {
    const transaction = db.transaction(["taken", "attachments"], "readwrite");
    await transaction.objectStore("taken").delete([account, id]);
    await transaction.objectStore("attachments").delete(ofIssue(account, id));
    await transaction.done;
  });
}
