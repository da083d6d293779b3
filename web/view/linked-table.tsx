import type { Evaluation } from "#schema/evaluation";
import type { Field, RecordType } from "#schema/pack";
import { useMemo } from "preact/hooks";
import { lineOf, type LinkedList } from "../record/linked.ts";
import { localized } from "../record/localized.ts";
import type { LinkedRow } from "../service/panel-host.ts";
import { plain } from "../form/plain.ts";
import { textOf } from "../form/values.ts";
import { linkedText } from "../text/linked.ts";
import { problemText } from "../text/problems.ts";
import { daysLeft } from "./deadlines.tsx";
import type { RecordPanelProps } from "./record.tsx";

interface Props extends RecordPanelProps {
  list: LinkedList;
  rows: LinkedRow[];
}

/** What a row says of its record besides the columns: how much time is left, and what comes next. */
interface Outlook {
  evaluation: Evaluation | undefined;
  final: boolean;
}

/** The records that a list stands for: the columns that the pack names, as each record has them now. */
export function LinkedTable({ list, rows, pack, engine, context, locale }: Props) {
  const other = pack.recordTypes[list.of.type];
  const lines = rows.map((row) => lineOf(list, row));
  // A column that says nothing for anybody is only in the way.
  const columns = (list.items ?? []).filter(({ id }) => lines.some((line) => isFilled(line[id])));
  const outlooks = useMemo(
    () => rows.map((row) => outlookOf(row, other, (record) => engine.evaluate(record, context))),
    [rows, engine, context],
  );
  const next = outlooks.some(({ evaluation, final }) => !final && evaluation?.tasks[0]);
  return (
    <div class="scroll">
      <table class="list">
        <thead>
          <tr>
            <th scope="col">{linkedText.issue}</th>
            {columns.map(({ id, label }) => (
              <th key={id} scope="col">
                {localized(label, locale)}
              </th>
            ))}
            <th scope="col">{linkedText.progress}</th>
            {next && <th scope="col">{linkedText.next}</th>}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => {
            const { evaluation, final } = outlooks[index] ?? { evaluation: undefined, final: false };
            const line: Record<string, unknown> = lines[index] ?? {};
            if (row.unreadable) {
              return (
                <tr key={row.id} data-line={row.id} class="unreadable">
                  <td>
                    <Issue row={row} />
                  </td>
                  <td colSpan={columns.length + (next ? 2 : 1)}>
                    {linkedText.unreadable} {problemText({ code: row.unreadable.code })}
                  </td>
                </tr>
              );
            }
            return (
              <tr key={row.id} data-line={row.id} class={final ? "final" : ""}>
                <td>
                  <Issue row={row} />
                </td>
                {columns.map((column) => (
                  <td key={column.id} data-column={column.id}>
                    {column.mirrors === "state"
                      ? stateLabel(other, line[column.id], locale)
                      : plain(pack, fieldOf(other, column), line[column.id], locale)}
                    {!final && <Left evaluation={evaluation} day={line[column.id]} />}
                  </td>
                ))}
                <td>
                  <progress
                    max={100}
                    value={row.doneRatio}
                    aria-label={`${linkedText.progress}: ${row.doneRatio} %`}
                    title={`${row.doneRatio} %`}
                  />
                </td>
                {next && <td>{final ? "" : evaluation?.tasks[0]?.label}</td>}
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

function Issue({ row }: { row: LinkedRow }) {
  return (
    <a href={row.url} target="_top">
      #{row.id} {row.subject}
    </a>
  );
}

/** Below a day that is one of the other record's deadlines: how long it is until then. */
function Left({ evaluation, day }: { evaluation: Evaluation | undefined; day: unknown }) {
  const deadline = evaluation?.deadlines.find(({ due, status }) => due === day && status !== "met");
  return deadline ? <span class={`left ${deadline.status}`}>{daysLeft(deadline)}</span> : null;
}

function outlookOf(
  { record }: LinkedRow,
  type: RecordType | undefined,
  evaluate: (record: NonNullable<LinkedRow["record"]>) => { status: string; value?: Evaluation },
): Outlook {
  const final = type?.states.find(({ id }) => id === record?.state)?.final === true;
  const answer = record && evaluate(record);
  return { evaluation: answer?.status === "ok" ? answer.value : undefined, final };
}

function stateLabel(type: RecordType | undefined, state: unknown, locale: string): string {
  const found = type?.states.find(({ id }) => id === state);
  return found ? localized(found.label, locale) : textOf(state);
}

/** The other record's own field says more of a value than the column does, such as its list of values. */
function fieldOf(type: RecordType | undefined, column: NonNullable<LinkedList["items"]>[number]): Field {
  return type?.fields.find(({ id }) => id === column.mirrors) ?? column;
}

function isFilled(value: unknown): boolean {
  return value !== undefined && value !== null && value !== "";
}
