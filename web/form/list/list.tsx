import type { Violation } from "#schema/evaluation";
import type { Column, Field, Pack } from "#schema/pack";
import { useLayoutEffect, useMemo, useRef, useState } from "preact/hooks";
import type { Person } from "../../platform/platform.ts";
import { listText } from "../../text/list.ts";
import { useSteady } from "../memo.ts";
import { cellId, ListLine } from "./line.tsx";
import { columnsOf, isComplete, isEmpty, withCell } from "./lines.ts";
import { useRows, type Row } from "./rows.ts";
import { placesIn } from "./says.tsx";

export interface ListProps {
  id: string;
  field: Field;
  pack: Pack;
  value: unknown;
  violations: readonly Violation[];
  gentle: boolean;
  people: readonly Person[];
  linkOf: (id: number) => string;
  locale: string;
  onInput: (value: unknown) => void;
  onLeave: () => void;
}

/** More lines than these are folded, so that a checklist of a hundred is gone through and not scrolled through. */
const unfolded = 8;

/** Lines of columns: add, fill in, move, take away, by keyboard or pointer. */
export function ListEditor(props: ListProps) {
  const { id, field, violations } = props;
  const columns = useMemo(() => columnsOf(field), [field]);
  const list = useRows(props.value, props.onInput);
  const { rows } = list;
  const [opened, setOpened] = useState<number>();
  const [said, setSaid] = useState("");
  const [removed, setRemoved] = useState<{ row: Row; after: number | undefined; number: number }>();
  /** Control to go to once it is there. */
  const goal = useRef<string>(undefined);
  const root = useRef<HTMLDivElement>(null);
  const foldable = rows.length > unfolded;

  // At once: the next key is pressed before the next frame is drawn.
  useLayoutEffect(() => {
    const control = goal.current && root.current?.querySelector<HTMLElement>(`[id="${goal.current}"]`);
    if (!control) return;
    goal.current = undefined;
    control.focus();
    control.scrollIntoView({ block: "nearest" });
  });

  const goTo = (key: number, column: Column | undefined = columns[0]) => {
    setOpened(key);
    goal.current = cellId(id, key, column);
  };
  const add = (after?: number) => {
    const key = list.add({}, after);
    setRemoved(undefined);
    goTo(key);
    setSaid(listText.added(rows.length + 1));
  };
  const onNext = useSteady((key: number) => {
    const at = rows.findIndex((row) => row.key === key);
    const next = rows[at + 1];
    if (next) goTo(next.key);
    else if (rows[at] && !isEmpty(rows[at].line)) add(key);
  });
  const onRemove = useSteady((key: number) => {
    const at = rows.findIndex((row) => row.key === key);
    const row = rows[at];
    if (!row) return;
    list.remove(key);
    setSaid(listText.removed(at + 1));
    setRemoved(isEmpty(row.line) ? undefined : { row, after: rows[at - 1]?.key, number: at + 1 });
    const next = rows[at + 1] ?? rows[at - 1];
    if (next && !foldable) goal.current = cellId(id, next.key, columns[0]);
    else goal.current = `${id}-add`;
  });
  const onMove = useSteady((key: number, by: -1 | 1) => {
    const from = rows.findIndex((row) => row.key === key);
    const focused = document.activeElement?.id;
    if (!list.move(key, by)) return;
    setSaid(listText.moved(from + 1, from + 1 + by));
    // A line that moves in the page takes the focus along where the browser does not.
    if (focused) goal.current = focused;
  });
  const onCell = useSteady((key: number, column: Column, value: unknown) => {
    const row = rows.find((each) => each.key === key);
    if (row) list.change(key, withCell(row.line, column, value));
  });
  const onFold = useSteady((key: number) => {
    if (opened === key) return setOpened(undefined);
    goTo(key);
  });
  const onLeave = useSteady(props.onLeave);
  const linkOf = useSteady(props.linkOf);

  const done = rows.filter(({ line }) => isComplete(line, columns)).length;
  const nextOpen = () => {
    const at = rows.findIndex(({ key }) => key === opened);
    const around = [...rows.slice(at + 1), ...rows.slice(0, at + 1)];
    const next = around.find(({ line }) => !isComplete(line, columns));
    if (!next) return;
    goTo(
      next.key,
      columns.find((column) => column.needed && !isComplete(next.line, [column])),
    );
  };
  const atLine = (key: number): Violation[] => {
    const index = list.stored(key);
    return index === undefined
      ? []
      : violations.filter((violation) => placesIn(violation, field.id).some(({ line }) => line === index));
  };
  return (
    <div
      class="list"
      ref={root}
      onKeyDown={(event) => {
        if (!foldable || !event.altKey || event.key !== "PageDown") return;
        event.preventDefault();
        nextOpen();
      }}
    >
      {foldable && (
        <p class="list-progress">
          {listText.filled(done, rows.length)}{" "}
          {done < rows.length && (
            <button type="button" aria-keyshortcuts="Alt+PageDown" onClick={nextOpen}>
              {listText.nextOpen} <kbd>{listText.nextOpenKey}</kbd>
            </button>
          )}
        </p>
      )}
      {rows.length > 0 && (
        <ol class="lines">
          {rows.map((row, index) => (
            <ListLine
              key={row.key}
              id={id}
              field={field.id}
              rowKey={row.key}
              number={index + 1}
              last={index === rows.length - 1}
              line={row.line}
              columns={columns}
              foldable={foldable}
              folded={foldable && row.key !== opened}
              violations={atLine(row.key)}
              gentle={props.gentle}
              pack={props.pack}
              people={props.people}
              linkOf={linkOf}
              locale={props.locale}
              onCell={onCell}
              onNext={onNext}
              onRemove={onRemove}
              onMove={onMove}
              onFold={onFold}
              onLeave={onLeave}
            />
          ))}
        </ol>
      )}
      <p class="list-ways">
        <button type="button" id={`${id}-add`} onClick={() => add()} onBlur={props.onLeave}>
          + {listText.add}
        </button>
        {removed && (
          <>
            {" "}
            {listText.removed(removed.number)}{" "}
            <button
              type="button"
              class="plain"
              onClick={() => {
                const key = list.add(removed.row.line, removed.after);
                // What was first goes back to the front.
                if (removed.after === undefined) while (list.move(key, -1));
                setRemoved(undefined);
                goTo(key);
              }}
            >
              {listText.undo}
            </button>
          </>
        )}
        {rows.length > 1 && <span class="help keys">{listText.keys}</span>}
      </p>
      <span class="visually-hidden" role="status">
        {said}
      </span>
    </div>
  );
}
