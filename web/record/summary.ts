import type { Pack, RecordType } from "#schema/pack";
import type { ImprovementRecord } from "#schema/record";
import type { TextFormatting } from "../platform/platform.ts";
import { mergeText } from "../text/merge.ts";
import { recordText } from "../text/record.ts";
import { similarText } from "../text/similar.ts";
import { localized } from "./localized.ts";

/**
 * What the description says to people, mails and searches that know nothing of this product: the texts of the
 * record's first step. Written once, when the issue is created; those fields are locked from then on.
 */
export function summary(
  pack: Pack,
  record: ImprovementRecord,
  formatting: TextFormatting,
  locale: string,
): string {
  return sectionText(pack, record, record.history[0]?.transition, formatting, locale);
}

/**
 * The note that a step leaves in the issue's own history: from where to where, and what was recorded; `lost` is what was
 * decided against where two people had written.
 */
export function stepNote(
  pack: Pack,
  record: ImprovementRecord,
  formatting: TextFormatting,
  locale: string,
  lost: Record<string, unknown> = {},
): string {
  const type = pack.recordTypes[record.type];
  const step = record.history.at(-1);
  if (!type || !step) return "";
  const state = (id: string) =>
    localized(type.states.find((candidate) => candidate.id === id)?.label, locale);
  const title = bold(`${state(step.from)} → ${state(step.to)}`, formatting);
  const body = sectionText(pack, record, step.transition, formatting, locale);
  return [title, body, lostText(pack, type, lost, formatting, locale)].filter(Boolean).join("\n\n");
}

/**
 * The note of a save without a step: the state that it is still in, and what was decided against. `set` are fields that the save
 * was for.
 */
export function progressNote(
  pack: Pack,
  { type: typeId, state, fields }: ImprovementRecord,
  formatting: TextFormatting,
  locale: string,
  lost: Record<string, unknown> = {},
  set: string[] = [],
): string {
  const type = pack.recordTypes[typeId];
  if (!type) return "";
  const now = localized(type.states.find(({ id }) => id === state)?.label, locale);
  const title = bold(`${now}: ${recordText.progress}`, formatting);
  const body = fieldsText(pack, type, set, fields, formatting, locale);
  return [title, body, lostText(pack, type, lost, formatting, locale)].filter(Boolean).join("\n\n");
}

function lostText(
  pack: Pack,
  type: RecordType,
  lost: Record<string, unknown>,
  formatting: TextFormatting,
  locale: string,
): string {
  const others = fieldsText(pack, type, Object.keys(lost), lost, formatting, locale);
  return others && `${bold(mergeText.lost, formatting)}\n\n${others}`;
}

/** What was written of a record that is not raised, as a note on an issue that is about the same. */
export function seenAgainNote(
  pack: Pack,
  record: ImprovementRecord,
  formatting: TextFormatting,
  locale: string,
  from: string,
): string {
  const type = pack.recordTypes[record.type];
  const title = plain(pack, undefined, record.fields[type?.titleField ?? ""], locale);
  const first = type?.transitions.find(({ from: states }) => states.includes(type.initial))?.id;
  const heading = `${bold(similarText.again, formatting)}: ${[title, from].filter(Boolean).join(" — ")}`;
  return [heading, sectionText(pack, record, first, formatting, locale)].filter(Boolean).join("\n\n");
}

function sectionText(
  pack: Pack,
  record: ImprovementRecord,
  transition: string | undefined,
  formatting: TextFormatting,
  locale: string,
): string {
  const type = pack.recordTypes[record.type];
  const section = type?.sections.find((candidate) => candidate.transition === transition);
  if (!type || !section) return "";
  const shown = section.fields.filter((id) => id !== type.titleField);
  return fieldsText(pack, type, shown, record.fields, formatting, locale);
}

function fieldsText(
  pack: Pack,
  type: RecordType,
  shown: string[],
  values: Record<string, unknown>,
  formatting: TextFormatting,
  locale: string,
): string {
  return shown
    .map((id) => {
      const field = type.fields.find((candidate) => candidate.id === id);
      const text = plain(pack, field?.enum, values[id], locale);
      if (!field || text === "") return "";
      const heading = bold(localized(field.label, locale), formatting);
      return field.type === "longText" ? `${heading}\n\n${text}` : `${heading}: ${text}`;
    })
    .filter(Boolean)
    .join("\n\n");
}

function bold(text: string, formatting: TextFormatting): string {
  return formatting === "textile" ? `*${text}*` : `**${text}**`;
}

function plain(pack: Pack, enumId: string | undefined, value: unknown, locale: string): string {
  if (value === undefined || value === null) return "";
  if (Array.isArray(value)) return value.map((item) => plain(pack, enumId, item, locale)).join(", ");
  if (typeof value === "object") {
    const named = value as { id?: number; name?: string; subject?: string };
    if (named.name !== undefined) return inert(named.name);
    return named.id === undefined ? "" : `#${named.id}`;
  }
  const known = enumId && pack.enums[enumId]?.values.find(({ id }) => id === value);
  return known
    ? localized(known.label, locale)
    : inert(typeof value === "string" ? value : JSON.stringify(value));
}

/** Redmine runs macros in descriptions; text that somebody typed into a field must not become one. */
function inert(text: string): string {
  return text.trim().replaceAll("{{", "{ {").replaceAll("}}", "} }");
}
