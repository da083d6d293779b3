import type { EvaluationContext } from "#schema/context";
import type { Diagnostic, Evaluation, Violation } from "#schema/evaluation";
import type { RecordType } from "#schema/pack";
import type { ImprovementRecord, UserRef } from "#schema/record";
import { useMemo, useRef, useState } from "preact/hooks";
import type { Engine } from "../engine/engine.ts";
import type { Problem } from "../outcome.ts";
import { waiverOf, withWaivers, type GivenWaiver } from "../record/waivers.ts";
import type { FormName, KeptDraft, PanelHost } from "../service/panel-host.ts";

/** The outermost gives the time; nothing in here asks a clock. */
export type Clock = () => { today: string; now: string };

/** What somebody has entered over a stored record: values, and rules that they let pass. */
export type Typed = Pick<KeptDraft, "fields" | "over" | "waivers" | "lost">;

export interface Editing {
  /** The record with what was typed so far. */
  record: ImprovementRecord;
  /** The engine's verdict on it; undefined when the record cannot be read, then `unreadable` says why. */
  evaluation: Evaluation | undefined;
  unreadable: Diagnostic[];
  /** Fields that the edit emptied, because what they prove was changed. */
  emptied: string[];
  /** Only what was typed. */
  typed: Typed;
  setField: (field: string, value: unknown) => void;
  /** Puts a value that was decided on into a field; the other one goes into the note of the next step. */
  settle: (field: string, chosen: unknown, lost: unknown) => void;
  /** Lets a rule pass for what its field says now. */
  waive: (violation: Violation, reason: string, by: UserRef) => void;
  takeBack: (rule: string) => void;
}

/**
 * A record being edited: every change is evaluated at once and kept as a draft at once. `base` are the record's
 * stored values, `kept` what an earlier session typed over them.
 */
export function useEditing(
  engine: Engine,
  base: ImprovementRecord,
  kept: Typed | undefined,
  context: EvaluationContext,
  keep: (typed: Typed) => void,
  type?: RecordType,
): Editing {
  const [typed, setTyped] = useState<Typed>(kept ?? { fields: {} });
  const latest = useRef(typed);
  const { record, emptied } = useMemo(() => edited(engine, type, base, typed), [engine, type, base, typed]);
  const answer = useMemo(() => {
    const start = performance.now();
    const evaluated = engine.evaluate(record, context);
    performance.measure("clause10.evaluate", { start });
    return evaluated;
  }, [engine, record, context]);
  const change = (next: Typed) => {
    latest.current = next;
    setTyped(next);
    keep(next);
  };
  const changeWaivers = (next: (given: GivenWaiver[]) => GivenWaiver[]) =>
    change({ ...latest.current, waivers: next(latest.current.waivers ?? []) });
  return {
    record,
    evaluation: answer.status === "ok" ? answer.value : undefined,
    unreadable: answer.status === "badInput" ? answer.errors : [],
    emptied,
    typed,
    setField: (field, value) => {
      // Half of a surrogate pair is no text: neither the engine nor Redmine could store it.
      const sound = typeof value === "string" ? value.toWellFormed() : value;
      change(withField(latest.current, base, field, sound));
    },
    settle: (field, chosen, lost) => {
      const settled = withField(latest.current, base, field, chosen);
      change({ ...settled, lost: { ...settled.lost, [field]: lost } });
    },
    waive: (violation, reason, by) => {
      const given = waiverOf(violation, record, reason, by, context.today);
      changeWaivers((all) => [...all.filter(({ waiver }) => waiver.rule !== violation.rule), given]);
    },
    takeBack: (rule) => changeWaivers((all) => all.filter(({ waiver }) => waiver.rule !== rule)),
  };
}

/** With what stood there when it was typed: should somebody else save first, that tells who changed what. */
function withField(typed: Typed, base: ImprovementRecord, field: string, value: unknown): Typed {
  return {
    ...typed,
    fields: { ...typed.fields, [field]: value },
    over: { ...typed.over, [field]: base.fields[field] ?? null },
  };
}

/** What a record becomes by an edit, with what the edit leaves unproven emptied, and with the waivers that still stand. */
export function edited(
  engine: Engine,
  type: RecordType | undefined,
  base: ImprovementRecord,
  { fields, waivers = [] }: Typed,
): { record: ImprovementRecord; emptied: string[] } {
  const whole = { ...base, fields: { ...base.fields, ...fields } };
  const provesOthers = Object.keys(fields).some((field) => Object.hasOwn(type?.resets ?? {}, field));
  const anew = provesOthers ? engine.reset(base, whole) : undefined;
  const emptied = anew?.status === "ok" ? anew.value.reset.map((pointer) => pointer.split("/")[2] ?? "") : [];
  // Not the engine's copy: a list editor takes another list for one that came from elsewhere.
  const left = Object.entries(whole.fields).filter(([field]) => !emptied.includes(field));
  return { record: withWaivers({ ...whole, fields: Object.fromEntries(left) }, waivers), emptied };
}

/**
 * Keeps a form's content with every change: it is on its way to the store before the next key is pressed, so a tab
 * that closes takes nothing with it. `tell` hears why a change could not be kept, and when the next one could.
 */
export function draftKeeper(host: PanelHost, form: FormName, tell: (problem: Problem | undefined) => void) {
  return (draft: KeptDraft): void =>
    void host.saveDraft(form, draft).then((saved) => tell(saved.ok ? undefined : saved.problem));
}
