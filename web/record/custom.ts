import type { Field, Pack } from "#schema/pack";
import type { ImprovementRecord } from "#schema/record";
import type { FieldFormat, SiteMapping } from "../gate/mapping.ts";
import { columnsOf, linesIn, lineText } from "../form/list/lines.ts";
import { refsOf } from "../form/values.ts";
import { localized } from "./localized.ts";

/** Which fields of a record a custom field of that format can hold. */
const fitting: Record<FieldFormat, Field["type"][]> = {
  string: ["text", "enum", "date", "user", "issue", "refs", "integer"],
  text: ["text", "longText", "enum", "date", "user", "issue", "refs", "list", "integer"],
  list: ["enum"],
  date: ["date"],
  user: ["user"],
  int: ["integer", "issue"],
  bool: ["truth"],
};

export function fits(format: FieldFormat, field: Field): boolean {
  return fitting[format].includes(field.type);
}

/**
 * What the custom fields of an issue are to say of its record, as the site was set up. A field that is empty in the
 * record empties the custom field, so that lists and filters never show what is not so any more.
 */
export function customValues(
  pack: Pack,
  mapping: SiteMapping,
  record: ImprovementRecord,
): { id: number; value: string }[] {
  const fields = pack.recordTypes[record.type]?.fields ?? [];
  return (mapping.types[record.type]?.customFields ?? []).flatMap(({ ref, field: id, format }) => {
    const field = fields.find((each) => each.id === id);
    if (typeof ref !== "number" || !format || !field || !fits(format, field)) return [];
    return [{ id: ref, value: written(pack, field, format, record.fields[id], mapping.language ?? "en") }];
  });
}

function written(pack: Pack, field: Field, format: FieldFormat, value: unknown, language: string): string {
  if (value === undefined || value === null) return "";
  if (field.type === "enum") {
    const known = field.enum && pack.enums[field.enum]?.values.find(({ id }) => id === value);
    return known ? localized(known.label, language) : "";
  }
  if (field.type === "user") {
    const { id, name } = value as { id?: number; name?: string };
    return format === "user" ? String(id ?? "") : (name ?? "");
  }
  if (field.type === "issue") {
    const { id } = value as { id?: number };
    return id === undefined ? "" : format === "int" ? String(id) : `#${id}`;
  }
  if (field.type === "refs") return refsOf(value);
  if (field.type === "list") {
    const columns = columnsOf(field);
    return linesIn(value)
      .map((line) => lineText(pack, columns, line, language).join(" · "))
      .join("\n");
  }
  if (field.type === "truth") return value === true ? "1" : "0";
  return typeof value === "string" || typeof value === "number" ? String(value).trim() : "";
}
