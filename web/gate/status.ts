import type { Evaluation } from "#schema/evaluation";
import type { Pack } from "#schema/pack";
import type { ImprovementRecord } from "#schema/record";
import { localized } from "../record/localized.ts";
import { gateText } from "../text/gate.ts";
import type { Choice, Fault, Reason } from "./edit.ts";
import { isMeant, type SiteMapping } from "./mapping.ts";

export interface StatusQuestion {
  pack: Pack;
  record: ImprovementRecord;
  evaluation: Evaluation;
  mapping: SiteMapping;
  /** The status that the form would give. */
  chosen: Choice;
  /** Whether the platform counts issues of that status as closed; undefined where it was not to be learnt. */
  closes: boolean | undefined;
  locale: string;
}

/**
 * A status that contradicts the record's state. A status that the mapping knows must be one of that state's; one that it
 * does not know only may not close an issue whose record is not at its end.
 */
export function statusFault(question: StatusQuestion): Fault | undefined {
  const { pack, record, mapping, chosen, closes, locale } = question;
  const statuses = mapping.types[record.type]?.statuses;
  const state = pack.recordTypes[record.type]?.states.find(({ id }) => id === record.state);
  if (!statuses || !state) return undefined;
  const meant = Object.entries(statuses)
    .filter(([, refs]) => isMeant(refs, chosen))
    .map(([id]) => id);
  if (meant.includes(record.state)) return undefined;
  const tooEarly = closes === true && !state.final;
  if (meant.length === 0 && !tooEarly) return undefined;
  const label = localized(state.label, locale);
  const message = tooEarly
    ? gateText.closedEarly(chosen.name, label)
    : gateText.contradicts(chosen.name, label);
  return withWay({ control: "status", message, reasons: [], way: { to: "panel" } }, question, meant);
}

/** How the record gets there: the step that leads to such a state, else the next one on the main path. */
function withWay(fault: Fault, { evaluation }: StatusQuestion, meant: string[]): Fault {
  const leading = evaluation.transitions.filter(({ to }) => meant.includes(to));
  const direct = leading.find(({ exit }) => !exit) ?? leading.find(({ open }) => open) ?? undefined;
  const step = direct ?? evaluation.transitions.find(({ exit }) => !exit);
  if (!step) return { ...fault, message: `${fault.message} ${gateText.noStep}` };
  const reasons: Reason[] = step.blockedBy.flatMap((id) => {
    const violation = evaluation.violations.find((each) => each.id === id);
    if (!violation) return [];
    const field = fieldIn(violation.fields[0]);
    return [{ message: violation.message, clause: violation.clause, ...(field && { field }) }];
  });
  const way = step.open
    ? (direct ? gateText.stepOpen : gateText.stepNextOpen)(step.label)
    : (direct ? gateText.stepBlocked : gateText.stepNext)(step.label, reasons.length);
  const first = reasons.find(({ field }) => field)?.field;
  return {
    ...fault,
    message: `${fault.message} ${way}`,
    reasons,
    way: { to: "panel", ...(first && { field: first }) },
  };
}

/** The id of the field that a JSON Pointer into a record leads to or into. */
export function fieldIn(pointer: string | undefined): string | undefined {
  return /^\/fields\/([^/]+)/
    .exec(pointer ?? "")?.[1]
    ?.replaceAll("~1", "/")
    .replaceAll("~0", "~");
}
