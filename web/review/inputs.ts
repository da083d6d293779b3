import type { Pack } from "#schema/pack";
import type { ImprovementRecord } from "#schema/record";
import { dayText } from "../form/values.ts";
import { linesIn } from "../form/list/lines.ts";
import { localized } from "../record/localized.ts";
import type { Survey } from "../register/dashboard.ts";
import type { PulledIssue } from "../store/register.ts";
import { reviewText } from "../text/review.ts";

/** What the register says to the inputs of a management review (ISO/IEC 27001 9.3.2), as text for its fields. */
export interface ReviewInputs {
  /** ISO day of the review before, or of a year ago. */
  since: string;
  /** By field of the review's record; every input has one. */
  fields: Record<string, string>;
}

interface Entry {
  id: number;
  record: ImprovementRecord;
}

/** So many are listed by name; the rest are counted. */
const listed = 10;

/** Sources of a record that are news about the world around, about what others need, about what they say, about objectives. */
const sources = {
  contextChanges: ["legalChange", "standardChange", "change"],
  partyChanges: ["legalChange", "clientAudit"],
  partyFeedback: ["clientAudit", "certificationAudit"],
  objectives: ["objectiveReview"],
} as const;

/** The texts for a review that is being prepared, from all records that its author sees. */
export function reviewInputs(
  issues: Iterable<PulledIssue>,
  review: ImprovementRecord,
  survey: Survey,
  pack: Pack,
  today: string,
  locale: string,
): ReviewInputs {
  const all = [...issues].flatMap(({ id, record }): Entry[] => (record ? [{ id, record }] : []));
  // The latest first: of many only the first are listed.
  all.sort((a, b) => b.id - a.id);
  const [before, ...older] = reviewsBefore(all, review);
  const since = textIn(before?.record, "heldOn") || yearBefore(today);
  const it = new Telling(all, pack, since, today, locale);
  return {
    since,
    fields: {
      previousActions: it.previousActions(before, older),
      contextChanges: it.bySource(sources.contextChanges),
      partyChanges: it.bySource(sources.partyChanges),
      nonconformities: it.nonconformities(survey),
      measurements: it.measurements(survey),
      auditResults: it.audits(survey),
      objectives: it.bySource(sources.objectives),
      partyFeedback: it.bySource(sources.partyFeedback),
      riskResults: it.risks(),
      improvements: it.improvements(),
    },
  };
}

/** Those that were held, of those before this one, the latest first. */
function reviewsBefore(all: readonly Entry[], { id }: ImprovementRecord): Entry[] {
  return all
    .filter(
      ({ record }) => record.type === "managementReview" && record.id !== id && textIn(record, "heldOn"),
    )
    .sort((a, b) => textIn(b.record, "heldOn").localeCompare(textIn(a.record, "heldOn")));
}

function yearBefore(today: string): string {
  return `${Number(today.slice(0, 4)) - 1}${today.slice(4) === "-02-29" ? "-02-28" : today.slice(4)}`;
}

/** Tells of the records of one register since one day. */
class Telling {
  readonly #all: readonly Entry[];
  readonly #byIssue: ReadonlyMap<number, Entry>;
  readonly #pack: Pack;
  readonly #since: string;
  readonly #today: string;
  readonly #locale: string;

  constructor(all: readonly Entry[], pack: Pack, since: string, today: string, locale: string) {
    this.#all = all;
    this.#byIssue = new Map(all.map((entry) => [entry.id, entry]));
    this.#pack = pack;
    this.#since = since;
    this.#today = today;
    this.#locale = locale;
  }

  /** How each action of the review before stands, and what reviews before that one decided and is not done yet. */
  previousActions(review: Entry | undefined, older: readonly Entry[]): string {
    if (!review) return reviewText.noReview;
    const told = new Set<number>();
    const linesOf = ({ record }: Entry, isOpen: (entry: Entry | undefined) => boolean) =>
      linesIn(record.fields["actions"]).flatMap((line) => {
        const id = typeof line["id"] === "number" ? line["id"] : 0;
        const entry = this.#byIssue.get(id);
        if (told.has(id) || !isOpen(entry)) return [];
        told.add(id);
        const subject = typeof line["subject"] === "string" ? line["subject"] : "";
        return [entry ? this.#name(entry) : `#${id} ${subject} (${reviewText.unknown})`];
      });
    const latest = linesOf(review, () => true);
    // What is not in the register any more was told once; an action that nobody finished is told until somebody does.
    const carried = older.flatMap((each) =>
      linesOf(each, (entry) => entry !== undefined && !this.#isFinal(entry)),
    );
    return [
      this.#told(reviewText.ofReview(this.#day(textIn(review.record, "heldOn"))), latest),
      this.#told(reviewText.carried, carried, true),
    ]
      .filter(Boolean)
      .join("\n\n");
  }

  nonconformities({ metrics }: Survey): string {
    const all = this.#of("nonconformity");
    const raised = all.filter((entry) => this.#isNew(entry));
    const closed = all.filter(
      ({ record }) => record.state === "closed" && this.#isRecent(record.history.at(-1)?.on),
    );
    const counted = metrics.types.find(({ type }) => type === "nonconformity");
    const major = (entries: readonly Entry[]) =>
      entries.filter(({ record }) => record.fields["severity"] === "major");
    const open = all.filter((entry) => !this.#isFinal(entry));
    const again = (counted?.recurrence?.values ?? []).slice(0, 5);
    return [
      reviewText.raised(raised.length, major(raised).length, closed.length),
      reviewText.open(counted?.open ?? open.length, counted?.overdue ?? 0),
      this.#told(
        reviewText.openMajor,
        major(open).map((entry) => this.#name(entry)),
        true,
      ),
      this.#told(
        reviewText.again,
        again.map(({ value, label, records }) => `${label ?? value}: ${records}`),
        true,
      ),
    ]
      .filter(Boolean)
      .join("\n\n");
  }

  measurements({ metrics, policy }: Survey): string {
    const reviews = metrics.types.find(({ type }) => type === "effectivenessReview")?.states ?? [];
    const of = (state: string) => reviews.find((each) => each.state === state)?.records ?? 0;
    const all = of("effective") + of("partial") + of("ineffective");
    const times = metrics.types.find(({ type }) => type === "nonconformity")?.timeToState ?? [];
    const close = times.find(({ state }) => state === "closed");
    const found = policy.filter(({ count }) => count > 0);
    return [
      all > 0 ? reviewText.effective(of("effective"), all) : reviewText.noEffectiveness,
      close?.median === undefined ? "" : reviewText.timeToClose(close.median, close.p90 ?? close.median),
      this.#told(
        reviewText.policy,
        found.map(({ label, count, raised }) => reviewText.violation(label, count, raised)),
        true,
      ),
    ]
      .filter(Boolean)
      .join("\n\n");
  }

  audits({ policy }: Survey): string {
    const held = this.#of("audit").filter(({ record }) => this.#isRecent(textIn(record, "heldTo")));
    const missed = policy.find(({ violation }) => violation === "auditNotHeld")?.count ?? 0;
    const lines = held.map((entry) => {
      const checklist = linesIn(entry.record.fields["checklist"]);
      const found = checklist.filter(({ result }) => result === "nonconforming").length;
      const conclusion = textIn(entry.record, "conclusion").split("\n")[0] ?? "";
      return [this.#name(entry), reviewText.findings(found), conclusion].filter(Boolean).join(". ");
    });
    return [this.#told(reviewText.held, lines), missed > 0 ? reviewText.missed(missed) : ""]
      .filter(Boolean)
      .join("\n\n");
  }

  risks(): string {
    const accepted = this.#of("nonconformity").filter(({ record }) => record.state === "riskAccepted");
    const lines = accepted.map((entry) => {
      const expiry = textIn(entry.record, "riskExpiry");
      const over = expiry !== "" && expiry < this.#today ? `, ${reviewText.expired}` : "";
      return `${this.#name(entry)}: ${reviewText.until(expiry === "" ? "?" : this.#day(expiry))}${over}`;
    });
    return this.#told(reviewText.risks, lines);
  }

  improvements(): string {
    const all = this.#of("improvementOpportunity");
    const measured = all.filter(({ record }) => this.#isRecent(textIn(record, "measuredOn")));
    const waiting = all.filter(({ record }) => record.state === "proposed");
    return [
      reviewText.proposed(all.filter((entry) => this.#isNew(entry)).length, measured.length),
      this.#told(
        reviewText.toDecide,
        waiting.map((entry) => this.#name(entry)),
        true,
      ),
    ]
      .filter(Boolean)
      .join("\n\n");
  }

  /** What was raised since, because of one of these. */
  bySource(from: readonly string[]): string {
    const found = this.#all.filter(
      (entry) => this.#isNew(entry) && from.includes(textIn(entry.record, "source")),
    );
    return this.#told(
      reviewText.raisedBecause(this.#sources(from)),
      found.map((entry) => this.#name(entry)),
    );
  }

  #sources(ids: readonly string[]): string {
    const values = this.#pack.enums["source"]?.values ?? [];
    return ids
      .map((id) => localized(values.find((each) => each.id === id)?.label, this.#locale) || id)
      .join(", ");
  }

  /** A heading and its lines; where there are none, that, or nothing at all. */
  #told(heading: string, lines: readonly string[], orNothing = false): string {
    if (lines.length === 0)
      return orNothing ? "" : `${heading}: ${reviewText.nothing(this.#day(this.#since))}`;
    const more = lines.length > listed ? [reviewText.more(lines.length - listed)] : [];
    return [`${heading}:`, ...lines.slice(0, listed).map((line) => `- ${line}`), ...more].join("\n");
  }

  #of(type: string): Entry[] {
    return this.#all.filter(({ record }) => record.type === type);
  }

  #isNew({ record }: Entry): boolean {
    return this.#isRecent(record.history[0]?.on);
  }

  #isRecent(on: string | undefined): boolean {
    return on !== undefined && on !== "" && on.slice(0, 10) >= this.#since && on.slice(0, 10) <= this.#today;
  }

  #isFinal({ record }: Entry): boolean {
    return this.#stateOf(record)?.final === true;
  }

  #stateOf({ type, state }: ImprovementRecord) {
    return this.#pack.recordTypes[type]?.states.find(({ id }) => id === state);
  }

  #name({ id, record }: Entry): string {
    const title = textIn(record, this.#pack.recordTypes[record.type]?.titleField ?? "title");
    return `#${id} ${title} (${localized(this.#stateOf(record)?.label, this.#locale) || record.state})`;
  }

  #day(day: string): string {
    return dayText(day, this.#locale);
  }
}

function textIn(record: ImprovementRecord | undefined, field: string): string {
  const value = record?.fields[field];
  return typeof value === "string" ? value.trim() : "";
}
