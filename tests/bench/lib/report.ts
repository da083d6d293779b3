import type { Row } from "./measure.ts";

/** Progress and what is left out; standard output is for the table alone. */
export function say(text: string): void {
  process.stderr.write(text + "\n");
}

/** Three digits that matter, as people read numbers. */
export function shown(value: number): string {
  if (value >= 100) return Math.round(value).toLocaleString("en");
  return Number(value.toPrecision(3)).toString();
}

export function table(rows: readonly Row[]): string {
  const header = ["what", "ours", "peer", "peer's", "ratio"];
  let last = "";
  const lines = rows.map((row) => {
    const name = row.name === last ? "" : row.name;
    last = row.name;
    return [
      name,
      `${shown(row.ours)} ${row.unit}`,
      row.peer,
      row.peer_value === null ? "" : `${shown(row.peer_value)} ${row.unit}`,
      row.ratio === null ? "" : `${shown(row.ratio)}×`,
    ];
  });
  const widths = header.map((title, i) =>
    Math.max(title.length, ...lines.map((line) => (line[i] ?? "").length)),
  );
  const left = (i: number) => i === 0 || i === 2;
  const line = (cells: string[]) =>
    cells
      .map((cell, i) => (left(i) ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0)))
      .join("  ")
      .trimEnd();
  return [line(header), widths.map((width) => "-".repeat(width)).join("  "), ...lines.map(line)].join("\n");
}
