import { useEffect, useState } from "preact/hooks";
import {
  calendarOf,
  type CountryCalendar,
  type CountryEntry,
  type WorkingDays,
} from "../calendar/calendar.ts";
import type { ReadDays } from "../calendar/ics.ts";
import { workingDaysText } from "../text/working-days.ts";

export interface WorkingDaysHost {
  countries(): Promise<CountryEntry[]>;
  country(id: string): Promise<CountryCalendar>;
  /** Days off in an iCalendar file from this year on; rejects with the reason when it is none. */
  daysOffIn(file: File): Promise<ReadDays>;
  locale: string;
  today: string;
}

interface Props {
  /** Distinguishes the fields of several sites on one page. */
  id: string;
  chosen: WorkingDays | undefined;
  host: WorkingDaysHost;
  save: (chosen: WorkingDays) => void;
}

const none: WorkingDays = { own: { off: [], worked: [] } };

/** Which days are worked: a country, its region, and the organisation's own days off. Every change is saved at once. */
export function WorkingDaysChoice({ id, chosen = none, host, save }: Props) {
  const [open, setOpen] = useState(false);
  const [countries, setCountries] = useState<CountryEntry[]>([]);
  const [calendar, setCalendar] = useState<CountryCalendar>();
  useEffect(() => {
    if (open) void host.countries().then((all) => setCountries(named(all, host.locale)));
  }, [open]);
  useEffect(() => {
    setCalendar(undefined);
    if (chosen.country !== undefined) void host.country(chosen.country).then(setCalendar);
  }, [chosen.country]);
  const regions = calendar?.regions ?? [];

  return (
    <details class="working-days" onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>
        {workingDaysText.heading}:{" "}
        {chosen.country === undefined ? workingDaysText.noCountry : nameOf(chosen.country, host.locale)}
        {regions.filter((each) => each.id === chosen.region).map(({ name }) => `, ${name}`)}
      </summary>
      {open && (
        <>
          <p class="help">{workingDaysText.help}</p>
          <div class="field">
            <label class="label" for={`${id}-country`}>
              {workingDaysText.country}
            </label>
            <select
              id={`${id}-country`}
              value={chosen.country ?? ""}
              onChange={({ currentTarget: { value } }) =>
                save(value === "" ? { own: chosen.own } : { country: value, own: chosen.own })
              }
            >
              <option value="">{workingDaysText.noCountry}</option>
              {countries.map(({ country, name }) => (
                <option key={country} value={country}>
                  {name}
                </option>
              ))}
            </select>
          </div>
          {calendar && regions.length > 0 && (
            <div class="field">
              <label class="label" for={`${id}-region`}>
                {workingDaysText.region}
              </label>
              <select
                id={`${id}-region`}
                value={chosen.region ?? ""}
                onChange={({ currentTarget: { value } }) =>
                  save({
                    country: calendar.country,
                    own: chosen.own,
                    ...(value === "" ? {} : { region: value }),
                  })
                }
              >
                <option value="">{workingDaysText.wholeCountry}</option>
                {regions.map((region) => (
                  <option key={region.id} value={region.id}>
                    {region.name}
                  </option>
                ))}
              </select>
            </div>
          )}
          <OwnDaysOff id={id} chosen={chosen} host={host} save={save} />
          {calendar && <Upcoming calendar={calendar} chosen={chosen} host={host} />}
        </>
      )}
    </details>
  );
}

/** The days between the years and whatever else the organisation has, one at a time or from a calendar file. */
function OwnDaysOff({ id, chosen = none, host, save }: Props) {
  const [date, setDate] = useState("");
  const [told, setTold] = useState<{ bad?: string; read?: ReadDays }>({});
  const keep = (off: string[]) => save({ ...chosen, own: { ...chosen.own, off: [...new Set(off)].sort() } });
  const take = (file: File | undefined) => {
    if (!file) return;
    void host.daysOffIn(file).then(
      (read) => {
        setTold({ read });
        if (read.days.length > 0) keep([...chosen.own.off, ...read.days]);
      },
      (error: unknown) => setTold({ bad: error instanceof Error ? error.message : String(error) }),
    );
  };

  return (
    <fieldset class="field">
      <legend class="label">{workingDaysText.own}</legend>
      <ul class="days">
        {chosen.own.off.map((day) => (
          <li key={day}>
            <time dateTime={day}>{shown(day, host.locale)}</time>{" "}
            <button
              type="button"
              aria-label={workingDaysText.removeDay(shown(day, host.locale))}
              onClick={() => keep(chosen.own.off.filter((each) => each !== day))}
            >
              ×
            </button>
          </li>
        ))}
      </ul>
      <p class="row">
        <label for={`${id}-day`} class="visually-hidden">
          {workingDaysText.day}
        </label>
        <input
          id={`${id}-day`}
          type="date"
          value={date}
          onInput={(event) => setDate(event.currentTarget.value)}
        />{" "}
        <button
          type="button"
          aria-disabled={date === ""}
          onClick={() => {
            if (date === "") return;
            keep([...chosen.own.off, date]);
            setDate("");
          }}
        >
          {workingDaysText.addDay}
        </button>
      </p>
      <p>
        <label for={`${id}-file`}>{workingDaysText.file}</label>{" "}
        <input
          id={`${id}-file`}
          type="file"
          accept=".ics,text/calendar"
          onChange={({ currentTarget }) => {
            take(currentTarget.files?.[0]);
            currentTarget.value = "";
          }}
        />
      </p>
      {told.bad !== undefined && (
        <div class="notice bad" role="alert">
          <p>{told.bad}</p>
        </div>
      )}
      {told.read && (
        <div class="notice good" role="status">
          <p>{workingDaysText.read(told.read.days.length)}</p>
          {told.read.left.length > 0 && (
            <ul>
              {told.read.left.map(({ summary, reason }, i) => (
                <li key={i}>{workingDaysText.left(summary, reason)}</li>
              ))}
            </ul>
          )}
        </div>
      )}
    </fieldset>
  );
}

/** What was chosen, in dates that everybody can check. */
function Upcoming(props: { calendar: CountryCalendar; chosen: WorkingDays; host: WorkingDaysHost }) {
  const { calendar, chosen, host } = props;
  const { holidays, weekend } = calendarOf(calendar, chosen.region, chosen.own);
  const isWeekend = (day: string) => weekend.includes(new Date(`${day}T00:00:00Z`).getUTCDay() || 7);
  const next = holidays.filter((day) => day >= host.today && !isWeekend(day)).slice(0, 5);
  return (
    <p class="help" role="status" data-upcoming>
      {workingDaysText.next(next.map((day) => shown(day, host.locale)))}
    </p>
  );
}

function shown(day: string, locale: string): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: "full", timeZone: "UTC" }).format(
    new Date(`${day}T00:00:00Z`),
  );
}

/** The name that the reader's language has for a country. */
function nameOf(country: string, locale: string): string {
  return new Intl.DisplayNames(locale, { type: "region" }).of(country) ?? country;
}

function named(countries: CountryEntry[], locale: string): CountryEntry[] {
  const { compare } = new Intl.Collator(locale);
  return countries
    .map((each) => ({ ...each, name: nameOf(each.country, locale) }))
    .sort((a, b) => compare(a.name, b.name));
}
