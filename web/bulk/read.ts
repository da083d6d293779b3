import type { Pack } from "#schema/pack";
import type { ImprovementRecord } from "#schema/record";
import type { Engine } from "../engine/engine.ts";
import { failed, ok, type Outcome, type Problem, type ProblemCode } from "../outcome.ts";
import { baseOf } from "../outbox/update.ts";
import type { Base } from "../outbox/submission.ts";
import type { IssuePlatform, IssueSnapshot, Person, TextFormatting } from "../platform/platform.ts";
import { formattingIn } from "../record/document.ts";
import { readHousedRecord } from "../record/home.ts";
import { withLinked } from "../record/linked.ts";
import { migrated } from "../record/migration.ts";
import { readLinked } from "../service/linked.ts";

/** One of several issues that are to be changed, as the server has it now. */
export interface Target {
  issueId: number;
  subject: string;
  /** As today's rules read it, with its lists of other records filled in. */
  record: ImprovementRecord;
  base: Base;
  formatting: TextFormatting;
  projectId: number;
}

/** One that cannot be changed, and why: it is told beside the others. */
export interface Unread {
  issueId: number;
  subject: string;
  problem: Problem;
}

export interface Targets {
  read: Target[];
  unread: Unread[];
  /** Who takes part, by project. */
  people: Map<number, Person[]>;
}

interface From {
  platform: IssuePlatform;
  pack: Pack;
  /** The one with every call. */
  engine: Engine;
  onProgress: (done: number) => void;
  isCancelled: () => boolean;
}

/** Problems of one issue alone: the next one may be well. */
const own: readonly ProblemCode[] = ["notFound", "forbidden", "damagedRecord", "newerRecord"];

/**
 * Reads each issue with all that its rules look at. The register's copy would not do: what is judged has to be what the
 * server has. Undefined where it was cancelled.
 */
export async function readTargets(ids: readonly number[], from: From): Promise<Outcome<Targets | undefined>> {
  const targets: Targets = { read: [], unread: [], people: new Map() };
  for (const [place, id] of ids.entries()) {
    if (from.isCancelled()) return ok(undefined);
    from.onProgress(place);
    const issue = await from.platform.readIssue(id);
    const read = issue.ok ? await targetOf(issue.value, from) : issue;
    if (read.ok) targets.read.push(read.value);
    else if (!own.includes(read.problem.code)) return read;
    else
      targets.unread.push({
        issueId: id,
        subject: issue.ok ? issue.value.subject : "",
        problem: read.problem,
      });
  }
  for (const projectId of new Set(targets.read.map((each) => each.projectId))) {
    const people = await from.platform.people(projectId);
    if (!people.ok) return people;
    targets.people.set(projectId, people.value);
  }
  return ok(targets);
}

async function targetOf(issue: IssueSnapshot, { platform, pack, engine }: From): Promise<Outcome<Target>> {
  const housed = readHousedRecord(issue);
  if (!housed.ok) return housed;
  if (!housed.value) return failed("notFound");
  const stored = housed.value.record;
  const { record } = await migrated(stored, pack, () => Promise.resolve(engine));
  const linked = await readLinked(platform, pack, issue, record);
  if (!linked.ok) return linked;
  const texts = [...issue.customFields.map(({ value }) => value), issue.description];
  const formatting = texts.map(formattingIn).find((each) => each !== undefined) ?? "textile";
  return ok({
    ...{ issueId: issue.id, subject: issue.subject, projectId: issue.project.id, formatting },
    record: withLinked(pack, record, linked.value),
    base: await baseOf(issue, stored),
  });
}
