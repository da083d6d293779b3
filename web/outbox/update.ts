import type { ImprovementRecord } from "#schema/record";
import { statusFor } from "../gate/follow.ts";
import { append, digest, holdsSave } from "../history/chain.ts";
import { marked, receiptOf } from "../history/mark.ts";
import { failed, ok, type Outcome } from "../outcome.ts";
import type { IssueChange, IssueHistory, IssuePlatform, IssueSnapshot } from "../platform/platform.ts";
import { housing, readHousedRecord, type RecordHome } from "../record/home.ts";
import { fileShortfalls, forgetUploads, uploadFiles } from "./files.ts";
import type { Keep } from "./outbox.ts";
import { fieldShortfalls } from "./shortfalls.ts";
import type { Base, Update } from "./submission.ts";
import { reasonText } from "../text/reasons.ts";

/** How often an update starts over because somebody saved the same issue in between. */
const rounds = 4;

/** What a change to this record of this issue begins from. */
export async function baseOf(issue: IssueSnapshot, record: ImprovementRecord): Promise<Base> {
  return {
    version: record.version,
    content: await digest(record),
    assigneeId: issue.assignee?.id ?? null,
    dueDate: issue.dueDate ?? null,
  };
}

/**
 * Brings the record to its new version, at most once and never over what somebody else wrote. The lock is read before
 * the state it guards: whoever saves after that makes our write stale, and we look again.
 */
export async function update(
  platform: IssuePlatform,
  submission: Update,
  keep: Keep<Update>,
  now: () => number,
): Promise<Outcome<void>> {
  for (let round = 0; round < rounds; round++) {
    const lock = await platform.readLock(submission.issueId);
    if (!lock.ok) return lock;
    const history = await platform.readHistory(submission.issueId);
    if (!history.ok) return history;
    const { issue } = history.value;
    const there = readHousedRecord(issue);
    if (!there.ok) return there;
    if (there.value === undefined) return failed("conflict", reasonText.recordGone);
    if (holdsSave(there.value.record, submission.uuid)) {
      noteShortfalls(submission, issue);
      return ok(undefined);
    }
    // Notes that others wrote do not touch the record; a record that is not the one we began with, by whatever way, does.
    if ((await digest(there.value.record)) !== submission.base.content) return failed("conflict");
    if (submission.status) {
      const offered = await platform.allowedStatuses(submission.issueId);
      if (!offered.ok) return offered;
      const present = { id: issue.statusId, name: issue.status, closed: issue.closed };
      const statusId = statusFor(submission.status, present, offered.value);
      if (statusId === undefined) delete submission.statusId;
      else submission.statusId = statusId;
    }
    const sealed = await seal(submission, history.value, there.value.record, now());
    const change = changeOf(submission, sealed, issue, there.value.home);
    if (!change.ok) return change;
    const files = await uploadFiles(platform, submission, issue.attachments, keep, now);
    if (!files.ok) return files;
    if (files.value.length > 0) change.value.uploads = files.value;
    submission.begun = true;
    const kept = await keep(submission);
    if (!kept.ok) return kept;
    const written = await platform.updateIssue(submission.issueId, change.value, lock.value);
    if (!written.ok && written.problem.code === "refused") forgetUploads(submission);
    if (!written.ok && written.problem.code !== "conflict") return written;
    // Written or stale: the next round reads what is there now.
  }
  return failed("refused", reasonText.notTaken);
}

/** The new version as the next entry of the chain that is there. */
function seal(
  { record, uuid, user, issueId }: Update,
  history: IssueHistory,
  there: ImprovementRecord,
  now: number,
): Promise<ImprovementRecord> {
  const { chain: _typedOver, ...content } = record;
  const after = receiptOf(there, history);
  return append(
    { ...content, ...(there.chain && { chain: there.chain }) },
    { save: uuid, by: user, on: new Date(now).toISOString(), issue: issueId, ...(after && { after }) },
  );
}

function changeOf(
  submission: Update,
  sealed: ImprovementRecord,
  issue: IssueSnapshot,
  home: RecordHome,
): Outcome<IssueChange> {
  const housed = housing(sealed, home, issue.description, submission.formatting);
  if (!housed.ok) return housed;
  const change: IssueChange = { ...housed.value, notes: marked(submission.notes ?? "", sealed) };
  // An attribute that somebody set to something else meanwhile is left to them, and said.
  const { base, assigneeId, dueDate } = submission;
  submission.left = [];
  if (assigneeId !== undefined) {
    const untouched = (issue.assignee?.id ?? null) === base.assigneeId;
    if (untouched) change.assigneeId = assigneeId;
    else submission.left.push("assignee");
  }
  if (dueDate !== undefined) {
    const untouched = (issue.dueDate ?? null) === base.dueDate;
    if (untouched) change.dueDate = dueDate;
    else submission.left.push("dueDate");
  }
  if (submission.doneRatio !== undefined) change.doneRatio = submission.doneRatio;
  if (submission.statusId !== undefined) change.statusId = submission.statusId;
  // What the issue does not have would be dropped without a word.
  const fields = submission.fields?.filter(({ id }) => issue.customFields.some((field) => field.id === id));
  if (fields && fields.length > 0) change.customFields = [...(change.customFields ?? []), ...fields];
  return ok(change);
}

/** Redmine says yes to all of an update and takes what it likes of it: each attribute is read back. */
function noteShortfalls(submission: Update, issue: IssueSnapshot): void {
  const { assigneeId, dueDate, statusId, fields, left, shortfalls } = submission;
  if (assigneeId !== undefined && issue.assignee?.id !== assigneeId) {
    const changed = left?.includes("assignee");
    shortfalls.push({
      code: changed ? "assigneeChanged" : "assignee",
      ...(changed && issue.assignee && { detail: issue.assignee.name }),
    });
  }
  if (dueDate !== undefined && issue.dueDate !== dueDate) {
    const changed = left?.includes("dueDate");
    shortfalls.push({
      code: changed ? "dueDateChanged" : "dueDate",
      ...(changed && issue.dueDate && { detail: issue.dueDate }),
    });
  }
  const notClosed = submission.status?.closes === true && !issue.closed;
  if (notClosed || (statusId !== undefined && issue.statusId !== statusId))
    shortfalls.push({ code: "status", detail: issue.status });
  shortfalls.push(...fieldShortfalls(fields, issue), ...fileShortfalls(submission, issue));
}
