import { failed, ok, type Outcome } from "../outcome.ts";
import type { IssueChange, IssuePlatform, IssueSnapshot } from "../platform/platform.ts";
import { housing, readHousedRecord, type RecordHome } from "../record/home.ts";
import type { Update } from "./submission.ts";
import { reasonText } from "../text/reasons.ts";

/** How often an update starts over because somebody saved the same issue in between. */
const rounds = 4;

/**
 * Brings the record to its new version, at most once and never over somebody else's version. The lock is read before
 * the state it guards: whoever saves after that makes our write stale, and we look again.
 */
export async function update(platform: IssuePlatform, submission: Update): Promise<Outcome<void>> {
  for (let round = 0; round < rounds; round++) {
    const lock = await platform.readLock(submission.issueId);
    if (!lock.ok) return lock;
    const issue = await platform.readIssue(submission.issueId);
    if (!issue.ok) return issue;
    const there = readHousedRecord(issue.value);
    if (!there.ok) return there;
    if (there.value === undefined) return failed("conflict", reasonText.recordGone);
    if (isOurs(there.value.record.history, submission)) {
      noteShortfalls(submission, issue.value);
      return ok(undefined);
    }
    // Notes and attributes that others changed do not touch the record; another version of the record does.
    if (there.value.record.version !== submission.baseVersion) return failed("conflict");
    const change = changeOf(submission, issue.value, there.value.home);
    if (!change.ok) return change;
    const written = await platform.updateIssue(submission.issueId, change.value, lock.value);
    if (!written.ok && written.problem.code !== "conflict") return written;
    // Written or stale: the next round reads what is there now.
  }
  return failed("refused", reasonText.notTaken);
}

function changeOf(submission: Update, issue: IssueSnapshot, home: RecordHome): Outcome<IssueChange> {
  const housed = housing(submission.record, home, issue.description, submission.formatting);
  if (!housed.ok) return housed;
  const change: IssueChange = { ...housed.value };
  if (submission.assigneeId !== undefined) change.assigneeId = submission.assigneeId;
  if (submission.dueDate !== undefined) change.dueDate = submission.dueDate;
  if (submission.notes !== undefined) change.notes = submission.notes;
  return ok(change);
}

/** Each version's entry in the record's history is unlike any other: the same version, step, person and moment is ours. */
function isOurs(history: Update["record"]["history"], submission: Update): boolean {
  const ours = submission.record.history.at(-1);
  const there = history.find(({ version }) => version === ours?.version);
  return (
    ours !== undefined &&
    there !== undefined &&
    there.transition === ours.transition &&
    there.on === ours.on &&
    there.by.id === ours.by.id
  );
}

function noteShortfalls(submission: Update, issue: IssueSnapshot): void {
  const { assigneeId, dueDate } = submission;
  if (assigneeId !== undefined && issue.assignee?.id !== assigneeId)
    submission.shortfalls.push({ code: "assignee" });
  if (dueDate !== undefined && issue.dueDate !== dueDate) submission.shortfalls.push({ code: "dueDate" });
}
