import type { Evaluation } from "#schema/evaluation";
import type { Pack, RecordType } from "#schema/pack";
import type { ImprovementRecord } from "#schema/record";
import { dayText, personOf } from "../form/values.ts";
import type { Person } from "../platform/platform.ts";
import { localized } from "../record/localized.ts";
import { panelText } from "../text/panel.ts";
import { daysLeft, nameOf } from "./deadlines.tsx";

interface Props {
  pack: Pack;
  type: RecordType;
  record: ImprovementRecord;
  evaluation: Evaluation;
  transition: string;
  user: Person;
  locale: string;
}

/** Whose turn a step is, until when, and for which roles alone it is. */
export function Turn({ pack, type, record, evaluation, transition, user, locale }: Props) {
  const step = type.transitions.find(({ id }) => id === transition);
  const task = evaluation.tasks.find((each) => each.transition === transition);
  const responsible = task?.for ?? step?.responsible;
  const roles = (step?.by ?? []).map((role) => localized(pack.roles?.[role]?.label, locale) || role);
  const deadline = evaluation.deadlines.find(({ due, status }) => due === task?.due && status !== "met");
  // That a step is for a role says whose turn it is.
  const said = [
    responsible && !step?.by?.includes(responsible.role ?? "") && turnOf(responsible),
    deadline && `${dayText(deadline.due, locale)} (${daysLeft(deadline)})`,
  ].filter(Boolean);
  function turnOf(who: NonNullable<typeof responsible>): string {
    const person = who.field && personOf(record.fields[who.field]);
    if (person && person.id === user.id) return panelText.yourTurn;
    const name = nameOf(pack, type, record, who, locale);
    return who.field && !person ? panelText.unnamed(name) : panelText.turnOf(name);
  }
  if (said.length === 0 && roles.length === 0) return null;
  return (
    <p class="turn">
      {said.length > 0 && <span class={deadline?.status}>{said.join(" · ")}</span>}{" "}
      {roles.length > 0 && <span class="help">{panelText.onlyFor(roles)}</span>}
    </p>
  );
}
