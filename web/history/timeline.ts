import type { ImprovementRecord } from "#schema/record";
import type { IssueHistory, JournalEntry } from "../platform/platform.ts";
import { mentionsBlock } from "../record/document.ts";
import { readHousedRecord, recordFieldName } from "../record/home.ts";
import { same } from "./changes.ts";

/** The record at one moment; a text that holds none, or one that cannot be read, is said as such. */
export type Moment = { record: ImprovementRecord } | "none" | "damaged";

/** The record went from one state to another, in an entry of Redmine's history, or behind its back. */
export interface Turn {
  before: Moment;
  after: Moment;
  /** Absent: Redmine's history does not say how the one became the other. */
  journal?: JournalEntry;
  /** Of a turn without an entry: the last entry before it that speaks of the record. */
  since?: JournalEntry;
}

/** The texts that can hold the record: the description, and each custom field that has held it. */
type Texts = Map<string, string>;

/**
 * How the record came to be what it is, oldest first, worked out backwards from what stands in the issue now: Redmine
 * keeps the old and the new text of each change. `first` is what stood there before the first of them.
 */
export function timelineOf({ issue, journals }: IssueHistory): { first: Moment; turns: Turn[] } {
  const texts: Texts = new Map([["description", lines(issue.description)]]);
  for (const { id, name, value } of issue.customFields)
    if (name === recordFieldName) texts.set(`field ${id}`, lines(value));
  const turns: Turn[] = [];
  let now = momentOf(texts);
  const turn = (before: Moment, journal: JournalEntry | undefined, since: JournalEntry | undefined) => {
    if (!sameMoment(before, now))
      turns.push({ before, after: now, ...(journal && { journal }), ...(since && { since }) });
    now = before;
  };
  for (const journal of [...journals].sort((a, b) => b.id - a.id)) {
    const told = journal.changes.flatMap((change) => {
      const key = change.what === "field" ? `field ${change.id}` : change.what;
      const [before, after] = [lines(change.before), lines(change.after)];
      const holds =
        texts.has(key) || (key.startsWith("field ") && (mentionsBlock(before) || mentionsBlock(after)));
      return holds ? [{ key, before, after }] : [];
    });
    if (told.length === 0) continue;
    for (const { key, after } of told) texts.set(key, after);
    // What this entry left behind, and what the next one found: the same, unless somebody got at the data itself.
    turn(momentOf(texts), undefined, journal);
    for (const { key, before } of told) texts.set(key, before);
    turn(momentOf(texts), journal, undefined);
  }
  return { first: now, turns: turns.reverse() };
}

function momentOf(texts: Texts): Moment {
  const fields = [...texts].filter(([key]) => key !== "description");
  const housed = readHousedRecord({
    description: texts.get("description") ?? "",
    customFields: fields.map(([key, value]) => ({ id: Number(key.slice(6)), name: recordFieldName, value })),
  });
  if (!housed.ok) return "damaged";
  return housed.value ? { record: housed.value.record } : "none";
}

function sameMoment(a: Moment, b: Moment): boolean {
  return typeof a === "string" || typeof b === "string" ? a === b : same(a.record, b.record);
}

/** Forms send line ends as CRLF, the API as they come. */
function lines(text: string): string {
  return text.replaceAll("\r\n", "\n");
}
