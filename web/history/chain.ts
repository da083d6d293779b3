import canonicalize from "canonicalize";
import { sha256Of } from "../evidence/sha256.ts";
import type { Anchored, ChainEntry, ImprovementRecord, UserRef } from "#schema/record";

/** What the one who saves knows of a save. */
export interface Saving {
  /** Id of this save, never used twice: a chain that has it has taken this save. */
  save: string;
  by: UserRef;
  /** ISO 8601 in UTC, by the clock of the computer that saves: Redmine's own time is known only afterwards. */
  on: string;
  /** Absent when this save creates the issue. */
  issue?: number;
  /** Where Redmine keeps the save before. Its time is covered from here on. */
  after?: Anchored;
}

/** SHA-256 of the canonical JSON (RFC 8785) of a value, as 64 hexadecimal digits. */
export function digest(value: unknown): Promise<string> {
  return sha256Of(new TextEncoder().encode(canonicalize(value) ?? ""));
}

/** All of a record that an entry of its chain vouches for: everything but the chain. */
export function contentOf(record: ImprovementRecord): Promise<string> {
  const { chain: _chain, ...content } = record;
  return digest(content);
}

/** The hash that an entry must have: over all of it, the record's id, and the entry before. */
export function sealOf(
  recordId: string,
  entry: ChainEntry,
  previous: ChainEntry | undefined,
): Promise<string> {
  const { hash: _hash, ...sealed } = entry;
  return digest({ ...sealed, record: recordId, previous: previous?.hash ?? null });
}

/** The record with this save as the next entry of its chain. */
export async function append(record: ImprovementRecord, saving: Saving): Promise<ImprovementRecord> {
  const chain = record.chain ?? [];
  const entry: ChainEntry = {
    save: saving.save,
    version: record.version,
    by: { id: saving.by.id, name: saving.by.name },
    on: saving.on,
    ...(saving.issue !== undefined && { issue: saving.issue }),
    ...(saving.after && { after: { journal: saving.after.journal, on: saving.after.on } }),
    content: await contentOf(record),
    hash: "",
  };
  entry.hash = await sealOf(record.id, entry, chain.at(-1));
  return { ...record, chain: [...chain, entry] };
}

/** Whether a chain has taken a save: what tells our own write from somebody else's. */
export function holdsSave(record: ImprovementRecord, save: string): boolean {
  return record.chain?.some((entry) => entry.save === save) ?? false;
}
