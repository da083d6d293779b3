import type { Field, RecordType } from "#schema/pack";

/** A step and its fields, or one field alone: what may be done to several records at once. */
export interface Act {
  kind: "step" | "field";
  id: string;
}

/** Lines are a record's own; what is computed nobody sets. */
function isCommon(field: Field): boolean {
  return field.type !== "list" && field.computed !== true;
}

/** The fields that several records can be given one value in. */
export function settable(type: RecordType | undefined): Field[] {
  return (type?.fields ?? []).filter(isCommon);
}

/** The fields that are filled in for an act. A step takes what is left empty from each record itself. */
export function asked(type: RecordType | undefined, act: Act | undefined): Field[] {
  if (!type || !act) return [];
  const section = type.sections.find(({ transition }) => act.kind === "step" && transition === act.id);
  const ids = act.kind === "field" ? [act.id] : (section?.fields ?? []);
  const known = settable(type);
  return ids.flatMap((id) => {
    // What says what this one record is about is no other's.
    if (act.kind === "step" && id === type.titleField) return [];
    return known.find((field) => field.id === id) ?? [];
  });
}
