import type { Field, Pack } from "#schema/pack";
import type { ImprovementRecord } from "#schema/record";
import type { Person } from "../platform/platform.ts";
import { everyLanguage } from "../record/localized.ts";
import type { Control, FormEdit } from "./edit.ts";
import { isMeant, type Meaning, type SiteMapping, type TypeMapping } from "./mapping.ts";

/** The attributes as they are stored. */
export interface StoredAttributes {
  assignee?: Person;
  dueDate?: string;
  customFields: { id: number; name: string; value: string }[];
}

/** A control of the form that stands for a field of the record. */
export interface Mapped {
  control: Control;
  field: string;
  /** What the field would hold; undefined where the form says nothing that the field could hold. */
  value: unknown;
  /** The form would change what is stored. */
  changed: boolean;
}

/** The controls of a form that stand for fields of a record of this type. */
export function mappedControls(
  edit: FormEdit,
  stored: StoredAttributes,
  pack: Pack,
  mapping: SiteMapping,
  type: string,
): Mapped[] {
  const mapped = mapping.types[type];
  const fields = pack.recordTypes[type]?.fields;
  if (!mapped || !fields) return [];
  const found: Mapped[] = [];
  const add = (
    control: Control,
    id: string | undefined,
    text: string,
    person: Person | null,
    changed: boolean,
  ) => {
    const field = fields.find((each) => each.id === id);
    if (!field || field.computed || found.some((each) => each.field === id)) return;
    const value = valueFor(field, text, person, pack);
    if (value !== unknown) found.push({ control, field: field.id, value, changed });
  };
  const { assignee, dueDate } = edit;
  if (assignee !== undefined) {
    add(
      "assignee",
      fieldOf(mapped.assignee),
      assignee?.name ?? "",
      assignee,
      assignee?.id !== stored.assignee?.id,
    );
  }
  if (dueDate !== undefined) {
    add("dueDate", fieldOf(mapped.dueDate), dueDate, null, dueDate !== (stored.dueDate ?? ""));
  }
  for (const { id, name, value } of edit.customFields) {
    const kept = stored.customFields.find((each) => each.id === id)?.value ?? "";
    add(`field:${id}`, customField(mapped, { id, name }), value, null, value.trim() !== kept.trim());
  }
  return found;
}

/** The record as it would be if the form's values were its own. */
export function withValues(record: ImprovementRecord, mapped: Mapped[]): ImprovementRecord {
  const changed = mapped.filter((each) => each.changed);
  const kept = Object.entries(record.fields).filter(([id]) => !changed.some(({ field }) => field === id));
  const typed = changed
    .filter(({ value }) => value !== null)
    .map(({ field, value }) => [field, value] as const);
  return { ...record, fields: Object.fromEntries([...kept, ...typed]) };
}

/** A form's value that no field of that type can be read from: it says nothing about the record. */
const unknown = Symbol();

function valueFor(field: Field, text: string, person: Person | null, pack: Pack): unknown {
  const typed = text.trim();
  switch (field.type) {
    case "user":
      return person ?? (typed === "" ? null : unknown);
    case "text":
    case "longText":
      return typed === "" ? null : typed;
    case "date":
      if (typed === "") return null;
      return /^\d{4}-\d{2}-\d{2}$/.test(typed) ? typed : unknown;
    case "enum": {
      if (typed === "") return null;
      const values = field.enum ? (pack.enums[field.enum]?.values ?? []) : [];
      return values.find(({ id, label }) => [id, ...everyLanguage(label)].includes(typed))?.id ?? unknown;
    }
    default:
      return unknown;
  }
}

function fieldOf(meaning: Meaning | undefined): string | undefined {
  return meaning && "field" in meaning ? meaning.field : undefined;
}

function customField({ customFields }: TypeMapping, field: { id: number; name: string }): string | undefined {
  return customFields.find(({ ref }) => isMeant([ref], field))?.field;
}
