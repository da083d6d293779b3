import type { Pack } from "#schema/pack";
import { useState } from "preact/hooks";
import type { Outcome, Problem } from "../outcome.ts";
import { recordFieldName } from "../record/home.ts";
import { localized } from "../record/localized.ts";
import type { Survey } from "../setup/apply.ts";
import { mappingOf, plan, type FieldChoice, type Step, type Wish } from "../setup/plan.ts";
import type { Present } from "../setup/present.ts";
import type { SiteProfile } from "../setup/profile.ts";
import type { SiteSettings } from "../store/sites.ts";
import { commonText } from "../text/common.ts";
import { setupText } from "../text/setup.ts";
import { ProblemNotice } from "./notices.tsx";
import { FieldMapping } from "./setup-fields.tsx";
import { ProfilePart } from "./setup-profile.tsx";

/** What setting up asks of the world; each call for the site that is shown. */
export interface SetupHost {
  pack(): Promise<Pack>;
  present(site: SiteSettings): Promise<Outcome<Present>>;
  survey(site: SiteSettings, wish: Wish): Promise<Outcome<Survey>>;
  apply(site: SiteSettings, step: Step, wish: Wish): Promise<Outcome<void>>;
  /** Writes the profile's wiki page, and has it in force here. */
  publish(
    site: SiteSettings,
    project: string,
    profile: SiteProfile,
    present: Present,
  ): Promise<Outcome<unknown>>;
  /** Takes a profile from a file; it is in force here until a published one is found. */
  takeFile(site: SiteSettings, file: File): Promise<Outcome<unknown>>;
  saveFile(profile: SiteProfile): void;
  /** Opens the site's login in a tab. */
  signIn(site: SiteSettings): void;
  locale: string;
}

interface Props {
  id: string;
  site: SiteSettings;
  host: SetupHost;
  onChanged: () => void;
}

/** Setting a Redmine up: what is there, what would be done, doing it, and the profile for everybody else. */
export function Setup({ id, site, host, onChanged }: Props) {
  const [pack, setPack] = useState<Pack>();
  const [present, setPresent] = useState<Present>();
  const [problem, setProblem] = useState<Problem>();
  const [busy, setBusy] = useState(false);
  const look = async () => {
    setBusy(true);
    setProblem(undefined);
    const [read, rules] = await Promise.all([host.present(site), host.pack()]);
    setBusy(false);
    setPack(rules);
    if (read.ok) setPresent(read.value);
    else setProblem(read.problem);
  };
  return (
    <details class="setup">
      <summary>{setupText.heading}</summary>
      <p class="help">{setupText.lead}</p>
      {!present && (
        <button type="button" class="begin" disabled={busy} onClick={() => void look()}>
          {busy ? setupText.opening : setupText.begin}
        </button>
      )}
      {problem && (
        <ProblemNotice problem={problem}>
          {problem.code === "forbidden" && <p>{setupText.forbidden}</p>}
          {(problem.code === "signedOut" || problem.code === "forbidden") && (
            <button type="button" onClick={() => host.signIn(site)}>
              {setupText.signIn}
            </button>
          )}
        </ProblemNotice>
      )}
      {present && pack && (
        <Wishing id={id} site={site} host={host} pack={pack} present={present} onChanged={onChanged} />
      )}
      <ProfilePart site={site} host={host} onChanged={onChanged} />
    </details>
  );
}

type WishingProps = Props & { pack: Pack; present: Present };

function Wishing(props: WishingProps) {
  const { id, site, host, pack } = props;
  const [wish, setWish] = useState(() => firstWish(pack, props.present));
  const [surveyed, setSurveyed] = useState<Survey>();
  const [problem, setProblem] = useState<Problem>();
  const [busy, setBusy] = useState(false);
  const [fields, setFields] = useState<FieldChoice>({});
  const lacking =
    wish.types.length === 0
      ? setupText.noType
      : wish.roles.length === 0
        ? setupText.noRole
        : wish.projects.length === 0
          ? setupText.noProject
          : undefined;
  const look = async () => {
    setBusy(true);
    setProblem(undefined);
    const found = await host.survey(site, wish);
    setBusy(false);
    if (found.ok) setSurveyed(found.value);
    else setProblem(found.problem);
  };
  const change = (next: Partial<Wish>) => {
    setWish({ ...wish, ...next });
    setSurveyed(undefined);
  };
  const types = Object.entries(pack.recordTypes).map(([type, { label }]) => ({
    id: type,
    name: localized(label, host.locale),
  }));
  return (
    <section class="wish" aria-label={setupText.wish}>
      <h3>{setupText.wish}</h3>
      <Ticks
        id={`${id}-types`}
        legend={setupText.types}
        all={types}
        chosen={wish.types}
        onChange={(chosen) => change({ types: chosen })}
      />
      <Ticks
        id={`${id}-roles`}
        legend={setupText.roles}
        all={props.present.roles}
        chosen={wish.roles}
        onChange={(chosen) => change({ roles: chosen })}
      />
      <Ticks
        id={`${id}-projects`}
        legend={setupText.projects}
        all={props.present.projects}
        chosen={wish.projects}
        onChange={(chosen) => change({ projects: chosen })}
      />
      {lacking && <p role="status">{lacking}</p>}
      {!surveyed && (
        <button
          type="button"
          class="look"
          disabled={busy || lacking !== undefined}
          onClick={() => void look()}
        >
          {busy ? setupText.looking : setupText.look}
        </button>
      )}
      {problem && <ProblemNotice problem={problem} />}
      {surveyed && (
        <>
          <Plan {...props} wish={wish} survey={surveyed} onSurvey={setSurveyed} />
          <FieldMapping
            id={id}
            pack={pack}
            types={wish.types}
            fields={surveyed.present.fields}
            chosen={fields}
            locale={host.locale}
            onChange={setFields}
          />
          <ProfilePart
            site={site}
            host={host}
            onChanged={props.onChanged}
            made={{
              present: surveyed.present,
              projects: surveyed.present.projects.filter((each) => wish.projects.includes(each.id)),
              profile: {
                mapping: mappingOf(pack, surveyed.present, wish.types, fields, host.locale),
                ...(site.workingDays && { workingDays: site.workingDays }),
              },
            }}
          />
        </>
      )}
    </section>
  );
}

/** What most organisations begin with; who wants otherwise ticks otherwise. */
function firstWish(pack: Pack, { roles, projects }: Present): Wish {
  const security = projects.filter(({ name }) => /isms|secur|sicher|27001|compliance|quali/i.test(name));
  const chosen = security.length > 0 ? security : projects.length === 1 ? projects : [];
  return {
    types: Object.keys(pack.recordTypes),
    roles: roles.filter(({ permissions }) => permissions.includes("edit_issues")).map(({ id }) => id),
    projects: chosen.map(({ id }) => id),
  };
}

interface TicksProps<Id> {
  id: string;
  legend: string;
  all: { id: Id; name: string }[];
  chosen: Id[];
  onChange: (chosen: Id[]) => void;
}

function Ticks<Id extends string | number>({ id, legend, all, chosen, onChange }: TicksProps<Id>) {
  return (
    <fieldset class="ticks" id={id}>
      <legend>{legend}</legend>
      {all.map((each) => (
        <label key={each.id}>
          <input
            type="checkbox"
            value={each.id}
            checked={chosen.includes(each.id)}
            onChange={(event) =>
              onChange(
                event.currentTarget.checked
                  ? [...chosen, each.id]
                  : chosen.filter((other) => other !== each.id),
              )
            }
          />{" "}
          {each.name}
        </label>
      ))}
    </fieldset>
  );
}

type PlanProps = WishingProps & { wish: Wish; survey: Survey; onSurvey: (survey: Survey) => void };

function Plan({ site, host, pack, wish, survey, onSurvey }: PlanProps) {
  const [done, setDone] = useState(0);
  const [running, setRunning] = useState(0);
  const [failures, setFailures] = useState<{ step: string; problem: Problem }[]>([]);
  const { present, workflows, inProjects } = survey;
  const steps = plan(pack, present, wish, workflows, inProjects, host.locale);
  const todo = steps.filter((step) => step.todo);
  const run = async () => {
    setRunning(todo.length);
    setDone(0);
    const failed: typeof failures = [];
    for (const step of todo) {
      const applied = await host.apply(site, step, wish);
      if (!applied.ok) failed.push({ step: nameOf(step), problem: applied.problem });
      setDone((count) => count + 1);
    }
    // What is there now says the server, not what was tried.
    const after = await host.survey(site, wish);
    setRunning(0);
    setFailures(failed);
    if (after.ok) onSurvey(after.value);
    else setFailures([...failed, { step: setupText.plan, problem: after.problem }]);
  };
  return (
    <>
      <h3>{setupText.plan}</h3>
      <ul class="plan">
        {steps.map((step, index) => (
          <li key={index} data-step={step.kind} data-todo={step.todo}>
            <span class={step.todo ? "todo" : "there"}>{step.todo ? setupText.todo : setupText.there}</span>{" "}
            {nameOf(step)}
            {detailOf(step, pack, host.locale) && (
              <span class="help">: {detailOf(step, pack, host.locale)}</span>
            )}
          </li>
        ))}
      </ul>
      {failures.length > 0 && (
        <div class="notice bad" role="alert">
          <ul>
            {failures.map(({ step, problem }) => (
              <li key={step}>
                {step}: {setupText.failed}. {setupText.byHand} {problem.detail ?? problem.code}
              </li>
            ))}
          </ul>
          <p>{setupText.again}</p>
        </div>
      )}
      <p role="status" class="progress">
        {running > 0 ? setupText.applying(done, running) : todo.length === 0 ? setupText.complete : ""}
      </p>
      {todo.length > 0 && (
        <button type="button" class="primary apply" disabled={running > 0} onClick={() => void run()}>
          {running > 0 ? commonText.loading : setupText.apply(todo.length)}
        </button>
      )}
    </>
  );
}

function nameOf(step: Step): string {
  switch (step.kind) {
    case "status":
      return setupText.step.status(step.name);
    case "tracker":
      return setupText.step.tracker(step.name);
    case "field":
      return setupText.step.field(recordFieldName);
    case "workflow":
      return setupText.step.workflow(step.role.name);
  }
}

function detailOf(step: Step, pack: Pack, locale: string): string {
  const label = (type: string) => localized(pack.recordTypes[type]?.label, locale);
  switch (step.kind) {
    case "status":
      return "";
    case "tracker":
      return step.todo ? setupText.step.inProjects(step.projects.map(({ name }) => name).join(", ")) : "";
    case "field":
      return [
        step.types.length > 0 && setupText.step.forTrackers(step.types.map(label).join(", ")),
        step.projects.length > 0 &&
          setupText.step.inProjects(step.projects.map(({ name }) => name).join(", ")),
      ]
        .filter(Boolean)
        .join("; ");
    case "workflow":
      return step.missing.map(({ type, count }) => setupText.step.changes(count, label(type))).join(", ");
  }
}
