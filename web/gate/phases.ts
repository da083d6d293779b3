import names from "./status-names.json" with { type: "json" };

/** How far a record is, in the words that issue trackers have for it. */
export type Phase = "waiting" | "underWay" | "finished" | "over" | "dropped";

/** What sites call the status of such issues; English and German. */
export const phaseNames: Record<Phase, string[]> = names;

/** States by what they are called, with their type before a dot where another type means something else by the name. */
const phases: Record<string, Phase[]> = {
  draft: ["waiting"],
  raised: ["waiting", "underWay"],
  requested: ["waiting", "underWay"],
  proposed: ["waiting", "underWay"],
  scheduled: ["waiting", "underWay"],
  "correctiveAction.planned": ["waiting", "underWay"],
  "audit.planned": ["waiting", "underWay"],
  "managementReview.planned": ["waiting", "underWay"],
  implemented: ["finished", "underWay"],
  verifying: ["finished", "underWay"],
  done: ["finished"],
  reported: ["finished", "underWay"],
  held: ["finished", "underWay"],
  // A policy in force is nobody's task until its next review.
  published: ["finished", "over"],
  cancelled: ["dropped"],
  declined: ["dropped"],
  rejected: ["dropped"],
  withdrawn: ["dropped"],
  rolledBack: ["dropped"],
  superseded: ["dropped"],
  becameOpportunity: ["dropped"],
};

export function phasesOf(type: string, state: { id: string; final?: boolean }, initial: string): Phase[] {
  const named = phases[`${type}.${state.id}`] ?? phases[state.id];
  if (named) return named;
  if (state.final) return ["over"];
  return state.id === initial ? ["waiting"] : ["underWay"];
}
