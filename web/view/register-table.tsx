import { useState } from "preact/hooks";
import { dayText } from "../form/values.ts";
import type { Row } from "../register/row.ts";
import type { ColumnId } from "../register/view-state.ts";
import { bulkText } from "../text/bulk.ts";
import { deadlinesText } from "../text/deadlines.ts";
import { registerText } from "../text/register.ts";
import { useVirtualRows } from "./virtual-rows.ts";

interface Props {
  rows: readonly Row[];
  columns: readonly ColumnId[];
  sort: ColumnId;
  down: boolean;
  locale: string;
  onSort: (column: ColumnId) => void;
  /** The rows that are ticked, where rows are being chosen. */
  chosen?: ReadonlySet<number> | undefined;
  onChoose: (issueId: number, on: boolean) => void;
}

export function RegisterTable(props: Props) {
  const { rows, columns, sort, down, locale, onSort, chosen, onChoose } = props;
  const [body, setBody] = useState<HTMLElement | null>(null);
  const { first, last, before, after, measure } = useVirtualRows(rows.length, body);
  if (rows.length === 0) return <p class="none">{registerText.none}</p>;
  return (
    <div class="scroll">
      <table class="list" aria-rowcount={rows.length + 1}>
        <thead>
          <tr aria-rowindex={1}>
            {chosen && <td class="choose" />}
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
        <tbody ref={setBody}>
          <Space height={before} columns={columns.length + (chosen ? 1 : 0)} />
          {rows.slice(first, last).map((row, place) => (
            <tr
              key={row.issueId}
              ref={measure}
              data-index={first + place}
              aria-rowindex={first + place + 2}
              data-issue={row.issueId}
              class={row.unreadable === undefined ? (row.final ? "final" : "") : "unreadable"}
            >
              {chosen && (
                <td class="choose">
                  <input
                    type="checkbox"
                    aria-label={bulkText.choose(`#${row.issueId}`)}
                    checked={chosen.has(row.issueId)}
                    onChange={(event) => onChoose(row.issueId, event.currentTarget.checked)}
                  />
                </td>
              )}
              {columns.map((column) => (
                <td key={column} class={column}>
                  <Cell row={row} column={column} locale={locale} />
                </td>
              ))}
            </tr>
          ))}
          <Space height={after} columns={columns.length + (chosen ? 1 : 0)} />
        </tbody>
      </table>
    </div>
  );
}

/** In place of the rows that are not drawn. */
function Space({ height, columns }: { height: number; columns: number }) {
  if (height <= 0) return null;
  return (
    <tr class="space" aria-hidden="true">
      <td colSpan={columns} style={{ height: `${height}px` }} />
    </tr>
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
