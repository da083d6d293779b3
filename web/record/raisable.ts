import type { Pack } from "#schema/pack";
import { linkedLists } from "./linked.ts";
import { firstStep } from "./way.ts";

/**
 * The types of record that can be begun on any issue, in the order of the pack: `near` those whose first form asks what
 * they come from, `others` the rest. What is always the child of another record is begun there.
 */
export function raisable(pack: Pack): { near: string[]; others: string[] } {
  const children = new Set(
    Object.values(pack.recordTypes)
      .flatMap((type) => linkedLists(type))
      .filter(({ of }) => of.bond === "child")
      .map(({ of }) => of.type),
  );
  const types = Object.keys(pack.recordTypes).filter((type) => !children.has(type));
  const near = types.filter((id) => {
    const type = pack.recordTypes[id];
    const section = type?.sections.find(({ transition }) => transition === firstStep(type)?.id);
    return type?.fields.some((field) => field.enum === "source" && section?.fields.includes(field.id));
  });
  return { near, others: types.filter((type) => !near.includes(type)) };
}
