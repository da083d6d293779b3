import type { BenchRecord } from "../lib/records.ts";
import pack from "../pack.json" with { type: "json" };

/** The twenty rules in the order of the pack; a verdict has bit n set when rule n is violated. */
export const ruleIds: readonly string[] = pack.recordTypes.nonconformity.rules.map((rule) => rule.id);

const bits = new Map(
  pack.recordTypes.nonconformity.rules.map((rule, bit) => {
    // The engine names the field where a rule may be violated by several; here each asks for one.
    const field = "require" in rule ? `:${rule.require.join()}` : "";
    return [rule.id + field, bit] as const;
  }),
);

/** The engine's violation ids as a verdict. */
export function verdictOf(violations: Iterable<string>): number {
  let verdict = 0;
  for (const id of violations) {
    const bit = bits.get(id);
    if (bit === undefined) throw new Error(`the engine reports "${id}", which is none of the twenty rules`);
    verdict |= 1 << bit;
  }
  return verdict;
}

/** Somebody else's way to judge by the same twenty rules. */
export interface Judge {
  name: string;
  /** Where a rule could not be said in the library's own terms. */
  note?: string;
  judge: (record: BenchRecord) => number | Promise<number>;
}

export function describeVerdict(verdict: number): string {
  const violated = ruleIds.filter((_, bit) => verdict & (1 << bit));
  return violated.length === 0 ? "nothing" : violated.join(", ");
}
