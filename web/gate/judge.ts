import type { EvaluationContext } from "#schema/context";
import type { Evaluation, Violation } from "#schema/evaluation";
import type { Pack } from "#schema/pack";
import type { ImprovementRecord } from "#schema/record";
import type { Engine } from "../engine/engine.ts";
import { dayText } from "../form/values.ts";
import type { IssueSnapshot } from "../platform/platform.ts";
import type { HousedRecord } from "../record/home.ts";
import { gateText } from "../text/gate.ts";
import { mappedControls, withValues, type Mapped } from "./attributes.ts";
import type { Fault, FormEdit, Need, Verdict } from "./edit.ts";
import type { SiteMapping } from "./mapping.ts";
import { recordTextFault } from "./record-text.ts";
import { fieldIn, statusFault } from "./status.ts";

/** What the rules are asked with. */
export interface Judge {
  engine: Engine;
  pack: Pack;
  mapping: SiteMapping;
  context: EvaluationContext;
}

/** A record's issue as it is stored, and what is known of the statuses there are. */
export interface Subject {
  issue: Pick<IssueSnapshot, "status" | "description" | "customFields" | "assignee" | "dueDate">;
  /** The record as today's rules read it. */
  housed: HousedRecord;
  /** By their number; empty where they could not be read. */
  closing: Map<number, boolean>;
}

/**
 * Whether an edit by the platform's own form may be saved. Only what the form changes is judged: an issue that is at odds
 * with its record already can still be commented on.
 */
export function judge(judge: Judge, { issue, housed, closing }: Subject, edit: FormEdit): Verdict {
  const { engine, pack, mapping, context } = judge;
  const { record } = housed;
  const locale = context.locale ?? "en";
  const present = engine.evaluate(record, context);
  if (present.status !== "ok") return { kind: "undecided", why: "unreadable", ...detail(present) };
  const mapped = mappedControls(edit, issue, pack, mapping, record.type);
  const after = withValues(record, mapped);
  const next = engine.evaluate(after, context);
  if (next.status !== "ok") return { kind: "undecided", why: "unreadable", ...detail(next) };

  const faults: Fault[] = [];
  const text = recordTextFault(edit, issue, housed);
  if (text) faults.push(text);
  const { status } = edit;
  if (status && status.name !== issue.status) {
    const closes = closing.get(status.id);
    const fault = statusFault({
      pack,
      record,
      evaluation: present.value,
      mapping,
      chosen: status,
      closes,
      locale,
    });
    if (fault) faults.push(fault);
  }
  const due = dueFault(judge, record, issue.dueDate, edit.dueDate);
  if (due) faults.push(due);
  faults.push(...valueFaults(judge, record, after, mapped, present.value, next.value));
  const needs = needsOf(mapped, next.value);
  return faults.length > 0 ? { kind: "held", needs, faults } : { kind: "free", needs };
}

/** A due date that would leave the deadline which was frozen; the platform's own date follows the record. */
function dueFault(
  { mapping, context }: Judge,
  record: ImprovementRecord,
  stored: string | undefined,
  typed: string | undefined,
): Fault | undefined {
  const meaning = mapping.types[record.type]?.dueDate;
  if (typed === undefined || typed === (stored ?? "") || !meaning || !("deadline" in meaning))
    return undefined;
  const last = Object.values(record.deadlines)
    .map(({ due }) => due)
    .sort()
    .at(-1);
  if (last === undefined || typed === last) return undefined;
  const message = gateText.dueFixed(dayText(last, context.locale ?? "en"));
  return { control: "dueDate", message, reasons: [], restored: last, way: { to: "panel" } };
}

/** What the rules say to the values that the form changes: locked fields, and violations that were not there before. */
function valueFaults(
  { engine, context }: Judge,
  before: ImprovementRecord,
  after: ImprovementRecord,
  mapped: Mapped[],
  present: Evaluation,
  next: Evaluation,
): Fault[] {
  const changed = mapped.filter((each) => each.changed);
  if (changed.length === 0) return [];
  const edit = engine.checkEdit(before, after, context);
  const refused = edit.status === "refused" ? edit.violations : [];
  const known = new Set(present.violations.filter(({ inForce }) => inForce).map(({ id }) => id));
  const fresh = next.violations.filter(
    ({ id, inForce, severity }) => inForce && severity === "error" && !known.has(id),
  );
  return [...refused, ...fresh].flatMap((violation) => faultOf(violation, changed) ?? []);
}

function faultOf({ fields, message, clause }: Violation, changed: Mapped[]): Fault | undefined {
  for (const pointer of fields) {
    const field = fieldIn(pointer);
    const control = changed.find((each) => each.field === field)?.control;
    if (!control || field === undefined) continue;
    return {
      control,
      message,
      reasons: clause ? [{ message, clause, field }] : [],
      way: { to: "panel", field },
    };
  }
  return undefined;
}

/** The controls whose field the rules ask for now, or for the next step on the main path. */
function needsOf(mapped: Mapped[], evaluation: Evaluation): Need[] {
  const next = evaluation.transitions.find(({ exit }) => !exit);
  const soon = (next && evaluation.required.byTransition[next.id]) ?? [];
  return mapped.flatMap(({ control, field }): Need[] => {
    const asked = (pointers: string[]) => pointers.some((pointer) => fieldIn(pointer) === field);
    if (asked(evaluation.required.now)) return [{ control }];
    return next && asked(soon) ? [{ control, step: next.label }] : [];
  });
}

function detail(answer: { status: string; errors?: { message: string }[] }): { detail?: string } {
  const message = answer.errors?.[0]?.message;
  return message ? { detail: message } : {};
}
