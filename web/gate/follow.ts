import type { Pack } from "#schema/pack";
import type { ImprovementRecord } from "#schema/record";
import type { IssueStatus } from "../platform/platform.ts";
import { isMeant, type Ref, type SiteMapping } from "./mapping.ts";

/** What an issue's status should say of its record. */
export interface StatusWish {
  /** Statuses that fit the record's state, the better ones first. */
  meant: Ref[];
  /** Whether the issue is to be closed with it. */
  closes: boolean;
}

export function statusWish(
  mapping: SiteMapping,
  pack: Pack,
  record: ImprovementRecord,
): StatusWish | undefined {
  const meant = mapping.types[record.type]?.statuses[record.state];
  const state = pack.recordTypes[record.type]?.states.find(({ id }) => id === record.state);
  return meant && state && { meant, closes: state.final ?? false };
}

/**
 * The status to give, of those that the platform offers this account now; undefined where the present one fits, or where
 * none that is offered does.
 */
export function statusFor(
  wish: StatusWish,
  present: IssueStatus,
  offered: IssueStatus[],
): number | undefined {
  if (present.closed === wish.closes && isMeant(wish.meant, present)) return undefined;
  const fitting = offered.filter(({ closed }) => closed === wish.closes);
  for (const ref of wish.meant) {
    const found = fitting.find((status) => isMeant([ref], status));
    if (found) return found.id === present.id ? undefined : found.id;
  }
  return undefined;
}
