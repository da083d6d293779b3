import type { Field, Pack } from "#schema/pack";
import type { EvidenceFile } from "../evidence/evidence.ts";
import { shapeOf } from "../form/list/shape.ts";
import type { IssueRef, Person } from "../platform/platform.ts";
import { sourceOf } from "./source.ts";

/** Where a new record is begun, as far as that is known. */
export interface Origin extends IssueRef {
  /** Name of the issue's tracker: it suggests the source. */
  tracker: string;
  /** The day it happened or was reported, ISO. */
  on?: string;
}

/** A line of an audit's checklist that something is raised from. */
export interface AuditLine {
  /** Clause, control or section that it is about. */
  ref: string;
  note: string;
  /** Photographs and other files of the line. */
  files: EvidenceFile[];
  /** The audit's kind, of the pack's list: it decides the source. */
  kind: string;
}

/**
 * What a new record can take over from where it is begun, whatever its type:
 * - where the first form asks for a source, the kind of issue, and the issue itself where the form asks for that, too;
 * - from a line of an audit: the kind of audit, what the line is about, what was noted, and that it was seen today;
 * - on a wiki page, that a deviation from it was seen, and the page with its version where the form asks what is required;
 * - the day since which repeats are counted: that of the issue, but no day to come;
 * - the person who begins it, where the first step is that person's and everybody may take it.
 */
export function prefill(
  pack: Pack,
  typeId: string,
  begin: {
    origin?: Origin;
    line?: AuditLine;
    wiki?: { title: string; states: string };
    user: Person;
    today: string;
  },
): Record<string, unknown> {
  const type = pack.recordTypes[typeId];
  const step = type?.transitions.find(({ from, exit }) => !exit && from.includes(type.initial));
  const section = type?.sections.find(({ transition }) => transition === step?.id);
  const asked = (section?.fields ?? []).flatMap(
    (id) => type?.fields.filter((field) => field.id === id) ?? [],
  );
  const { origin, line, wiki, user, today } = begin;
  const fields: Record<string, unknown> = {};
  const source = asked.find(({ type: kind, enum: values }) => kind === "enum" && values === "source");
  if (origin && source) {
    fields[source.id] = sourceOf(line ? `${line.kind} audit` : origin.tracker);
    const reference = asked.slice(asked.indexOf(source)).find((field: Field) => field.type === "issue");
    if (reference) fields[reference.id] = { id: origin.id, subject: origin.subject };
  }
  if (wiki && source) fields[source.id] = sourceOf(wiki.title);
  if (wiki && asked.some(({ id }) => id === "requirement")) fields["requirement"] = wiki.states;
  if (line) {
    const refs = asked.find(({ type: kind }) => kind === "refs");
    if (refs) fields[refs.id] = [line.ref];
    const told = asked.find(({ id }) => id === "observed" || id === "idea");
    if (told && line.note !== "") fields[told.id] = line.note;
    const files = asked.find((field) => field.type === "list" && shapeOf(field) === "files");
    if (files && line.files.length > 0) fields[files.id] = line.files;
  }
  const since = type?.register?.recurrence?.since;
  if (origin?.on && since && asked.some(({ id }) => id === since)) {
    fields[since] = !line && origin.on < today ? origin.on : today;
  }
  const responsible = step?.by ? undefined : step?.responsible?.field;
  if (responsible && asked.some(({ id }) => id === responsible)) {
    fields[responsible] = { id: user.id, name: user.name };
  }
  return fields;
}
