import { type Outcome } from "../outcome.ts";
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
