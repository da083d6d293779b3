import type { Field, Pack } from "#schema/pack";
import { useEffect, useRef, useState } from "preact/hooks";
import type { Act } from "../bulk/choices.ts";
import type { PlannedRow } from "../bulk/plan.ts";
import { Field as FormField } from "../form/field.tsx";
import type { Problem } from "../outcome.ts";
import type { Person } from "../platform/platform.ts";
import { bulkText } from "../text/bulk.ts";
import type { BulkHost } from "./bulk.tsx";

interface Props {
  host: BulkHost;
  pack: Pack;
  site: string;
  type: string;
  act: Act;
  /** What is filled in. */
  fields: readonly Field[];
  ids: number[];
  projects: number[];
  /** By field; they outlive a look at what they would do. */
  values: Record<string, unknown>;
  onValues: (change: (before: Record<string, unknown>) => Record<string, unknown>) => void;
  locale: string;
  onPlan: (rows: PlannedRow[]) => void;
  onProblem: (problem: Problem | undefined) => void;
}

/** The values of a change, and the look at what it would do. */
export function BulkForm(props: Props) {
  const { host, pack, site, type, act, fields, ids, projects, locale, values, onValues } = props;
  const { onPlan, onProblem } = props;
  const [people, setPeople] = useState<Person[]>([]);
  const [done, setDone] = useState<number>();
  const cancelled = useRef(false);
  const namesPeople = fields.some((field) => field.type === "user");
  const among = projects.join(" ");
  useEffect(() => {
    if (!namesPeople) return;
    void host.people(site, projects).then((read) => {
      if (read.ok) setPeople(read.value);
      else onProblem(read.problem);
    });
  }, [among, namesPeople]);
  useEffect(() => () => void (cancelled.current = true), []);

  const check = async () => {
    cancelled.current = false;
    onProblem(undefined);
    setDone(0);
    const change = { fields: values, ...(act.kind === "step" && { step: act.id }) };
    const planned = await host.plan(site, { ids, type, change }, setDone, () => cancelled.current);
    setDone(undefined);
    if (!planned.ok) onProblem(planned.problem);
    else if (planned.value) onPlan(planned.value);
  };
  return (
    <form
      class="bulk-form"
      onSubmit={(event) => {
        event.preventDefault();
        void check();
      }}
    >
      {act.kind === "step" && fields.length > 0 && <p class="help">{bulkText.leftEmpty}</p>}
      {fields.map((field) => (
        <FormField
          key={field.id}
          id={`bulk-${field.id}`}
          {...{ field, pack, people, locale }}
          value={values[field.id]}
          about=""
          need={act.kind === "field" ? "needed" : "optional"}
          violations={[]}
          warnings={[]}
          waived={[]}
          emptied={undefined}
          gentle
          linkOf={(id) => `${site.replace(/\/$/, "")}/issues/${id}`}
          onInput={(id, value) => onValues((before) => withValue(before, id, value))}
          onLeave={() => undefined}
        />
      ))}
      {done === undefined ? (
        <button
          type="submit"
          class="primary check"
          disabled={ids.length === 0 || (act.kind === "field" && Object.keys(values).length === 0)}
        >
          {bulkText.check}
        </button>
      ) : (
        <p role="status">
          <progress max={ids.length} value={done} aria-label={bulkText.reading(done, ids.length)} />{" "}
          {bulkText.reading(done, ids.length)}{" "}
          <button type="button" onClick={() => (cancelled.current = true)}>
            {bulkText.cancel}
          </button>
        </p>
      )}
    </form>
  );
}

/** What is emptied again was never said. */
function withValue(before: Record<string, unknown>, id: string, value: unknown): Record<string, unknown> {
  const { [id]: _said, ...others } = before;
  const nothing = value === undefined || value === null || (typeof value === "string" && value.trim() === "");
  return nothing || (Array.isArray(value) && value.length === 0) ? others : { ...others, [id]: value };
}
