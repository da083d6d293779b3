import { ok, type Outcome } from "../outcome.ts";
import type { IssuePlatform } from "../platform/platform.ts";
import { recordedIssues } from "../record/linked.ts";
import { readHousedRecord } from "../record/home.ts";
import { keepTaken, type TakenIssue } from "../store/taken.ts";
import type { Pack } from "#schema/pack";

/**
 * Takes an issue along: reads all that its page needs and keeps it in one piece, so that a copy is whole or, where the
 * network ends meanwhile, still the former one.
 */
export async function take(
  platform: IssuePlatform,
  pack: Pack,
  account: string,
  id: number,
  now: string,
): Promise<Outcome<TakenIssue>> {
  const history = await platform.readHistory(id);
  if (!history.ok) return history;
  const { issue } = history.value;
  const housed = readHousedRecord(issue);
  const recorded = housed.ok && housed.value ? housed.value.record : undefined;
  // What earlier steps recorded in a list and is tied no more is looked for by the page as well.
  const named = recorded
    ? [...recordedIssues(pack, recorded, "child"), ...recordedIssues(pack, recorded, "related")]
    : [];
  const beside = [...new Set([...issue.relatedTo, ...named.map((each) => each.id)])];
  const [formatting, children, related, people] = await Promise.all([
    platform.readFormatting(id),
    platform.readChildren(id),
    beside.length > 0 ? platform.readIssues(beside) : ok([]),
    platform.people(issue.project.id),
  ]);
  if (!formatting.ok) return formatting;
  if (!children.ok) return children;
  if (!related.ok) return related;
  if (!people.ok) return people;
  const taken: TakenIssue = {
    ...{ account, id, takenAt: now, history: history.value },
    ...{ formatting: formatting.value, children: children.value, related: related.value },
    people: people.value,
  };
  const kept = await keepTaken(taken);
  return kept.ok ? ok(taken) : kept;
}
