import { type Bench } from "../lib/bench.ts";
import { dayNumber, isoDay } from "../lib/days.ts";
import { inTurns, type Row, timeRows, type Work } from "../lib/measure.ts";
import { library } from "../lib/packages.ts";
import { say } from "../lib/report.ts";
import pack from "../pack.json" with { type: "json" };

interface DateFns {
  parseISO: (text: string) => Date;
  addDays: (date: Date, days: number) => Date;
  isWeekend: (date: Date) => boolean;
  addBusinessDays: (date: Date, days: number) => Date;
  lightFormat: (date: Date, format: string) => string;
}
interface DateTime {
  weekday: number;
  plus(days: { days: number }): DateTime;
  valueOf(): number;
  toISODate(): string;
}
interface Luxon {
  DateTime: { fromISO(text: string, options: { zone: string }): DateTime };
}
interface Way {
  name: string;
  calendar: "germany" | "weekdays";
  add: (iso: string) => string;
}

const workingDays = 30;
const { holidays } = pack.calendars.germany;

/** Holidays are looked up by their time, which saves writing every day as text. */
function dateFnsWays({ parseISO, addDays, isWeekend, addBusinessDays, lightFormat }: DateFns): Way[] {
  const times = new Set(holidays.map((day) => parseISO(day).getTime()));
  const text = (date: Date) => lightFormat(date, "yyyy-MM-dd");
  const loop = (iso: string) => {
    let date = parseISO(iso);
    for (let left = workingDays; left > 0;) {
      date = addDays(date, 1);
      if (!isWeekend(date) && !times.has(date.getTime())) --left;
    }
    return text(date);
  };
  const business = (iso: string) => text(addBusinessDays(parseISO(iso), workingDays));
  return [
    { name: "date-fns, loop with a Set of holidays", calendar: "germany", add: loop },
    { name: "date-fns addBusinessDays", calendar: "weekdays", add: business },
  ];
}

function luxonWay({ DateTime }: Luxon): Way {
  const zone = { zone: "utc" };
  const times = new Set(holidays.map((day) => DateTime.fromISO(day, zone).valueOf()));
  const add = (iso: string) => {
    let date = DateTime.fromISO(iso, zone);
    for (let left = workingDays; left > 0;) {
      date = date.plus({ days: 1 });
      if (date.weekday < 6 && !times.has(date.valueOf())) --left;
    }
    return date.toISODate();
  };
  return { name: "luxon, loop with a Set of holidays", calendar: "germany", add };
}

/** Thirty working days later, many dates at once, each an ISO text before and after. */
export async function deadlineRows(bench: Bench): Promise<Row[]> {
  const engine = await bench.engine();
  const first = dayNumber("2026-01-01");
  const dates = Array.from({ length: bench.sizes.slow }, (_, i) => isoDay(first + ((i * 7) % 1_700)));
  const lines = dates.join("\n") + "\n";
  const ours = (calendar: string) => engine.addWorkingDays(calendar, workingDays, lines);

  const [dateFns, luxon] = [await library<DateFns>("date-fns"), await library<Luxon>("luxon")];
  if (!dateFns) say("date-fns: not installed, its rows are left out");
  if (!luxon) say("luxon: not installed, its row is left out");
  const ways = [...(dateFns ? dateFnsWays(dateFns) : []), ...(luxon ? [luxonWay(luxon)] : [])];

  const rows: Row[] = [];
  for (const calendar of ["germany", "weekdays"] as const) {
    const expected = ours(calendar);
    const peers = ways
      .filter((way) => way.calendar === calendar)
      .filter(({ name, add }) => {
        const same = dates.map((date) => add(date) + "\n").join("") === expected;
        if (!same) say(`${name}: left out, it counts other days`);
        return same;
      });
    const works: Work[] = [
      { items: dates.length, run: () => ours(calendar) },
      ...peers.map(({ add }) => ({ items: dates.length, run: () => dates.map(add) })),
    ];
    const [time = NaN, ...times] = await inTurns(works, bench.sizes.rounds);
    const what = calendar === "germany" ? "weekends and holidays" : "weekends alone";
    const named = peers.map(({ name }, i) => ({ name, time: times[i] ?? NaN }));
    rows.push(...timeRows(`30 working days later, ISO text in and out, ${what}`, "µs", time, named));
  }
  return rows;
}
