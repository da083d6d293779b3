import type { ImprovementRecord } from "#schema/record";
import type { Pack } from "#schema/pack";
import { statusWish } from "../gate/follow.ts";
import { mappingByNames } from "../gate/mapping.ts";
import { failed, ok, type Outcome } from "../outcome.ts";
import { deliver, readSubmission, submit, unsettledOn, withdraw } from "../outbox/outbox.ts";
import type { Base, Creation, Submission, Update } from "../outbox/submission.ts";
import { baseOf } from "../outbox/update.ts";
import type {
  IssueHistory,
  IssuePlatform,
  IssueRef,
  IssueSnapshot,
  TextFormatting,
} from "../platform/platform.ts";
import { coreOf } from "../record/core.ts";
import { dayOf } from "../record/day.ts";
import { readHousedRecord } from "../record/home.ts";
import { localized } from "../record/localized.ts";
import { stepNote, summary } from "../record/summary.ts";
import { discardDraft, readDrafts, saveDraft, type Draft } from "../store/drafts.ts";
import type { SiteSettings } from "../store/sites.ts";
import { linkedText } from "../text/linked.ts";
import type {
  Delivery,
  FormName,
  KeptDraft,
  Linked,
  NewRecord,
  Opening,
  PanelHost,
  RaiseOpening,
  RecordOpening,
} from "./panel-host.ts";
import { readLinked } from "./linked.ts";

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

  async alreadyRaised(type: string): Promise<Outcome<Linked[]>> {
    const origin = await this.platform.readIssue(this.page.issueId);
    if (!origin.ok) return origin;
    if (origin.value.relatedTo.length === 0) return ok([]);
    const related = await this.platform.readIssues(origin.value.relatedTo);
    if (!related.ok) return related;
    const raised = related.value.filter((issue) => {
      const housed = readHousedRecord(issue);
      return housed.ok && housed.value?.record.type === type;
    });
    return ok(raised.map((issue) => this.#linked(issue)));
  }

  history(): Promise<Outcome<IssueHistory>> {
    return this.platform.readHistory(this.page.issueId);
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

  create({ record, form, ...place }: NewRecord): Promise<Outcome<Delivery>> {
    const type = this.pack.recordTypes[record.type];
    const creation: Creation = {
      ...this.#common(form, record),
      kind: "creation",
      origin: this.page.issueId,
      ...place,
      subject: textIn(record.fields[type?.titleField ?? "title"]),
      description: summary(this.pack, record, this.page.formatting, this.locale),
      ...coreOf(this.pack, record),
    };
    return this.#send(creation);
  }

  async link(issueId: number, type: string): Promise<Outcome<unknown>> {
    const issue = await this.platform.readIssue(issueId);
    if (!issue.ok) return issue;
    const housed = readHousedRecord(issue.value);
    if (!housed.ok) return housed;
    if (issueId === this.page.issueId || housed.value?.record.type !== type) {
      const label = localized(this.pack.recordTypes[type]?.label, this.locale);
      return failed("refused", linkedText.otherType(issueId, label));
    }
    if (issue.value.relatedTo.includes(this.page.issueId)) return ok(undefined);
    return this.platform.relate(this.page.issueId, issueId);
  }

  async saveStep(
    record: ImprovementRecord,
    base: Base,
    lost: Record<string, unknown>,
  ): Promise<Outcome<Delivery>> {
    const status = statusWish(mappingByNames(this.pack), this.pack, record);
    const update: Update = {
      ...this.#common("step", record, base.version),
      uuid: crypto.randomUUID(),
      kind: "update",
      issueId: this.page.issueId,
      base,
      ...(status && { status }),
      notes: stepNote(this.pack, record, this.page.formatting, this.locale, lost),
      ...coreOf(this.pack, record),
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
    const [drafts, people] = await Promise.all([
      this.#keptDrafts("raise-"),
      issue && this.platform.people(issue.project.id),
    ]);
    if (!drafts.ok) return drafts;
    const { issueId: id, subject, tracker } = this.page;
    const opening: RaiseOpening = {
      kind: "raise",
      user: this.site.user,
      origin: { id, subject, tracker, url: this.platform.issueUrl(id) },
      people: people?.ok ? people.value : [this.site.user],
      drafts: drafts.value,
      pending: pending.filter(({ form }) => form.startsWith("raise-")),
      ...extra,
    };
    if (issue) {
      opening.origin.subject = issue.subject;
      opening.origin.tracker = issue.tracker;
      opening.origin.on = issue.startDate ?? dayOf(new Date(issue.createdOn));
    }
    return ok(opening);
  }

  async #openRecord(
    issue: IssueSnapshot,
    record: ImprovementRecord,
    pending: Delivery[],
  ): Promise<Outcome<RecordOpening>> {
    const [people, linked, steps, add] = await Promise.all([
      this.platform.people(issue.project.id),
      readLinked(this.platform, this.pack, issue, record),
      readDrafts(`${this.#draftKey("step")}@`),
      this.#keptDrafts("add-"),
    ]);
    if (!linked.ok) return linked;
    if (!steps.ok) return steps;
    if (!add.ok) return add;
    const typed = steps.value.map(asKept);
    const step = typed.find(({ base }) => base === record.version);
    return ok({
      kind: "record",
      user: this.site.user,
      issue: this.#linked(issue),
      record,
      base: await baseOf(issue, record),
      people: people.ok ? people.value : [this.site.user],
      linked: linked.value,
      drafts: {
        ...(step && { step }),
        add: add.value,
        outdated: typed.filter((draft) => draft !== step),
      },
      pending,
    });
  }

  /** The drafts of all forms whose names begin so, by the rest of their names. */
  async #keptDrafts(prefix: "raise-" | "add-"): Promise<Outcome<Record<string, KeptDraft>>> {
    const key = `${this.pageKey()}|${prefix}`;
    const drafts = await readDrafts(key);
    if (!drafts.ok) return drafts;
    return ok(Object.fromEntries(drafts.value.map((draft) => [draft.key.slice(key.length), asKept(draft)])));
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

function asKept({ key: _key, ...draft }: Draft): KeptDraft {
  return draft;
}

function textIn(value: unknown): string {
  return typeof value === "string" ? value.trim() : "";
}
