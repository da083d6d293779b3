import type { EvaluationContext } from "#schema/context";
import type { FormerRoles, RecordProposals } from "#schema/findings";
import type { ImprovementRecord } from "#schema/record";
import type { Pack } from "#schema/pack";
import { statusWish } from "../gate/follow.ts";
import { mappingByNames, type SiteMapping } from "../gate/mapping.ts";
import { failed, ok, type Outcome } from "../outcome.ts";
import { deliver, readSubmission, submit, unsettledOn, withdraw } from "../outbox/outbox.ts";
import type { Base, Comment, Creation, Submission, Update } from "../outbox/submission.ts";
import { baseOf } from "../outbox/update.ts";
import type {
  IssueHistory,
  IssuePlatform,
  IssueRef,
  IssueSnapshot,
  ListedIssue,
  TextFormatting,
} from "../platform/platform.ts";
import { coreOf } from "../record/core.ts";
import { customValues } from "../record/custom.ts";
import { dayOf } from "../record/day.ts";
import { readHousedRecord } from "../record/home.ts";
import { localized } from "../record/localized.ts";
import type { SimilarAnswer } from "../record/similar.ts";
import { seenAgainNote, stepNote, summary } from "../record/summary.ts";
import { discardDraft, readDrafts, saveDraft, type Draft } from "../store/drafts.ts";
import type { PullState } from "../store/register.ts";
import type { SiteSettings } from "../store/sites.ts";
import type { LiveRegister } from "../sync/live-register.ts";
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
import type { AuditLine } from "../record/prefill.ts";
import type { Reads } from "../platform/taken.ts";
import { readLinked } from "./linked.ts";

/** What a page itself says of where something is raised from; enough for a form even while the server is away. */
export type PageFacts = IssueFacts | WikiFacts | ProjectFacts;

export interface IssueFacts {
  issueId: number;
  subject: string;
  tracker: string;
  formatting: TextFormatting;
  /** The page shows a record document, by its look. */
  record: boolean;
  /** Chosen with it in a list of issues, where a new record comes from all of them. */
  also?: number[];
  /** A line of its checklist, where a new record comes from that line of an audit. */
  line?: AuditLine;
}

export interface WikiFacts {
  wiki: { project: string; title: string };
  formatting: TextFormatting;
}

/** Any other page of a project: what is raised there comes from no issue and no text. */
export interface ProjectFacts {
  project: { identifier: string; name: string };
  formatting: TextFormatting;
}

/** The part of a panel's wishes that needs server and store; the frame's own (size, closing) are the shell's. */
export type PanelRequests = Omit<PanelHost, "navigate" | "resize" | "openSettings" | "close">;

/** What the panel asks of all records that this account sees. */
export interface RegisterAccess {
  /** As far as it is known now, */
  live(): Promise<Outcome<LiveRegister>>;
  /** or once the pull that is under way is done. */
  settled(): Promise<Outcome<LiveRegister>>;
  state(): Promise<Outcome<PullState>>;
  /** Of the present moment. */
  context(): EvaluationContext;
}

/** Serves the panel of one issue page for one account. Lives where the key lives: in the background. */
export class PanelService implements PanelRequests {
  readonly site: SiteSettings;
  readonly page: PageFacts;
  readonly platform: IssuePlatform;
  readonly pack: Pack;
  readonly locale: string;
  readonly register: RegisterAccess;
  /** Where a page is read from: the platform, or what was taken along of it. */
  readonly reads: Reads;

  constructor(
    site: SiteSettings,
    page: PageFacts,
    platform: IssuePlatform,
    pack: Pack,
    locale: string,
    register: RegisterAccess,
    reads: Reads = platform,
  ) {
    this.site = site;
    this.page = page;
    this.platform = platform;
    this.pack = pack;
    this.locale = locale;
    this.register = register;
    this.reads = reads;
  }

  async open(): Promise<Outcome<Opening>> {
    const { page } = this;
    // What is below a record is asked for with it, not after it.
    const below = "issueId" in page && page.record ? this.reads.readChildren(page.issueId) : undefined;
    const [issue, pending] = await Promise.all([
      "issueId" in page ? this.reads.readIssue(page.issueId) : undefined,
      unsettledOn(this.pageKey()),
    ]);
    if (!pending.ok) return pending;
    const deliveries = pending.value.map((submission) => this.#asDelivery(submission));
    if (!("issueId" in page) || !issue) return this.#openRaiseElsewhere(deliveries);
    if (!issue.ok) {
      // On a record's page there is nothing to raise; on any other the form works without the server.
      if (page.record) return issue;
      return this.#openRaise(deliveries, undefined, { problem: issue.problem });
    }
    const housed = readHousedRecord(issue.value);
    if (!housed.ok) return housed;
    return housed.value && !page.also && !page.line
      ? this.#openRecord(issue.value, housed.value.record, deliveries, below)
      : this.#openRaise(deliveries, issue.value, {});
  }

  async alreadyRaised(type: string): Promise<Outcome<Linked[]>> {
    if (!("issueId" in this.page)) return ok([]);
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
    return this.#onIssue((issueId) => this.reads.readHistory(issueId));
  }

  findIssues(text: string): Promise<Outcome<IssueRef[]>> {
    return this.platform.findIssues(text);
  }

  async similar(text: string, type: string, own: string): Promise<Outcome<SimilarAnswer>> {
    const [live, state] = await Promise.all([this.register.live(), this.register.state()]);
    if (!live.ok) return live;
    const urlOf = (issueId: number) => this.platform.issueUrl(issueId);
    const cases = live.value.similar({ text, type, own }, urlOf, this.locale);
    if (!cases.ok) return cases;
    const asOf = state.ok ? state.value.completeAt : undefined;
    return ok({ cases: cases.value, searched: live.value.issues.size, ...(asOf !== undefined && { asOf }) });
  }

  async proposals(record: ImprovementRecord): Promise<Outcome<RecordProposals>> {
    const live = await this.register.settled();
    return live.ok ? live.value.proposals(record, this.register.context()) : live;
  }

  async formerRoles(record: ImprovementRecord): Promise<Outcome<FormerRoles>> {
    const live = await this.register.settled();
    return live.ok ? live.value.formerRoles(record, this.register.context()) : live;
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
      ...this.#origin(),
      ...place,
      ...this.#fields(record),
      trackers: this.site.mapping?.types[record.type]?.trackers ?? [],
      ...(this.site.mapping?.recordField !== undefined && { recordField: this.site.mapping.recordField }),
      subject: textIn(record.fields[type?.titleField ?? "title"]),
      description: summary(this.pack, record, this.page.formatting, this.locale),
      ...coreOf(this.pack, record),
    };
    return this.#send(creation);
  }

  comment(issueId: number, record: ImprovementRecord, form: FormName): Promise<Outcome<Delivery>> {
    const { page } = this;
    const onIssue = "issueId" in page;
    const from = onIssue ? `#${page.issueId}` : "wiki" in page ? page.wiki.title.replaceAll("_", " ") : "";
    const note: Comment = {
      ...this.#common(form, record),
      uuid: crypto.randomUUID(),
      kind: "comment",
      issueId,
      relatedTo: onIssue ? [page.issueId, ...(page.also ?? [])] : [],
      notes: seenAgainNote(this.pack, record, page.formatting, this.locale, from),
    };
    return this.#send(note);
  }

  link(issueId: number, type: string): Promise<Outcome<unknown>> {
    return this.#onIssue((page) => this.#link(page, issueId, type));
  }

  async #link(page: number, issueId: number, type: string): Promise<Outcome<unknown>> {
    const issue = await this.platform.readIssue(issueId);
    if (!issue.ok) return issue;
    const housed = readHousedRecord(issue.value);
    if (!housed.ok) return housed;
    if (issueId === page || housed.value?.record.type !== type) {
      const label = localized(this.pack.recordTypes[type]?.label, this.locale);
      return failed("refused", linkedText.otherType(issueId, label));
    }
    if (issue.value.relatedTo.includes(page)) return ok(undefined);
    return this.platform.relate(page, issueId);
  }

  async saveStep(
    record: ImprovementRecord,
    base: Base,
    lost: Record<string, unknown>,
  ): Promise<Outcome<Delivery>> {
    if (!("issueId" in this.page)) return failed("internal");
    const status = statusWish(this.#mapping(), this.pack, record);
    const update: Update = {
      ...this.#common("step", record, base.version),
      uuid: crypto.randomUUID(),
      kind: "update",
      issueId: this.page.issueId,
      base,
      ...(status && { status }),
      ...this.#fields(record),
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

  #mapping(): SiteMapping {
    return this.site.mapping ?? mappingByNames(this.pack);
  }

  #fields(record: ImprovementRecord): Pick<Creation, "fields"> {
    const fields = customValues(this.pack, this.#mapping(), record);
    return fields.length > 0 ? { fields } : {};
  }

  #origin(): Pick<Creation, "origin" | "alsoRelated" | "project"> {
    if ("wiki" in this.page) return { project: this.page.wiki.project };
    if ("project" in this.page) return { project: this.page.project.identifier };
    const { issueId, also } = this.page;
    return { origin: issueId, ...(also && { alsoRelated: also }) };
  }

  async #onIssue<T>(act: (issueId: number) => Promise<Outcome<T>>): Promise<Outcome<T>> {
    return "issueId" in this.page ? act(this.page.issueId) : failed("internal");
  }

  /** What one account wrote on one page is never sent by another account or from another page. */
  async #ours(uuid: string): Promise<Outcome<unknown>> {
    const submission = await readSubmission(uuid);
    if (!submission.ok) return submission;
    return submission.value?.page === this.pageKey() ? submission : failed("otherAccount");
  }

  pageKey(): string {
    const { page } = this;
    const where =
      "wiki" in page
        ? `wiki/${page.wiki.project}/${page.wiki.title}`
        : "project" in page
          ? `project/${page.project.identifier}`
          : [page.issueId, ...(page.also ?? [])].join("+") + (page.line ? `/${page.line.ref}` : "");
    return `${this.site.baseUrl}|${this.site.user.id}|${where}`;
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
      issue && this.reads.people(issue.project.id),
    ]);
    if (!drafts.ok) return drafts;
    if (!("issueId" in this.page)) return failed("internal");
    const { issueId: id, subject, tracker, also = [], line } = this.page;
    const opening: RaiseOpening & { origin: object } = {
      kind: "raise",
      user: this.site.user,
      origin: { id, subject, tracker, url: this.platform.issueUrl(id) },
      also,
      ...(line && { line }),
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

  /** A page that nobody may read by the interface any more can still be raised from, without its version. */
  async #openRaiseElsewhere(pending: Delivery[]): Promise<Outcome<RaiseOpening>> {
    const { page: here } = this;
    if ("issueId" in here) return failed("internal");
    const project = "wiki" in here ? here.wiki.project : here.project.identifier;
    const [drafts, wiki, profile] = await Promise.all([
      this.#keptDrafts("raise-"),
      "wiki" in here ? this.platform.readWikiPage(project, here.wiki.title) : undefined,
      this.platform.readProject(project),
    ]);
    if (!drafts.ok) return drafts;
    const people = profile.ok ? await this.platform.people(profile.value.id) : profile;
    const unread = [wiki, profile].find((read) => read?.ok === false);
    const version = wiki?.ok ? wiki.value.version : undefined;
    return ok({
      kind: "raise",
      user: this.site.user,
      ...("wiki" in here
        ? {
            wiki: {
              title: here.wiki.title.replaceAll("_", " "),
              url: this.platform.wikiUrl(project, here.wiki.title, version),
              ...(version !== undefined && { version }),
            },
          }
        : { project: here.project.name }),
      also: [],
      people: people.ok ? people.value : [this.site.user],
      drafts: drafts.value,
      pending: pending.filter(({ form }) => form.startsWith("raise-")),
      ...(unread?.ok === false && unread.problem.code !== "notFound" && { problem: unread.problem }),
    });
  }

  async #openRecord(
    issue: IssueSnapshot,
    record: ImprovementRecord,
    pending: Delivery[],
    below: Promise<Outcome<ListedIssue[]>> | undefined,
  ): Promise<Outcome<RecordOpening>> {
    const [people, linked, steps, add] = await Promise.all([
      this.reads.people(issue.project.id),
      readLinked(this.reads, this.pack, issue, record, below),
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

  #titleOf(submission: Submission): string {
    if (submission.kind === "creation") return submission.subject;
    const { record } = submission;
    return textIn(record.fields[this.pack.recordTypes[record.type]?.titleField ?? "title"]);
  }

  #asDelivery(submission: Submission): Delivery {
    const { uuid, kind, form, state, record, problem, shortfalls, issueId } = submission;
    return {
      uuid,
      kind,
      form,
      state,
      record,
      shortfalls,
      subject:
        submission.kind === "update" && "issueId" in this.page
          ? this.page.subject
          : this.#titleOf(submission),
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
