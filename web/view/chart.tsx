import type { Chart, Where } from "../register/dashboard.ts";
import { dashboardText } from "../text/dashboard.ts";
import { colourOf, Plot } from "./plot.tsx";

interface Props {
  chart: Chart;
  locale: string;
  /** Address of the register with these rows. */
  hrefOf: (where: Where) => string;
  go: (href: string) => void;
}

/** A chart with its definition and its numbers; whatever is chosen in it leads to the rows it counts. */
export function ChartFigure({ chart, locale, hrefOf, go }: Props) {
  const { id, by, rows, series, unit } = chart;
  const { label, means } = dashboardText.charts[id];
  const name = by === undefined ? label : dashboardText.by(by);
  const number = new Intl.NumberFormat(locale);
  /** The narrowest series that the register can show, of one row. */
  const chosen = (row: number) => {
    const where = rows[row]?.where;
    const of = series.findLast((each) => each.of && (each.values[row] ?? 0) > 0)?.of;
    if (where && of) go(hrefOf({ ...where, ...of }));
  };
  return (
    <figure class="chart" data-chart={by === undefined ? id : `${id} ${by}`}>
      <figcaption>
        <h2>{name}</h2>
        <p class="legend" aria-hidden="true">
          {series.map((each, at) => (
            <span key={each.id} class={`key ${colourOf(chart, at)}`}>
              {dashboardText.series[each.id]}
            </span>
          ))}
        </p>
      </figcaption>
      <Plot chart={chart} onChoose={chosen} />
      <details>
        <summary>{dashboardText.table}</summary>
        <div class="scroll">
          <table class="read">
            <caption class="help">{`${name}, ${dashboardText.units[unit]}`}</caption>
            <thead>
              <tr>
                <th scope="col">{dashboardText.place}</th>
                {series.map((each) => (
                  <th key={each.id} scope="col">
                    {dashboardText.series[each.id]}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map(({ label: place, where }, row) => (
                <tr key={`${row} ${place}`}>
                  <th scope="row">{place}</th>
                  {series.map(({ id: each, values, of }) => {
                    const value = values[row];
                    const text = value === undefined ? "" : number.format(value);
                    return (
                      <td key={each} data-series={each} data-value={value}>
                        {where && of && value ? <a href={hrefOf({ ...where, ...of })}>{text}</a> : text}
                      </td>
                    );
                  })}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </details>
      <details>
        <summary>{dashboardText.definition}</summary>
        <p class="help">{means}</p>
      </details>
    </figure>
  );
}
