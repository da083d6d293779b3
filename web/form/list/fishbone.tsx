import type { Enumeration } from "#schema/pack";
import type { ComponentChildren } from "preact";
import { useId, useLayoutEffect, useRef, useState } from "preact/hooks";
import { localized } from "../../record/localized.ts";
import { listText } from "../../text/list.ts";
import { grows } from "../control/text.tsx";
import { textOf } from "../values.ts";
import { fits, layoutFishbone, type Bone, type Box, type FishboneLayout } from "./fishbone-layout.ts";
import { columnsOf, isBlank, withCell, type Line } from "./lines.ts";
import { ListEditor, type ListProps } from "./list.tsx";
import { useRows, type Row } from "./rows.ts";

/** The same causes as a diagram or as a list; a narrow place begins with the list. */
export function Fishbone(props: ListProps & { about: string }) {
  const { field, pack } = props;
  const columns = columnsOf(field);
  const category = columns.find(({ id }) => id === "category");
  const categories = category?.enum ? pack.enums[category.enum] : undefined;
  const place = useRef<HTMLDivElement>(null);
  const width = useWidth(place);
  const room = fits(categories?.values.length ?? 0, width);
  const [chosen, setChosen] = useState<"diagram" | "list">();
  const view = room ? (chosen ?? "diagram") : "list";
  const name = useId();
  return (
    <div ref={place} class="fishbone-field">
      {room && (
        <div class="choices compact views" role="radiogroup" aria-label={listText.fishbone.view}>
          {(["diagram", "list"] as const).map((each) => (
            <label key={each} class={view === each ? "choice chosen" : "choice"}>
              <input type="radio" name={name} checked={view === each} onChange={() => setChosen(each)} />
              <span>{listText.fishbone[each]}</span>
            </label>
          ))}
        </div>
      )}
      {view === "list" || !categories ? (
        <ListEditor {...props} />
      ) : (
        <EditedDiagram {...props} categories={categories} width={width} />
      )}
    </div>
  );
}

function EditedDiagram(props: ListProps & { about: string; categories: Enumeration; width: number }) {
  const { id, field, categories, locale } = props;
  const cause = columnsOf(field).find((column) => column.id === "cause");
  const list = useRows(props.value, props.onInput, ({ line }) => isBlank(line["cause"]));
  const groups = categories.values.map((value) =>
    list.rows.filter(({ line }) => line["category"] === value.id),
  );
  const layout = layoutFishbone(
    groups.map((rows) => rows.length),
    props.width,
  );
  const goal = useRef<string>(undefined);
  // At once: the next key is pressed before the next frame is drawn.
  useLayoutEffect(() => {
    const control = goal.current && document.getElementById(goal.current);
    if (!control) return;
    goal.current = undefined;
    control.focus();
  });
  const control = (key: number) => `${id}-bone-${key}`;
  const add = (category: string, after?: Row) => {
    goal.current = control(list.add({ category }, after?.key));
  };
  const onKeyDown = (event: KeyboardEvent, row: Row, rows: readonly Row[], category: string) => {
    if (event.isComposing || event.ctrlKey || event.metaKey) return;
    const at = rows.indexOf(row);
    const blank = isBlank(row.line["cause"]);
    if (event.key === "Enter" && !blank) add(category, row);
    else if (event.key === "Backspace" && blank) {
      const before = rows[at - 1] ?? rows[at + 1];
      goal.current = before ? control(before.key) : `${id}-more-${category}`;
      list.remove(row.key);
    } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      const next = rows[at + (event.key === "ArrowDown" ? 1 : -1)];
      if (next) document.getElementById(control(next.key))?.focus();
    } else if (event.key !== "Enter") return;
    event.preventDefault();
  };
  return (
    <>
      <Drawing layout={layout} about={props.about}>
        {layout.bones.map((bone, index) => {
          const category = categories.values[index];
          const rows = groups[index] ?? [];
          if (!category) return null;
          const label = localized(category.label, locale);
          return (
            <div key={category.id} role="group" aria-label={label}>
              <Heading bone={bone} label={label} />
              {rows.map((row, at) => (
                <textarea
                  key={row.key}
                  id={control(row.key)}
                  style={bone.causes[at] && standing(bone.causes[at], layout)}
                  rows={1}
                  title={textOf(row.line["cause"])}
                  aria-label={listText.fishbone.cause(label, at + 1)}
                  value={textOf(row.line["cause"])}
                  onInput={(event) =>
                    cause &&
                    list.change(
                      row.key,
                      withCell(row.line, cause, event.currentTarget.value.replace(/\s*\n\s*/g, " ")),
                    )
                  }
                  onKeyDown={(event) => onKeyDown(event, row, rows, category.id)}
                  onBlur={() => {
                    if (isBlank(row.line["cause"]) && list.rows.includes(row)) list.remove(row.key);
                    props.onLeave();
                  }}
                />
              ))}
              <button
                type="button"
                id={`${id}-more-${category.id}`}
                style={placed(bone.more)}
                aria-label={listText.fishbone.add(label)}
                onClick={() => add(category.id, rows.at(-1))}
              >
                +
              </button>
            </div>
          );
        })}
      </Drawing>
      <p class="help keys">{listText.fishbone.keys}</p>
    </>
  );
}

/** The diagram to read. */
export function FishboneText(props: {
  lines: readonly Line[];
  categories: Enumeration;
  about: string;
  locale: string;
}) {
  const { lines, categories, locale } = props;
  const used = categories.values.filter(({ id }) => lines.some((line) => line["category"] === id));
  const groups = used.map(({ id }) => lines.filter((line) => line["category"] === id));
  const place = useRef<HTMLDivElement>(null);
  const width = useWidth(place);
  const layout = layoutFishbone(
    groups.map((group) => group.length),
    width,
  );
  return (
    <div ref={place} class="fishbone-field">
      {fits(used.length, width) ? (
        <Drawing layout={layout} about={props.about}>
          {layout.bones.map((bone, index) => (
            <div key={used[index]?.id}>
              <Heading bone={bone} label={localized(used[index]?.label, locale)} />
              {bone.causes.map((box, at) => (
                <span
                  key={at}
                  class="cause"
                  style={placed(box)}
                  title={textOf(groups[index]?.[at]?.["cause"])}
                >
                  {textOf(groups[index]?.[at]?.["cause"])}
                </span>
              ))}
            </div>
          ))}
        </Drawing>
      ) : null}
      <ul class={fits(used.length, width) ? "print-only" : ""}>
        {used.map(({ id, label }, index) => (
          <li key={id}>
            {localized(label, locale)}: {groups[index]?.map((line) => textOf(line["cause"])).join("; ")}
          </li>
        ))}
      </ul>
    </div>
  );
}

function Heading({ bone, label }: { bone: Bone; label: string }) {
  return (
    <span class="heading" aria-hidden="true" style={placed(bone.heading)}>
      {label}
    </span>
  );
}

function Drawing(props: { layout: FishboneLayout; about: string; children: ComponentChildren }) {
  const { layout, about } = props;
  const { width, height, spine, head, bones } = layout;
  return (
    <div class="fishbone" role="group" aria-label={listText.fishbone.label} style={{ height: `${height}px` }}>
      <svg width={width} height={height} viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
        <line class="spine" x1={spine.from} y1={spine.y} x2={spine.to} y2={spine.y} />
        {bones.map(({ from, to, causes }, index) => (
          <g key={index}>
            <line class="bone" x1={from.x} y1={from.y} x2={to.x} y2={to.y} />
            {causes.map(({ left, width: long, twig }, at) => (
              <line key={at} class="twig" x1={left} y1={twig} x2={left + long} y2={twig} />
            ))}
          </g>
        ))}
      </svg>
      <span class="effect" style={placed(head)}>
        <span>{about || listText.fishbone.effect}</span>
      </span>
      {props.children}
    </div>
  );
}

function placed({ left, top, width, height }: Box): Record<string, string> {
  return { left: `${left}px`, top: `${top}px`, width: `${width}px`, height: `${height}px` };
}

/** On its twig, as high as its text. */
function standing(box: Box, { height }: FishboneLayout): Record<string, string> {
  const bottom = height - box.top - box.height;
  return grows
    ? { left: `${box.left}px`, bottom: `${bottom}px`, width: `${box.width}px`, maxHeight: `${box.height}px` }
    : placed(box);
}

/** How wide the place is; 0 until it is drawn. */
function useWidth(place: { current: HTMLElement | null }): number {
  const [width, setWidth] = useState(0);
  useLayoutEffect(() => {
    const element = place.current;
    if (!element) return;
    const look = () => setWidth(element.clientWidth);
    look();
    if (typeof ResizeObserver === "undefined") return;
    const observer = new ResizeObserver(look);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return width;
}
