import type { ImprovementRecord } from "#schema/record";
import type { Pack } from "#schema/pack";
import { ok, failed, type Outcome } from "../outcome.ts";
import { unsettledOn } from "../outbox/outbox.ts";
import type { Submission } from "../outbox/submission.ts";
import { baseOf } from "../outbox/update.ts";
import type { IssuePlatform, IssueSnapshot, ListedIssue } from "../platform/platform.ts";
import type { Reads } from "../platform/taken.ts";
import { dayOf } from "../record/day.ts";
import { readHousedRecord } from "../record/home.ts";
import { readDrafts, type Draft } from "../store/drafts.ts";
import type { SiteSettings } from "../store/sites.ts";
import { readLinked } from "./linked.ts";
import { draftKeyOf, pageKeyOf, type PageFacts } from "./page.ts";
import type { Delivery, KeptDraft, Linked, Opening, RaiseOpening, RecordOpening } from "./panel-host.ts";

/** What a panel opens with: the issue or page it stands on, what was written there and not sent, and who can own work. */
export class Openings {
  readonly site: SiteSettings;
  readonly page: PageFacts;
  readonly platform: IssuePlatform;
  readonly reads: Reads;
  readonly pack: Pack;
  readonly key: string;

  constructor(site: SiteSettings, page: PageFacts, platform: IssuePlatform, reads: Reads, pack: Pack) {
    this.site = site;
    this.page = page;
    this.platform = platform;
    this.reads = reads;
    this.pack = pack;
    this.key = pageKeyOf(site, page);
  }

  async open(): Promise<Outcome<Opening>> {
    const { page } = this;
    // What is below a record is asked for with it, not after it.
    const below = "issueId" in page && page.record ? this.reads.readChildren(page.issueId) : undefined;
    const [issue, pending] = await Promise.all([
      "issueId" in page ? this.reads.readIssue(page.issueId) : undefined,
      unsettledOn(this.key),
    ]);
    if (!pending.ok) return pending;
    const deliveries = pending.value.map((submission) => this.asDelivery(submission));
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
      readDrafts(`${draftKeyOf(this.key, "step")}@`),
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
      issue: this.linked(issue),
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
    const key = `${this.key}|${prefix}`;
    const drafts = await readDrafts(key);
    if (!drafts.ok) return drafts;
    return ok(Object.fromEntries(drafts.value.map((draft) => [draft.key.slice(key.length), asKept(draft)])));
  }

  linked({ id, subject }: { id: number; subject: string }): Linked {
    return { id, subject, url: this.platform.issueUrl(id) };
  }

  #titleOf(submission: Submission): string {
    if (submission.kind === "creation") return submission.subject;
    const { record } = submission;
    return textIn(record.fields[this.pack.recordTypes[record.type]?.titleField ?? "title"]);
  }

  asDelivery(submission: Submission): Delivery {
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

export function textIn(value: unknown): string {
  return typeof value === "string" ? value.trim() : "";
}
