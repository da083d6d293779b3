import { append } from "../history/chain.ts";
import { isMeant } from "../gate/mapping.ts";
import { sha256Of } from "../evidence/sha256.ts";
import { markOf } from "../history/mark.ts";
import { failed, ok, type Outcome } from "../outcome.ts";
import type { IssuePlatform, IssueSnapshot, NewIssue } from "../platform/platform.ts";
import { homeIn, housing, readHousedRecord } from "../record/home.ts";
import { trackerFor } from "../record/tracker.ts";
import type { Clock, Keep } from "./outbox.ts";
import { reasonText } from "../text/reasons.ts";
import { fileShortfalls, forgetUploads, tokenLifetime, uploadFiles } from "./files.ts";
import { fieldShortfalls } from "./shortfalls.ts";
import { carrierName, type Creation } from "./submission.ts";

/** Milliseconds to leave a server that did not answer before asking it whether it did the work after all. */
const settlingTime = 1_500;

/**
 * Creates the issue exactly once. The request carries an upload token that the server accepts a single time, so
 * sending it again cannot create a second issue; after a lost answer the issue is found by the uploaded file's name.
 */
export async function create(
  platform: IssuePlatform,
  submission: Creation,
  keep: Keep<Creation>,
  clock: Clock,
): Promise<Outcome<void>> {
  if (submission.issueId === undefined) {
    const created = await createOnce(platform, submission, keep, clock);
    if (!created.ok) return created;
    submission.issueId = created.value;
    const kept = await keep(submission);
    if (!kept.ok) return kept;
  }
  const issue = await original(platform, submission, submission.issueId);
  if (!issue.ok) return issue;
  const housed = await checkHome(platform, submission, issue.value);
  if (!housed.ok) return housed;
  noteShortfalls(submission, issue.value);
  return relate(platform, submission, issue.value);
}

/**
 * The issue that carries the file. A database that let two simultaneous requests through (PostgreSQL can, when a
 * server answers so late that a second request overtakes the first) leaves the file on one of them only: that one is
 * the record, the other is named to the person.
 */
async function original(
  platform: IssuePlatform,
  submission: Creation,
  issueId: number,
): Promise<Outcome<IssueSnapshot>> {
  const issue = await platform.readIssue(issueId);
  const carrier = carrierName(submission.uuid);
  if (!issue.ok || issue.value.attachments.some(({ filename }) => filename === carrier)) return issue;
  const found = await platform.findByAttachment(carrier);
  if (!found.ok) return found;
  if (found.value === undefined || found.value === issueId) return issue;
  submission.shortfalls.push({ code: "duplicate", detail: `#${issueId}` });
  submission.issueId = found.value;
  return platform.readIssue(found.value);
}

async function createOnce(
  platform: IssuePlatform,
  submission: Creation,
  keep: Keep<Creation>,
  clock: Clock,
): Promise<Outcome<number>> {
  const { now } = clock;
  const filename = carrierName(submission.uuid);
  const found = await arrived(platform, submission, clock);
  if (!found.ok) return found;
  if (found.value !== undefined) return ok(found.value);
  if (!submission.record.chain) {
    const saving = {
      save: submission.uuid,
      by: submission.user,
      on: new Date(now()).toISOString(),
    };
    submission.record = await append(submission.record, saving);
  }
  if (now() - (submission.tokenAt ?? 0) > tokenLifetime) delete submission.token;
  const target = await targetOf(platform, submission);
  if (!target.ok) return target;
  if (submission.token === undefined) {
    const uploaded = await platform.upload(filename, await signed(submission));
    if (!uploaded.ok) return uploaded;
    submission.token = uploaded.value.token;
    submission.tokenAt = now();
    const kept = await keep(submission);
    if (!kept.ok) return kept;
  }
  const issue = newIssue(submission, target.value);
  if (!issue.ok) return issue;
  // A creation leaves no entry in Redmine's history: the file has the mark.
  const description = markOf(submission.record);
  const carrier = { token: submission.token, filename, contentType: "application/json", description };
  const files = await uploadFiles(platform, submission, [], keep, now);
  if (!files.ok) return files;
  const created = await platform.createIssue(issue.value, [carrier, ...files.value]);
  if (created.ok || created.problem.code !== "refused") return created;
  forgetUploads(submission);
  // "Refused" is also what a used token gets: then the issue is there.
  const after = await platform.findByAttachment(filename);
  if (!after.ok) return after;
  return after.value === undefined ? created : ok(after.value);
}

/**
 * The issue that an earlier try created, its answer lost, or the same record sent from elsewhere. A server that was
 * asked and did not answer is left a moment to finish first.
 */
export async function arrived(
  platform: IssuePlatform,
  submission: Creation,
  clock: Clock,
): Promise<Outcome<number | undefined>> {
  if (submission.token !== undefined) await clock.wait(settlingTime);
  return platform.findByAttachment(carrierName(submission.uuid));
}

/** The project that it was started in, the tracker and the home that this project has for such a record. */
async function targetOf(
  platform: IssuePlatform,
  submission: Creation,
): Promise<Outcome<NonNullable<Creation["target"]>>> {
  if (submission.target) return ok(submission.target);
  const place = await projectOf(platform, submission);
  if (!place.ok) return place;
  const project = await platform.readProject(place.value);
  if (!project.ok) return project;
  const { trackers } = project.value;
  const { trackers: declared = [] } = submission;
  const trackerId =
    trackers.find((tracker) => isMeant(declared, tracker))?.id ??
    trackerFor(submission.record.type, trackers);
  submission.target = {
    projectId: project.value.id,
    ...(trackerId !== undefined && { trackerId }),
    home:
      submission.recordField === undefined
        ? homeIn(project.value.issueFields)
        : { kind: "field", fieldId: submission.recordField },
  };
  return ok(submission.target);
}

/** The project that it is to go to, else that of the issue it was started on. */
async function projectOf(
  platform: IssuePlatform,
  { project, origin }: Creation,
): Promise<Outcome<number | string>> {
  if (project !== undefined) return ok(project);
  if (origin === undefined) return failed("internal", reasonText.noPlace);
  const issue = await platform.readIssue(origin);
  return issue.ok ? ok(issue.value.project.id) : issue;
}

function newIssue(submission: Creation, target: NonNullable<Creation["target"]>): Outcome<NewIssue> {
  const { record, description, formatting, subject, assigneeId, dueDate, doneRatio } = submission;
  const housed = housing(record, target.home, description, formatting);
  if (!housed.ok) return housed;
  return ok({
    projectId: target.projectId,
    ...(target.trackerId !== undefined && { trackerId: target.trackerId }),
    subject,
    description,
    ...housed.value,
    ...(submission.fields && { customFields: [...(housed.value.customFields ?? []), ...submission.fields] }),
    ...(submission.bond === "child" && submission.origin !== undefined && { parentId: submission.origin }),
    ...(assigneeId !== undefined && { assigneeId }),
    ...(dueDate !== undefined && { dueDate }),
    ...(doneRatio !== undefined && { doneRatio }),
  });
}

/** The file that the issue carries: what was submitted, by whom, and the SHA-256 of the record as it was sent. */
async function signed(submission: Creation): Promise<Uint8Array> {
  const record = JSON.stringify(submission.record);
  const sha256 = await sha256Of(new TextEncoder().encode(record));
  const content = { clause10: 1, submission: submission.uuid, user: submission.user.id, sha256, record };
  return new TextEncoder().encode(JSON.stringify(content, null, 1));
}

/**
 * A custom field that the tracker does not have is ignored without a word. The record then goes where every issue
 * has room: into the description.
 */
async function checkHome(
  platform: IssuePlatform,
  submission: Creation,
  issue: IssueSnapshot,
): Promise<Outcome<void>> {
  const read = readHousedRecord(issue);
  if (read.ok && read.value?.record.id === submission.record.id) {
    const same = JSON.stringify(read.value.record.fields) === JSON.stringify(submission.record.fields);
    if (!same && read.value.record.version === submission.record.version) {
      submission.shortfalls.push({ code: "earlierText" });
    }
    return ok(undefined);
  }
  const lock = await platform.readLock(issue.id);
  if (!lock.ok) {
    submission.shortfalls.push({ code: "home" });
    return ok(undefined);
  }
  const housed = housing(
    submission.record,
    { kind: "description" },
    issue.description,
    submission.formatting,
  );
  const notes = markOf(submission.record);
  const updated = housed.ok
    ? await platform.updateIssue(issue.id, { ...housed.value, notes }, lock.value)
    : housed;
  if (updated.ok || updated.problem.code === "away") return updated;
  submission.shortfalls.push({ code: "home" });
  return ok(undefined);
}

function noteShortfalls(submission: Creation, issue: IssueSnapshot): void {
  const { assigneeId, dueDate } = submission;
  if (assigneeId !== undefined && issue.assignee?.id !== assigneeId)
    submission.shortfalls.push({ code: "assignee" });
  if (dueDate !== undefined && issue.dueDate !== dueDate) submission.shortfalls.push({ code: "dueDate" });
  submission.shortfalls.push(
    ...fieldShortfalls(submission.fields, issue),
    ...fileShortfalls(submission, issue),
  );
}

/** The links to where it came from. An account that may not link has still made its record: it is told. */
async function relate(
  platform: IssuePlatform,
  submission: Creation,
  issue: IssueSnapshot,
): Promise<Outcome<void>> {
  const { origin, bond, alsoRelated = [] } = submission;
  const others = bond === "related" && origin !== undefined ? [origin, ...alsoRelated] : alsoRelated;
  const refusals = new Map<number, string | undefined>();
  for (const other of others) {
    if (other === issue.id || issue.relatedTo.includes(other)) continue;
    const related = await platform.relate(issue.id, other);
    if (related.ok) continue;
    if (!["refused", "forbidden", "notFound"].includes(related.problem.code)) return related;
    refusals.set(other, related.problem.detail);
  }
  if (refusals.size === 0) return ok(undefined);
  const again = await platform.readIssue(issue.id);
  if (!again.ok) return again;
  for (const [other, detail] of refusals) {
    if (again.value.relatedTo.includes(other)) continue;
    submission.shortfalls.push({
      code: "relation",
      detail: [`#${other}`, detail].filter(Boolean).join(": "),
    });
  }
  return ok(undefined);
}
