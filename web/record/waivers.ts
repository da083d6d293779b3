import canonicalize from "canonicalize";
import type { Violation } from "#schema/evaluation";
import type { ImprovementRecord, UserRef, Waiver } from "#schema/record";

/** Characters that a reason takes to say something, as the engine counts them. */
export const leastReason = 20;

/** A rule that somebody lets pass with the step they are writing; not in the record yet. */
export interface GivenWaiver {
  /** The field whose value it is given for. */
  field: string;
  waiver: Waiver;
}

/** The waiver of what a violation says, for the value that its field has now. */
export function waiverOf(
  violation: Violation,
  record: ImprovementRecord,
  reason: string,
  by: UserRef,
  on: string,
): GivenWaiver {
  const field = violation.fields[0]?.split("/")[2] ?? "";
  const text = record.fields[field] as Waiver["text"];
  return {
    field,
    waiver: {
      rule: violation.rule,
      reason: reason.trim(),
      by: { id: by.id, name: by.name },
      on,
      ...(text !== undefined && { text }),
    },
  };
}

/** The record with those that still stand: one that was given for another text counts for nothing and is not stored. */
export function withWaivers(record: ImprovementRecord, given: readonly GivenWaiver[]): ImprovementRecord {
  const standing = given.filter(
    ({ field, waiver }) => canonicalize(waiver.text ?? null) === canonicalize(record.fields[field] ?? null),
  );
  if (standing.length === 0) return record;
  return { ...record, waivers: [...(record.waivers ?? []), ...standing.map(({ waiver }) => waiver)] };
}
