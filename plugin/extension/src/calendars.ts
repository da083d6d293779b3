import type { CountryCalendar, CountryEntry } from "../../../web/calendar/calendar.ts";

/** The calendars that the extension brings along; one country at a time. */
async function read<T>(name: string): Promise<T> {
  const response = await fetch(`calendars/${name}.json`);
  return (await response.json()) as T;
}

export const readCountries = (): Promise<CountryEntry[]> => read("index");

export function readCountry(country: string): Promise<CountryCalendar> {
  if (!/^[A-Z]{2}$/.test(country)) return Promise.reject(new Error(`"${country}" is no country's code`));
  return read(country);
}
