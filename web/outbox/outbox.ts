import { holdsSave } from "../history/chain.ts";
import { failed, ok, type Outcome } from "../outcome.ts";
import type { IssuePlatform } from "../platform/platform.ts";
import { readHousedRecord } from "../record/home.ts";
import { durable, withDatabase } from "../store/database.ts";
import { comment, holdsComment } from "./comment.ts";
import { arrived, create } from "./creation.ts";
import type { Submission } from "./submission.ts";
import { update } from "./update.ts";
import { reasonText } from "../text/reasons.ts";

/** Where a delivery writes down how far it got: before the first byte goes out, and after each answer. */
export type Keep<S extends Submission> = (submission: S) => Promise<Outcome<unknown>>;

export function keepSubmission(submission: Submission): Promise<Outcome<string>> {
  return withDatabase(async (db) => {
    const transaction = db.transaction("submissions", "readwrite", durable);
    await transaction.store.put(submission);
    await transaction.done;
    return submission.uuid;
  });
}

/** Marks a submission as sent and drops the draft it came from, both or neither. */
function settle(submission: Submission): Promise<Outcome<string>> {
  return withDatabase(async (db) => {
    const transaction = db.transaction(["submissions", "drafts"], "readwrite", durable);
    await transaction.objectStore("submissions").put(submission);
    await transaction.objectStore("drafts").delete(submission.draftKey);
    await transaction.done;
    return submission.uuid;
  });
}

export function readSubmission(uuid: string): Promise<Outcome<Submission | undefined>> {
  return withDatabase((db) => db.get("submissions", uuid));
}

/**
 * Takes a submission in. One that has its uuid already wins: what is under way is not replaced by a second press, in
 * whatever window that happens.
 */
export function submit(submission: Submission): Promise<Outcome<Submission>> {
  return withDatabase(async (db) => {
    const transaction = db.transaction("submissions", "readwrite", durable);
    const there = await transaction.store.get(submission.uuid);
    if (!there) await transaction.store.put(submission);
    await transaction.done;
    return there ?? submission;
  });
}

/** What was started on a page and is not settled. */
export function unsettledOn(page: string): Promise<Outcome<Submission[]>> {
  return withDatabase(async (db) =>
    (await db.getAllFromIndex("submissions", "page", page)).filter(({ state }) => state !== "sent"),
  );
}

/** What was started on pages whose key begins like this, settled or not. */
export function submittedUnder(prefix: string): Promise<Outcome<Submission[]>> {
  return withDatabase((db) =>
    db.getAllFromIndex("submissions", "page", IDBKeyRange.bound(prefix, `${prefix}\uffff`)),
  );
}

/** What one account has not settled on a site: never what another one left there. */
export function unsettledOf(site: string, userId: number): Promise<Outcome<Submission[]>> {
  return withDatabase(async (db) =>
    (await db.getAll("submissions")).filter(
      (one) => one.site === site && one.user.id === userId && one.state !== "sent",
    ),
  );
}

/** How many submissions to a site are not settled. */
export function countUnsettled(site: string): Promise<Outcome<number>> {
  return withDatabase(
    async (db) =>
      (await db.getAll("submissions")).filter((one) => one.site === site && one.state !== "sent").length,
  );
}

/**
 * Gives a submission up so that its content can be edited: only when the server is known not to have it, which is
 * asked anew where its last answer is not known.
 */
export async function withdraw(platform: IssuePlatform, uuid: string): Promise<Outcome<void>> {
  return navigator.locks.request(lockOf(uuid), async () => {
    const found = await readSubmission(uuid);
    if (!found.ok) return found;
    const submission = found.value;
    if (submission?.state === "sent") return failed("arrived");
    if (submission?.kind === "creation") {
      const there = submission.issueId ?? (await arrived(platform, submission));
      if (typeof there === "object" && !there.ok) return there;
      if (typeof there === "number" || there.value !== undefined) return failed("arrived");
    }
    // An update whose answer was lost may be in the record.
    if (submission?.kind === "update" && submission.state !== "needsYou") {
      const issue = await platform.readIssue(submission.issueId);
      if (!issue.ok) return issue;
      const there = readHousedRecord(issue.value);
      if (there.ok && there.value && holdsSave(there.value.record, uuid)) return failed("arrived");
    }
    if (submission?.kind === "comment" && submission.state !== "needsYou") {
      const history = await platform.readHistory(submission.issueId);
      if (!history.ok) return history;
      if (holdsComment(history.value, uuid)) return failed("arrived");
    }
    return withDatabase((db) => db.delete("submissions", uuid));
  });
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
  now: () => number = Date.now,
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

    const delivered = await send(platform, submission, now);
    if (delivered.ok) {
      submission.state = "sent";
    } else {
      submission.state = isDefinite(delivered.problem.code) && !reached(submission) ? "needsYou" : "waiting";
      submission.problem = delivered.problem;
    }
    const settled = await (delivered.ok ? settle(submission) : keepSubmission(submission));
    return settled.ok ? ok(submission) : settled;
  });
}

function send(platform: IssuePlatform, submission: Submission, now: () => number): Promise<Outcome<void>> {
  switch (submission.kind) {
    case "creation":
      return create(platform, submission, keepSubmission, now);
    case "update":
      return update(platform, submission, keepSubmission, now);
    case "comment":
      return comment(platform, submission);
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
