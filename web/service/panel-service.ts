import type { ImprovementRecord } from "#schema/record";
import type { Pack } from "#schema/pack";
import { failed, ok, type Outcome } from "../outcome.ts";
import { deliver, readSubmission, submit, unsettledOn, withdraw } from "../outbox/outbox.ts";
import type { Base, Creation, Submission, Update } from "../outbox/submission.ts";
import { baseOf } from "../outbox/update.ts";
import type { IssuePlatform, IssueRef, IssueSnapshot, TextFormatting } from "../platform/platform.ts";
import { dayOf } from "../record/day.ts";
import { readHousedRecord } from "../record/home.ts";
import { stepNote, summary } from "../record/summary.ts";
import { discardDraft, readDraft, readDrafts, saveDraft, type Draft } from "../store/drafts.ts";
import type { SiteSettings } from "../store/sites.ts";
import type {
  Delivery,
  FormName,
  KeptDraft,
  Linked,
  Opening,
  PanelHost,
  RaiseOpening,
  RecordOpening,
} from "./panel-host.ts";
import { asActionRow } from "./actions.ts";

/** What the page itself says about the issue; enough for a form even while the server is away. */
export interface PageFacts {
  issueId: number;
  subject: string;
  tracker: string;
  formatting: TextFormatting;
  /** The page shows a record document, by its look. */
  record: boolean;
}

/** The part of a panel's wishes that needs server and store; the frame's own (size, closing) are the shell's. */
export type PanelRequests = Omit<PanelHost, "navigate" | "resize" | "openSettings" | "close">;

/** Serves the panel of one issue page for one account. Lives where the key lives: in the background. */
export class PanelService implements PanelRequests {
  readonly site: SiteSettings;
  readonly page: PageFacts;
  readonly platform: IssuePlatform;
  readonly pack: Pack;
  readonly locale: string;

  constructor(site: SiteSettings, page: PageFacts, platform: IssuePlatform, pack: Pack, locale: string) {
    this.site = site;
    this.page = page;
    this.platform = platform;
    this.pack = pack;
    this.locale = locale;
  }

  async open(): Promise<Outcome<Opening>> {
    const [issue, pending] = await Promise.all([
      this.platform.readIssue(this.page.issueId),
      unsettledOn(this.pageKey()),
    ]);
    if (!pending.ok) return pending;
    const deliveries = pending.value.map((submission) => this.#asDelivery(submission));
    if (!issue.ok) {
      // On a record's page there is nothing to raise; on any other the form works without the server.
      if (this.page.record) return issue;
      return this.#openRaise(deliveries, undefined, { problem: issue.problem });
    }
    const housed = readHousedRecord(issue.value);
    if (!housed.ok) return housed;
    return housed.value
      ? this.#openRecord(issue.value, housed.value.record, deliveries)
      : this.#openRaise(deliveries, issue.value, {});
  }

  async alreadyRaised(): Promise<Outcome<Linked[]>> {
    const origin = await this.platform.readIssue(this.page.issueId);
    if (!origin.ok) return origin;
    const related = await Promise.all(
      origin.value.relatedTo.slice(-10).map((id) => this.platform.readIssue(id)),
    );
    const raised = related.flatMap((issue) => {
      if (!issue.ok) return [];
      const housed = readHousedRecord(issue.value);
      return housed.ok && housed.value?.record.type === "nonconformity" ? [this.#linked(issue.value)] : [];
    });
    return ok(raised);
  }

  findIssues(text: string): Promise<Outcome<IssueRef[]>> {
    return this.platform.findIssues(text);
  }

  saveDraft(form: FormName, draft: KeptDraft): Promise<Outcome<unknown>> {
    return saveDraft({ key: this.#draftKey(form, draft.base), ...draft });
  }

  discardDraft(form: FormName, base: number | null): Promise<Outcome<unknown>> {
    return discardDraft(this.#draftKey(form, base ?? undefined));
  }

  raise(record: ImprovementRecord): Promise<Outcome<Delivery>> {
    return this.#create("raise", record, "related");
  }

  addAction(record: ImprovementRecord): Promise<Outcome<Delivery>> {
    return this.#create("action", record, "child", {
      assigneeId: personIn(record.fields["owner"]),
      dueDate: dateIn(record.fields["due"]),
    });
  }

  async saveStep(record: ImprovementRecord, base: Base): Promise<Outcome<Delivery>> {
    const update: Update = {
      ...this.#common("step", record, base.version),
      uuid: crypto.randomUUID(),
      kind: "update",
      issueId: this.page.issueId,
      base,
      notes: stepNote(this.pack, record, this.page.formatting, this.locale),
      ...present(this.#coreOf(record)),
    };
    return this.#send(update);
  }

  async retry(uuid: string): Promise<Outcome<Delivery>> {
    const ours = await this.#ours(uuid);
    if (!ours.ok) return ours;
    const delivered = await deliver(this.platform, uuid);
    return delivered.ok ? ok(this.#asDelivery(delivered.value)) : delivered;
  }

  async withdraw(uuid: string): Promise<Outcome<unknown>> {
    const ours = await this.#ours(uuid);
    return ours.ok ? withdraw(this.platform, uuid) : ours;
  }

  /** What one account wrote on one page is never sent by another account or from another page. */
  async #ours(uuid: string): Promise<Outcome<unknown>> {
    const submission = await readSubmission(uuid);
    if (!submission.ok) return submission;
    return submission.value?.page === this.pageKey() ? submission : failed("otherAccount");
  }

  pageKey(): string {
    return `${this.site.baseUrl}|${this.site.user.id}|${this.page.issueId}`;
  }

  /**
   * The issue's own assignee and due date, with the step that decides them and no other: once there are child issues
   * Redmine computes a parent's due date itself.
   */
  #coreOf(record: ImprovementRecord): { assigneeId?: number | undefined; dueDate?: string | undefined } {
    const step = record.history.at(-1)?.transition;
    const section = this.pack.recordTypes[record.type]?.sections.find(
      ({ transition }) => transition === step,
    );
    const freezes = Object.values(this.pack.deadlineProfiles).some((profile) =>
      profile.deadlines[record.type]?.some(({ frozenAt }) => frozenAt === step),
    );
    return {
      assigneeId: section?.fields.includes("owner") ? personIn(record.fields["owner"]) : undefined,
      dueDate: freezes ? lastDue(record) : undefined,
    };
  }

  #create(
    form: FormName,
    record: ImprovementRecord,
    bond: Creation["bond"],
    core: { assigneeId?: number | undefined; dueDate?: string | undefined } = {},
  ): Promise<Outcome<Delivery>> {
    const type = this.pack.recordTypes[record.type];
    const creation: Creation = {
      ...this.#common(form, record),
      kind: "creation",
      origin: this.page.issueId,
      bond,
      subject: textIn(record.fields[type?.titleField ?? "title"]),
      description: summary(this.pack, record, this.page.formatting, this.locale),
      ...present(core),
    };
    return this.#send(creation);
  }

  async #send(submission: Submission): Promise<Outcome<Delivery>> {
    const taken = await submit(submission);
    return taken.ok ? this.retry(submission.uuid) : taken;
  }

  #common(
    form: FormName,
    record: ImprovementRecord,
    base?: number,
  ): Omit<Update, "kind" | "issueId" | "base"> {
    return {
      uuid: record.id,
      site: this.site.baseUrl,
      user: this.site.user,
      page: this.pageKey(),
      form,
      state: "waiting",
      shortfalls: [],
      formatting: this.page.formatting,
      record,
      draftKey: this.#draftKey(form, base),
    };
  }

  async #openRaise(
    pending: Delivery[],
    issue: IssueSnapshot | undefined,
    extra: Pick<RaiseOpening, "problem">,
  ): Promise<Outcome<RaiseOpening>> {
    const draft = await this.#keptDraft("raise");
    if (!draft.ok) return draft;
    const { issueId: id, subject, tracker } = this.page;
    const opening: RaiseOpening = {
      kind: "raise",
      user: this.site.user,
      origin: { id, subject, tracker, url: this.platform.issueUrl(id) },
      ...extra,
    };
    if (issue) {
      opening.origin.subject = issue.subject;
      opening.origin.tracker = issue.tracker;
      opening.origin.on = issue.startDate ?? dayOf(new Date(issue.createdOn));
    }
    if (draft.value) opening.draft = draft.value;
    const raising = pending.find(({ form }) => form === "raise");
    if (raising) opening.pending = raising;
    return ok(opening);
  }

  async #openRecord(
    issue: IssueSnapshot,
    record: ImprovementRecord,
    pending: Delivery[],
  ): Promise<Outcome<RecordOpening>> {
    const [people, children, steps, action] = await Promise.all([
      this.platform.people(issue.project.id),
      this.platform.readChildren(issue.id),
      readDrafts(`${this.#draftKey("step")}@`),
      this.#keptDraft("action"),
    ]);
    for (const part of [children, steps, action]) if (!part.ok) return part;
    const typed = steps.ok ? steps.value.map(asKept) : [];
    const step = typed.find(({ base }) => base === record.version);
    const actions = children.ok ? children.value.flatMap((child) => asActionRow(child, this.platform)) : [];
    return ok({
      kind: "record",
      user: this.site.user,
      issue: this.#linked(issue),
      record,
      base: await baseOf(issue, record),
      people: people.ok ? people.value : [this.site.user],
      actions,
      drafts: {
        ...(step && { step }),
        ...(action.ok && action.value && { action: action.value }),
        outdated: typed.filter((draft) => draft !== step),
      },
      pending,
    });
  }

  async #keptDraft(form: FormName): Promise<Outcome<KeptDraft | undefined>> {
    const draft = await readDraft(this.#draftKey(form));
    return draft.ok ? ok(draft.value && asKept(draft.value)) : draft;
  }

  #draftKey(form: FormName, base?: number): string {
    return `${this.pageKey()}|${form}${base === undefined ? "" : `@${base}`}`;
  }

  #linked({ id, subject }: { id: number; subject: string }): Linked {
    return { id, subject, url: this.platform.issueUrl(id) };
  }

  #asDelivery(submission: Submission): Delivery {
    const { uuid, form, state, record, problem, shortfalls, issueId } = submission;
    return {
      uuid,
      form,
      state,
      record,
      shortfalls,
      subject: submission.kind === "creation" ? submission.subject : this.page.subject,
      ...(problem && { problem }),
      ...(issueId !== undefined && { issue: { id: issueId, url: this.platform.issueUrl(issueId) } }),
    };
  }
}

function asKept({ recordId, fields, base }: Draft): KeptDraft {
  return { recordId, fields, ...(base !== undefined && { base }) };
}

function textIn(value: unknown): string {
  return typeof value === "string" ? value.trim() : "";
}

function dateIn(value: unknown): string | undefined {
  return textIn(value) || undefined;
}

function personIn(value: unknown): number | undefined {
  const id = (value as { id?: unknown } | null | undefined)?.id;
  return typeof id === "number" ? id : undefined;
}

/** The day by which the record is to be closed: Redmine's own due date, so that its lists, calendar and mails work. */
function lastDue(record: ImprovementRecord): string | undefined {
  return Object.values(record.deadlines)
    .map(({ due }) => due)
    .sort()
    .at(-1);
}

function present<T extends object>(members: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };
}
