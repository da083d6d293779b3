import type { Pack } from "#schema/pack";
import { everyLanguage } from "../record/localized.ts";
import { phaseNames, phasesOf } from "./phases.ts";

/** Something of the platform: its number, or a name in any letter case. */
export type Ref = number | string;

/** What an attribute of an issue is in the record: one of its fields, or the last of its frozen deadlines. */
export type Meaning = { field: string } | { deadline: "last" };

/** The formats of custom fields that a record's fields can be written to, by Redmine's own names. */
export const fieldFormats = ["string", "text", "list", "date", "user", "int", "bool"] as const;
export type FieldFormat = (typeof fieldFormats)[number];

/** How the records of one type show in the platform. */
export interface TypeMapping {
  /** Trackers made for them. */
  trackers: Ref[];
  /** Statuses that an issue may have while its record is in that state; several states may share one. */
  statuses: Record<string, Ref[]>;
  assignee?: Meaning;
  dueDate?: Meaning;
  /** Custom fields that hold a field of the record. Only one whose format is known is also written. */
  customFields: { ref: Ref; field: string; format?: FieldFormat }[];
}

/**
 * Which attribute of an issue corresponds to what in a record. `declared`: somebody set it up for this site, so a new
 * issue on such a tracker is meant to be a record; otherwise it is guessed by names, and guesses hold nothing new back.
 */
export interface SiteMapping {
  declared: boolean;
  /** The custom field that holds the record itself. */
  recordField?: number;
  /** In which values are written that have names; the labels of the site's own lists, say. */
  language?: string;
  types: Record<string, TypeMapping>;
}

/** The mapping for a site that nobody set up: by the names that English and German sites give. */
export function mappingByNames(pack: Pack): SiteMapping {
  const types: Record<string, TypeMapping> = {};
  for (const [id, type] of Object.entries(pack.recordTypes)) {
    const named = (field: string) => type.fields.some((each) => each.id === field);
    const statuses = type.states.map((state) => [
      state.id,
      [
        ...everyLanguage(state.label),
        ...phasesOf(id, state, type.initial).flatMap((phase) => phaseNames[phase]),
      ],
    ]);
    types[id] = {
      trackers: everyLanguage(type.label),
      statuses: Object.fromEntries(statuses) as Record<string, Ref[]>,
      ...(named("owner") && { assignee: { field: "owner" } }),
      dueDate: named("due") ? { field: "due" } : { deadline: "last" },
      customFields: type.fields.flatMap((field) =>
        everyLanguage(field.label).map((label) => ({ ref: label, field: field.id })),
      ),
    };
  }
  return { declared: false, types };
}

export function isMeant(refs: Ref[], { id, name }: { id: number; name: string }): boolean {
  return refs.some((ref) =>
    typeof ref === "number" ? ref === id : ref.trim().toLowerCase() === name.trim().toLowerCase(),
  );
}
