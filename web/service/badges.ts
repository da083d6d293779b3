import type { EvaluationContext } from "#schema/context";
import type { DeadlineStatus } from "#schema/evaluation";
import type { Pack } from "#schema/pack";
import type { Engine } from "../engine/engine.ts";
import { ok, type Outcome } from "../outcome.ts";
import type { IssuePlatform, ListedIssue } from "../platform/platform.ts";
import { readHousedRecord } from "../record/home.ts";
import { localized } from "../record/localized.ts";
import { migrated } from "../record/migration.ts";

/** Where a record stands, in as many words as fit into a row of a list. */
export interface Badge {
  issueId: number;
  /** In the reader's language. */
  state: string;
  /** Nothing is to be done any more. */
  final: boolean;
  /** The first deadline that is open: what is due, on which ISO date, in how many days. */
  due?: { label: string; on: string; status: "overdue" | "dueToday" | "upcoming"; daysLeft: number };
}

/** What is known of issues by their number: the version it was read from, and no badge where an issue is no record. */
export type KnownBadges = Record<number, { updatedOn: string; badge: Badge | null }>;

/** The badges of many issues, with as few list calls as the platform allows. */
export class BadgeReader {
  readonly #platform: IssuePlatform;
  readonly #pack: Pack;
  readonly #engine: () => Promise<Engine>;
  readonly #context: EvaluationContext;

  constructor(
    platform: IssuePlatform,
    pack: Pack,
    engine: () => Promise<Engine>,
    context: EvaluationContext,
  ) {
    this.#platform = platform;
    this.#pack = pack;
    this.#engine = engine;
    this.#context = context;
  }

  /**
   * Brings `known` up to date for these issues, and only reads what is new or was changed since. Changes are looked for
   * from the latest moment that the server itself gave: clocks of two computers are never compared.
   */
  async refresh(ids: number[], known: KnownBadges): Promise<Outcome<Badge[]>> {
    const old = ids.filter((id) => known[id] !== undefined);
    const since = old
      .map((id) => known[id]?.updatedOn ?? "")
      .sort()
      .at(-1);
    const fresh = ids.filter((id) => known[id] === undefined);
    for (const [some, from] of [
      [old, since],
      [fresh, undefined],
    ] as const) {
      if (some.length === 0) continue;
      const issues = await this.#platform.readIssues(some, from);
      if (!issues.ok) return issues;
      for (const issue of issues.value) {
        if (known[issue.id]?.updatedOn === issue.updatedOn) continue;
        known[issue.id] = { updatedOn: issue.updatedOn, badge: await this.#badge(issue) };
      }
    }
    return ok(ids.flatMap((id) => known[id]?.badge ?? []));
  }

  /** null for what is no record, and for a record that the rules cannot read: its own page says what is wrong. */
  async #badge(issue: ListedIssue): Promise<Badge | null> {
    const housed = readHousedRecord(issue);
    if (!housed.ok || !housed.value) return null;
    const { record } = await migrated(housed.value.record, this.#pack, this.#engine);
    const evaluated = (await this.#engine()).evaluate(record, this.#context);
    if (evaluated.status !== "ok") return null;
    const state = this.#pack.recordTypes[record.type]?.states.find(({ id }) => id === record.state);
    const final = state?.final === true;
    const due = final ? undefined : firstOpen(evaluated.value.deadlines);
    return {
      issueId: issue.id,
      state: localized(state?.label, this.#context.locale ?? "en") || record.state,
      final,
      ...(due && { due }),
    };
  }
}

/** Projections move with every day and are nobody's date yet. */
function firstOpen(deadlines: DeadlineStatus[]): Badge["due"] {
  const open = deadlines.filter(({ frozen, status }) => frozen && status !== "met");
  const first = open.sort((a, b) => a.due.localeCompare(b.due))[0];
  if (!first || first.status === "met") return undefined;
  return { label: first.label, on: first.due, status: first.status, daysLeft: first.daysLeft };
}
