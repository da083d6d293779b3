import type { EvaluationContext } from "#schema/context";
import type { Pack } from "#schema/pack";
import type { ImprovementRecord } from "#schema/record";
import type { Engine } from "../engine/engine.ts";

/** What the rules say of steps that were taken long ago. */
export interface Rules {
  isFinal(record: ImprovementRecord): boolean;
  /** The gates that a save broke, in words; undefined where these rules cannot judge it. */
  brokenBy(
    before: ImprovementRecord | undefined,
    after: ImprovementRecord,
    context: EvaluationContext,
  ): string[] | undefined;
}

/** The engine must be the one with everything: checking an edit is not needed at a key. */
export function rulesOf(engine: Engine, pack: Pack): Rules {
  return {
    isFinal: ({ type, state }) =>
      pack.recordTypes[type]?.states.find(({ id }) => id === state)?.final ?? false,
    brokenBy: (before, after, context) => {
      // What another version of the rules let pass, these cannot question.
      if (after.packVersion !== pack.version || (before && before.packVersion !== pack.version))
        return undefined;
      const answer = engine.checkEdit(before ?? null, after, context);
      if (answer.status === "badInput") return undefined;
      if (answer.status === "ok") return [];
      return answer.violations.map(({ message }) => message);
    },
  };
}
