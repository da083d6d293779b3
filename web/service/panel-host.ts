import type { FormerRoles, RecordProposals } from "#schema/findings";
import type { ImprovementRecord } from "#schema/record";
import type { Outcome, Problem } from "../outcome.ts";
import type { EvidenceFile } from "../evidence/evidence.ts";
import type { Base, Bond, FormName, Submission, SubmissionState, Shortfall } from "../outbox/submission.ts";
import type { IssueHistory, IssueRef, Person } from "../platform/platform.ts";
import type { LinkedIssue } from "../record/linked.ts";
import type { AuditLine } from "../record/prefill.ts";
import type { PolicyPage, PublishedPolicy } from "./policy.ts";
import type { ReviewInputs } from "../review/inputs.ts";
import type { SimilarAnswer } from "../record/similar.ts";
import type { GivenWaiver } from "../record/waivers.ts";

export type { Bond, FormName } from "../outbox/submission.ts";

/** What became of something that was sent. */
export interface Delivery {
  uuid: string;
  kind: Submission["kind"];
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
  /** What stood in those fields when they were typed. */
  over?: Record<string, unknown>;
  /** What was decided against where two people wrote, by field. */
  lost?: Record<string, unknown>;
  /** Rules that were let pass meanwhile. */
  waivers?: GivenWaiver[];
  /** Version of the record that it was typed over; absent for a new record. */
  base?: number;
}

/** A file as it goes through a message. */
export interface ChosenFile {
  name: string;
  /** Media type. */
  type: string;
  base64: string;
}

export interface Linked extends IssueRef {
  url: string;
}

/** The panel on an issue that is no improvement record: raising a record from it. */
export interface RaiseOpening {
  kind: "raise";
  user: Person;
  /** The issue it is raised from; absent on a wiki page, */
  origin?: Linked & { tracker: string; on?: string };
  /** where this is what it is raised from. `version` as it is now. */
  wiki?: { title: string; url: string; version?: number };
  /** The line of that audit's checklist that it is raised from. */
  line?: AuditLine;
  /** Name of the project, where it is raised from neither. */
  project?: string;
  /** Further issues that it comes from, chosen in a list. */
  also: number[];
  /** The type of record to begin with; the pack's first where none was asked for. */
  type?: string;
  people: Person[];
  /** What was written and not sent, by the type of record. */
  drafts: Record<string, KeptDraft>;
  pending: Delivery[];
  /** Why the issue itself could not be read just now; the form works all the same. */
  problem?: Problem;
}

/** An issue that is tied to a record's issue, with what a line about it shows. */
export interface LinkedRow extends LinkedIssue {
  url: string;
  /** The platform's own, for issues that are no records. */
  status: string;
  assignee?: Person;
  dueDate?: string;
  /** In per cent. */
  doneRatio: number;
}

/** What a new record is made with besides its content. */
export interface NewRecord {
  record: ImprovementRecord;
  form: FormName;
  /** How it is tied to the issue of this page. */
  bond: Bond;
  /** Further issues to relate it to: several from a list, say, as evidence. */
  alsoRelated?: number[];
  /** The project it goes to, by number or identifier, where the page is no issue's. */
  project?: number | string;
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
  linked: LinkedRow[];
  /** `add` by list; `outdated` was typed over a version that is no longer the present one. */
  drafts: { step?: KeptDraft; add: Record<string, KeptDraft>; outdated: KeptDraft[] };
  pending: Delivery[];
}

export type Opening = RaiseOpening | RecordOpening;

/** Everything a view may ask for. Views know neither browser nor platform: this is their only way out. */
export interface PanelHost {
  open(): Promise<Outcome<Opening>>;
  /** Records of a type that were raised from this issue before. */
  alreadyRaised(type: string): Promise<Outcome<Linked[]>>;
  /** Issues by number or by words of their subject. */
  findIssues(text: string): Promise<Outcome<IssueRef[]>>;
  /** This issue with everything that Redmine noted about it. */
  history(): Promise<Outcome<IssueHistory>>;
  /** Records of that type that share words with a text; `own` is the record that asks. */
  similar(text: string, type: string, own: string): Promise<Outcome<SimilarAnswer>>;
  /** What the pack proposes for a record as it stands in the form, by what the other records say. */
  proposals(record: ImprovementRecord): Promise<Outcome<RecordProposals>>;
  /** What those who decide in it were until not long ago, by what the other records say. */
  formerRoles(record: ImprovementRecord): Promise<Outcome<FormerRoles>>;
  /** What all records say to the inputs of a management review. */
  reviewInputs(record: ImprovementRecord): Promise<Outcome<ReviewInputs>>;
  /** The wiki page of a policy document, and what the generator would make of the record. */
  policyPage(record: ImprovementRecord): Promise<Outcome<PolicyPage>>;
  /** Writes the generated page over that version alone; null where there is none yet. */
  writePolicy(record: ImprovementRecord, over: number | null): Promise<Outcome<PublishedPolicy>>;
  saveDraft(form: FormName, draft: KeptDraft): Promise<Outcome<unknown>>;
  discardDraft(form: FormName, base: number | null): Promise<Outcome<unknown>>;
  /** Keeps a file until the server has it; Problem `fileTooLarge`. Its name goes into the record, with the hash. */
  keepFile(file: ChosenFile): Promise<Outcome<EvidenceFile>>;
  /** A file that is kept here; undefined when it is not. */
  readFile(sha256: string): Promise<Outcome<Omit<ChosenFile, "name"> | undefined>>;
  /** A new issue with a record of any type, made exactly once. */
  create(record: NewRecord): Promise<Outcome<Delivery>>;
  /** What was written of a record, as a note on an issue that is about the same, once; nothing is raised. */
  comment(issueId: number, record: ImprovementRecord, form: FormName): Promise<Outcome<Delivery>>;
  /** `record` is the version after the step, `base` the opening's that it was made from, `lost` what goes into its note alone. */
  saveStep(record: ImprovementRecord, base: Base, lost: Record<string, unknown>): Promise<Outcome<Delivery>>;
  /** The same without a step: what is written so far, so that others see it and this computer may be lost. */
  saveProgress(
    record: ImprovementRecord,
    base: Base,
    lost: Record<string, unknown>,
  ): Promise<Outcome<Delivery>>;
  /** Relates an issue that is there already; its record has to be of this type. */
  link(issueId: number, type: string): Promise<Outcome<unknown>>;
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
