import type { EvaluationContext } from "#schema/context";
import type { Violation } from "#schema/evaluation";
import type { Field, Pack } from "#schema/pack";
import type { ImprovementRecord, UserRef } from "#schema/record";
import type { Engine } from "../engine/engine.ts";
import { cellText } from "../form/list/lines.ts";
import type { Person } from "../platform/platform.ts";
import { localized } from "../record/localized.ts";
import { refusalOf } from "../record/refusal.ts";
import { bulkText } from "../text/bulk.ts";

/** One change to several records: values of fields, and the step that is taken with them, if any. */
export interface Change {
  fields: Record<string, unknown>;
  step?: string;
}

/** What the change does to one record. `told` says each thing that changes, as people read it. */
export type Judgement =
  | { status: "ready"; record: ImprovementRecord; told: string[] }
  | { status: "same" }
  | { status: "refused"; reasons: string[] };

/** What one record is judged with. */
export interface Rules {
  engine: Engine;
  pack: Pack;
  /** The moment and the person. */
  context: EvaluationContext;
  /** Who takes part in the record's project: nobody else can be named there. */
  people: readonly Person[];
}

/**
 * The record with the change, if the rules allow it: the same that its own form would have been told. Nothing is said of
 * what was amiss before.
 */
export function judged(before: ImprovementRecord, { fields, step }: Change, rules: Rules): Judgement {
  const { engine, context } = rules;
  const changed = Object.entries(fields).filter(([id, value]) => !equal(before.fields[id], value));
  if (changed.length === 0 && step === undefined) return { status: "same" };
  const strangers = unknownPeople(before, changed, rules);
  if (strangers.length > 0) return { status: "refused", reasons: strangers };

  const typed = { ...before, fields: { ...before.fields, ...Object.fromEntries(changed) } };
  const reset = engine.reset(before, typed);
  if (reset.status !== "ok") return refused(reset.status === "badInput" ? reset.errors : [reset.error]);
  const after = reset.value.record;
  const edit = engine.checkEdit(before, after, context);
  if (edit.status !== "ok") return refused(edit.status === "badInput" ? edit.errors : edit.violations);
  const told = toldOf(before, after, rules);
  if (step !== undefined) {
    const stepped = engine.apply(after, step, context);
    if (stepped.status !== "ok") return { status: "refused", reasons: refusalOf(stepped, step) };
    const { record } = stepped.value;
    return { status: "ready", record, told: [stateText(before, record, rules), ...told] };
  }
  const fresh = freshErrors(before, after, rules);
  if (fresh.length > 0) return refused(fresh);
  return { status: "ready", record: { ...after, version: before.version + 1 }, told };
}

function refused(reasons: readonly { message: string }[]): Judgement {
  return { status: "refused", reasons: [...new Set(reasons.map(({ message }) => message))] };
}

/** What the change would bring into force that was not before. */
function freshErrors(
  before: ImprovementRecord,
  after: ImprovementRecord,
  { engine, context }: Rules,
): Violation[] | { message: string }[] {
  const inForce = (record: ImprovementRecord) => {
    const evaluated = engine.evaluate(record, context);
    if (evaluated.status !== "ok") return evaluated;
    return evaluated.value.violations.filter((each) => each.inForce && each.severity === "error");
  };
  const [present, next] = [inForce(before), inForce(after)];
  if (!Array.isArray(next)) return next.status === "badInput" ? next.errors : [next.error];
  const known = new Set(Array.isArray(present) ? present.map(({ id }) => id) : []);
  return next.filter(({ id }) => !known.has(id));
}

function unknownPeople(
  { type }: ImprovementRecord,
  changed: [string, unknown][],
  { pack, people, context }: Rules,
): string[] {
  return changed.flatMap(([id, value]) => {
    const field = fieldOf(pack, type, id);
    const person = field?.type === "user" ? (value as UserRef | undefined) : undefined;
    if (!person || people.some((each) => each.id === person.id)) return [];
    return [bulkText.notInProject(localized(field?.label, context.locale ?? "en"), person.name)];
  });
}

/** Each field that differs: what it was and what it becomes. */
function toldOf(before: ImprovementRecord, after: ImprovementRecord, { pack, context }: Rules): string[] {
  const locale = context.locale ?? "en";
  const type = pack.recordTypes[before.type];
  return (type?.fields ?? []).flatMap((field) => {
    const [was, becomes] = [before.fields[field.id], after.fields[field.id]];
    if (equal(was, becomes)) return [];
    const text = (value: unknown) => cellText(pack, field, value, locale) || bulkText.nothing;
    return [`${localized(field.label, locale)}: ${text(was)} → ${text(becomes)}`];
  });
}

function stateText(before: ImprovementRecord, after: ImprovementRecord, { pack, context }: Rules): string {
  const states = pack.recordTypes[before.type]?.states ?? [];
  const name = (state: string) =>
    localized(states.find(({ id }) => id === state)?.label, context.locale ?? "en") || state;
  return `${name(before.state)} → ${name(after.state)}`;
}

function fieldOf(pack: Pack, type: string, id: string): Field | undefined {
  return pack.recordTypes[type]?.fields.find((field) => field.id === id);
}

/** Whether two values of a field say the same; a person or an issue is the same by number. */
function equal(one: unknown, other: unknown): boolean {
  return keyOf(one) === keyOf(other);
}

function keyOf(value: unknown): string {
  if (value === undefined || value === null || value === "") return "";
  if (typeof value === "object" && "id" in value) return `#${String(value.id)}`;
  return JSON.stringify(value);
}
