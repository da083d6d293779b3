import ICAL from "ical.js";
import { workingDaysText } from "../text/working-days.ts";

/** Days off read from an iCalendar file, and what of it could not be taken. */
export interface ReadDays {
  /** ISO dates, ascending, each once. */
  days: string[];
  left: { summary: string; reason: string }[];
}

/** An event that repeats for ever is followed this far. */
const mostOccurrences = 2_000;

/**
 * Reads the whole-day events of an iCalendar file (RFC 5545) between two ISO dates, both included; events that repeat
 * are followed. An event with a time of day takes no working day and is named in `left`. Throws an Error that says what
 * is wrong with a text that is no calendar.
 */
export function daysOffIn(text: string, first: string, last: string): ReadDays {
  const days = new Set<string>();
  const left: ReadDays["left"] = [];
  for (const event of eventsIn(text)) {
    const summary = event.summary || workingDaysText.untitled;
    try {
      const reason = addDays(event, first, last, days);
      if (reason !== undefined) left.push({ summary, reason });
    } catch (error) {
      left.push({ summary, reason: error instanceof Error ? error.message : String(error) });
    }
  }
  return { days: [...days].sort(), left };
}

function eventsIn(text: string): ICAL.Event[] {
  let parsed: unknown;
  try {
    parsed = ICAL.parse(text);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(workingDaysText.noCalendar(reason), { cause: error });
  }
  const calendars = (Array.isArray((parsed as unknown[])[0]) ? parsed : [parsed]) as unknown[][];
  return calendars.flatMap((each) => {
    const calendar = new ICAL.Component(each as [string, unknown[], unknown[]]);
    if (calendar.name !== "vcalendar")
      throw new Error(workingDaysText.noCalendar(workingDaysText.holds(calendar.name)));
    return calendar.getAllSubcomponents("vevent").map((component) => new ICAL.Event(component));
  });
}

/** Adds the days of one event; returns why not, if not. */
function addDays(event: ICAL.Event, first: string, last: string, days: Set<string>): string | undefined {
  if (!event.component.hasProperty("dtstart")) return workingDaysText.noDate;
  if (!event.startDate.isDate) return workingDaysText.timeOfDay;
  const length = Math.max(1, event.duration.toSeconds() / 86_400);
  const from = shifted(first, 1 - length);
  if (!event.isRecurring()) {
    addEach(event.startDate, length, first, last, days);
    return undefined;
  }
  const occurrences = event.iterator();
  for (let i = 0; i < mostOccurrences; ++i) {
    const at = occurrences.next() as ICAL.Time | undefined;
    if (!at || at.toString() > last) return undefined;
    if (at.toString() >= from) addEach(at, length, first, last, days);
  }
  return workingDaysText.endless(mostOccurrences);
}

function addEach(at: ICAL.Time, length: number, first: string, last: string, days: Set<string>): void {
  for (let i = 0; i < length; ++i) {
    const day = shifted(at.toString(), i);
    if (day > last) return;
    if (day >= first) days.add(day);
  }
}

function shifted(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}
