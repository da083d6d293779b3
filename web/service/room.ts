import type { Pack } from "#schema/pack";
import type { ImprovementRecord } from "#schema/record";
import { ok, type Outcome } from "../outcome.ts";
import { unsettledOf } from "../outbox/outbox.ts";
import type { Submission } from "../outbox/submission.ts";
import { readHousedRecord } from "../record/home.ts";
import { localized } from "../record/localized.ts";
import { accountOf, readPulled, type PulledIssue } from "../store/register.ts";
import type { SiteSettings } from "../store/sites.ts";
import { readTakenIssue, takenIds } from "../store/taken.ts";
import { countDamaged } from "../store/vault.ts";

/** A record as the audit room lists it. */
export interface RoomRow {
  issueId: number;
  title: string;
  /** Label of its type. */
  type: string;
  /** There is a checklist to be conducted. */
  audit: boolean;
  state: string;
  project: string;
  /** ISO, where an audit was taken along. */
  takenAt?: string;
}

/** A project with its open records. */
export interface RoomProject {
  id: number;
  name: string;
  /** Those that are not taken along. */
  missing: number[];
  /** How many are. */
  here: number;
}

/** What there is to take along, what was, and what waits to be sent. */
export interface RoomState {
  taken: RoomRow[];
  /** Audits that are still to be conducted. */
  toTake: RoomRow[];
  projects: RoomProject[];
  unsettled: Submission[];
  /** How much of what was written here does not open any more. */
  damaged: number;
}

export async function roomOf(site: SiteSettings, pack: Pack, locale: string): Promise<Outcome<RoomState>> {
  const account = accountOf(site.baseUrl, site.user.id);
  const [damaged, ids, pulled, unsettled] = await Promise.all([
    countDamaged(),
    takenIds(account),
    readPulled(account),
    unsettledOf(site.baseUrl, site.user.id),
  ]);
  if (!damaged.ok) return damaged;
  if (!ids.ok) return ids;
  if (!pulled.ok) return pulled;
  if (!unsettled.ok) return unsettled;
  const here = new Set(ids.value);
  const known = new Map(pulled.value.map((issue) => [issue.id, issue]));
  const rowOf = (
    issue: Pick<PulledIssue, "id" | "subject" | "project">,
    record?: ImprovementRecord,
  ): RoomRow => {
    const type = record && pack.recordTypes[record.type];
    const title = type && record.fields[type.titleField];
    return {
      issueId: issue.id,
      title: typeof title === "string" && title !== "" ? title : issue.subject,
      type: localized(type?.label, locale),
      audit: record?.type === "audit",
      state: localized(type?.states.find(({ id }) => id === record?.state)?.label, locale),
      project: issue.project.name,
    };
  };
  const taken: RoomRow[] = [];
  for (const id of ids.value) {
    const issue = known.get(id);
    if (issue?.record && issue.record.type !== "audit") {
      taken.push(rowOf(issue, issue.record));
      continue;
    }
    // Of an audit the copy is newer than the register as soon as something of it was sent.
    const copy = await readTakenIssue(account, id);
    if (!copy.ok) return copy;
    if (!copy.value) continue;
    const housed = readHousedRecord(copy.value.history.issue);
    const record = housed.ok ? housed.value?.record : undefined;
    taken.push({ ...rowOf(copy.value.history.issue, record), takenAt: copy.value.takenAt });
  }
  const open = pulled.value.filter(({ record }) => record && isOpen(pack, record));
  return ok({
    taken,
    toTake: open.flatMap((issue) =>
      issue.record?.type === "audit" && !here.has(issue.id) && !isConducted(pack, issue.record)
        ? [rowOf(issue, issue.record)]
        : [],
    ),
    projects: projectsOf(open, here),
    unsettled: unsettled.value,
    damaged: damaged.value,
  });
}

function projectsOf(open: readonly PulledIssue[], here: ReadonlySet<number>): RoomProject[] {
  const projects = new Map<number, RoomProject>();
  for (const { id, project } of open) {
    const of = projects.get(project.id) ?? { ...project, missing: [], here: 0 };
    if (here.has(id)) of.here++;
    else of.missing.push(id);
    projects.set(project.id, of);
  }
  // The latest first: whoever stops has what matters most.
  for (const { missing } of projects.values()) missing.sort((a, b) => b - a);
  return [...projects.values()].sort((a, b) => a.name.localeCompare(b.name));
}

function isOpen(pack: Pack, { type, state }: ImprovementRecord): boolean {
  return pack.recordTypes[type]?.states.find(({ id }) => id === state)?.final !== true;
}

/** Where the checklist is part of the record already there is nothing to conduct any more. */
function isConducted(pack: Pack, { type, history }: ImprovementRecord): boolean {
  const sections = pack.recordTypes[type]?.sections ?? [];
  const step = sections.find(({ fields }) => fields.includes("checklist"))?.transition;
  return history.some(({ transition }) => transition === step);
}
