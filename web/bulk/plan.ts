import type { EvaluationContext } from "#schema/context";
import type { Pack } from "#schema/pack";
import type { ImprovementRecord } from "#schema/record";
import type { Engine } from "../engine/engine.ts";
import { ok, type Outcome } from "../outcome.ts";
import type { Base } from "../outbox/submission.ts";
import type { IssuePlatform, TextFormatting } from "../platform/platform.ts";
import { localized } from "../record/localized.ts";
import { bulkText } from "../text/bulk.ts";
import { problemText } from "../text/problems.ts";
import { judged, type Change } from "./change.ts";
import { readTargets, type Target } from "./read.ts";

/** One of several records, and what would become of it. */
export interface PlannedRow {
  issueId: number;
  title: string;
  status: "ready" | "same" | "refused";
  /** What would change, or why it may not. */
  told: string[];
  /** What would be sent; of what is ready alone. */
  change?: PlannedChange;
}

export interface PlannedChange {
  issueId: number;
  record: ImprovementRecord;
  base: Base;
  formatting: TextFormatting;
  /** The fields that were filled in; absent where a step was taken. */
  set?: string[];
}

export interface BulkPlan {
  ids: readonly number[];
  /** The kind that the change is for. */
  type: string;
  change: Change;
  /** Issues for which something is still to be sent. */
  unsettled: ReadonlySet<number>;
}

interface From {
  platform: IssuePlatform;
  pack: Pack;
  /** The one with every call. */
  engine: Engine;
  context: EvaluationContext;
  onProgress: (done: number) => void;
  isCancelled: () => boolean;
}

/** What a change would do to each of several records, with nothing done. Undefined where it was cancelled. */
export async function planned(plan: BulkPlan, from: From): Promise<Outcome<PlannedRow[] | undefined>> {
  const targets = await readTargets(plan.ids, from);
  if (!targets.ok || !targets.value) return targets.ok ? ok(undefined) : targets;
  const { read, unread, people } = targets.value;
  const rows = read.map((target) =>
    rowOf(target, plan, { ...from, people: people.get(target.projectId) ?? [] }),
  );
  const unreadable = unread.map(({ issueId, subject, problem }): PlannedRow => ({
    ...{ issueId, title: subject, status: "refused" },
    told: [problemText(problem)],
  }));
  return ok([...rows, ...unreadable]);
}

function rowOf(
  target: Target,
  plan: BulkPlan,
  rules: From & Pick<Parameters<typeof judged>[2], "people">,
): PlannedRow {
  const { issueId, subject: title, record, base, formatting } = target;
  const refused = (reason: string): PlannedRow => ({ issueId, title, status: "refused", told: [reason] });
  if (record.type !== plan.type) {
    const label = rules.pack.recordTypes[record.type]?.label;
    return refused(bulkText.otherKind(localized(label, rules.context.locale ?? "en") || record.type));
  }
  if (plan.unsettled.has(issueId)) return refused(bulkText.waiting);
  const judgement = judged(record, plan.change, rules);
  if (judgement.status === "same") return { issueId, title, status: "same", told: [] };
  if (judgement.status === "refused") return { issueId, title, status: "refused", told: judgement.reasons };
  const set = plan.change.step === undefined ? { set: Object.keys(plan.change.fields) } : {};
  const change = { issueId, record: judgement.record, base, formatting, ...set };
  return { issueId, title, status: "ready", told: judgement.told, change };
}
