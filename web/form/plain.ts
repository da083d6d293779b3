import type { Field, Pack } from "#schema/pack";
import { cellOf, cellText, columnsOf, linesIn } from "./list/lines.ts";

/** A field's value in one text, for where no more than that has room; empty where it says nothing. */
export function plain(pack: Pack, field: Field, value: unknown, locale: string): string {
  if (field.type !== "list") return cellText(pack, field, value, locale);
  const columns = columnsOf(field);
  return linesIn(value)
    .map((line) => {
      const cells = columns
        .map((column) => cellText(pack, column, cellOf(line, column), locale))
        .filter(Boolean);
      const itself = field.of && cellText(pack, { type: "issue" }, line, locale);
      return [itself, ...cells].filter(Boolean).join(" · ");
    })
    .filter(Boolean)
    .join("\n");
}
