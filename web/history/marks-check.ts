import type { ChainEntry } from "#schema/record";
import type { JournalEntry } from "../platform/platform.ts";
import type { Finding, SaveOnRecord } from "./finding.ts";
import { marksIn } from "./mark.ts";
import type { Turn } from "./timeline.ts";
import type { Case } from "./verify.ts";

interface Placed {
  place: number;
  hash: string;
  journal: JournalEntry;
}

/** Redmine's entry of a save; 0 is the creation of the issue. */
interface Received {
  journal: number;
  on: string;
}

/** Chain against Redmine's history: each save has its entry there, by the same person, in the same order, and no more. */
export function readMarks(it: Case, turns: Turn[]): SaveOnRecord[] {
  const { history, chain, findings } = it;
  const marks = history.journals.flatMap((journal) =>
    marksIn(journal.notes).map((mark): Placed => ({ ...mark, journal })),
  );
  const turned = new Map(
    turns.flatMap(({ journal, after }) => (journal ? [[journal.id, after] as const] : [])),
  );
  const received = chain.map((entry, at) => {
    if (at === 0 && entry.issue === undefined) return creationOf(it, entry);
    return findEntry(it, at, marks, turned);
  });
  checkOrder(it, received);
  checkNoted(it, received);
  const carriers = history.issue.attachments.filter(({ filename }) => filename.includes(it.record.id));
  const carried = carriers.flatMap(({ description }) => marksIn(description));
  if (chain.length === 0 && carried.length > 0 && !findings.some(({ code }) => code === "cutOff"))
    findings.push({ code: "cutOff", place: 1, names: [1] });
  const known = new Set(chain.map(({ hash }) => hash));
  for (const { place, hash, journal } of marks) {
    if (known.has(hash)) continue;
    // Two saves with one number, or one that Redmine knows in another form than the record.
    const code = place > chain.length ? "cutOff" : received[place - 1] ? "forked" : "sealBroken";
    const told = ({ code: found, place: of, names }: Finding) =>
      ["cutOff", "forked", "sealBroken"].includes(found) && (names ?? [of]).includes(place);
    if (findings.some(told)) continue;
    findings.push({ code, place, ...whereOf(journal), ...(code === "cutOff" && { names: [place] }) });
  }
  return chain.map((entry, at) => onRecord(it, entry, at + 1, received[at]));
}

/** The file that the issue was created with carries the first mark: a creation leaves no entry in Redmine's history. */
function creationOf({ history, record, findings }: Case, entry: ChainEntry): Received | undefined {
  const { issue, journals } = history;
  const received = { journal: 0, on: issue.createdOn };
  const carries = issue.attachments.some(({ description }) =>
    marksIn(description).some(({ place, hash }) => place === 1 && hash === entry.hash),
  );
  if (carries) return received;
  const gone = journals.find(({ changes }) =>
    changes.some(({ what, before, after }) => what === "attachment" && !after && before.includes(record.id)),
  );
  findings.push({
    code: "entryMissing",
    place: 1,
    ...(gone && whereOf(gone)),
    says: [entry.by.name, entry.on],
  });
  return undefined;
}

function findEntry(
  { history, chain, findings }: Case,
  at: number,
  marks: Placed[],
  turned: Map<number, Turn["after"]>,
): Received | undefined {
  const entry = chain[at];
  // Another issue's: said once, as a copy.
  if (!entry || entry.issue !== history.issue.id) return undefined;
  const place = at + 1;
  const own = marks.filter(({ hash }) => hash === entry.hash);
  const found = own.find(({ journal }) => turned.has(journal.id)) ?? own[0];
  if (!found) {
    const noted = chain[place]?.after?.journal;
    const adding = history.journals.find(({ id }) => addedBy(turned.get(id), entry));
    const there = history.journals.find(({ id }) => id === noted) ?? adding;
    findings.push(
      there
        ? { code: "entryChanged", place, ...whereOf(there) }
        : { code: "entryMissing", place, says: [entry.by.name, entry.on] },
    );
    return undefined;
  }
  const { journal } = found;
  if (found.place !== place) findings.push({ code: "reordered", place, ...whereOf(journal) });
  if (!turned.has(journal.id)) findings.push({ code: "entryChanged", place, ...whereOf(journal) });
  if (journal.user.id !== entry.by.id)
    findings.push({ code: "otherPerson", place, ...whereOf(journal), says: [entry.by.name] });
  return { journal: journal.id, on: journal.on };
}

function addedBy(after: Turn["after"] | undefined, entry: ChainEntry): boolean {
  return typeof after === "object" && after.record.chain?.at(-1)?.hash === entry.hash;
}

function checkOrder({ findings }: Case, received: (Received | undefined)[]): void {
  let last = -1;
  for (const [at, entry] of received.entries()) {
    if (!entry) continue;
    if (entry.journal < last) findings.push({ code: "reordered", place: at + 1, journal: entry.journal });
    last = Math.max(last, entry.journal);
  }
}

/** Each save noted where and when Redmine had put the one before: that must still be so. */
function checkNoted({ chain, findings, history }: Case, received: (Received | undefined)[]): void {
  for (const [at, { after }] of chain.entries()) {
    const before = received[at - 1];
    if (!after || !before || (after.journal === before.journal && after.on === before.on)) continue;
    const journal = history.journals.find(({ id }) => id === before.journal);
    findings.push({
      code: "otherTime",
      place: at,
      ...(journal ? whereOf(journal) : { on: before.on }),
      says: [after.on],
    });
  }
}

const hour = 3_600_000;

function onRecord(
  { record, remarks }: Case,
  { version, by, on }: ChainEntry,
  place: number,
  received: Received | undefined,
): SaveOnRecord {
  // What a step says of its moment was written offline, perhaps; Redmine says when it arrived.
  const step = record.history.find((each) => each.version === version)?.on ?? on;
  const hours = received ? (Date.parse(received.on) - Date.parse(step)) / hour : 0;
  if (hours >= 24) remarks.push({ code: "late", place, hours: Math.round(hours) });
  else if (hours <= -0.25) remarks.push({ code: "ahead", place, hours: Math.max(1, Math.round(-hours)) });
  return { place, version, by, on, ...(received && { received: received.on, journal: received.journal }) };
}

function whereOf({ id, user, on }: JournalEntry): Partial<Finding> {
  return { journal: id, by: user, on };
}
