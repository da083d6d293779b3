import type {
  IssueStatus,
  IssueHistory,
  IssueSnapshot,
  JournalChange,
  JournalEntry,
  ListedIssue,
  Person,
  ProjectProfile,
  TextFormatting,
} from "../platform.ts";

/** Redmine's JSON, as far as it is used here. */
interface RawIssue {
  id: number;
  subject: string;
  description?: string | null;
  tracker: { name: string };
  status: { id: number; name: string; is_closed?: boolean };
  author?: Person;
  updated_on: string;
  project: { id: number; name: string };
  assigned_to?: Person;
  start_date?: string | null;
  due_date?: string | null;
  done_ratio?: number | null;
  created_on: string;
  custom_fields?: { id: number; name: string; value?: string | string[] | null }[];
  relations?: { issue_id: number; issue_to_id: number; relation_type?: string }[];
  attachments?: { id: number; filename: string; description?: string | null; filesize?: number }[];
  journals?: RawJournal[];
  children?: { id: number }[];
}

interface RawJournal {
  id: number;
  user?: Person;
  created_on: string;
  notes?: string | null;
  details?: { property: string; name: string; old_value?: string | null; new_value?: string | null }[];
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
    statusId: issue.status.id,
    closed: issue.status.is_closed ?? false,
    author: plainPerson(issue.author ?? { id: 0, name: "" }),
    project: { id: issue.project.id, name: issue.project.name },
    description: issue.description ?? "",
    createdOn: issue.created_on,
    updatedOn: issue.updated_on,
    customFields: customFields(issue),
    relatedTo: (issue.relations ?? []).map((relation) =>
      relation.issue_id === issue.id ? relation.issue_to_id : relation.issue_id,
    ),
    attachments: (issue.attachments ?? []).map(({ id, filename, description, filesize }) => ({
      id,
      filename,
      size: filesize ?? 0,
      description: description ?? "",
    })),
  };
  const copy = issue.relations?.find(
    ({ relation_type, issue_to_id }) => relation_type === "copied_to" && issue_to_id === issue.id,
  );
  if (copy) snapshot.copiedFrom = copy.issue_id;
  if (issue.assigned_to) snapshot.assignee = plainPerson(issue.assigned_to);
  if (issue.start_date) snapshot.startDate = issue.start_date;
  if (issue.due_date) snapshot.dueDate = issue.due_date;
  return snapshot;
}

export function asHistory(raw: unknown): IssueHistory {
  const issue = raw as RawIssue;
  return {
    issue: asSnapshot(raw),
    journals: (issue.journals ?? []).map(asJournal),
    children: (issue.children ?? []).map(({ id }) => id),
  };
}

function asJournal({ id, user, created_on, notes, details }: RawJournal): JournalEntry {
  const changes = (details ?? []).map(({ property, name, old_value, new_value }): JournalChange => {
    const [what, of] = changed(property, name);
    const change = { what, before: old_value ?? "", after: new_value ?? "" };
    return of === undefined ? change : { ...change, id: of };
  });
  const by = plainPerson(user ?? { id: 0, name: "" });
  return { id, user: by, on: created_on, notes: notes ?? "", changes };
}

function changed(property: string, name: string): [JournalChange["what"], number?] {
  if (property === "cf") return ["field", Number(name)];
  if (property === "attachment") return ["attachment", Number(name)];
  if (property !== "attr") return ["other"];
  if (name === "description") return ["description"];
  if (name === "status_id") return ["status"];
  return name === "child_id" ? ["child"] : ["other"];
}

export function asListed(raw: unknown): ListedIssue {
  const issue = raw as RawIssue;
  const listed: ListedIssue = {
    id: issue.id,
    subject: issue.subject,
    project: { id: issue.project.id, name: issue.project.name },
    tracker: issue.tracker.name,
    status: issue.status.name,
    closed: issue.status.is_closed ?? false,
    doneRatio: issue.done_ratio ?? 0,
    updatedOn: issue.updated_on,
    description: issue.description ?? "",
    customFields: customFields(issue),
  };
  if (issue.assigned_to) listed.assignee = plainPerson(issue.assigned_to);
  if (issue.due_date) listed.dueDate = issue.due_date;
  return listed;
}

export function asProject(raw: unknown): ProjectProfile {
  const project = raw as {
    id: number;
    trackers?: { id: number; name: string }[];
    issue_custom_fields?: { id: number; name: string }[];
  };
  return {
    id: project.id,
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

/** Redmine loads one toolbar script for each formatting, wherever the person may write. */
export function formattingIn(html: string): TextFormatting {
  return /\/jstoolbar\/(?:markdown|common_mark)|data-markdown-formatting/.test(html) ? "markdown" : "textile";
}

export function asStatuses(statuses: unknown): IssueStatus[] {
  return (statuses as { id: number; name: string; is_closed?: boolean }[]).map(({ id, name, is_closed }) => ({
    id,
    name,
    closed: is_closed === true,
  }));
}
