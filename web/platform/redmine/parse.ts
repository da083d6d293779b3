import type { ChildIssue, IssueSnapshot, ListedIssue, Person, ProjectProfile } from "../platform.ts";

/** Redmine's JSON, as far as it is used here. */
interface RawIssue {
  id: number;
  subject: string;
  description?: string | null;
  tracker: { name: string };
  status: { name: string };
  project: { id: number; name: string };
  assigned_to?: Person;
  start_date?: string | null;
  due_date?: string | null;
  created_on: string;
  updated_on: string;
  custom_fields?: { id: number; name: string; value?: string | string[] | null }[];
  relations?: { issue_id: number; issue_to_id: number }[];
  attachments?: { id: number; filename: string }[];
}

function customFields(raw: RawIssue): { id: number; name: string; value: string }[] {
  return (raw.custom_fields ?? []).map(({ id, name, value }) => ({
    id,
    name,
    value: Array.isArray(value) ? value.join(", ") : (value ?? ""),
  }));
}

function plainPerson(person: Person): Person {
  return { id: person.id, name: person.name };
}

export function asPerson(raw: unknown): Person | undefined {
  return raw ? plainPerson(raw as Person) : undefined;
}

export function asSnapshot(raw: unknown): IssueSnapshot {
  const issue = raw as RawIssue;
  const snapshot: IssueSnapshot = {
    id: issue.id,
    subject: issue.subject,
    tracker: issue.tracker.name,
    status: issue.status.name,
    project: { id: issue.project.id, name: issue.project.name },
    description: issue.description ?? "",
    createdOn: issue.created_on,
    customFields: customFields(issue),
    relatedTo: (issue.relations ?? []).map((relation) =>
      relation.issue_id === issue.id ? relation.issue_to_id : relation.issue_id,
    ),
    attachments: (issue.attachments ?? []).map(({ id, filename }) => ({ id, filename })),
  };
  if (issue.assigned_to) snapshot.assignee = plainPerson(issue.assigned_to);
  if (issue.start_date) snapshot.startDate = issue.start_date;
  if (issue.due_date) snapshot.dueDate = issue.due_date;
  return snapshot;
}

export function asChild(raw: unknown): ChildIssue {
  const issue = raw as RawIssue;
  const child: ChildIssue = {
    id: issue.id,
    subject: issue.subject,
    tracker: issue.tracker.name,
    status: issue.status.name,
    description: issue.description ?? "",
    customFields: customFields(issue),
  };
  if (issue.assigned_to) child.assignee = plainPerson(issue.assigned_to);
  if (issue.due_date) child.dueDate = issue.due_date;
  return child;
}

export function asListed(raw: unknown): ListedIssue {
  const issue = raw as RawIssue;
  return {
    id: issue.id,
    updatedOn: issue.updated_on,
    description: issue.description ?? "",
    customFields: customFields(issue),
  };
}

export function asProject(raw: unknown): ProjectProfile {
  const project = raw as {
    trackers?: { id: number; name: string }[];
    issue_custom_fields?: { id: number; name: string }[];
  };
  return {
    trackers: (project.trackers ?? []).map(({ id, name }) => ({ id, name })),
    issueFields: (project.issue_custom_fields ?? []).map(({ id, name }) => ({ id, name })),
  };
}

/**
 * The optimistic-locking counter in the edit form of an issue page. The REST API takes it and never gives it.
 * Read by pattern: background contexts have no DOM parser.
 */
export function lockVersionIn(html: string): number | undefined {
  for (const [tag] of html.matchAll(/<input\b[^>]*>/gi)) {
    if (!/\bname="issue\[lock_version\]"/i.test(tag)) continue;
    const value = /\bvalue="(\d+)"/i.exec(tag)?.[1];
    if (value !== undefined) return Number(value);
  }
  return undefined;
}
