import { useEffect, useMemo, useState } from "preact/hooks";
import type { Outcome, Problem } from "../outcome.ts";
import { dayText, momentText } from "../form/values.ts";
import { chartsOf, figuresOf, type Figure, type Survey, type Where } from "../register/dashboard.ts";
import { commonText } from "../text/common.ts";
import { dashboardText } from "../text/dashboard.ts";
import { registerText } from "../text/register.ts";
import { tasksText } from "../text/tasks.ts";
import { ChartFigure } from "./chart.tsx";
import { ProblemNotice } from "./notices.tsx";

/** What the dashboard asks of the world. */
export interface DashboardHost {
  sites: { baseUrl: string; host: string }[];
  survey(baseUrl: string): Promise<Outcome<Survey>>;
  /** Address of the register with these rows of that site. */
  registerAt(where: Where): string;
  go(href: string): void;
  openSettings(): void;
  /** The kind of record in the page's address. */
  type: string;
  keepType(type: string): void;
  locale: string;
}

/** Everything at a glance: the whole register's numbers, each with its definition and the way to its rows. */
export function Dashboard({ host }: { host: DashboardHost }) {
  const { sites, locale } = host;
  const [site, setSite] = useState(sites[0]?.baseUrl ?? "");
  const [type, setType] = useState(host.type);
  const [survey, setSurvey] = useState<Survey>();
  const [problem, setProblem] = useState<Problem>();
  useEffect(() => {
    if (site === "") return;
    let current = true;
    setSurvey(undefined);
    setProblem(undefined);
    void host.survey(site).then((answer) => {
      if (!current) return;
      if (answer.ok) setSurvey(answer.value);
      else setProblem(answer.problem);
    });
    return () => {
      current = false;
    };
  }, [site]);
  useEffect(() => {
    if (survey) performance.mark("clause10.dashboard");
  }, [survey]);
  const charts = useMemo(() => survey && chartsOf(survey, type), [survey, type]);

  if (sites.length === 0)
    return (
      <main class="dashboard">
        <h1>{dashboardText.title}</h1>
        <p>{registerText.unconnected}</p>
        <button type="button" class="primary" onClick={() => host.openSettings()}>
          {tasksText.connect}
        </button>
      </main>
    );
  const choose = (next: string) => {
    setType(next);
    host.keepType(next);
  };
  return (
    <main class="dashboard" data-ready={survey !== undefined}>
      <header>
        <h1>{dashboardText.title}</h1>
        <p class="help">{dashboardText.lead}</p>
      </header>
      {problem && <ProblemNotice problem={problem} />}
      <form class="filters" onSubmit={(event) => event.preventDefault()}>
        {sites.length > 1 && (
          <label>
            {registerText.site}
            <select id="dashboard-site" value={site} onChange={(event) => setSite(event.currentTarget.value)}>
              {sites.map(({ baseUrl, host: name }) => (
                <option key={baseUrl} value={baseUrl}>
                  {name}
                </option>
              ))}
            </select>
          </label>
        )}
        <label>
          {dashboardText.kind}
          <select id="dashboard-type" value={type} onChange={(event) => choose(event.currentTarget.value)}>
            {survey?.metrics.types.map((each) => (
              <option key={each.type} value={each.type}>
                {each.label ?? each.type} ({each.records})
              </option>
            ))}
          </select>
        </label>
      </form>
      {!survey && !problem && <p class="loading">{commonText.loading}</p>}
      {survey && (
        <p class="help" role="status">
          {dashboardText.today(dayText(survey.metrics.today, locale))}{" "}
          {survey.asOf ? registerText.asOf(momentText(survey.asOf, locale)) : registerText.never}{" "}
          {survey.metrics.unreadable > 0 && dashboardText.unreadable(survey.metrics.unreadable)}
        </p>
      )}
      {survey && (
        <dl class="figures">
          {figuresOf(survey, type).map((figure) => (
            <FigureView
              key={figure.id}
              figure={figure}
              locale={locale}
              hrefOf={(where) => host.registerAt(where)}
            />
          ))}
        </dl>
      )}
      {charts?.length === 0 && <p>{dashboardText.nothing}</p>}
      <div class="charts">
        {charts?.map((chart) => (
          <ChartFigure
            key={`${type} ${chart.id} ${chart.by ?? ""}`}
            chart={chart}
            locale={locale}
            hrefOf={(where) => host.registerAt(where)}
            go={(href) => host.go(href)}
          />
        ))}
      </div>
    </main>
  );
}

interface FigureProps {
  figure: Figure;
  locale: string;
  hrefOf: (where: Where) => string;
}

function FigureView({ figure: { id, value, of, where }, locale, hrefOf }: FigureProps) {
  const { label, means } = dashboardText.figures[id];
  const text = valueText(value, of, locale);
  return (
    <div class="figure" data-figure={id} data-value={value}>
      <dt>{label}</dt>
      <dd>{where && value ? <a href={hrefOf(where)}>{text}</a> : text}</dd>
      <dd>
        <details>
          <summary>{dashboardText.definition}</summary>
          <p class="help">{means}</p>
        </details>
      </dd>
    </div>
  );
}

function valueText(value: number | undefined, of: number | undefined, locale: string): string {
  if (value === undefined) return "";
  if (of === undefined) return new Intl.NumberFormat(locale).format(value);
  if (of === 0) return dashboardText.none;
  const percent = new Intl.NumberFormat(locale, { style: "percent" }).format(value / of);
  return dashboardText.share(percent, of);
}
