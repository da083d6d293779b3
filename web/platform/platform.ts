import type { Outcome } from "../outcome.ts";

/** A person as the platform knows them. `id` is the platform's own. */
export interface Person {
  id: number;
  name: string;
}

export interface IssueRef {
  id: number;
  subject: string;
}

/** How the site renders long text: decides how the record document is folded away. */
export type TextFormatting = "textile" | "markdown";

/** The parts of an issue that improvement records need. Dates are ISO 8601. */
export interface IssueSnapshot extends IssueRef {
  tracker: string;
  status: string;
  statusId: number;
  /** The status counts as closed. */
  closed: boolean;
  project: { id: number; name: string };
  author: Person;
  assignee?: Person;
  description: string;
  /** yyyy-mm-dd; the day the thing happened where the issue says so, else the day it was reported. */
  startDate?: string;
  dueDate?: string;
  createdOn: string;
  updatedOn: string;
  customFields: { id: number; name: string; value: string }[];
  relatedTo: number[];
  /** The platform says that this issue was made as a copy of that one. */
  copiedFrom?: number;
  /** `size` in bytes. */
  attachments: { id: number; filename: string; description: string; size: number }[];
}

/** One change that an entry of the platform's own history tells; texts as they were, empty where there was nothing. */
export interface JournalChange {
  what: "description" | "field" | "status" | "child" | "attachment" | "other";
  /** Of the custom field, or of the attachment. */
  id?: number;
  before: string;
  after: string;
}

/** One entry of the platform's own history of an issue. */
export interface JournalEntry {
  id: number;
  user: Person;
  /** By the server's clock. */
  on: string;
  notes: string;
  changes: JournalChange[];
}

/** An issue with its own history, oldest entry first; entries that this account may not see are not among them. */
export interface IssueHistory {
  issue: IssueSnapshot;
  journals: JournalEntry[];
  /** Child issues at present. */
  children: number[];
}

export interface IssueStatus {
  id: number;
  name: string;
  /** Issues of this status count as closed. */
  closed: boolean;
}

/** An issue as lists give it: enough for its record and a line about it. */
export interface ListedIssue extends IssueRef {
  /** ISO 8601, in whole seconds. */
  updatedOn: string;
  project: { id: number; name: string };
  tracker: string;
  status: string;
  /** The status counts as closed. */
  closed: boolean;
  assignee?: Person;
  dueDate?: string;
  /** In per cent. */
  doneRatio: number;
  description: string;
  customFields: { id: number; name: string; value: string }[];
}

export interface WikiPage {
  title: string;
  version: number;
  text: string;
  /** ISO 8601, in whole seconds. */
  createdOn: string;
  updatedOn: string;
}

/** Which issues to list: those whose description contains a text, or those that have anything in a custom field. */
export type IssueFilter = { kind: "description"; contains: string } | { kind: "field"; fieldId: number };

export interface Named {
  id: number;
  name: string;
}

export interface Role extends Named {
  /** The platform's own names. */
  permissions: string[];
}

export interface Project extends Named {
  identifier: string;
}

/** What a project offers for new issues. */
export interface ProjectProfile {
  id: number;
  trackers: { id: number; name: string }[];
  /** Custom fields that issues of this project can have. */
  issueFields: { id: number; name: string }[];
}

export interface NewIssue {
  projectId: number;
  trackerId?: number;
  subject: string;
  description: string;
  parentId?: number;
  assigneeId?: number;
  dueDate?: string;
  doneRatio?: number;
  customFields?: { id: number; value: string }[];
}

/** Attributes to change; a member that is absent stays as it is. */
export interface IssueChange {
  description?: string;
  assigneeId?: number;
  dueDate?: string;
  statusId?: number;
  doneRatio?: number;
  customFields?: { id: number; value: string }[];
  notes?: string;
  uploads?: Upload[];
}

/** A file that was uploaded and is to be attached. */
export interface Upload {
  token: string;
  filename: string;
  contentType: string;
  description?: string;
}

/**
 * Everything the product asks of an issue tracker. Implemented in platform/redmine/; one contract test holds for
 * every implementation. No method throws for what a server or a network does: that is a Problem.
 */
export interface IssuePlatform {
  /** Milliseconds by which the platform's clock is ahead of this computer's, as of its last answer that said the time. */
  readonly clock: number | undefined;
  currentUser(): Promise<Outcome<Person>>;
  readIssue(id: number): Promise<Outcome<IssueSnapshot>>;
  readHistory(id: number): Promise<Outcome<IssueHistory>>;
  /** How the site renders long text, as far as the issue's page tells this account. */
  readFormatting(issueId: number): Promise<Outcome<TextFormatting>>;
  /** Those of the issues that this account can see; with `since` only what was changed at that moment or later. */
  readIssues(ids: number[], since?: string): Promise<Outcome<ListedIssue[]>>;
  /**
   * A hundred issues at most, of any status and in every project that this account sees: those changed at `since` or
   * later, the oldest change first, without the first `skip` of them.
   */
  changedIssues(
    filter: IssueFilter,
    since: string | undefined,
    skip: number,
  ): Promise<Outcome<ListedIssue[]>>;
  /** The custom fields that issues have in the projects that this account sees. */
  issueFields(): Promise<Outcome<{ id: number; name: string }[]>>;
  statuses(): Promise<Outcome<IssueStatus[]>>;
  trackers(): Promise<Outcome<Named[]>>;
  /** Those that can be given to people. */
  roles(): Promise<Outcome<Role[]>>;
  projects(): Promise<Outcome<Project[]>>;
  /** Those that this account may give the issue now, its present one among them. */
  allowedStatuses(issueId: number): Promise<Outcome<IssueStatus[]>>;
  /** Issues with this number, or with these words in their subject; ten at most, in any state. */
  findIssues(text: string): Promise<Outcome<IssueRef[]>>;
  readChildren(parentId: number): Promise<Outcome<ListedIssue[]>>;
  /** By number or identifier. */
  readProject(project: number | string): Promise<Outcome<ProjectProfile>>;
  /** Problem `notFound` where there is none, or none that this account may read. */
  readWikiPage(project: number | string, title: string): Promise<Outcome<WikiPage>>;
  /** Identifiers of the projects that have a wiki page of this title, as far as this account may see. */
  projectsWithPage(title: string): Promise<Outcome<string[]>>;
  /** Makes the page, or a new version of it. Problem `conflict` when it is not at that version any more. */
  writeWikiPage(
    project: number | string,
    title: string,
    page: { text: string; comments: string; version?: number },
  ): Promise<Outcome<void>>;
  /** People of a project who can own work, ordered by name. */
  people(projectId: number): Promise<Outcome<Person[]>>;
  /**
   * Keeps a file on the server until it is attached; the token works once. `digest` is the SHA-256 of what was stored,
   * where the platform says it.
   */
  upload(filename: string, content: Uint8Array): Promise<Outcome<{ token: string; digest?: string }>>;
  /** The content of an attachment; Problem `serverError` where it is not as long as the issue says. */
  readAttachment(attachment: {
    id: number;
    filename: string;
    size: number;
  }): Promise<Outcome<Uint8Array<ArrayBuffer>>>;
  /** Creates an issue that carries the uploaded files: a second creation with a token that was used is refused. */
  createIssue(issue: NewIssue, files: Upload[]): Promise<Outcome<number>>;
  /** The issue that carries a file of this name, if this account can see one. */
  findByAttachment(filename: string): Promise<Outcome<number | undefined>>;
  /**
   * The number that makes an update race-free: read it before the state it guards.
   * A Problem `readOnly` says that this account may not edit the issue.
   */
  readLock(issueId: number): Promise<Outcome<number>>;
  /** Problem `conflict` when the lock is stale. Success does not mean that every attribute took: read back. */
  updateIssue(issueId: number, change: IssueChange, lock: number): Promise<Outcome<void>>;
  relate(issueId: number, otherId: number): Promise<Outcome<void>>;
  issueUrl(id: number): string;
  /** Of that version, where one is named. */
  wikiUrl(project: number | string, title: string, version?: number): string;
}
