import type { EvaluationContext } from "#schema/context";
import type { Diagnostic, Evaluation } from "#schema/evaluation";
import type { ImprovementRecord } from "#schema/record";
import { useMemo, useRef, useState } from "preact/hooks";
import type { Problem } from "../outcome.ts";
import type { Engine } from "../engine/engine.ts";
import type { FormName, KeptDraft, PanelHost } from "../service/panel-host.ts";

/** The outermost gives the time; nothing in here asks a clock. */
export type Clock = () => { today: string; now: string };

export interface Editing {
  /** The record with what was typed so far. */
  record: ImprovementRecord;
  /** The engine's verdict on it; undefined when the record cannot be read, then `unreadable` says why. */
  evaluation: Evaluation | undefined;
  unreadable: Diagnostic[];
  /** Only what was typed. */
  typed: Record<string, unknown>;
  setField: (field: string, value: unknown) => void;
}

/**
 * A record being edited: every change is evaluated at once and kept as a draft at once. `base` are the record's
 * stored values, `kept` what an earlier session typed over them.
 */
export function useEditing(
  engine: Engine,
  base: ImprovementRecord,
  kept: Record<string, unknown>,
  context: EvaluationContext,
  keep: (typed: Record<string, unknown>) => void,
): Editing {
  const [typed, setTyped] = useState(kept);
  const latest = useRef(typed);
  const record = useMemo(() => ({ ...base, fields: { ...base.fields, ...typed } }), [base, typed]);
  const answer = useMemo(() => {
    const start = performance.now();
    const evaluated = engine.evaluate(record, context);
    performance.measure("clause10.evaluate", { start });
    return evaluated;
  }, [engine, record, context]);
  return {
    record,
    evaluation: answer.status === "ok" ? answer.value : undefined,
    unreadable: answer.status === "badInput" ? answer.errors : [],
    typed,
    setField: (field, value) => {
      // Half of a surrogate pair is no text: neither the engine nor Redmine could store it.
      const sound = typeof value === "string" ? value.toWellFormed() : value;
      latest.current = { ...latest.current, [field]: sound };
      setTyped(latest.current);
      keep(latest.current);
    },
  };
}

/**
 * Keeps a form's content with every change: it is on its way to the store before the next key is pressed, so a tab
 * that closes takes nothing with it. `tell` hears why a change could not be kept, and when the next one could.
 */
export function draftKeeper(host: PanelHost, form: FormName, tell: (problem: Problem | undefined) => void) {
  return (draft: KeptDraft): void =>
    void host.saveDraft(form, draft).then((saved) => tell(saved.ok ? undefined : saved.problem));
}
