import type { Anchored, ImprovementRecord } from "#schema/record";
import type { IssueHistory } from "../platform/platform.ts";

/**
 * The mark of a save: one line in the note of the very journal entry that Redmine writes for it. It holds the place in
 * the chain and the entry's hash, so that the record and Redmine's own history vouch for each other. Letters, digits
 * and middle dots only: neither Textile nor Markdown makes anything of it.
 */
export interface Mark {
  /** 1 for the first entry of the chain. */
  place: number;
  hash: string;
}

/** A line of its own: what somebody quotes ("> Clause 10 …") is no mark. */
const line = /^Clause 10 · (\d{1,6}) · ([0-9a-f]{64})[^\S\n]*$/gm;

/** The mark of the last save of a record; empty for one without a chain. */
export function markOf({ chain }: ImprovementRecord): string {
  const last = chain?.at(-1);
  return chain && last ? `Clause 10 · ${chain.length} · ${last.hash}` : "";
}

/** A note with its mark at the end. */
export function marked(note: string, record: ImprovementRecord): string {
  return [note.trimEnd(), markOf(record)].filter(Boolean).join("\n\n");
}

/** A note without its mark: what people wrote. */
export function withoutMark(note: string): string {
  return note.replaceAll("\r\n", "\n").replaceAll(line, "").trimEnd();
}

/** Where Redmine keeps the last save of a record: what the next save notes. */
export function receiptOf(
  { chain }: ImprovementRecord,
  { issue, journals }: IssueHistory,
): Anchored | undefined {
  const last = chain?.at(-1);
  if (!last) return undefined;
  if (last.issue === undefined) return { journal: 0, on: issue.createdOn };
  const journal = journals.find(({ notes }) => marksIn(notes).some(({ hash }) => hash === last.hash));
  return journal && { journal: journal.id, on: journal.on };
}

export function marksIn(note: string): Mark[] {
  return [...note.replaceAll("\r\n", "\n").matchAll(line)].map(([, place, hash]) => ({
    place: Number(place),
    hash: hash ?? "",
  }));
}
