import type { Column } from "#schema/pack";
import { useLayoutEffect, useRef } from "preact/hooks";
import { localized } from "../../record/localized.ts";
import { listText } from "../../text/list.ts";
import { TextInput } from "../control/text.tsx";
import { useSteady } from "../memo.ts";
import { textOf } from "../values.ts";
import { cellId } from "./line.tsx";
import { columnsOf, isBlank, isEmpty, withCell, type Line } from "./lines.ts";
import type { ListProps } from "./list.tsx";
import { useRows, type Row } from "./rows.ts";
import { placesIn, Says } from "./says.tsx";

/** The question that an answer leads to. */
export function nextWhy(answer: unknown): string {
  const said = textOf(answer)
    .trim()
    .replace(/[.!?…\s]+$/u, "");
  return said === "" ? "" : listText.why.ask(said);
}

/** Five whys: each answer becomes the next question, until the answer is a cause that something can be done about. */
export function Chain(props: ListProps & { about: string }) {
  const { id, field, violations, gentle, locale } = props;
  const columns = columnsOf(field);
  const why = columns.find((column) => column.id === "why");
  const because = columns.find((column) => column.id === "because");
  const asked = (before: Row | undefined) => nextWhy(before ? before.line["because"] : props.about);
  // A question that nobody has answered and nobody has worded is only an offer.
  const list = useRows(props.value, props.onInput, ({ line }, before) => {
    const { why: question, ...said } = line;
    return isEmpty(said) && (isBlank(question) || question === asked(before));
  });
  const { rows } = list;
  const goal = useRef<string>(undefined);
  const root = useRef<HTMLDivElement>(null);
  // At once: the next key is pressed before the next frame is drawn.
  useLayoutEffect(() => {
    const control = goal.current && root.current?.querySelector<HTMLElement>(`[id="${goal.current}"]`);
    if (!control) return;
    goal.current = undefined;
    control.focus();
  });

  const add = () => {
    const question = asked(rows.at(-1));
    goal.current = cellId(id, list.add(question ? { why: question } : {}), because);
  };
  const write = useSteady((row: Row, column: Column, value: unknown) => {
    const line = withCell(row.line, column, value);
    const at = rows.findIndex(({ key }) => key === row.key);
    const next = rows[at + 1];
    const worded =
      next && textOf(next.line["why"]) !== "" && next.line["why"] !== nextWhy(row.line["because"]);
    if (column.id !== "because" || !next || worded || !why) return list.change(row.key, line);
    // The question below follows the answer for as long as nobody has worded it otherwise.
    const question = withCell(next.line, why, nextWhy(line["because"]));
    list.replace(
      rows.map((each) =>
        each.key === row.key ? { ...row, line } : each.key === next.key ? { ...next, line: question } : each,
      ),
    );
  });
  const go = (row: Row) => {
    const next = rows[rows.findIndex(({ key }) => key === row.key) + 1];
    const control = next && document.getElementById(cellId(id, next.key, because));
    if (control) control.focus();
    else if (!next && !isBlank(row.line["because"])) add();
  };
  const cell = (row: Row, column: Column, label: string) => (
    <div
      class={`cell ${column.id}`}
      {...(column.needed && isBlank(row.line[column.id]) && { "data-wanting": "" })}
    >
      <label class="cell-label" for={cellId(id, row.key, column)}>
        {label}
      </label>
      <TextInput
        id={cellId(id, row.key, column)}
        label={label}
        spec={column}
        pack={props.pack}
        value={row.line[column.id]}
        needed={column.needed === true}
        invalid={false}
        people={props.people}
        linkOf={props.linkOf}
        locale={locale}
        rows={1}
        onInput={(value) => write(row, column, value)}
        onLeave={props.onLeave}
        onEnter={() => go(row)}
      />
    </div>
  );
  const atLine = (row: Row) => {
    const index = list.stored(row.key);
    return index === undefined
      ? []
      : violations.filter((violation) => placesIn(violation, field.id).some(({ line }) => line === index));
  };
  return (
    <div class="list" ref={root}>
      {rows.length > 0 && (
        <ol class="chain">
          {rows.map((row, index) => (
            <li key={row.key} data-line={index + 1}>
              {why && cell(row, why, listText.why.why(index + 1))}
              <div class="reply">
                {columns
                  .filter((column) => column !== why)
                  .map((column) => cell(row, column, localized(column.label, locale)))}
              </div>
              <button
                type="button"
                class="away"
                aria-label={listText.why.remove(index + 1)}
                onClick={() => {
                  goal.current = `${id}-add`;
                  list.remove(row.key);
                }}
              >
                ×
              </button>
              <Says id={`${id}-${row.key}-says`} violations={atLine(row)} gentle={gentle} />
            </li>
          ))}
        </ol>
      )}
      <p class="list-ways">
        <button type="button" id={`${id}-add`} onClick={add} onBlur={props.onLeave}>
          + {rows.length === 0 ? listText.why.begin : listText.why.add}
        </button>
      </p>
    </div>
  );
}

/** The chain to read: question, answer, what shows it. */
export function ChainText(props: { lines: readonly Line[]; columns: readonly Column[]; locale: string }) {
  const others = props.columns.filter(({ id }) => id !== "why" && id !== "because");
  return (
    <ol class="chain read">
      {props.lines.map((line, index) => (
        <li key={index}>
          <p class="why">{textOf(line["why"])}</p>
          <p class="because">
            <span class="help">{listText.why.because}</span> {textOf(line["because"])}
          </p>
          {others.map((column) => {
            const said = textOf(line[column.id]);
            return (
              said !== "" && (
                <p key={column.id} class="shows">
                  <span class="help">{localized(column.label, props.locale)}:</span> {said}
                </p>
              )
            );
          })}
        </li>
      ))}
    </ol>
  );
}
