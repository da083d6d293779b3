import type { EvaluationContext } from "#schema/context";
import type { Diagnostic, Evaluation } from "#schema/evaluation";
import type { ImprovementRecord } from "#schema/record";
import { useMemo, useRef, useState } from "preact/hooks";
import type { Engine } from "../engine/engine.ts";
import type { FormName, KeptDraft, PanelHost } from "./host.ts";

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
  reset: () => void;
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
      latest.current = { ...latest.current, [field]: value };
      setTyped(latest.current);
      keep(latest.current);
    },
    reset: () => {
      latest.current = {};
      setTyped({});
    },
  };
}

/**
 * Keeps a form's content with every change: it is on its way to the store before the next key is pressed, so a tab
 * that closes takes nothing with it. `onFailure` hears about a full disk.
 */
export function draftKeeper(host: PanelHost, form: FormName, onFailure: (failed: boolean) => void) {
  return (draft: KeptDraft): void => void host.saveDraft(form, draft).then(({ ok }) => onFailure(!ok));
}
