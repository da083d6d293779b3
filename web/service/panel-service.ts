import type { EvaluationContext } from "#schema/context";
import type { FormerRoles, RecordProposals } from "#schema/findings";
import type { ImprovementRecord } from "#schema/record";
import type { Pack } from "#schema/pack";
import { fromBase64, toBase64 } from "../base64.ts";
import { filesNamed, largestFile, type EvidenceFile } from "../evidence/evidence.ts";
import { sha256Of } from "../evidence/sha256.ts";
import { failed, ok, type Outcome } from "../outcome.ts";
import { deliver, readSubmission, submit, withdraw } from "../outbox/outbox.ts";
import type { Base, Comment, Creation, Submission } from "../outbox/submission.ts";
import type { IssueHistory, IssuePlatform, IssueRef } from "../platform/platform.ts";
import type { Reads } from "../platform/taken.ts";
import { readHousedRecord } from "../record/home.ts";
import { localized } from "../record/localized.ts";
import type { SimilarAnswer } from "../record/similar.ts";
import { progressNote, seenAgainNote, stepNote } from "../record/summary.ts";
import { reviewInputs, type ReviewInputs } from "../review/inputs.ts";
import { discardDraft, saveDraft } from "../store/drafts.ts";
import { keepFile, keptFiles, readFile } from "../store/files.ts";
import { accountOf, type PullState } from "../store/register.ts";
import type { SiteSettings } from "../store/sites.ts";
import type { LiveRegister } from "../sync/live-register.ts";
import { linkedText } from "../text/linked.ts";
import { creationOf } from "./creation.ts";
import { Openings } from "./opening.ts";
import { draftKeyOf, type PageFacts } from "./page.ts";
import {
  readPolicyPage,
  writePolicyPage,
  type PolicyFrom,
  type PolicyPage,
  type PublishedPolicy,
} from "./policy.ts";
import type {
  ChosenFile,
  Delivery,
  FormName,
  KeptDraft,
  Linked,
  NewRecord,
  Opening,
  PanelHost,
} from "./panel-host.ts";
import { updateOf } from "./update.ts";

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
  readonly #openings: Openings;

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
    this.#openings = new Openings(site, page, platform, reads, pack);
  }

  open(): Promise<Outcome<Opening>> {
    return this.#openings.open();
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
    return ok(raised.map((issue) => this.#openings.linked(issue)));
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

  async reviewInputs(record: ImprovementRecord): Promise<Outcome<ReviewInputs>> {
    const live = await this.register.settled();
    if (!live.ok) return live;
    const context = this.register.context();
    const survey = live.value.survey(context);
    if (!survey.ok) return survey;
    const { today } = context;
    return ok(reviewInputs(live.value.issues.values(), record, survey.value, this.pack, today, this.locale));
  }

  async policyPage(record: ImprovementRecord): Promise<Outcome<PolicyPage>> {
    const from = await this.#policyFrom();
    return from.ok ? readPolicyPage(record, from.value) : from;
  }

  async writePolicy(record: ImprovementRecord, over: number | null): Promise<Outcome<PublishedPolicy>> {
    const from = await this.#policyFrom();
    return from.ok ? writePolicyPage(record, over, from.value) : from;
  }

  saveDraft(form: FormName, draft: KeptDraft): Promise<Outcome<unknown>> {
    return saveDraft({ key: draftKeyOf(this.#openings.key, form, draft.base), ...draft });
  }

  discardDraft(form: FormName, base: number | null): Promise<Outcome<unknown>> {
    return discardDraft(draftKeyOf(this.#openings.key, form, base ?? undefined));
  }

  async keepFile({ name, type, base64 }: ChosenFile): Promise<Outcome<EvidenceFile>> {
    const bytes = fromBase64(base64);
    if (bytes.length > largestFile) return failed("fileTooLarge", name);
    const sha256 = await sha256Of(bytes);
    const kept = await keepFile({ account: this.#account, sha256, type, bytes, keptAt: Date.now() });
    return kept.ok ? ok({ name, sha256 }) : kept;
  }

  async readFile(sha256: string): Promise<Outcome<Omit<ChosenFile, "name"> | undefined>> {
    const file = await readFile(this.#account, sha256);
    if (!file.ok || !file.value) return file.ok ? ok(undefined) : file;
    return ok({ type: file.value.type, base64: toBase64(file.value.bytes) });
  }

  async create({ record, form, ...place }: NewRecord): Promise<Outcome<Delivery>> {
    const files = await this.#filesOf(record);
    if (!files.ok) return files;
    const { formatting } = this.page;
    const where = { ...files.value, ...this.#origin(), ...place, page: this.#openings.key, form, formatting };
    const creation = creationOf(where, record, this.site, this.pack, this.locale);
    return this.#send(creation);
  }

  comment(issueId: number, record: ImprovementRecord, form: FormName): Promise<Outcome<Delivery>> {
    const { page } = this;
    const onIssue = "issueId" in page;
    const from = onIssue ? `#${page.issueId}` : "wiki" in page ? page.wiki.title.replaceAll("_", " ") : "";
    const note: Comment = {
      ...this.#common(form, record),
      uuid: crypto.randomUUID(),
      begun: false,
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

  saveStep(record: ImprovementRecord, base: Base, lost: Record<string, unknown>): Promise<Outcome<Delivery>> {
    return this.#save(record, base, stepNote(this.pack, record, this.page.formatting, this.locale, lost));
  }

  saveProgress(
    record: ImprovementRecord,
    base: Base,
    lost: Record<string, unknown>,
  ): Promise<Outcome<Delivery>> {
    return this.#save(record, base, progressNote(this.pack, record, this.page.formatting, this.locale, lost));
  }

  async #save(record: ImprovementRecord, base: Base, notes: string): Promise<Outcome<Delivery>> {
    if (!("issueId" in this.page)) return failed("internal");
    const files = await this.#filesOf(record);
    if (!files.ok) return files;
    const { issueId, formatting } = this.page;
    const where = { page: this.#openings.key, issueId, formatting, ...files.value };
    return this.#send(updateOf(where, record, base, notes, this.site, this.pack));
  }

  async retry(uuid: string): Promise<Outcome<Delivery>> {
    const ours = await this.#ours(uuid);
    if (!ours.ok) return ours;
    const delivered = await deliver(this.platform, uuid);
    return delivered.ok ? ok(this.#openings.asDelivery(delivered.value)) : delivered;
  }

  async withdraw(uuid: string): Promise<Outcome<unknown>> {
    const ours = await this.#ours(uuid);
    return ours.ok ? withdraw(this.platform, uuid) : ours;
  }

  #policyFrom(): Promise<Outcome<PolicyFrom>> {
    return this.#onIssue(async (issueId) => {
      const issue = await this.reads.readIssue(issueId);
      if (!issue.ok) return issue;
      const live = await this.register.live();
      const survey = live.ok ? live.value.survey(this.register.context()) : live;
      return ok({
        ...{ platform: this.platform, pack: this.pack, projectId: issue.value.project.id },
        ...{ formatting: this.page.formatting, locale: this.locale },
        survey: survey.ok ? survey.value : undefined,
      });
    });
  }

  get #account(): string {
    return accountOf(this.site.baseUrl, this.site.user.id);
  }

  /** Those that the record names and that are kept here; any other is on the server already, or was never here. */
  async #filesOf(record: ImprovementRecord): Promise<Outcome<Pick<Creation, "files">>> {
    const named = filesNamed(this.pack, record);
    if (named.length === 0) return ok({});
    const kept = await keptFiles(this.#account);
    if (!kept.ok) return kept;
    return ok({ files: named.filter(({ sha256 }) => kept.value.includes(sha256)) });
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
    return submission.value?.page === this.#openings.key ? submission : failed("otherAccount");
  }

  async #send(submission: Submission): Promise<Outcome<Delivery>> {
    const taken = await submit(submission);
    return taken.ok ? this.retry(submission.uuid) : taken;
  }

  #common(
    form: FormName,
    record: ImprovementRecord,
  ): Omit<Comment, "kind" | "issueId" | "relatedTo" | "notes"> {
    return {
      uuid: record.id,
      site: this.site.baseUrl,
      user: this.site.user,
      page: this.#openings.key,
      form,
      state: "waiting",
      shortfalls: [],
      formatting: this.page.formatting,
      record,
      draftKey: draftKeyOf(this.#openings.key, form),
    };
  }
}
