import type { Violation } from "#schema/evaluation";
import type { Column, Pack } from "#schema/pack";
import type { Person } from "../../platform/platform.ts";
import { localized } from "../../record/localized.ts";
import { listText } from "../../text/list.ts";
import { Control, isChoice } from "../control/control.tsx";
import { memo, shallowlySame } from "../memo.ts";
import { cellOf, isBlank, isComplete, lineText, type Line } from "./lines.ts";
import { placesIn, sameViolations, Says } from "./says.tsx";

export interface LineProps {
  /** Of the list; the line's controls are named after it. */
  id: string;
  field: string;
  rowKey: number;
  number: number;
  last: boolean;
  line: Line;
  columns: readonly Column[];
  /** Folded lines show what they hold and no controls. */
  folded: boolean;
  foldable: boolean;
  violations: readonly Violation[];
  gentle: boolean;
  pack: Pack;
  people: readonly Person[];
  linkOf: (id: number) => string;
  locale: string;
  onCell: (key: number, column: Column, value: unknown) => void;
  onNext: (key: number) => void;
  onRemove: (key: number) => void;
  onMove: (key: number, by: -1 | 1) => void;
  onFold: (key: number) => void;
  onLeave: () => void;
}

/** One line of a list: its cells with their names, and the ways to move it and to take it away. */
export const ListLine = memo<LineProps>(
  DrawnLine,
  ({ violations: before, ...a }, { violations: after, ...b }) => {
    return sameViolations(before, after) && shallowlySame(a, b);
  },
);

export function cellId(list: string, key: number, column: Column | undefined): string {
  return `${list}-${key}-${column?.id === "@" ? "head" : (column?.id ?? "")}`;
}

function DrawnLine(props: LineProps) {
  const { id, rowKey, number, columns, line, folded, foldable, violations, gentle, locale, pack } = props;
  const name = listText.line(number);
  const complete = isComplete(line, columns);
  return (
    <li
      class={["line", folded && "folded", complete && "complete"].filter(Boolean).join(" ")}
      data-line={number}
      onKeyDown={(event) => {
        if (!event.altKey || (event.key !== "ArrowUp" && event.key !== "ArrowDown")) return;
        event.preventDefault();
        event.stopPropagation();
        props.onMove(rowKey, event.key === "ArrowUp" ? -1 : 1);
      }}
    >
      <div class="line-head">
        {foldable ? (
          <button
            type="button"
            id={`${id}-${rowKey}-fold`}
            class="fold"
            aria-expanded={!folded}
            onClick={() => props.onFold(rowKey)}
          >
            <span class="number">{number}</span>
            <Summary pack={pack} columns={columns} line={line} locale={locale} />
          </button>
        ) : (
          <span class="number" aria-hidden="true">
            {number}
          </span>
        )}
        {!folded && (
          <span class="line-ways">
            <button
              type="button"
              aria-label={listText.up(number)}
              aria-disabled={number === 1}
              onClick={() => props.onMove(rowKey, -1)}
            >
              ↑
            </button>
            <button
              type="button"
              aria-label={listText.down(number)}
              aria-disabled={props.last}
              onClick={() => props.onMove(rowKey, 1)}
            >
              ↓
            </button>
            <button type="button" aria-label={listText.remove(number)} onClick={() => props.onRemove(rowKey)}>
              ×
            </button>
          </span>
        )}
      </div>
      {!folded && (
        <div class="cells" role="group" aria-label={name}>
          {columns.map((column) => (
            <Cell key={column.id} {...props} column={column} />
          ))}
        </div>
      )}
      <Says id={`${id}-${rowKey}-says`} violations={violations} gentle={gentle} />
    </li>
  );
}

function Cell(props: LineProps & { column: Column }) {
  const { id, field, rowKey, column, line, violations, gentle, pack, locale } = props;
  const control = cellId(id, rowKey, column);
  const value = cellOf(line, column);
  const wrong = violations.some((violation) =>
    placesIn(violation, field).some((place) => place.column === undefined || place.column === column.id),
  );
  const wanting = column.needed === true && isBlank(value);
  const label = localized(column.label, locale);
  const help = localized(column.help, locale);
  const described = [help && `${control}-help`, wrong && `${id}-${rowKey}-says`].filter(Boolean).join(" ");
  const grouped = isChoice(pack, column);
  const Name = grouped ? "span" : "label";
  return (
    <div class={`cell ${column.type}`} data-column={column.id} {...(wanting && { "data-wanting": "" })}>
      <Name class="cell-label" {...(!grouped && { for: control })}>
        {label}
        {column.needed && <span class="need"> {listText.needed}</span>}
      </Name>
      <Control
        id={control}
        label={label}
        spec={column}
        pack={pack}
        value={value}
        needed={column.needed === true}
        invalid={wrong && !gentle}
        describedBy={described || undefined}
        people={props.people}
        linkOf={props.linkOf}
        locale={locale}
        compact
        onInput={(typed) => props.onCell(rowKey, column, typed)}
        onLeave={props.onLeave}
        onEnter={column.type === "text" ? () => props.onNext(rowKey) : undefined}
      />
      {help && (
        <p class="help" id={`${control}-help`}>
          {help}
        </p>
      )}
    </div>
  );
}

function Summary(props: { pack: Pack; columns: readonly Column[]; line: Line; locale: string }) {
  const [first, ...others] = lineText(props.pack, props.columns, props.line, props.locale);
  return (
    <span class="summary">
      <strong>{first ?? listText.untouched}</strong> {others.join(" · ")}
    </span>
  );
}
