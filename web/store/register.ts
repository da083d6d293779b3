import type { ImprovementRecord } from "#schema/record";
import { ok, type Outcome, type Problem } from "../outcome.ts";
import type { ListedIssue } from "../platform/platform.ts";
import { openRows } from "../vault/rows.ts";
import { withDatabase } from "./database.ts";
import { write } from "./write.ts";

/** An issue that carries a record, as the server last had it, for one account: two people may see different issues. */
export interface PulledIssue extends Omit<ListedIssue, "description" | "customFields"> {
  account: string;
  /** As it is stored there, of whatever version of the rules. */
  record?: ImprovementRecord;
  /** Why there is none, though the issue carries something that looks like one. */
  problem?: Problem;
}

/** How far the pull from one home of records got: the change to go on from, and how many of that very second to skip. */
export interface Cursor {
  since?: string;
  skip: number;
}

export interface PullState {
  account: string;
  /** By the home of the records. */
  cursors: Record<string, Cursor>;
  /** When everything was last fetched, by this machine's clock: for people to read, nothing is computed from it. */
  completeAt?: string;
  /** The day on which what is gone was last looked for, and the last issue that was looked at since. */
  checkedOn?: string;
  checking?: number;
}

/** Rows that are read from the store at a time where all of them are wanted. */
const atATime = 1_000;

export function accountOf(baseUrl: string, userId: number): string {
  return `${baseUrl}|${userId}`;
}

/** What a page of a pull changes: issues to keep, numbers of those that are no records any more, and how far it got. */
export interface PulledPage {
  put: PulledIssue[];
  gone: number[];
  state: PullState;
}

/** All of a page or nothing: the state never says more than the register has. */
export function keepPage({ put, gone, state }: PulledPage): Promise<Outcome<void>> {
  return write(["issues", "pulls"], { issues: put }, async (transaction, rows) => {
    const issues = transaction.objectStore("issues");
    await Promise.all([
      ...rows.issues.map((issue) => issues.put(issue)),
      ...gone.map((id) => issues.delete([state.account, id])),
      transaction.objectStore("pulls").put(state),
    ]);
  });
}

export async function readPullState(account: string): Promise<Outcome<PullState>> {
  const state = await withDatabase((db) => db.get("pulls", account));
  return state.ok ? ok(state.value ?? { account, cursors: {} }) : state;
}

/** All at once would be more than Firefox hands over of a large register: it never answers. */
export async function readPulled(account: string): Promise<Outcome<PulledIssue[]>> {
  const all: PulledIssue[] = [];
  for await (const issues of readPulledPages(account, atATime)) {
    if (!issues.ok) return issues;
    for (const issue of issues.value) all.push(issue);
  }
  return ok(all);
}

/**
 * The same in pages of at most `size`, by number, for whoever wants to show the first before the last was read. What is written
 * meanwhile may be in it or not.
 */
export async function* readPulledPages(
  account: string,
  size: number,
): AsyncGenerator<Outcome<PulledIssue[]>> {
  let after = -1;
  for (;;) {
    const range = IDBKeyRange.bound([account, after], [account, Number.MAX_SAFE_INTEGER], true);
    const rows = await withDatabase((db) => db.getAll("issues", range, size));
    if (!rows.ok) {
      yield rows;
      return;
    }
    const last = rows.value.at(-1);
    if (!last) return;
    yield await openRows("issues", rows.value);
    if (rows.value.length < size) return;
    after = last.id;
  }
}

export function countPulled(account: string): Promise<Outcome<number>> {
  return withDatabase((db) => db.count("issues", ofAccount(account)));
}

export function readPulledIds(account: string): Promise<Outcome<number[]>> {
  return withDatabase(async (db) => (await db.getAllKeys("issues", ofAccount(account))).map(([, id]) => id));
}

/** Forgets what was pulled for an account; the server still has all of it. */
export function forgetPulled(account: string): Promise<Outcome<void>> {
  return withDatabase(async (db) => {
    const transaction = db.transaction(["issues", "pulls"], "readwrite");
    await transaction.objectStore("issues").delete(ofAccount(account));
    await transaction.objectStore("pulls").delete(account);
    await transaction.done;
  });
}

export function ofAccount(account: string): IDBKeyRange {
  return IDBKeyRange.bound([account, 0], [account, Number.MAX_SAFE_INTEGER]);
}
