import { useEffect, useRef } from "preact/hooks";
import uPlot from "uplot";
import type { Chart, Series } from "../register/dashboard.ts";
import { dashboardText } from "../text/dashboard.ts";

export type Colour = "whole" | "part" | "late";

const colours: Record<Chart["kind"], readonly Colour[]> = {
  nested: ["whole", "part", "late"],
  stacked: ["late", "part", "whole"],
  lines: ["late", "part"],
};

/** The colour of a series; one that stands alone is no part of anything. */
export function colourOf({ kind, series }: Chart, at: number): Colour {
  return (series.length > 1 ? colours[kind][at] : undefined) ?? "part";
}

/** CSS pixels. */
const height = 240;
const longLabel = 16;

/** A chart as a picture: its numbers stand in the table beside it, which is what a screen reader reads. */
export function Plot({ chart, onChoose }: { chart: Chart; onChoose: (row: number) => void }) {
  const root = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = root.current;
    if (!element) return;
    const plot = new uPlot(options(chart, element, onChoose), data(chart), element);
    const observer = new ResizeObserver(() => plot.setSize({ width: element.clientWidth, height }));
    observer.observe(element);
    return () => {
      observer.disconnect();
      plot.destroy();
    };
  }, [chart]);
  return <div class="plot" ref={root} aria-hidden="true" />;
}

/** Bars that stand on each other are drawn from the whole down, each over the one before. */
function drawn(chart: Chart): { id: Series["id"]; colour: Colour; values: number[] }[] {
  const plain = chart.series.map(({ id, values }, at) => ({
    ...{ id, colour: colourOf(chart, at) },
    values: values.map((value) => value ?? 0),
  }));
  if (chart.kind !== "stacked") return plain;
  const below = (at: number, row: number) =>
    plain.slice(0, at + 1).reduce((sum, { values }) => sum + (values[row] ?? 0), 0);
  return plain
    .map((each, at) => ({ ...each, values: each.values.map((_, row) => below(at, row)) }))
    .reverse();
}

function data(chart: Chart): uPlot.AlignedData {
  return [chart.rows.map((_, row) => row), ...drawn(chart).map(({ values }) => values)];
}

function options(chart: Chart, element: HTMLElement, onChoose: (row: number) => void): uPlot.Options {
  const style = getComputedStyle(element);
  // What a property says depends on light or dark; a colour that is set is resolved.
  const colour = (name: string) => {
    element.style.color = `var(${name})`;
    const resolved = style.color;
    element.style.color = "";
    return resolved;
  };
  const { kind, rows } = chart;
  const font = `12px ${style.fontFamily}`;
  const names = rows.map(({ label }) =>
    label.length > longLabel ? `${label.slice(0, longLabel - 1)}…` : label,
  );
  const slanted = rows.length > 3;
  // Of two years each third month: more of them would run into each other.
  const every = kind === "lines" ? 3 : 1;
  const axis = { stroke: colour("--text"), font, grid: { stroke: colour("--line"), width: 1 } };
  return {
    width: element.clientWidth,
    height,
    padding: [12, 12, 0, 0],
    legend: { show: false },
    cursor: { y: false, points: { show: kind === "lines" }, drag: { x: false, y: false } },
    scales: {
      x: { time: false, range: [-0.6, rows.length - 0.4] },
      y: { range: (_plot, _low, high) => [0, Math.max(high * 1.05, 1)] },
    },
    axes: [
      {
        ...axis,
        grid: { show: false },
        splits: () => rows.flatMap((_, row) => (row % every === 0 ? row : [])),
        values: (_plot, places) => places.map((place) => names[place] ?? ""),
        ...(slanted ? { rotate: 40, size: 90 } : { size: 30 }),
      },
      { ...axis, size: 44, incrs: [1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000, 50_000] },
    ],
    series: [
      {},
      ...drawn(chart).map(({ id, colour: name }) => {
        const paint = colour(`--chart-${name}`);
        return kind === "lines"
          ? { label: dashboardText.series[id], stroke: paint, width: 2 }
          : {
              label: dashboardText.series[id],
              ...{ stroke: paint, fill: paint, width: 0 },
              ...(uPlot.paths.bars && { paths: uPlot.paths.bars({ size: [0.7, 60] }) }),
              points: { show: false },
            };
      }),
    ],
    hooks: {
      ready: [
        (plot) =>
          plot.over.addEventListener("click", () => {
            const row = plot.cursor.idx;
            if (row !== null && row !== undefined) onChoose(row);
          }),
      ],
    },
  };
}
