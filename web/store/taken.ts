import { type Outcome } from "../outcome.ts";
import type { IssueHistory, ListedIssue, Person, TextFormatting } from "../platform/platform.ts";
import { withDatabase } from "./database.ts";
import { ofAccount } from "./register.ts";

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
  return withDatabase((db) => db.put("taken", issue));
}

export function readTaken(account: string): Promise<Outcome<TakenIssue[]>> {
  return withDatabase((db) => db.getAll("taken", ofAccount(account)));
}

export function readTakenIssue(account: string, id: number): Promise<Outcome<TakenIssue | undefined>> {
  return withDatabase((db) => db.get("taken", [account, id]));
}

/** Only the copy: what was written and not sent stays, and the server has the issue. */
export function dropTaken(account: string, id: number): Promise<Outcome<void>> {
  return withDatabase((db) => db.delete("taken", [account, id]));
}
