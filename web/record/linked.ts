import type { Pack, RecordType } from "#schema/pack";
import type { ImprovementRecord } from "#schema/record";
import type { Problem } from "../outcome.ts";
import type { IssueRef } from "../platform/platform.ts";
import { typeOfTracker } from "./tracker.ts";

/**
 * Another issue that a record's lists look at. `bond` is how the two are tied on the platform; "none" is an issue that an
 * earlier step recorded and that is not tied to this one any more, or is not shown to this account.
 */
export interface LinkedIssue extends IssueRef {
  tracker: string;
  bond: "child" | "related" | "none";
  /** Its record; absent for an issue that carries none. */
  record?: ImprovementRecord;
  /** Why its record could not be read: it blocks whatever waits for it. */
  unreadable?: Problem;
}

/** A line of a list that stands for other records: what the guards read, and nothing more. */
export type Line = IssueRef & Record<string, unknown>;

type PackField = RecordType["fields"][number];

/** A list field whose lines stand for records of another type. */
export type LinkedList = PackField & { of: NonNullable<PackField["of"]> };

export function linkedLists(type: RecordType | undefined): LinkedList[] {
  return (type?.fields ?? []).filter(({ of }) => of !== undefined) as LinkedList[];
}

/**
 * The issues that a list stands for, in the order of their numbers. An issue that cannot be read belongs to every list
 * that it might be in: what is not known does not pass a guard.
 */
export function issuesOf(
  list: LinkedList,
  pack: Pack,
  record: ImprovementRecord,
  linked: LinkedIssue[],
): LinkedIssue[] {
  const named = namedBy(pack, record);
  return linked
    .filter((issue) => {
      if (issue.bond === "none") return isHidden(issue) && recordedIn(list, record).has(issue.id);
      if (named.has(issue.id) || !tied(list, pack, record, issue)) return false;
      if (issue.record) return issue.record.type === list.of.type;
      return issue.unreadable !== undefined && mayBe(list, pack, record, issue);
    })
    .sort((a, b) => a.id - b.id);
}

/** What a step recorded in a list and is not there any more: cut off, or deleted. A person decides whether that is right. */
export function missingFrom(
  list: LinkedList,
  record: ImprovementRecord,
  linked: LinkedIssue[],
): LinkedIssue[] {
  const recorded = recordedIn(list, record);
  return linked.filter((issue) => issue.bond === "none" && !isHidden(issue) && recorded.has(issue.id));
}

/** The issue as a line of the list: each column as the other record has it; what that does not have is absent. */
export function lineOf(list: LinkedList, { id, subject, record }: LinkedIssue): Line {
  const mirrored = (list.items ?? []).flatMap(({ id: column, mirrors }) => {
    const value = mirrors === "state" ? record?.state : record?.fields[mirrors ?? ""];
    return value === undefined || value === null ? [] : [[column, value] as const];
  });
  return { id, subject, ...Object.fromEntries(mirrored) };
}

/**
 * The record with the lists that stand for other records filled in from them: what it is judged by, and what the next
 * step stores with it, so that whoever reads this record alone sees what its guards saw.
 */
export function withLinked(pack: Pack, record: ImprovementRecord, linked: LinkedIssue[]): ImprovementRecord {
  const lists = linkedLists(pack.recordTypes[record.type]);
  const derived = new Set(lists.map(({ id }) => id));
  const own = Object.entries(record.fields).filter(([id]) => !derived.has(id));
  const filled = lists
    .map(
      (list) => [list.id, issuesOf(list, pack, record, linked).map((issue) => lineOf(list, issue))] as const,
    )
    .filter(([, lines]) => lines.length > 0);
  return { ...record, fields: Object.fromEntries([...own, ...filled]) };
}

/** The issues that earlier steps recorded in the lists of a record that have this bond. */
export function recordedIssues(pack: Pack, record: ImprovementRecord, bond: "child" | "related"): IssueRef[] {
  const lists = linkedLists(pack.recordTypes[record.type]).filter(({ of }) => of.bond === bond);
  return lists.flatMap((list) => linesIn(list, record));
}

/** What a new record of a list begins with, as the pack's `fill` says. `issue` is the page of `record`. */
export function fillOf(
  list: LinkedList,
  record: ImprovementRecord,
  issue: IssueRef,
): Record<string, unknown> {
  const filled: [string, unknown][] = Object.entries(list.of.fill ?? {}).map(([field, source]) => [
    field,
    source === "record" ? { id: issue.id, subject: issue.subject } : valueAt(record, source),
  ]);
  return Object.fromEntries(filled.filter(([, value]) => value !== undefined && value !== null));
}

/** `field`, or `list.member`: that part of each line, nothing twice. */
function valueAt(record: ImprovementRecord, source: string): unknown {
  const [field = "", member] = source.split(".");
  const value = record.fields[field];
  if (member === undefined) return value;
  const parts = (Array.isArray(value) ? (value as unknown[]) : [])
    .map((line) => (line as Record<string, unknown> | null)?.[member])
    .filter((part) => part !== undefined && part !== null);
  const seen = new Set<string>();
  return parts.filter((part): boolean => {
    const key = JSON.stringify((part as { id?: unknown }).id ?? part);
    return seen.size < seen.add(key).size;
  });
}

function tied(list: LinkedList, pack: Pack, record: ImprovementRecord, { bond }: LinkedIssue): boolean {
  if (bond === list.of.bond) return true;
  // Who files a related record below this one has tied it closer, not elsewhere; unless children have a list of their own.
  const ofChildren = linkedLists(pack.recordTypes[record.type]).some(
    ({ of }) => of.bond === "child" && of.type === list.of.type,
  );
  return bond === "child" && !ofChildren;
}

/** An issue that the record names in a field of its own, such as where it comes from, is no line of a list. */
function namedBy(pack: Pack, record: ImprovementRecord): Set<unknown> {
  const fields = pack.recordTypes[record.type]?.fields.filter(({ type }) => type === "issue") ?? [];
  return new Set(fields.map(({ id }) => (record.fields[id] as { id?: unknown } | null | undefined)?.id));
}

function recordedIn(list: LinkedList, record: ImprovementRecord): Set<number> {
  return new Set(linesIn(list, record).map(({ id }) => id));
}

function linesIn(list: LinkedList, record: ImprovementRecord): IssueRef[] {
  const lines = record.fields[list.id];
  return (Array.isArray(lines) ? (lines as unknown[]) : []).flatMap((line) => {
    const { id, subject } = (line ?? {}) as Partial<IssueRef>;
    return typeof id === "number" && id > 0
      ? [{ id, subject: typeof subject === "string" ? subject : "" }]
      : [];
  });
}

/** There, but not for this account: who cannot see it cannot say that it is done. */
function isHidden({ unreadable }: LinkedIssue): boolean {
  return unreadable !== undefined && unreadable.code !== "notFound";
}

function mayBe(list: LinkedList, pack: Pack, record: ImprovementRecord, issue: LinkedIssue): boolean {
  const known = linkedLists(pack.recordTypes[record.type]).filter((other) =>
    recordedIn(other, record).has(issue.id),
  );
  if (known.length > 0) return known.includes(list);
  return (typeOfTracker(issue.tracker) ?? list.of.type) === list.of.type;
}
