// Writes the working calendars of the world from date-holidays (its data is licensed CC BY 3.0, see README):
// one file for each country with its regions, and index.json with their names.
//   node --experimental-strip-types script/calendars.ts FOLDER
import Holidays from "date-holidays";
import { mkdir, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import type { CountryCalendar } from "../web/calendar/calendar.ts";

const firstYear = 2020;
const lastYear = 2040;
// Half days and days on which people merely celebrate are worked.
const workFreeTypes = new Set(["public", "bank"]);
const day = 24 * 60 * 60 * 1000;

/** The days that are free of work, "2026-12-25", ascending. A feast that begins on the evening before has that evening left out. */
export function workFreeDays(country: string, state?: string, region?: string): string[] {
  const holidays =
    state === undefined
      ? new Holidays(country)
      : region === undefined
        ? new Holidays(country, state)
        : new Holidays(country, state, region);
  const found = new Set<string>();
  for (let year = firstYear - 1; year <= lastYear; ++year) {
    for (const { type, date, start, end } of holidays.getHolidays(year)) {
      if (!workFreeTypes.has(type)) continue;
      const first = Date.parse(`${date.slice(0, 10)}T00:00:00Z`);
      const days = Math.floor((end.getTime() - start.getTime()) / day);
      for (let i = 0; i < days; ++i) found.add(new Date(first + i * day).toISOString().slice(0, 10));
    }
  }
  return [...found].filter((date) => Number(date.slice(0, 4)) >= firstYear).sort();
}

/** ISO weekdays, 1 is Monday. */
export function weekendOf(country: string): number[] {
  // A method in the standard, a property in Node.js before version 23.
  const locale = new Intl.Locale(`und-${country}`) as Intl.Locale & {
    getWeekInfo?(): { weekend: number[] };
    weekInfo?: { weekend: number[] };
  };
  const week = locale.getWeekInfo?.() ?? locale.weekInfo;
  if (!week) throw new Error("this Node.js does not know the weekends of countries");
  return week.weekend;
}

/** What a region has beyond the days of the whole country, and which of those it works on. */
function difference(all: string[], country: string[]): { extra?: string[]; worked?: string[] } {
  const extra = all.filter((date) => !country.includes(date));
  const worked = country.filter((date) => !all.includes(date));
  return { ...(extra.length ? { extra } : {}), ...(worked.length ? { worked } : {}) };
}

type Place = [country: string, state: string, region?: string];

function regionsOf(holidays: Holidays, country: string): { id: string; name: string; place: Place }[] {
  const regions: { id: string; name: string; place: Place }[] = [];
  // Its types do not say so, but a place without parts has none.
  type Names = Record<string, string> | undefined;
  for (const [state, name] of Object.entries((holidays.getStates(country, "en") as Names) ?? {})) {
    regions.push({ id: state, name, place: [country, state] });
    const parts = (holidays.getRegions(country, state, "en") as Names) ?? {};
    for (const [region, inner] of Object.entries(parts))
      regions.push({ id: `${state}-${region}`, name: `${name}, ${inner}`, place: [country, state, region] });
  }
  return regions;
}

export function countryCalendar(country: string, name: string): CountryCalendar {
  const holidays = workFreeDays(country);
  const regions = regionsOf(new Holidays(), country).map(({ id, name: label, place }) => ({
    id,
    name: label,
    ...difference(workFreeDays(...place), holidays),
  }));
  return { country, name, firstYear, lastYear, weekend: weekendOf(country), holidays, regions };
}

async function write(folder: string): Promise<number> {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const index = [];
  for (const [country, name] of Object.entries(new Holidays().getCountries("en"))) {
    const calendar = countryCalendar(country, name);
    // A country of which no holidays are known would count them all as worked, and nobody would notice.
    if (calendar.holidays.length === 0) continue;
    await writeFile(path.join(folder, `${country}.json`), JSON.stringify(calendar) + "\n");
    index.push({ country, name });
  }
  await writeFile(path.join(folder, "index.json"), JSON.stringify(index) + "\n");
  return index.length;
}

if (process.argv[1] === import.meta.filename) {
  const [folder] = process.argv.slice(2);
  if (!folder) {
    process.stderr.write("usage: node script/calendars.ts FOLDER\n");
    process.exit(2);
  }
  const count = await write(folder);
  process.stdout.write(`${count} countries, ${firstYear} to ${lastYear}\n`);
}
