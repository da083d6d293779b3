import type { RecordType } from "#schema/pack";
import { isCheckText, similarText } from "../text/similar.ts";

/** A case of the register that has words in common with what is being written. */
export interface SimilarCase {
  recordId: string;
  issueId: number;
  url: string;
  title: string;
  /** What was observed there. */
  text: string;
  /** In the reader's language. */
  state: string;
  /** Nothing is to be done there any more. */
  final: boolean;
  /** Words of the one and of the other, as each wrote them, for marking. */
  words: string[];
  terms: string[];
}

export interface SimilarAnswer {
  /** The most similar first. */
  cases: SimilarCase[];
  /** How many records were looked through. */
  searched: number;
  /** When they were last fetched, by the clock of this machine; absent before the first time. */
  asOf?: string;
}

export type Verdict = "same" | "related" | "different";
export const verdicts = ["same", "related", "different"] as const satisfies Verdict[];

/** A line of the field that holds the cases looked at. */
export interface Candidate {
  id: number;
  subject: string;
  verdict?: Verdict;
  reason?: string;
}

/** Where a record keeps its check for similar cases (clause 10.2 b). */
const field = {
  check: "similarCheck",
  on: "similarSearchedOn",
  exist: "similarExist",
  candidates: "similarCandidates",
} as const;

/** Whether records of this type keep such a check at all. */
export function keepsCheck(type: RecordType | undefined): boolean {
  return type?.fields.some(({ id }) => id === field.candidates) === true;
}

/** Whether this step asks for the check. */
export function asksForCheck(type: RecordType | undefined, transition: string | undefined): boolean {
  const section = type?.sections.find((each) => each.transition === transition);
  return section?.fields.includes(field.candidates) === true;
}

/** What similar cases are looked for by: the title and the long texts of the first step, such as what was observed. */
export function searchText(type: RecordType, fields: Record<string, unknown>): string {
  const first = type.transitions.find(({ from }) => from.includes(type.initial))?.id;
  const section = type.sections.find(({ transition }) => transition === first);
  const long = type.fields.filter(
    ({ id, type: kind }) => kind === "longText" && section?.fields.includes(id),
  );
  return [type.titleField, ...long.map(({ id }) => id)]
    .map((id) => fields[id])
    .filter((text) => typeof text === "string" && text.trim() !== "")
    .join("\n");
}

export function candidatesOf(fields: Record<string, unknown>): Candidate[] {
  const lines = fields[field.candidates];
  return Array.isArray(lines) ? (lines as Candidate[]) : [];
}

/** A search, as it is written down. */
export interface Search {
  /** ISO date. */
  on: string;
  searched: number;
  /** For what: the title that was looked for. */
  title: string;
}

/** What the fields of the check become with a verdict on one case; without a verdict the case is taken out again. */
export function judged(
  fields: Record<string, unknown>,
  one: { id: number; subject: string },
  said: { verdict: Verdict; reason: string } | undefined,
  search: Search,
): Record<string, unknown> {
  const old = candidatesOf(fields);
  const line = said && {
    ...{ id: one.id, subject: one.subject, verdict: said.verdict },
    ...(said.reason && { reason: said.reason }),
  };
  const at = old.findIndex(({ id }) => id === one.id);
  const lines = at < 0 ? [...old, ...(line ? [line] : [])] : old.toSpliced(at, 1, ...(line ? [line] : []));
  const found = lines.some(({ verdict }) => verdict === "same" || verdict === "related");
  return { ...recorded(fields, search), [field.candidates]: lines, ...(found && { [field.exist]: "yes" }) };
}

/** What the fields of the check become with a search: its day, and what was searched, unless somebody wrote their own. */
export function recorded(fields: Record<string, unknown>, search: Search): Record<string, unknown> {
  const written = fields[field.check];
  const own = typeof written === "string" && written.trim() !== "" && !isCheckText(written);
  return {
    [field.on]: search.on,
    ...(!own && { [field.check]: similarText.check(search.searched, search.title) }),
  };
}
