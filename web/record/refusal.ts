import type { ImprovementRecord } from "#schema/record";
import type { EngineAnswer } from "../engine/engine.ts";

/** Why a step was not taken, as people read it: what its guards hold against it, or what makes it impossible. */
export function refusalOf(
  answer: Exclude<EngineAnswer<{ record: ImprovementRecord }>, { status: "ok" }>,
  step: string,
): string[] {
  if (answer.status === "badInput") return answer.errors.map(({ message }) => message);
  const { violations, transitions } = answer.evaluation;
  const blocking = new Set(transitions.find(({ id }) => id === step)?.blockedBy ?? []);
  const held = violations.filter(({ id }) => blocking.has(id)).map(({ message }) => message);
  return held.length > 0 ? [...new Set(held)] : [answer.error.message];
}
