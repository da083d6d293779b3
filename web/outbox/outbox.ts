import { failed, ok, type Outcome } from "../outcome.ts";
import type { IssuePlatform } from "../platform/platform.ts";
import { durable, withDatabase } from "../store/database.ts";
import { create } from "./creation.ts";
import type { Submission } from "./submission.ts";
import { update } from "./update.ts";

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

/** What was started on a page and is not settled, oldest first by insertion of its draft. */
export function unsettledOn(page: string): Promise<Outcome<Submission[]>> {
  return withDatabase(async (db) =>
    (await db.getAllFromIndex("submissions", "page", page)).filter(({ state }) => state !== "sent"),
  );
}

/** Gives a refused submission up so that its content can be edited: the server is known not to have it. */
export async function withdraw(uuid: string): Promise<Outcome<void>> {
  const found = await readSubmission(uuid);
  if (!found.ok) return found;
  if (found.value && (found.value.state !== "needsYou" || reached(found.value))) {
    return failed("refused", "it may have reached the server: send it again to find out");
  }
  return withDatabase((db) => db.delete("submissions", uuid));
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
  return navigator.locks.request(`clause10-submission-${uuid}`, async () => {
    const found = await readSubmission(uuid);
    if (!found.ok) return found;
    const submission = found.value;
    if (!submission) return failed("internal", "no such submission");
    if (submission.state === "sent") return ok(submission);

    delete submission.problem;
    submission.shortfalls = submission.shortfalls.filter(({ code }) => code === "duplicate");
    submission.state = "sending";
    const kept = await keepSubmission(submission);
    if (!kept.ok) return kept;

    const delivered =
      submission.kind === "creation"
        ? await create(platform, submission, keepSubmission, now)
        : await update(platform, submission);
    if (delivered.ok) {
      submission.state = "sent";
    } else {
      submission.state = isDefinite(delivered.problem.code) && !reached(submission) ? "needsYou" : "waiting";
      submission.problem = delivered.problem;
    }
    submission.attempts += 1;
    const settled = await (delivered.ok ? settle(submission) : keepSubmission(submission));
    return settled.ok ? ok(submission) : settled;
  });
}

/** The issue exists: what is left are its link and its read-back, which only sending again can settle. */
function reached(submission: Submission): boolean {
  return submission.kind === "creation" && submission.issueId !== undefined;
}

/** The server answered and did not do it: the content may be changed and sent as something new. */
function isDefinite(code: string): boolean {
  return ["refused", "forbidden", "conflict", "readOnly", "damagedRecord", "notFound"].includes(code);
}
