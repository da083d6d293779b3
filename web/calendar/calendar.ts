import type { Pack } from "#schema/pack";

/** A country's working days as script/calendars.ts writes them. Days are ISO dates; ISO weekdays, 1 is Monday. */
export interface CountryCalendar {
  country: string;
  name: string;
  /** The years that are covered: outside them no holidays are known. */
  firstYear: number;
  lastYear: number;
  weekend: number[];
  /** Free of work in the whole country. */
  holidays: string[];
  regions: { id: string; name: string; extra?: string[]; worked?: string[] }[];
}

/** What an organisation has of its own: days off between the years, bridge days, a Saturday that is worked. */
export interface OwnDays {
  off: string[];
  /** Holidays of the country on which this organisation works. */
  worked: string[];
}

/** What was chosen for a site; without a country Monday to Friday are worked, whatever the feast. */
export interface WorkingDays {
  country?: string;
  region?: string;
  own: OwnDays;
}

/** The entries of index.json: what there is to choose from. */
export type CountryEntry = Pick<CountryCalendar, "country" | "name">;

/** A calendar as packs hold it. */
export interface WorkingCalendar {
  weekend: number[];
  holidays: string[];
}

/** The id under which an organisation's calendar stands in the pack. */
const ownCalendar = "organisation";

/**
 * The calendar of one place. Without `region`, or for one that is not known any more, the whole country's days count:
 * a day off too few is noticed by whoever has it off, a day too many lets a date pass.
 */
export function calendarOf(
  country: Pick<CountryCalendar, "weekend" | "holidays" | "regions">,
  region?: string,
  own?: OwnDays,
): WorkingCalendar {
  const here = country.regions.find(({ id }) => id === region);
  const days = new Set(country.holidays);
  for (const day of here?.extra ?? []) days.add(day);
  for (const day of here?.worked ?? []) days.delete(day);
  for (const day of own?.off ?? []) days.add(day);
  for (const day of own?.worked ?? []) days.delete(day);
  return { weekend: country.weekend, holidays: [...days].sort() };
}

/** The same for what was chosen; `load` reads the calendar of one country. */
export async function chosenCalendar(
  chosen: WorkingDays,
  load: (country: string) => Promise<CountryCalendar>,
): Promise<WorkingCalendar> {
  const country =
    chosen.country === undefined
      ? { weekend: [6, 7], holidays: [], regions: [] }
      : await load(chosen.country);
  return calendarOf(country, chosen.region, chosen.own);
}

/** The pack with every deadline profile counting its working days by this calendar. The pack itself stays as it is. */
export function withCalendar(pack: Pack, calendar: WorkingCalendar): Pack {
  const profiles = Object.entries(pack.deadlineProfiles).map(([id, profile]) => [
    id,
    { ...profile, calendar: ownCalendar },
  ]);
  return {
    ...pack,
    calendars: { ...pack.calendars, [ownCalendar]: calendar },
    deadlineProfiles: Object.fromEntries(profiles) as Pack["deadlineProfiles"],
  };
}
