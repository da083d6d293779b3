import type { Field, Pack } from "#schema/pack";
import type { ComponentChildren } from "preact";
import { localized } from "../record/localized.ts";
import { ChainText } from "./list/chain.tsx";
import { FishboneText } from "./list/fishbone.tsx";
import { cellOf, cellText, columnsOf, linesIn } from "./list/lines.ts";
import { shapeOf } from "./list/shape.ts";
import { plain } from "./plain.ts";
import { personOf } from "./values.ts";

export interface ValueProps {
  field: Field;
  value: unknown;
  pack: Pack;
  locale: string;
  /** What the record is about, as title of a diagram. */
  about?: string;
}

/** A field to read: text as text, lists as chain, diagram or table. */
export function Value(props: ValueProps): ComponentChildren {
  const { field, value, pack, locale, about = "" } = props;
  if (field.type !== "list") return plain(pack, field, value, locale);
  const lines = linesIn(value);
  const columns = columnsOf(field);
  if (lines.length === 0) return "";
  switch (field.of ? "lines" : shapeOf(field)) {
    case "people":
      return lines.flatMap((line) => personOf(line)?.name ?? []).join(", ");
    case "chain":
      return <ChainText lines={lines} columns={columns} locale={locale} />;
    case "fishbone": {
      const list = columns.find(({ id }) => id === "category")?.enum;
      const categories = list ? pack.enums[list] : undefined;
      return categories ? (
        <FishboneText lines={lines} categories={categories} about={about} locale={locale} />
      ) : (
        plain(pack, field, value, locale)
      );
    }
    default:
      return columns.length === 0 ? (
        plain(pack, field, value, locale)
      ) : (
        <table class="read">
          <thead>
            <tr>
              {columns.map((column) => (
                <th key={column.id} scope="col">
                  {localized(column.label, locale)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {lines.map((line, index) => (
              <tr key={index}>
                {columns.map((column) => (
                  <td key={column.id} class={column.id}>
                    {cellText(pack, column, cellOf(line, column), locale)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      );
  }
}
