import type { ChainEntry, ImprovementRecord } from "#schema/record";
import type { JournalEntry, Person } from "../platform/platform.ts";
import { contentOf } from "./chain.ts";
import { changesBetween, same } from "./changes.ts";
import type { Finding } from "./finding.ts";
import { marksIn } from "./mark.ts";
import type { Moment, Turn } from "./timeline.ts";
import type { Case } from "./verify.ts";

/**
 * How the record came to be what it is, turn by turn: each must be a save, an entry added to the chain over what was
 * then recorded. Whatever else changed it is named, with the old and the new.
 */
export async function checkTurns(it: Case, first: Moment, turns: Turn[]): Promise<void> {
  const { issue } = it.history;
  let sound = typeof first === "string" ? undefined : first.record;
  if (sound) await checkSave(it, undefined, sound, { on: issue.createdOn, user: issue.author });
  for (const { before, after, journal } of turns) {
    const where = placeOf(journal, sound?.chain?.length);
    if (typeof after === "string") {
      // What nobody had sealed yet could be put right or taken out.
      const sealed = typeof before !== "string" && before.record.chain?.length;
      if (sealed) it.findings.push({ code: after === "none" ? "removed" : "damaged", ...where });
      continue;
    }
    if (sound) await checkTurn(it, sound, after.record, journal, where);
    else if (journal) {
      const length = after.record.chain?.length ?? 0;
      // A chain begins with the issue, or where a save put the record: else what stood there before is no longer told.
      const begun = length === 1 && before === "none" && hasMark(journal, after.record);
      if (length > 0 && !begun) it.findings.push({ code: "entryChanged", ...placeOf(journal, length) });
      await checkSave(it, undefined, after.record, journal);
    }
    sound = after.record;
  }
}

async function checkTurn(
  it: Case,
  before: ImprovementRecord,
  after: ImprovementRecord,
  journal: JournalEntry | undefined,
  where: Partial<Finding>,
): Promise<void> {
  const [was, is] = [before.chain ?? [], after.chain ?? []];
  const kept = sharedLength(was, is);
  const changes = changesBetween(before, after);
  if (kept === was.length && is.length > kept) {
    // One save adds one entry; the first of a record that had none before names its issue.
    const one = is.length === kept + 1 && (kept > 0 || is[0]?.issue !== undefined);
    if (!one && journal) it.findings.push({ code: "entryChanged", ...where, place: kept + 1 });
    return checkSave(it, before, after, journal);
  }
  if (kept === was.length) {
    // Before the chain began anybody could write anything: nothing vouches for it, and nothing is said against it.
    if (was.length === 0 || changes.length === 0) return;
    const moved = changes.some(({ place }) => place === "/state");
    const says = moved ? judged(it, before, after, journal) : undefined;
    it.findings.push({
      code: moved ? "pastGate" : "altered",
      ...where,
      changes,
      ...(says?.length && { says }),
    });
    return;
  }
  const named = { ...where, place: kept + 1, ...(changes.length > 0 && { changes }) };
  const gone = was.slice(kept).map((_, index) => kept + index + 1);
  if (is.length === kept) it.findings.push({ code: "cutOff", ...named, names: gone });
  else {
    // A save of its own, made on an earlier one; or what was saved, rewritten by hand.
    it.findings.push({ code: hasMark(journal, after) ? "forked" : "sealBroken", ...named });
  }
}

/** A save: the entry that it added covers what it left behind, and its steps kept to the rules. */
async function checkSave(
  it: Case,
  before: ImprovementRecord | undefined,
  after: ImprovementRecord,
  journal: { id?: number; user: Person; on: string } | undefined,
): Promise<void> {
  const chain = after.chain ?? [];
  const last = chain.at(-1);
  if (!last) return;
  const where = placeOf(journal, chain.length);
  if ((await contentOf(after)) !== last.content) {
    const changes = before && changesBetween(before, after);
    it.findings.push({ code: "altered", ...where, ...(changes?.length && { changes }) });
    return;
  }
  if (!journal || !it.rules || (!before && last.issue !== undefined)) return;
  const says = judged(it, before, after, journal, last.on);
  if (says === undefined)
    it.remarks.push({ code: "otherRules", place: chain.length, says: after.packVersion });
  else if (says.length > 0) it.findings.push({ code: "pastGate", ...where, says });
}

function judged(
  { rules }: Case,
  before: ImprovementRecord | undefined,
  after: ImprovementRecord,
  journal: { user: Person; on: string } | undefined,
  claimed = "",
): string[] | undefined {
  // The rules allow nothing that lies ahead; how far the two clocks are apart is another matter.
  const now = journal && Date.parse(claimed) > Date.parse(journal.on) ? claimed : (journal?.on ?? "");
  const context = { today: now.slice(0, 10), now, ...(journal && { user: journal.user }) };
  return journal && rules?.brokenBy(before, after, context);
}

function placeOf(
  journal: { id?: number; user: Person; on: string } | undefined,
  place: number | undefined,
): Partial<Finding> {
  return {
    ...(place !== undefined && { place }),
    ...(journal?.id !== undefined && { journal: journal.id }),
    ...(journal && { by: journal.user, on: journal.on }),
  };
}

function hasMark(journal: JournalEntry | undefined, { chain }: ImprovementRecord): boolean {
  return marksIn(journal?.notes ?? "").some(({ hash }) => hash === chain?.at(-1)?.hash);
}

function sharedLength(a: ChainEntry[], b: ChainEntry[]): number {
  const end = Math.min(a.length, b.length);
  for (let at = 0; at < end; at++) if (!same(a[at], b[at])) return at;
  return end;
}
