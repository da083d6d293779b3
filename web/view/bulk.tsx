import type { Pack } from "#schema/pack";
import { useMemo, useState } from "preact/hooks";
import { asked, settable, type Act } from "../bulk/choices.ts";
import type { Change } from "../bulk/change.ts";
import type { PlannedChange, PlannedRow } from "../bulk/plan.ts";
import { FormTools, type Tools } from "../form/tools.ts";
import type { Outcome, Problem } from "../outcome.ts";
import type { Person } from "../platform/platform.ts";
import { localized } from "../record/localized.ts";
import type { Row } from "../register/row.ts";
import { bulkText } from "../text/bulk.ts";
import { BulkForm } from "./bulk-form.tsx";
import { BulkPreview } from "./bulk-preview.tsx";
import { Choice, type Option } from "./choice.tsx";
import { ProblemNotice, useFocus } from "./notices.tsx";
import { OutboxProgress, type Waiting } from "./outbox-progress.tsx";

/** Records that are read and changed at a time: each is some requests. */
export const mostAtOnce = 500;

/** What changing several records asks of the world. */
export interface BulkHost {
  /** What controls ask for. */
  tools(baseUrl: string): Tools;
  /** Who takes part in any of these projects. */
  people(baseUrl: string, projects: number[]): Promise<Outcome<Person[]>>;
  /** What would become of each; undefined where it was cancelled. */
  plan(
    baseUrl: string,
    what: { ids: number[]; type: string; change: Change },
    onProgress: (done: number) => void,
    isCancelled: () => boolean,
  ): Promise<Outcome<PlannedRow[] | undefined>>;
  /** Keeps the changes to be sent; answers with their names in the outbox. */
  keep(baseUrl: string, changes: PlannedChange[]): Promise<Outcome<string[]>>;
  /** One round of sending. */
  send(baseUrl: string, uuids: string[]): Promise<Outcome<Waiting>>;
}

interface Props {
  host: BulkHost;
  pack: Pack;
  site: string;
  /** The chosen ones, and what the view shows. */
  chosen: readonly Row[];
  found: readonly Row[];
  locale: string;
  onChosen: (ids: ReadonlySet<number>) => void;
  onClose: () => void;
  /** What was changed has to be fetched. */
  onChanged: () => void;
}

/** Changes several records of one kind at once: what to change, what would become of each, and the way there. */
export function Bulk({ host, pack, site, chosen, found, locale, onChosen, onClose, onChanged }: Props) {
  const [kind, setKind] = useState("");
  const [act, setAct] = useState<Act>();
  const [values, setValues] = useState<Record<string, unknown>>({});
  const [plan, setPlan] = useState<PlannedRow[]>();
  const [sending, setSending] = useState<string[]>();
  const [problem, setProblem] = useState<Problem>();
  const [busy, setBusy] = useState(false);

  // The button that opened this is gone.
  const place = useFocus<HTMLHeadingElement>();
  const tools = useMemo(() => host.tools(site), [host, site]);
  const kinds = kindsOf(chosen);
  const typeId = kinds.some(([id]) => id === kind) ? kind : (kinds[0]?.[0] ?? "");
  const type = pack.recordTypes[typeId];
  const ids = chosen.filter((row) => row.type === typeId).map(({ issueId }) => issueId);

  const start = async (changes: PlannedChange[]) => {
    setBusy(true);
    setProblem(undefined);
    const kept = await host.keep(site, changes);
    setBusy(false);
    if (kept.ok) return setSending(kept.value);
    setProblem(kept.problem);
    // Some may be kept all the same: the next look says which, and none is changed twice.
    setPlan(undefined);
  };
  const done = () => {
    setPlan(undefined);
    setSending(undefined);
    choose(undefined);
    onChosen(new Set());
    onChanged();
  };
  const choose = (next: Act | undefined) => {
    setAct(next);
    setValues({});
  };
  const everyone = () => onChosen(new Set(found.slice(0, mostAtOnce).map(({ issueId }) => issueId)));

  return (
    <section class="bulk" aria-labelledby="bulk-title">
      <h2 id="bulk-title" tabIndex={-1} ref={place}>
        {bulkText.title}
      </h2>
      {problem && <ProblemNotice problem={problem} />}
      {sending ? (
        <OutboxProgress count={sending.length} send={() => host.send(site, sending)} sentText={bulkText.sent}>
          <button type="button" class="done" onClick={done}>
            {bulkText.done}
          </button>
        </OutboxProgress>
      ) : plan ? (
        <BulkPreview
          rows={plan}
          busy={busy}
          onStart={(changes) => void start(changes)}
          onBack={() => setPlan(undefined)}
        />
      ) : (
        <>
          <p class="help">{bulkText.lead}</p>
          <p class="bar">
            <span role="status">{bulkText.chosen(chosen.length)}</span>
            <button type="button" class="choose-all" disabled={found.length === 0} onClick={everyone}>
              {bulkText.chooseAll(Math.min(found.length, mostAtOnce))}
            </button>
            <button
              type="button"
              class="choose-none"
              disabled={chosen.length === 0}
              onClick={() => onChosen(new Set())}
            >
              {bulkText.chooseNone}
            </button>
            <button type="button" class="plain" onClick={onClose}>
              {bulkText.close}
            </button>
            {Math.max(found.length, chosen.length) > mostAtOnce && (
              <span class="help">{bulkText.tooMany(mostAtOnce)}</span>
            )}
          </p>
          {type && (
            <div class="filters">
              {kinds.length > 1 && (
                <Choice
                  id="bulk-kind"
                  label={bulkText.kind}
                  value={typeId}
                  options={kinds.map(([id, count]): Option => [
                    id,
                    `${localized(pack.recordTypes[id]?.label, locale)} (${count})`,
                  ])}
                  onChange={(id) => {
                    setKind(id);
                    choose(undefined);
                  }}
                />
              )}
              <label>
                {bulkText.what}
                <select
                  id="bulk-what"
                  value={act ? `${act.kind}:${act.id}` : ""}
                  onChange={(event) => choose(actOf(event.currentTarget.value))}
                >
                  <option value="">{bulkText.pick}</option>
                  <optgroup label={bulkText.fields}>
                    {settable(type).map(({ id, label }) => (
                      <option key={id} value={`field:${id}`}>
                        {localized(label, locale)}
                      </option>
                    ))}
                  </optgroup>
                  <optgroup label={bulkText.steps}>
                    {type.transitions.map(({ id, label }) => (
                      <option key={id} value={`step:${id}`}>
                        {localized(label, locale)}
                      </option>
                    ))}
                  </optgroup>
                </select>
              </label>
            </div>
          )}
          {type && act && (
            <FormTools.Provider value={tools}>
              <BulkForm
                key={`${typeId} ${act.kind} ${act.id}`}
                host={host}
                {...{ pack, site, act, values, locale }}
                onValues={setValues}
                fields={asked(type, act)}
                ids={ids.slice(0, mostAtOnce)}
                projects={[...new Set(chosen.map(({ projectId }) => projectId))]}
                type={typeId}
                onPlan={setPlan}
                onProblem={setProblem}
              />
            </FormTools.Provider>
          )}
        </>
      )}
    </section>
  );
}

/** The kinds of what is chosen, the most frequent first; what cannot be read is of none. */
function kindsOf(chosen: readonly Row[]): [string, number][] {
  const counts = new Map<string, number>();
  for (const { type } of chosen) if (type !== "") counts.set(type, (counts.get(type) ?? 0) + 1);
  return [...counts].sort(([, one], [, other]) => other - one);
}

function actOf(value: string): Act | undefined {
  const [kind, id = ""] = value.split(":");
  return kind === "step" || kind === "field" ? { kind, id } : undefined;
}
