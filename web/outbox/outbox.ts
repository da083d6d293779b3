import { holdsSave } from "../history/chain.ts";
import { failed, ok, type Outcome } from "../outcome.ts";
import type { IssuePlatform } from "../platform/platform.ts";
import { readHousedRecord } from "../record/home.ts";
import { addDraft } from "../store/drafts.ts";
import { durable, withDatabase } from "../store/database.ts";
import { one, write } from "../store/write.ts";
import { openRow, openRows } from "../vault/rows.ts";
import { comment, holdsComment } from "./comment.ts";
import { arrived, create } from "./creation.ts";
import { mayBeThere, type Submission } from "./submission.ts";
import { update } from "./update.ts";
import { reasonText } from "../text/reasons.ts";

/** The time, and the passing of it; milliseconds. Nothing is ever ordered by it. */
export interface Clock {
  now: () => number;
  wait: (time: number) => Promise<void>;
}

const realClock: Clock = {
  now: Date.now,
  wait: (time) => new Promise((resolve) => setTimeout(resolve, time)),
};

/** Where a delivery writes down how far it got: before the first byte goes out, and after each answer. */
export type Keep<S extends Submission> = (submission: S) => Promise<Outcome<unknown>>;

export function keepSubmission(submission: Submission): Promise<Outcome<string>> {
  return write(
    ["submissions"],
    { submissions: [submission] },
    (transaction, { submissions }) => transaction.objectStore("submissions").put(one(submissions)),
    durable,
  );
}

/** Marks a submission as sent and drops the draft it came from, both or neither. */
function settle(submission: Submission): Promise<Outcome<string>> {
  return write(
    ["submissions", "drafts"],
    { submissions: [submission] },
    async (transaction, { submissions }) => {
      await transaction.objectStore("drafts").delete(submission.draftKey);
      return transaction.objectStore("submissions").put(one(submissions));
    },
    durable,
  );
}

export async function readSubmission(uuid: string): Promise<Outcome<Submission | undefined>> {
  const row = await withDatabase((db) => db.get("submissions", uuid));
  return row.ok && row.value ? openRow("submissions", row.value) : row;
}

/**
 * Takes a submission in. One that has its uuid already wins: what is under way is not replaced by a second press, in
 * whatever window that happens.
 */
export async function submit(submission: Submission): Promise<Outcome<Submission>> {
  const there = await write(
    ["submissions"],
    { submissions: [submission] },
    async (transaction, { submissions }) => {
      const store = transaction.objectStore("submissions");
      const before = await store.get(submission.uuid);
      if (!before) await store.put(one(submissions));
      return before;
    },
    durable,
  );
  return there.ok ? (there.value ? openRow("submissions", there.value) : ok(submission)) : there;
}

/** What was started on a page and is not settled. */
export async function unsettledOn(page: string): Promise<Outcome<Submission[]>> {
  const rows = await withDatabase((db) => db.getAllFromIndex("submissions", "page", page));
  return rows.ok ? openRows("submissions", rows.value.filter(isUnsettled)) : rows;
}

/** What was started on pages whose key begins like this, settled or not. */
export async function submittedUnder(prefix: string): Promise<Outcome<Submission[]>> {
  const rows = await withDatabase((db) =>
    db.getAllFromIndex("submissions", "page", IDBKeyRange.bound(prefix, `${prefix}\uffff`)),
  );
  return rows.ok ? openRows("submissions", rows.value) : rows;
}

/** What one account has not settled on a site: never what another one left there. */
export async function unsettledOf(site: string, userId: number): Promise<Outcome<Submission[]>> {
  const rows = await withDatabase((db) => db.getAll("submissions"));
  if (!rows.ok) return rows;
  const opened = await openRows(
    "submissions",
    rows.value.filter((row) => row.site === site && isUnsettled(row)),
  );
  return opened.ok ? ok(opened.value.filter(({ user }) => user.id === userId)) : opened;
}

/** How many submissions to a site are not settled. */
export function countUnsettled(site: string): Promise<Outcome<number>> {
  return withDatabase(
    async (db) =>
      (await db.getAll("submissions")).filter((row) => row.site === site && isUnsettled(row)).length,
  );
}

/**
 * Gives a submission up so that its content can be edited: only when the server is known not to have it. Without network
 * that is known of what never began to be written; otherwise the server is asked.
 */
export async function withdraw(
  platform: IssuePlatform,
  uuid: string,
  clock: Clock = realClock,
): Promise<Outcome<void>> {
  return navigator.locks.request(lockOf(uuid), async () => {
    const found = await readSubmission(uuid);
    if (!found.ok) return found;
    const submission = found.value;
    if (submission?.state === "sent") return failed("arrived");
    const asked = submission && mayBeThere(submission) ? submission : undefined;
    if (asked?.kind === "creation") {
      const there = asked.issueId ?? (await arrived(platform, asked, clock));
      if (typeof there === "object" && !there.ok) return there;
      if (typeof there === "number" || there.value !== undefined) return failed("arrived");
    }
    // An update whose answer was lost may be in the record.
    if (asked?.kind === "update" && asked.state !== "needsYou") {
      const issue = await platform.readIssue(asked.issueId);
      if (!issue.ok) return issue;
      const there = readHousedRecord(issue.value);
      if (there.ok && there.value && holdsSave(there.value.record, uuid)) return failed("arrived");
    }
    if (asked?.kind === "comment" && asked.state !== "needsYou") {
      const history = await platform.readHistory(asked.issueId);
      if (!history.ok) return history;
      if (holdsComment(history.value, uuid)) return failed("arrived");
    }
    // Also where its draft is gone, what was written is one again.
    if (submission) {
      const { draftKey: key, record } = submission;
      const base = submission.kind === "update" ? { base: submission.base.version } : {};
      const kept = await addDraft({ key, recordId: record.id, fields: record.fields, ...base });
      if (!kept.ok) return kept;
    }
    return withDatabase((db) => db.delete("submissions", uuid));
  });
}

function isUnsettled({ state }: Pick<Submission, "state">): boolean {
  return state !== "sent";
}

function lockOf(uuid: string): string {
  return `clause10-submission-${uuid}`;
}

/**
 * Sends a submission, or finds out what became of it. Safe to call any number of times and after any interruption:
 * a creation happens once, an update at most once. One sender at a time for each submission, across all contexts.
 */
export async function deliver(
  platform: IssuePlatform,
  uuid: string,
  clock: Clock = realClock,
): Promise<Outcome<Submission>> {
  return navigator.locks.request(lockOf(uuid), async () => {
    const found = await readSubmission(uuid);
    if (!found.ok) return found;
    const submission = found.value;
    if (!submission) return failed("internal", reasonText.noSubmission);
    if (submission.state === "sent") return ok(submission);

    delete submission.problem;
    submission.shortfalls = submission.shortfalls.filter(({ code }) => code === "duplicate");
    submission.state = "sending";
    const kept = await keepSubmission(submission);
    if (!kept.ok) return kept;

    const delivered = await send(platform, submission, clock);
    if (delivered.ok) {
      submission.state = "sent";
      submission.sentAt = clock.now();
    } else {
      submission.state = isDefinite(delivered.problem.code) && !reached(submission) ? "needsYou" : "waiting";
      submission.problem = delivered.problem;
    }
    const settled = await (delivered.ok ? settle(submission) : keepSubmission(submission));
    return settled.ok ? ok(submission) : settled;
  });
}

function send(platform: IssuePlatform, submission: Submission, clock: Clock): Promise<Outcome<void>> {
  switch (submission.kind) {
    case "creation":
      return create(platform, submission, keepSubmission, clock);
    case "update":
      return update(platform, submission, keepSubmission, clock.now);
    case "comment":
      return comment(platform, submission, keepSubmission);
  }
}

/** The issue exists: what is left are its link and its read-back, which only sending again can settle. */
function reached(submission: Submission): boolean {
  return submission.kind === "creation" && submission.issueId !== undefined;
}

/** The server answered and did not do it: the content may be changed and sent as something new. */
function isDefinite(code: string): boolean {
  return [
    "refused",
    "forbidden",
    "conflict",
    "readOnly",
    "damagedRecord",
    "newerRecord",
    "notFound",
    "fileGone",
  ].includes(code);
}
