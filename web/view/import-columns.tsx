import type { Field } from "#schema/pack";
import type { Columns } from "../import/columns.ts";
import type { Table } from "../import/table.ts";
import { localized } from "../record/localized.ts";
import { importText } from "../text/import.ts";

interface Props {
  fields: Field[];
  table: Table;
  columns: Columns;
  locale: string;
  onChange: (columns: Columns) => void;
}

/** Which field each column of the file goes to; a field takes one column. */
export function ImportColumns({ fields, table, columns, locale, onChange }: Props) {
  const choose = (place: number, id: string) =>
    onChange(columns.map((known, at) => (at === place ? id : known === id ? "" : known)));
  return (
    <section>
      <h2>{importText.columns}</h2>
      <div class="scroll">
        <table class="list columns">
          <thead>
            <tr>
              <th scope="col">{importText.column}</th>
              <th scope="col">{importText.first}</th>
              <th scope="col">{importText.field}</th>
            </tr>
          </thead>
          <tbody>
            {table.heading.map((name, place) => (
              <tr key={place}>
                <th scope="row" id={`import-heading-${place}`}>
                  {name || place + 1}
                </th>
                <td class="sample">{table.rows.find(({ cells }) => cells[place])?.cells[place]}</td>
                <td>
                  <select
                    aria-labelledby={`import-heading-${place}`}
                    data-column={name}
                    value={columns[place]}
                    onChange={(event) => choose(place, event.currentTarget.value)}
                  >
                    <option value="">{importText.nowhere}</option>
                    {fields.map(({ id, label }) => (
                      <option key={id} value={id}>
                        {localized(label, locale)}
                      </option>
                    ))}
                  </select>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
