import { ok, type Outcome } from "../outcome.ts";
import type { IssuePlatform, IssueSnapshot } from "../platform/platform.ts";
import { recordedIssues } from "../record/linked.ts";
import { readHousedRecord } from "../record/home.ts";
import { keepAttachment, keptAttachments } from "../store/attachments.ts";
import { dropTaken, keepTaken, readTaken, type TakenIssue, type TakenPolicy } from "../store/taken.ts";
import type { Pack } from "#schema/pack";

/**
 * Takes an issue along: reads all that its page needs and keeps it in one piece, so that a copy is whole or, where the
 * network ends meanwhile, still the former one.
 */
export async function take(
  platform: IssuePlatform,
  pack: Pack,
  account: string,
  id: number,
  now: string,
  policies?: () => Promise<TakenPolicy[]>,
): Promise<Outcome<TakenIssue>> {
  const history = await platform.readHistory(id);
  if (!history.ok) return history;
  const { issue } = history.value;
  const housed = readHousedRecord(issue);
  const recorded = housed.ok && housed.value ? housed.value.record : undefined;
  // What earlier steps recorded in a list and is tied no more is looked for by the page as well.
  const named = recorded
    ? [...recordedIssues(pack, recorded, "child"), ...recordedIssues(pack, recorded, "related")]
    : [];
  const beside = [...new Set([...issue.relatedTo, ...named.map((each) => each.id)])];
  const [formatting, children, related, people] = await Promise.all([
    platform.readFormatting(id),
    platform.readChildren(id),
    beside.length > 0 ? platform.readIssues(beside) : ok([]),
    platform.people(issue.project.id),
  ]);
  if (!formatting.ok) return formatting;
  if (!children.ok) return children;
  if (!related.ok) return related;
  if (!people.ok) return people;
  const taken: TakenIssue = {
    ...{ account, id, takenAt: now, history: history.value },
    ...{ formatting: formatting.value, children: children.value, related: related.value },
    people: people.value,
  };
  if (recorded?.type === "audit" && policies) taken.policies = await policies();
  const kept = await keepTaken(taken);
  return kept.ok ? ok(taken) : kept;
}

/** Milliseconds after which a round begins no further file: whoever asked asks again as long as some are left. */
const roundTime = 8_000;

/** What the record's own creation attached: nothing that anybody reads. */
const ownFile = /^clause10-[0-9a-f-]{36}\.json$/;

/** The files of an issue that are worth taking along, up to so many bytes each. */
export function filesToTake({ history }: TakenIssue, largest: number): IssueSnapshot["attachments"] {
  return history.issue.attachments.filter(({ filename, size }) => size <= largest && !ownFile.test(filename));
}

/**
 * Takes the files of an issue along that are not here yet, each whole or not at all; where it ended it goes on. Says how
 * many are left.
 */
export async function takeFiles(
  platform: IssuePlatform,
  taken: TakenIssue,
  largest: number,
  now: () => number,
): Promise<Outcome<{ left: number }>> {
  const { account, id: issueId } = taken;
  const kept = await keptAttachments(account, issueId);
  if (!kept.ok) return kept;
  const missing = filesToTake(taken, largest).filter(({ id }) => !kept.value.includes(id));
  const began = now();
  for (const [at, attachment] of missing.entries()) {
    const spent = now() - began;
    if (spent < 0 || spent > roundTime) return ok({ left: missing.length - at });
    const bytes = await platform.readAttachment(attachment);
    // One that was deleted meanwhile, or may not be read, keeps none of the others.
    if (!bytes.ok && ["notFound", "forbidden"].includes(bytes.problem.code)) continue;
    if (!bytes.ok) return bytes;
    const { id, filename: name } = attachment;
    const stored = await keepAttachment({ account, issueId, id, name, bytes: bytes.value });
    if (!stored.ok) return stored;
  }
  return ok({ left: 0 });
}

/**
 * Removes what was taken along and is not shown to this account any more: deleted, or in a project that it may not see.
 * What was written and not sent stays. Says what was removed, and which of the others have changed since.
 */
export async function dropHidden(
  platform: IssuePlatform,
  account: string,
): Promise<Outcome<{ hidden: TakenIssue[]; stale: number[] }>> {
  const taken = await readTaken(account);
  if (!taken.ok) return taken;
  const there = await platform.readIssues(taken.value.map(({ id }) => id));
  if (!there.ok) return there;
  const now = new Map(there.value.map(({ id, updatedOn }) => [id, updatedOn]));
  const hidden = taken.value.filter(({ id }) => !now.has(id));
  for (const { id } of hidden) {
    const dropped = await dropTaken(account, id);
    if (!dropped.ok) return dropped;
  }
  const stale = taken.value.filter(
    ({ id, history }) => now.has(id) && now.get(id) !== history.issue.updatedOn,
  );
  return ok({ hidden, stale: stale.map(({ id }) => id) });
}
