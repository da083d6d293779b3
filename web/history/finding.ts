import type { Person } from "../platform/platform.ts";
import type { Change } from "./changes.ts";

/** What is wrong with a record's history. The words for it are the view's. */
export type FindingCode =
  | "altered" // the record was changed without a save of this software
  | "pastGate" // it was brought to another state, by hand or by a save that breaks the rules
  | "closedPastGate" // the issue is closed in Redmine, the record is not
  | "removed" // the record was taken out of the issue
  | "damaged" // the record was made unreadable
  | "sealBroken" // an entry of the chain is not what it was when it was sealed
  | "cutOff" // entries at the end of the chain are gone
  | "entryChanged" // Redmine's entry of a save is there, without its mark or without what it changed
  | "entryMissing" // Redmine's entry of a save is not there
  | "reordered" // entries stand in another order than they were made in
  | "forked" // two saves were made on the same predecessor
  | "otherPerson" // Redmine knows another person for the save than the record does
  | "otherTime" // Redmine's time or place of a save is no longer the one that the next save noted
  | "copied" // the record was made for another issue
  | "actionMissing"; // an issue that belonged to the record is gone

export interface Finding {
  code: FindingCode;
  /** Number of the save it is about, 1 for the first of the chain; for something between saves, the one before. */
  place?: number;
  /** Where Redmine knows it: the entry in its history, who, and when by the server's clock (ISO 8601). */
  journal?: number;
  by?: Person;
  on?: string;
  /** What was changed, where both sides can still be read. */
  changes?: Change[];
  /** Ids that the finding names: places of the chain that are gone, the issue a copy was made for. */
  names?: number[];
  /** The other side of it: the person or the moment that the record names, the rules that a step broke. */
  says?: string[];
}

/** Something that is worth knowing and breaks nothing. `hours` apart, rounded. */
export interface Remark {
  code: "late" | "ahead" | "otherRules";
  place: number;
  hours?: number;
  says?: string;
}

/** One save as it stands on record. */
export interface SaveOnRecord {
  place: number;
  version: number;
  by: Person;
  /** By the clock of the computer that saved. */
  on: string;
  /** By Redmine's clock; absent where its entry is gone. */
  received?: string;
  journal?: number;
}

/**
 * `none`: written before there was a chain; it begins with the next save.
 */
export interface Verification {
  status: "none" | "verified" | "broken";
  saves: SaveOnRecord[];
  /** Version of the record that the chain begins with, where that is not its first. */
  beginsWith?: number;
  findings: Finding[];
  remarks: Remark[];
}
