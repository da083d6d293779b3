/** The day on which every record of the benchmark is judged. */
export const today = "2026-11-23";

const millisecondsOfDay = 86_400_000;
const first = Date.UTC(1900, 0, 1) / millisecondsOfDay;
const count = Date.UTC(2100, 0, 1) / millisecondsOfDay - first;

/** ISO texts of all days from 1900 to 2099; making one from a Date costs more than everything around it. */
const texts = Array.from({ length: count }, (_, day) =>
  new Date((first + day) * millisecondsOfDay).toISOString().slice(0, 10),
);

/** The day as a number, days since 1970-01-01; no test whether it is one. */
export function dayNumber(iso: string): number {
  return (
    Date.UTC(Number(iso.slice(0, 4)), Number(iso.slice(5, 7)) - 1, Number(iso.slice(8, 10))) /
    millisecondsOfDay
  );
}

export function isoDay(day: number): string {
  const text = texts[day - first];
  if (text === undefined) throw new Error(`day ${day} lies outside the years of the benchmark`);
  return text;
}
