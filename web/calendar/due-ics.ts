import ICAL from "ical.js";

/** A day that somebody has to keep. */
export interface DueDay {
  /** The same for the same task at every export, so that a calendar replaces it. */
  uid: string;
  /** ISO date. */
  on: string;
  summary: string;
  description: string;
  url: string;
}

/** An iCalendar file (RFC 5545) with a whole-day event for each. `now` is ISO 8601 in UTC. */
export function dueDaysIcs(days: readonly DueDay[], now: string): string {
  const calendar = new ICAL.Component("vcalendar");
  calendar.addPropertyWithValue("version", "2.0");
  calendar.addPropertyWithValue("prodid", "-//Clause 10//EN");
  for (const { uid, on, summary, description, url } of days) {
    const event = new ICAL.Component("vevent");
    event.addPropertyWithValue("uid", uid);
    event.addPropertyWithValue("dtstamp", ICAL.Time.fromDateTimeString(now.replace(/\.\d+Z$/, "Z")));
    event.addPropertyWithValue("dtstart", ICAL.Time.fromDateString(on));
    event.addPropertyWithValue("summary", summary);
    event.addPropertyWithValue("description", description);
    event.addPropertyWithValue("url", url);
    // Nobody is busy all day because something is due.
    event.addPropertyWithValue("transp", "TRANSPARENT");
    calendar.addSubcomponent(event);
  }
  return `${calendar.toString()}\r\n`;
}
