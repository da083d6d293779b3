import type { Field, Pack } from "#schema/pack";
import usual from "./column-names.json" with { type: "json" };

/** The field that each column goes to, by its place; "" where it goes nowhere. */
export type Columns = string[];

/** What a cell of a table can be: lists and files it cannot, and computed fields are nobody's to fill. */
const kinds = new Set(["text", "longText", "enum", "date", "refs", "user", "issue"]);

export function importable(pack: Pack, typeId: string): Field[] {
  return (pack.recordTypes[typeId]?.fields ?? []).filter(
    ({ type, computed }) => kinds.has(type) && !computed,
  );
}

/** Other names that logs have for the fields of an improvement record, in small letters. */
const names: Record<string, string[]> = usual;

/** Each column's field by what its heading says: id, label in either language, or a usual name; each field once. */
export function guessed(heading: readonly string[], fields: readonly Field[]): Columns {
  const left = new Map(fields.map((field) => [field.id, namesOf(field)]));
  const take = (fits: (names: string[], said: string) => boolean) => (said: string) => {
    const found = [...left].find(([, known]) => fits(known, said))?.[0] ?? "";
    left.delete(found);
    return found;
  };
  const said = heading.map(plain);
  const exact = said.map(take((known, each) => each !== "" && known.includes(each)));
  return exact.map((id, place) =>
    id !== ""
      ? id
      : take((known, each) => known.some((name) => each.startsWith(`${name} `)))(said[place] ?? ""),
  );
}

function namesOf({ id, label }: Field): string[] {
  return [id, label.en, label.de ?? "", ...(names[id] ?? [])].map(plain).filter((name) => name !== "");
}

function plain(text: string): string {
  return text
    .toLowerCase()
    .replace(/[_\-*:.()/]+/g, " ")
    .replace(/\s+/g, " ")
    .trim();
}
