import type { Pack } from "#schema/pack";
import { mappingByNames, type FieldFormat, type SiteMapping } from "../gate/mapping.ts";
import { phaseNames, phasesOf, type Phase } from "../gate/phases.ts";
import type { IssueStatus, Named } from "../platform/platform.ts";
import { localized } from "../record/localized.ts";
import { trackerFor } from "../record/tracker.ts";
import { setupText } from "../text/setup.ts";
import type { Present } from "./present.ts";

/** What somebody wants to have set up. */
export interface Wish {
  /** Record types of the pack. */
  types: string[];
  /** Roles that take steps in these records. */
  roles: number[];
  projects: number[];
}

/** One thing to set up, or that is there already. Each can be done on its own and more than once. */
export type Step = { todo: boolean } & (
  | { kind: "status"; phase: Phase; name: string; closed: boolean }
  | { kind: "tracker"; type: string; name: string; id?: number; projects: Named[] }
  | { kind: "field"; id?: number; types: string[]; projects: Named[] }
  | { kind: "workflow"; role: Named; missing: { type: string; count: number }[] }
);

/** What a role may do with issues of a tracker: `from>to`, by numbers of statuses. */
export type Workflows = Map<string, Set<string>>;

export function workflowKey(role: number, tracker: number): string {
  return `${role}:${tracker}`;
}

/** Trackers by project, as far as they are known. */
export type ProjectTrackers = Map<number, Set<number>>;

const phases: Phase[] = ["waiting", "underWay", "finished", "over", "dropped"];
const closing: Phase[] = ["over", "dropped"];

/** The status that stands for a phase; a site's own name counts. */
export function statusOf(phase: Phase, statuses: IssueStatus[]): IssueStatus | undefined {
  const closed = closing.includes(phase);
  for (const name of phaseNames[phase]) {
    const found = statuses.find((each) => each.closed === closed && same(each.name, name));
    if (found) return found;
  }
  return undefined;
}

/** The tracker that stands for a type of record. */
export function trackerOf(type: string, { trackers }: Present): Named | undefined {
  const id = trackerFor(type, trackers);
  return trackers.find((each) => each.id === id);
}

/** What is there and what is missing for a wish, in the order in which it has to be done. */
export function plan(
  pack: Pack,
  present: Present,
  wish: Wish,
  workflows: Workflows,
  inProjects: ProjectTrackers,
  locale: string,
): Step[] {
  const projects = present.projects.filter(({ id }) => wish.projects.includes(id));
  const steps: Step[] = [];
  const told = new Set<number>();
  for (const phase of phases) {
    const there = statusOf(phase, present.statuses);
    // One that stands for two phases is told once.
    if (there && told.has(there.id)) continue;
    if (there) told.add(there.id);
    const name = there?.name ?? setupText.statuses[phase];
    steps.push({ kind: "status", phase, name, closed: closing.includes(phase), todo: !there });
  }
  for (const type of wish.types) {
    const there = trackerOf(type, present);
    const without = projects.filter(({ id }) => !there || !inProjects.get(id)?.has(there.id));
    steps.push({
      ...{ kind: "tracker", type, name: there?.name ?? localized(pack.recordTypes[type]?.label, locale) },
      ...(there && { id: there.id }),
      ...{ projects: without, todo: !there || without.length > 0 },
    });
  }
  steps.push(fieldStep(present, wish, projects));
  for (const role of present.roles.filter(({ id }) => wish.roles.includes(id))) {
    const missing = wish.types.flatMap((type) => {
      const count = missingPairs(pack, present, type, role.id, workflows).length;
      return count > 0 ? [{ type, count }] : [];
    });
    steps.push({ kind: "workflow", role, missing, todo: missing.length > 0 });
  }
  return steps;
}

function fieldStep(present: Present, wish: Wish, projects: Named[]): Step {
  const there = present.recordField;
  const types = wish.types.filter((type) => {
    const tracker = trackerOf(type, present);
    return !tracker || !there?.trackers.includes(tracker.id);
  });
  const has = there?.projects ?? [];
  const without = has === "all" ? [] : projects.filter(({ id }) => !has.includes(id));
  return {
    ...{ kind: "field", ...(there && { id: there.id }), types, projects: without },
    todo: !there || types.length > 0 || without.length > 0,
  };
}

/** Changes of status that the steps of a record need and that a role may not make yet; by numbers, undefined for a status that is still to come. */
export function missingPairs(
  pack: Pack,
  present: Present,
  type: string,
  role: number,
  workflows: Workflows,
): [from: number | undefined, to: number | undefined][] {
  const tracker = trackerOf(type, present);
  const may = (tracker && workflows.get(workflowKey(role, tracker.id))) ?? new Set<string>();
  const spec = pack.recordTypes[type];
  if (!spec) return [];
  const statuses = stateStatuses(pack, type, present.statuses);
  const wanted = new Map<string, [number | undefined, number | undefined]>();
  for (const { from, to } of spec.transitions)
    for (const state of from) {
      // Before its first step a record has no issue.
      if (state === spec.initial) continue;
      const pair: [number | undefined, number | undefined] = [statuses[state]?.id, statuses[to]?.id];
      const known = pair[0] !== undefined && pair[0] === pair[1];
      if (!known) wanted.set(pair.join(">"), pair);
    }
  return [...wanted].filter(([key]) => !may.has(key)).map(([, pair]) => pair);
}

/** The status of each state of a record, as far as there is one. */
export function stateStatuses(
  pack: Pack,
  type: string,
  statuses: IssueStatus[],
): Record<string, IssueStatus | undefined> {
  const spec = pack.recordTypes[type];
  return Object.fromEntries(
    (spec?.states ?? []).map((state) => {
      const fitting = phasesOf(type, state, spec?.initial ?? "").filter(
        (phase) => closing.includes(phase) === (state.final ?? false),
      );
      const found = fitting.map((phase) => statusOf(phase, statuses)).find((status) => status !== undefined);
      return [state.id, found];
    }),
  );
}

/** Custom fields that hold fields of records, by type. */
export type FieldChoice = Record<string, { ref: number; field: string; format: FieldFormat }[]>;

/** What a site that was set up means: by numbers, so that renaming changes nothing. */
export function mappingOf(
  pack: Pack,
  present: Present,
  types: readonly string[],
  chosen: FieldChoice,
  language: string,
): SiteMapping {
  const byNames = mappingByNames(pack);
  const mapped = Object.entries(byNames.types).map(([type, guess]) => {
    const tracker = trackerOf(type, present);
    // What nobody set up holds nothing back on trackers that only sound like it.
    if (!types.includes(type) || !tracker) return [type, { ...guess, trackers: [] }];
    const statuses = Object.entries(stateStatuses(pack, type, present.statuses)).map(([state, status]) => [
      state,
      status ? [status.id] : (guess.statuses[state] ?? []),
    ]);
    return [
      type,
      {
        ...guess,
        trackers: [tracker.id],
        statuses: Object.fromEntries(statuses) as Record<string, (number | string)[]>,
        customFields: [...(chosen[type] ?? []), ...guess.customFields],
      },
    ];
  });
  const recordField = present.recordField?.id;
  return {
    declared: true,
    language,
    ...(recordField !== undefined && { recordField }),
    types: Object.fromEntries(mapped) as SiteMapping["types"],
  };
}

function same(one: string, other: string): boolean {
  return one.trim().toLowerCase() === other.trim().toLowerCase();
}
