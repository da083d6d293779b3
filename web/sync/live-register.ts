import type { EvaluationContext } from "#schema/context";
import type { FormerRoles, RecordProposals } from "#schema/findings";
import type { Pack } from "#schema/pack";
import type { ImprovementRecord } from "#schema/record";
import type { Engine, EngineAnswer } from "../engine/engine.ts";
import type { Register } from "../engine/register.ts";
import { failed, ok, type Outcome } from "../outcome.ts";
import { localized } from "../record/localized.ts";
import type { Survey } from "../register/dashboard.ts";
import { migrated } from "../record/migration.ts";
import type { SimilarCase } from "../record/similar.ts";
import { readPulledPages, type PulledIssue, type PulledPage } from "../store/register.ts";

/** How many cases are shown; more is not read. */
const most = 5;
/** Of the words of a text that a case has to share; one word in common says nothing. */
const fewest = 2;

/** Records that are read before others have their turn. */
const atATime = 500;

/** An account's records in the engine, kept up to date as pages of a pull come in. */
export class LiveRegister {
  readonly #engine: Engine;
  readonly #pack: Pack;
  readonly #register: Register;
  readonly #issues = new Map<number, PulledIssue>();
  /** The issue that each record lives in. */
  readonly #homes = new Map<string, number>();
  /** What was counted last, for whom and when, as long as nothing has changed since. */
  #counted: { context: string; survey: Survey } | undefined;

  private constructor(engine: Engine, pack: Pack, register: Register) {
    this.#engine = engine;
    this.#pack = pack;
    this.#register = register;
  }

  /** From what was pulled so far. `engine` has to be the one with every call. */
  static async open(
    account: string,
    engine: Engine,
    pack: Pack,
    context: EvaluationContext,
  ): Promise<Outcome<LiveRegister>> {
    const opened = engine.openRegister(context);
    if (opened.status !== "ok") return failed("internal", JSON.stringify(opened));
    opened.value.index();
    const live = new LiveRegister(engine, pack, opened.value);
    // All at once would be more than Firefox hands over of a large register.
    for await (const issues of readPulledPages(account, atATime)) {
      if (!issues.ok) return issues;
      await live.put(issues.value);
    }
    return ok(live);
  }

  async apply({ put, gone }: PulledPage): Promise<void> {
    this.#remove(gone);
    await this.put(put);
  }

  /** A record that is damaged, or of rules that nothing leads on from, stays out; its own page says what is wrong. */
  async put(issues: readonly PulledIssue[]): Promise<void> {
    this.#counted = undefined;
    this.#remove(issues.map(({ id }) => id));
    const texts: string[] = [];
    for (const issue of issues) {
      this.#issues.set(issue.id, issue);
      if (!issue.record) continue;
      const { record } = await migrated(issue.record, this.#pack, () => Promise.resolve(this.#engine));
      this.#homes.set(record.id, issue.id);
      texts.push(JSON.stringify({ ...record, issue: issue.id }));
    }
    if (texts.length > 0) this.#register.put(texts.join("\n"));
  }

  #remove(ids: readonly number[]): void {
    this.#counted = undefined;
    const records: string[] = [];
    for (const id of ids) {
      const record = this.#issues.get(id)?.record?.id;
      this.#issues.delete(id);
      // A copy of the record may live on in another issue.
      if (record === undefined || this.#homes.get(record) !== id) continue;
      this.#homes.delete(record);
      records.push(record);
    }
    if (records.length > 0) this.#register.remove(records);
  }

  get issues(): ReadonlyMap<number, PulledIssue> {
    return this.#issues;
  }

  /** Cases of that type that share words with a text, the most similar first; `own` is the record that asks. */
  similar(
    query: { text: string; type: string; own: string },
    urlOf: (issueId: number) => string,
    locale: string,
  ): Outcome<SimilarCase[]> {
    const found = this.#register.search({
      query: query.text,
      type: query.type,
      limit: most + 1,
      prefix: true,
    });
    if (found.status !== "ok") return failed("internal", JSON.stringify(found));
    const cases = found.value.hits
      .filter(({ id, words }) => id !== query.own && words.length >= fewest)
      .flatMap((hit): SimilarCase[] => {
        const issue = this.#issues.get(this.#homes.get(hit.id) ?? 0);
        const record = issue?.record;
        const type = record && this.#pack.recordTypes[record.type];
        if (!record || !type) return [];
        const state = type.states.find(({ id }) => id === record.state);
        return [
          {
            ...{ recordId: hit.id, issueId: issue.id, url: urlOf(issue.id) },
            title: textIn(record.fields[type.titleField]) || issue.subject,
            text: textIn(record.fields["observed"]),
            state: localized(state?.label, locale) || record.state,
            final: state?.final === true,
            ...{ words: hit.words, terms: hit.terms },
          },
        ];
      });
    return ok(cases.slice(0, most));
  }

  proposals(record: ImprovementRecord, context: EvaluationContext): Outcome<RecordProposals> {
    return outcome(this.#register.proposals(record, context));
  }

  formerRoles(record: ImprovementRecord, context: EvaluationContext): Outcome<FormerRoles> {
    return outcome(this.#register.formerRoles(record, context));
  }

  /** The numbers of all records on that day. */
  survey(context: EvaluationContext): Outcome<Survey> {
    // The time of day has no part in it.
    const key = JSON.stringify([context.today, context.locale, context.user]);
    if (this.#counted?.context === key) return ok(this.#counted.survey);
    const metrics = outcome(this.#register.metrics(context));
    if (!metrics.ok) return metrics;
    const policy = outcome(this.#register.policyViolations(context, { limit: 1 }));
    if (!policy.ok) return policy;
    const survey = { metrics: metrics.value, policy: policy.value.byViolation };
    this.#counted = { context: key, survey };
    return ok(survey);
  }

  close(): void {
    this.#register.close();
  }
}

function outcome<T>(answer: EngineAnswer<T>): Outcome<T> {
  if (answer.status === "ok") return ok(answer.value);
  return failed("internal", JSON.stringify(answer.status === "refused" ? answer.error : answer.errors));
}

function textIn(value: unknown): string {
  return typeof value === "string" ? value.trim() : "";
}
