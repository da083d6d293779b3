import { useEffect, useState } from "preact/hooks";
import { dayText } from "../form/values.ts";
import type { Row } from "../register/row.ts";
import type { ColumnId } from "../register/view-state.ts";
import { deadlinesText } from "../text/deadlines.ts";
import { registerText } from "../text/register.ts";

interface Props {
  rows: readonly Row[];
  columns: readonly ColumnId[];
  sort: ColumnId;
  down: boolean;
  locale: string;
  onSort: (column: ColumnId) => void;
}

/** As many rows are drawn at first, and with each wish for more: a page of a hundred thousand would not scroll. */
const step = 200;

export function RegisterTable({ rows, columns, sort, down, locale, onSort }: Props) {
  const [drawn, setDrawn] = useState(step);
  useEffect(() => setDrawn(step), [rows]);
  if (rows.length === 0) return <p class="none">{registerText.none}</p>;
  const left = Math.min(step, rows.length - drawn);
  return (
    <>
      <div class="scroll">
        <table class="list">
          <thead>
            <tr>
              {columns.map((column) => (
                <th
                  key={column}
                  scope="col"
                  {...(column === sort && { "aria-sort": down ? "descending" : "ascending" })}
                >
                  <button type="button" class="sort" data-sort={column} onClick={() => onSort(column)}>
                    {registerText.columns[column]}
                    {column === sort && <span aria-hidden="true"> {down ? "▼" : "▲"}</span>}
                  </button>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.slice(0, drawn).map((row) => (
              <tr
                key={row.issueId}
                data-issue={row.issueId}
                class={row.unreadable === undefined ? (row.final ? "final" : "") : "unreadable"}
              >
                {columns.map((column) => (
                  <td key={column} class={column}>
                    <Cell row={row} column={column} locale={locale} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {left > 0 && (
        <button type="button" class="more" onClick={() => setDrawn(drawn + step)}>
          {registerText.more(left)}
        </button>
      )}
    </>
  );
}

function Cell({ row, column, locale }: { row: Row; column: ColumnId; locale: string }) {
  switch (column) {
    case "issueId":
      return <a href={row.url}>#{row.issueId}</a>;
    case "stateName":
      return (
        <>
          {row.stateName}
          {row.unreadable !== undefined && (
            <span class="left overdue" title={row.unreadable}>
              {registerText.unreadable}
            </span>
          )}
        </>
      );
    case "due":
      return (
        <>
          {row.due && dayText(row.due, locale)}
          {row.daysLeft !== undefined && (
            <span class={row.overdue ? "left overdue" : row.daysLeft === 0 ? "left dueToday" : "left"}>
              {row.overdue
                ? deadlinesText.overdue(-row.daysLeft)
                : row.daysLeft === 0
                  ? deadlinesText.today
                  : deadlinesText.left(row.daysLeft)}
            </span>
          )}
        </>
      );
    case "updated":
      return <>{dayText(row.updated, locale)}</>;
    default:
      return <>{row[column]}</>;
  }
}
