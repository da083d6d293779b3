import type { ImprovementRecord } from "#schema/record";
import type { Outcome, Problem } from "../outcome.ts";
import type { Base, SubmissionState, Shortfall } from "../outbox/submission.ts";
import type { IssueRef, Person } from "../platform/platform.ts";

/** The forms whose unsent content is kept, each on its own. */
export type FormName = "raise" | "step" | "action";

/** What became of something that was sent. */
export interface Delivery {
  uuid: string;
  form: FormName;
  state: SubmissionState;
  subject: string;
  record: ImprovementRecord;
  problem?: Problem;
  shortfalls: Shortfall[];
  /** Known once the issue exists. */
  issue?: { id: number; url: string };
}

export interface KeptDraft {
  recordId: string;
  fields: Record<string, unknown>;
  /** Version of the record that it was typed over; absent for a new record. */
  base?: number;
}

export interface Linked extends IssueRef {
  url: string;
}

/** The panel on an issue that is no improvement record: raising a nonconformity from it. */
export interface RaiseOpening {
  kind: "raise";
  user: Person;
  origin: Linked & { tracker: string; on?: string };
  draft?: KeptDraft;
  pending?: Delivery;
  /** Why the issue itself could not be read just now; the form works all the same. */
  problem?: Problem;
}

export interface ActionRow extends Linked {
  status: string;
  assignee?: Person;
  dueDate?: string;
}

/** The panel on the page of an improvement record. */
export interface RecordOpening {
  kind: "record";
  user: Person;
  issue: Linked;
  record: ImprovementRecord;
  /** What a change begins from; goes back with `saveStep`. */
  base: Base;
  people: Person[];
  actions: ActionRow[];
  /** `outdated` was typed over a version that is no longer the present one. */
  drafts: { step?: KeptDraft; action?: KeptDraft; outdated: KeptDraft[] };
  pending: Delivery[];
}

export type Opening = RaiseOpening | RecordOpening;

/** Everything a view may ask for. Views know neither browser nor platform: this is their only way out. */
export interface PanelHost {
  open(): Promise<Outcome<Opening>>;
  /** Nonconformities that were raised from this issue before. */
  alreadyRaised(): Promise<Outcome<Linked[]>>;
  /** Issues by number or by words of their subject. */
  findIssues(text: string): Promise<Outcome<IssueRef[]>>;
  saveDraft(form: FormName, draft: KeptDraft): Promise<Outcome<unknown>>;
  discardDraft(form: FormName, base: number | null): Promise<Outcome<unknown>>;
  raise(record: ImprovementRecord): Promise<Outcome<Delivery>>;
  /** `record` is the version after the step, `base` the opening's that it was made from. */
  saveStep(record: ImprovementRecord, base: Base): Promise<Outcome<Delivery>>;
  addAction(record: ImprovementRecord): Promise<Outcome<Delivery>>;
  retry(uuid: string): Promise<Outcome<Delivery>>;
  /** Gives a submission back for editing; Problem `arrived` when the server has it. */
  withdraw(uuid: string): Promise<Outcome<unknown>>;
  /** Where the host page should go, or what it should do with the frame. */
  navigate(url: string): void;
  /** The height of the content in CSS pixels, as the screen shows it or as paper would. */
  resize(height: number, where: "screen" | "paper"): void;
  openSettings(): void;
  close(): void;
}
