import type { Pack } from "#schema/pack";
import { failed, ok, type Outcome } from "../outcome.ts";
import type { IssuePlatform } from "../platform/platform.ts";
import { recordFieldName } from "../record/home.ts";
import { openForm, sendForm, ticked, withEntry, type AdminPages } from "./pages.ts";
import {
  missingPairs,
  statusOf,
  trackerOf,
  workflowKey,
  type ProjectTrackers,
  type Step,
  type Wish,
  type Workflows,
} from "./plan.ts";
import { readPresent, type Present } from "./present.ts";

/** Everything that is known of a Redmine for a plan. */
export interface Survey {
  present: Present;
  workflows: Workflows;
  inProjects: ProjectTrackers;
}

export async function survey(
  platform: IssuePlatform,
  pages: AdminPages,
  wish: Wish,
): Promise<Outcome<Survey>> {
  const present = await readPresent(platform, pages);
  if (!present.ok) return present;
  const workflows: Workflows = new Map();
  const inProjects: ProjectTrackers = new Map();
  for (const id of wish.projects) {
    const project = await platform.readProject(id);
    if (!project.ok) return project;
    inProjects.set(id, new Set(project.value.trackers.map((tracker) => tracker.id)));
  }
  for (const role of wish.roles)
    for (const type of wish.types) {
      const tracker = trackerOf(type, present.value);
      if (!tracker) continue;
      const form = await workflowForm(pages, role, tracker.id);
      if (!form.ok) return form;
      workflows.set(workflowKey(role, tracker.id), allowedIn(form.value.entries));
    }
  return ok({ present: present.value, workflows, inProjects });
}

/**
 * Does one step of a plan, by the form that an administrator would use, and reads back that it is done. Whoever stops in
 * between, or runs it again, loses and doubles nothing: what is there already is found by the next survey.
 */
export async function apply(
  step: Step,
  wish: Wish,
  pack: Pack,
  platform: IssuePlatform,
  pages: AdminPages,
): Promise<Outcome<void>> {
  switch (step.kind) {
    case "status":
      return addStatus(step, platform, pages);
    case "tracker":
      return addTracker(step, wish, platform, pages);
    case "field":
      return addField(wish, platform, pages);
    case "workflow":
      return allow(step, wish, pack, platform, pages);
  }
}

async function addStatus(
  { name, closed, phase }: Step & { kind: "status" },
  platform: IssuePlatform,
  pages: AdminPages,
): Promise<Outcome<void>> {
  const there = await platform.statuses();
  if (!there.ok) return there;
  if (statusOf(phase, there.value)) return ok(undefined);
  const form = await openForm(pages, "issue_statuses/new", "#new_issue_status");
  if (!form.ok) return form;
  let entries = withEntry(form.value.entries, "issue_status[name]", name);
  entries = withEntry(entries, "issue_status[is_closed]", closed ? 1 : 0);
  const sent = await sendForm(pages, form.value.action, entries);
  if (!sent.ok) return sent;
  const after = await platform.statuses();
  if (!after.ok) return after;
  return statusOf(phase, after.value) ? ok(undefined) : failed("refused", name);
}

async function addTracker(
  step: Step & { kind: "tracker" },
  wish: Wish,
  platform: IssuePlatform,
  pages: AdminPages,
): Promise<Outcome<void>> {
  const statuses = await platform.statuses();
  if (!statuses.ok) return statuses;
  const path = step.id === undefined ? "trackers/new" : `trackers/${step.id}/edit`;
  const selector = step.id === undefined ? "#new_tracker" : `#edit_tracker_${step.id}`;
  const form = await openForm(pages, path, selector);
  if (!form.ok) return form;
  let { entries } = form.value;
  const projects = new Set([...ticked(entries, "tracker[project_ids][]"), ...wish.projects]);
  entries = withEntry(entries, "tracker[project_ids][]", "", ...projects);
  const first = statusOf("waiting", statuses.value);
  if (step.id === undefined) {
    entries = withEntry(entries, "tracker[name]", step.name);
    if (first) entries = withEntry(entries, "tracker[default_status_id]", first.id);
  }
  const sent = await sendForm(pages, form.value.action, entries);
  if (!sent.ok) return sent;
  for (const id of wish.projects) {
    const project = await platform.readProject(id);
    if (!project.ok) return project;
    const has = project.value.trackers.some(
      (tracker) => tracker.id === step.id || tracker.name === step.name,
    );
    if (!has) return failed("refused", `${step.name}: ${id}`);
  }
  return ok(undefined);
}

async function addField(wish: Wish, platform: IssuePlatform, pages: AdminPages): Promise<Outcome<void>> {
  const before = await readPresent(platform, pages);
  if (!before.ok) return before;
  const { recordField } = before.value;
  const path = recordField
    ? `custom_fields/${recordField.id}/edit`
    : "custom_fields/new?type=IssueCustomField&custom_field%5Bfield_format%5D=text";
  const form = await openForm(pages, path, "#custom_field_form");
  if (!form.ok) return form;
  let { entries } = form.value;
  const wanted = wish.types.flatMap((type) => trackerOf(type, before.value)?.id ?? []);
  const trackers = new Set([...ticked(entries, "custom_field[tracker_ids][]"), ...wanted]);
  entries = withEntry(entries, "custom_field[tracker_ids][]", "", ...trackers);
  const projects = new Set([...ticked(entries, "custom_field[project_ids][]"), ...wish.projects]);
  entries = withEntry(entries, "custom_field[project_ids][]", "", ...projects);
  if (!recordField) {
    entries = withEntry(entries, "custom_field[name]", recordFieldName);
    entries = withEntry(entries, "custom_field[field_format]", "text");
    // Shown over the whole width and as wiki text, so that the document stands folded away.
    entries = withEntry(entries, "custom_field[text_formatting]", "full");
    entries = withEntry(entries, "custom_field[full_width_layout]", 1);
    // By this filter the register finds its records without reading every issue.
    entries = withEntry(entries, "custom_field[is_filter]", 1);
    entries = withEntry(entries, "custom_field[visible]", 1);
  }
  const sent = await sendForm(pages, form.value.action, entries);
  if (!sent.ok) return sent;
  const after = await readPresent(platform, pages);
  if (!after.ok) return after;
  const there = after.value.recordField;
  return there && wanted.every((id) => there.trackers.includes(id))
    ? ok(undefined)
    : failed("refused", recordFieldName);
}

async function allow(
  { role, missing }: Step & { kind: "workflow" },
  wish: Wish,
  pack: Pack,
  platform: IssuePlatform,
  pages: AdminPages,
): Promise<Outcome<void>> {
  const types = missing.map(({ type }) => type);
  const before = await survey(platform, pages, { ...wish, roles: [role.id], types });
  if (!before.ok) return before;
  const { present, workflows } = before.value;
  for (const type of types) {
    const tracker = trackerOf(type, present);
    if (!tracker) return failed("refused", type);
    const pairs = missingPairs(pack, present, type, role.id, workflows);
    if (pairs.length === 0) continue;
    const form = await workflowForm(pages, role.id, tracker.id);
    if (!form.ok) return form;
    let { entries } = form.value;
    for (const [from, to] of pairs)
      if (from !== undefined && to !== undefined) entries = withEntry(entries, nameOf(from, to), 1);
    const sent = await sendForm(pages, form.value.action, entries);
    if (!sent.ok) return sent;
    const after = await workflowForm(pages, role.id, tracker.id);
    if (!after.ok) return after;
    const may = allowedIn(after.value.entries);
    if (!pairs.every((pair) => may.has(pair.join(">"))))
      return failed("refused", `${role.name}: ${tracker.name}`);
  }
  return ok(undefined);
}

function workflowForm(pages: AdminPages, role: number, tracker: number) {
  const query = `role_id%5B%5D=${role}&tracker_id%5B%5D=${tracker}&used_statuses_only=0`;
  return openForm(pages, `workflows/edit?${query}`, "#workflow_form");
}

function nameOf(from: number, to: number): string {
  return `transitions[${from}][${to}][always]`;
}

/** The changes of status that stand ticked for everybody with the role. */
function allowedIn(entries: [string, string][]): Set<string> {
  const allowed = new Set<string>();
  for (const [name, value] of entries) {
    const pair = /^transitions\[(\d+)\]\[(\d+)\]\[always\]$/.exec(name);
    if (pair && value === "1") allowed.add(`${pair[1]}>${pair[2]}`);
  }
  return allowed;
}
