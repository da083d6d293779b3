import type { ImprovementRecord } from "#schema/record";
import type { StatusWish } from "../gate/follow.ts";
import type { Ref } from "../gate/mapping.ts";
import type { EvidenceFile } from "../evidence/evidence.ts";
import type { Problem } from "../outcome.ts";
import type { Person, TextFormatting } from "../platform/platform.ts";
import type { CoreAttributes } from "../record/core.ts";
import type { RecordHome } from "../record/home.ts";

/**
 * waiting: not sent, or nobody knows whether it arrived: send again finds out. sending: a request is under way.
 * sent: read back from the server. needsYou: the server said no, with a reason; nothing was stored there.
 */
export type SubmissionState = "waiting" | "sending" | "sent" | "needsYou";

/** What the server did not take of something that was stored all the same. */
export interface Shortfall {
  code:
    | "relation"
    | "assignee"
    | "dueDate"
    | "status"
    | "field" // a custom field, named in the detail
    | "assigneeChanged" // somebody set another one meanwhile, named in the detail: theirs stays
    | "dueDateChanged"
    | "home"
    | "duplicate"
    | "file" // a file that was sent along, named in the detail
    | "earlierText";
  detail?: string;
}

/**
 * The form something was written in: raising a record of a type, a step of the record on its page, or adding a record to
 * one of its lists. The unsent content of each is kept on its own.
 */
export type FormName = "step" | `raise-${string}` | `add-${string}`;

/** How the issue of a new record is tied to the one that it was started on. */
export type Bond = "child" | "related" | "none";

/** A file that goes along, frozen with the rest. `token` names what the server holds of it, unattached. */
export interface FileToSend extends EvidenceFile {
  token?: string;
  /** Milliseconds since 1970. */
  tokenAt?: number;
}

interface Common {
  /** A creation has the record's own id, so that a record is created once however often it is submitted. */
  uuid: string;
  /** Base address of the site. */
  site: string;
  /** Only this account's key may send it. */
  user: Person;
  /** Issue page it was started on: what the panel of that page shows. */
  page: string;
  /** The form it was written in. */
  form: FormName;
  state: SubmissionState;
  problem?: Problem;
  shortfalls: Shortfall[];
  formatting: TextFormatting;
  record: ImprovementRecord;
  /**
   * Of an update or a note: whether the request that writes it has gone out. As long as it has not, the server cannot
   * have it. Of a creation, its token says that.
   */
  begun?: boolean;
  /** Files that the record names and that are kept here. */
  files?: FileToSend[];
  /** When it was found to have arrived, by this computer's clock, milliseconds since 1970: nothing is ordered by it. */
  sentAt?: number;
  /** The draft to discard once the server has it. */
  draftKey: string;
}

/** A new issue that carries a record. */
export interface Creation extends Common, CoreAttributes {
  kind: "creation";
  /** The issue it was started on, if any: the new one goes to the same project, */
  origin?: number;
  /** as its child, related to it, or on its own. */
  bond: Bond;
  /** Further issues that it is related to. */
  alsoRelated?: number[];
  /** Where it goes when it was started on no issue: a project's number or identifier. */
  project?: number | string;
  subject: string;
  description: string;
  /** Trackers that the site has declared to be for such records; without them names decide. */
  trackers?: Ref[];
  /** The custom field for the record itself, where the site was set up; otherwise the project's fields are looked through. */
  recordField?: number;
  /** Custom fields that show fields of the record, besides that one. */
  fields?: { id: number; value: string }[];
  /** Where in the site it goes; looked up once, then frozen with the rest. */
  target?: { projectId: number; trackerId?: number; home: RecordHome };
  token?: string;
  /** Milliseconds since 1970; the server drops unattached uploads after about a day. */
  tokenAt?: number;
  issueId?: number;
}

/** The issue as it was when a change to it was begun: what differs from it since is somebody else's. */
export interface Base {
  /** Of the record. */
  version: number;
  /** SHA-256 of the record as it stood there, with its chain. */
  content: string;
  assigneeId: number | null;
  dueDate: string | null;
}

/** A new version of the record of an existing issue. */
export interface Update extends Common, CoreAttributes {
  kind: "update";
  issueId: number;
  base: Base;
  /** The issue's status follows the record's state, as far as the platform lets this account. */
  status?: StatusWish;
  /** The status that was chosen when it was sent. */
  statusId?: number;
  /** Custom fields of the issue, besides the one that may hold the record. */
  fields?: { id: number; value: string }[];
  /** What others set meanwhile and this update therefore did not. */
  left?: ("assignee" | "dueDate")[];
  notes?: string;
}

/** What somebody wrote, as a note on an issue that has it already. */
export interface Comment extends Common {
  kind: "comment";
  issueId: number;
  /** The issues it was noticed on: the other one is related to them. */
  relatedTo: number[];
  notes: string;
}

export type Submission = Creation | Update | Comment;

/** Whether a request has gone out that may have stored it; nobody may know whether it arrived. */
export function mayBeThere(submission: Submission): boolean {
  if (submission.kind !== "creation") return submission.begun !== false;
  return submission.token !== undefined || submission.issueId !== undefined;
}

/** Name of the attachment that makes a creation happen once; searched for after a lost answer. */
export function carrierName(uuid: string): string {
  return `clause10-${uuid}.json`;
}
