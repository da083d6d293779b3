import type { Pack } from "#schema/pack";
import { useMemo } from "preact/hooks";
import { localized } from "../record/localized.ts";
import type { Row } from "../register/row.ts";
import { columns, firstView, type ColumnId, type ViewState } from "../register/view-state.ts";
import { registerText } from "../text/register.ts";
import { Choice, type Option } from "./choice.tsx";

interface FiltersProps {
  pack: Pack;
  rows: readonly Row[];
  view: ViewState;
  locale: string;
  change: (next: Partial<ViewState>) => void;
  children?: preact.ComponentChildren;
}

/** What narrows the register down; each change is a new view. */
export function Filters({ pack, rows, view, locale, change, children }: FiltersProps) {
  const projects = useMemo(() => [...new Set(rows.map(({ project }) => project))].sort(), [rows]);
  const types = Object.entries(pack.recordTypes).map(([id, { label }]): Option => [
    id,
    localized(label, locale),
  ]);
  // A state is one of a kind of record: without the kind its name would say two things.
  const states = (pack.recordTypes[view.type]?.states ?? []).map(({ id, label }): Option => [
    id,
    localized(label, locale),
  ]);
  const all: Option = ["", registerText.all];
  return (
    <form class="filters" role="search" onSubmit={(event) => event.preventDefault()}>
      {children}
      <label class="search">
        {registerText.search}
        <input
          type="search"
          id="register-search"
          placeholder={registerText.searchHint}
          value={view.words}
          onInput={(event) => change({ words: event.currentTarget.value })}
        />
      </label>
      <Choice
        id="register-type"
        label={registerText.kind}
        value={view.type}
        options={[all, ...types]}
        onChange={(type) => change({ type, state: "" })}
      />
      {states.length > 0 && (
        <Choice
          id="register-state"
          label={registerText.state}
          value={view.state}
          options={[all, ...states]}
          onChange={(state) => change({ state })}
        />
      )}
      <Choice
        id="register-project"
        label={registerText.project}
        value={view.project}
        options={[all, ...projects.map((project): Option => [project, project])]}
        onChange={(project) => change({ project })}
      />
      <Choice
        id="register-show"
        label={registerText.show}
        value={view.show}
        options={(["open", "closed", "all"] as const).map((each): Option => [each, registerText.shows[each]])}
        onChange={(show) => change({ show: show as ViewState["show"] })}
      />
      <Choice
        id="register-due"
        label={registerText.due}
        value={view.due}
        options={(["any", "overdue", "soon"] as const).map((each): Option => [each, registerText.dues[each]])}
        onChange={(due) => change({ due: due as ViewState["due"] })}
      />
      <Tick
        id="register-mine"
        label={registerText.mine}
        on={view.mine}
        onChange={(mine) => change({ mine })}
      />
      <Tick
        id="register-blocked"
        label={registerText.blocked}
        on={view.blocked}
        onChange={(blocked) => change({ blocked })}
      />
      <details class="columns">
        <summary>{registerText.hidden}</summary>
        {columns.map((column) => (
          <Tick
            key={column}
            id={`register-column-${column}`}
            label={registerText.columns[column]}
            on={!view.hidden.includes(column)}
            onChange={(on) => change({ hidden: toggled(view.hidden, column, !on) })}
          />
        ))}
      </details>
      <button type="button" class="plain" onClick={() => change(firstView)}>
        {registerText.clear}
      </button>
    </form>
  );
}

function toggled(hidden: ColumnId[], column: ColumnId, hide: boolean): ColumnId[] {
  return hide ? [...hidden, column] : hidden.filter((each) => each !== column);
}

function Tick(props: { id: string; label: string; on: boolean; onChange: (on: boolean) => void }) {
  return (
    <label class="tick">
      <input
        type="checkbox"
        id={props.id}
        checked={props.on}
        onChange={(event) => props.onChange(event.currentTarget.checked)}
      />{" "}
      {props.label}
    </label>
  );
}
