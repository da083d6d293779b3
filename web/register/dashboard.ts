import type { PolicyCount } from "#schema/findings";
import type { Metrics, TypeMetrics } from "#schema/metrics";
import { dashboardText } from "../text/dashboard.ts";
import type { ViewState } from "./view-state.ts";

/** What the whole register says on one day. */
export interface Survey {
  metrics: Metrics;
  /** Violations of the policy by their kind. */
  policy: PolicyCount[];
  /** When everything was last fetched. */
  asOf?: string;
}

/** The rows that something counts, as the register shows them. */
export type Where = Partial<ViewState>;

export type SeriesId = keyof typeof dashboardText.series;

export interface Series {
  id: SeriesId;
  /** One for each row of the chart. */
  values: (number | undefined)[];
  /** Which of a row's records these are; absent where the register has no view of just these. */
  of?: Where;
}

export interface Chart {
  id: keyof typeof dashboardText.charts;
  /** Name of the field that it counts by, where there are several such charts. */
  by?: string;
  /** Of nested bars each is a part of the one before, stacked ones stand on each other. */
  kind: "nested" | "stacked" | "lines";
  unit: "records" | "days";
  rows: { label: string; where?: Where }[];
  series: Series[];
}

/** A number with what it counts. */
export interface Figure {
  id: keyof typeof dashboardText.figures;
  value: number | undefined;
  /** Of how many, for a share. */
  of?: number;
  where?: Where;
}

/** The states in which an effectiveness review says how it went. */
const effectiveness = {
  type: "effectivenessReview",
  worked: "effective",
  results: ["effective", "partial", "ineffective"],
};

/** The numbers above the charts of one kind of record. */
export function figuresOf({ metrics }: Survey, typeId: string): Figure[] {
  const type = metrics.types.find((each) => each.type === typeId);
  if (!type) return [];
  const results = resultsOf(metrics);
  const all = results.reduce((sum, { records }) => sum + records, 0);
  return [
    { id: "open", value: type.open, where: { type: typeId } },
    { id: "overdue", value: type.overdue, where: { type: typeId, due: "overdue" } },
    { id: "dueWithin7", value: type.dueWithin7 },
    { id: "dueWithin30", value: type.dueWithin30 },
    { id: "closed", value: type.closed },
    ...(typeId === "nonconformity" || typeId === effectiveness.type
      ? [
          {
            id: "effective" as const,
            value: results.find(({ state }) => state === effectiveness.worked)?.records,
            of: all,
            where: { type: effectiveness.type, state: effectiveness.worked, show: "all" as const },
          },
        ]
      : []),
  ];
}

/** The charts of one kind of record; those that would be empty are left out. */
export function chartsOf({ metrics, policy }: Survey, typeId: string): Chart[] {
  const type = metrics.types.find((each) => each.type === typeId);
  if (!type) return [];
  const charts = [
    trend(type),
    states(type),
    deadlines(type),
    ageing(type),
    ...dimensions(type),
    times(type),
    recurrence(type),
    ...(typeId === "nonconformity" ? [results(metrics), violations(policy), clauses(metrics)] : []),
  ];
  return charts.filter(({ series }) => series.some(({ values }) => values.some((value) => (value ?? 0) > 0)));
}

function trend({ months }: TypeMetrics): Chart {
  return {
    ...{ id: "trend", kind: "lines", unit: "records" },
    rows: months.map(({ month }) => ({ label: month })),
    series: [
      { id: "opened", values: months.map(({ opened }) => opened) },
      { id: "closed", values: months.map(({ closed }) => closed) },
    ],
  };
}

function states({ type, states: all }: TypeMetrics): Chart {
  return {
    ...{ id: "states", kind: "nested", unit: "records" },
    rows: all.map(({ state, label }) => ({ label: label ?? state, where: { type, state } })),
    series: [{ id: "number", values: all.map(({ records }) => records), of: { show: "all" } }],
  };
}

function deadlines({ deadlines: all }: TypeMetrics): Chart {
  return {
    ...{ id: "deadlines", kind: "stacked", unit: "records" },
    rows: all.map(({ deadline, label }) => ({ label: label ?? deadline })),
    series: [
      { id: "overdue", values: all.map(({ overdue }) => overdue) },
      { id: "upcoming", values: all.map(({ dueToday, upcoming }) => dueToday + upcoming) },
      { id: "met", values: all.map(({ met }) => met) },
    ],
  };
}

function ageing({ ageing: { buckets } }: TypeMetrics): Chart {
  return {
    ...{ id: "ageing", kind: "nested", unit: "records" },
    rows: buckets.map(({ from, to }) => ({ label: dashboardText.age(from, to) })),
    series: [{ id: "open", values: buckets.map(({ records }) => records) }],
  };
}

function dimensions({ type, dimensions: all }: TypeMetrics): Chart[] {
  return all.map(({ field, label, values }) => ({
    ...{ id: "dimension", by: label ?? field, kind: "nested", unit: "records" },
    rows: values.map(({ value, label: name }) => ({ label: name ?? value, where: { type, field, value } })),
    series: [
      { id: "records", values: values.map(({ records }) => records) },
      { id: "open", values: values.map(({ open }) => open), of: { show: "open" } },
      { id: "overdue", values: values.map(({ overdue }) => overdue), of: { show: "open", due: "overdue" } },
    ],
  }));
}

function times({ timeToState }: TypeMetrics): Chart {
  const reached = timeToState.filter(({ records }) => records > 0);
  return {
    ...{ id: "times", kind: "nested", unit: "days" },
    rows: reached.map(({ state, label }) => ({ label: label ?? state })),
    series: [
      { id: "p90", values: reached.map(({ p90 }) => p90) },
      { id: "mean", values: reached.map(({ mean }) => mean) },
      { id: "median", values: reached.map(({ median }) => median) },
    ],
  };
}

function recurrence({ recurrence: found }: TypeMetrics): Chart {
  const values = found?.values ?? [];
  return {
    ...{ id: "recurrence", kind: "nested", unit: "records" },
    rows: values.map(({ value, label }) => ({ label: label ?? value })),
    series: [{ id: "again", values: values.map(({ records }) => records) }],
  };
}

function resultsOf({ types }: Metrics): TypeMetrics["states"] {
  const reviews = types.find(({ type }) => type === effectiveness.type)?.states ?? [];
  return reviews.filter(({ state }) => effectiveness.results.includes(state));
}

function results(metrics: Metrics): Chart {
  const all = resultsOf(metrics);
  return {
    ...{ id: "results", kind: "nested", unit: "records" },
    rows: all.map(({ state, label }) => ({
      label: label ?? state,
      where: { type: effectiveness.type, state },
    })),
    series: [{ id: "number", values: all.map(({ records }) => records), of: { show: "all" } }],
  };
}

function violations(policy: PolicyCount[]): Chart {
  return {
    ...{ id: "policy", kind: "nested", unit: "records" },
    rows: policy.map(({ label, clause }) => ({ label: `${label} (${clause})` })),
    series: [
      { id: "found", values: policy.map(({ count }) => count) },
      { id: "raised", values: policy.map(({ raised }) => raised) },
    ],
  };
}

function clauses({ clauses: all }: Metrics): Chart {
  return {
    ...{ id: "clauses", kind: "stacked", unit: "records" },
    rows: all.map(({ clause }) => ({ label: clause })),
    series: [
      { id: "errors", values: all.map(({ errors }) => errors) },
      { id: "warnings", values: all.map(({ warnings }) => warnings) },
    ],
  };
}
