import type { IssueRef, Person } from "../platform/platform.ts";

/** Field values as the record document keeps them; what does not fit is shown as empty. */
export function textOf(value: unknown): string {
  return typeof value === "string" ? value : "";
}

export function personOf(value: unknown): Person | undefined {
  const person = value as Partial<Person> | null | undefined;
  return typeof person === "object" && person !== null && typeof person.id === "number"
    ? { id: person.id, name: person.name ?? "" }
    : undefined;
}

export function issueOf(value: unknown): IssueRef | undefined {
  const issue = value as Partial<IssueRef> | null | undefined;
  return typeof issue === "object" && issue !== null && typeof issue.id === "number"
    ? { id: issue.id, subject: issue.subject ?? "" }
    : undefined;
}

/** "A.8.1, 7.5" as a list; what people type in between (trailing comma, blanks) is dropped. */
export function refsIn(text: string): string[] {
  return text
    .split(/[,;\n]/)
    .map((ref) => ref.trim())
    .filter(Boolean);
}

export function refsOf(value: unknown): string {
  return Array.isArray(value) ? value.map(String).join(", ") : "";
}

/** Making a formatter takes longer than all the rest of drawing a form, and dates are drawn with every key. */
function formatterOf<T>(make: (locale: string) => T): (locale: string) => T {
  const made = new Map<string, T>();
  return (locale) => {
    const formatter = made.get(locale) ?? make(locale);
    made.set(locale, formatter);
    return formatter;
  };
}
const dates = formatterOf(
  (locale) => new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeZone: "UTC" }),
);
const distances = formatterOf((locale) => new Intl.RelativeTimeFormat(locale, { numeric: "auto" }));

/** A civil date in the reader's own way of writing; the text itself where it is no date. */
export function dayText(iso: string, locale: string): string {
  const date = new Date(`${iso.slice(0, 10)}T00:00:00Z`);
  if (Number.isNaN(date.getTime())) return iso;
  return dates(locale).format(date);
}

/** How far a day is from today, in words: "in 14 days", "yesterday"; nothing where either is no day. */
export function dayDistance(iso: string, today: string, locale: string): string {
  const [day, from] = [iso, today].map((date) => Date.parse(`${date.slice(0, 10)}T00:00:00Z`)) as [
    number,
    number,
  ];
  const days = Math.round((day - from) / 86_400_000);
  // Beyond some years somebody is still typing the year.
  if (!Number.isFinite(days) || Math.abs(days) > 4000) return "";
  return distances(locale).format(days, "day");
}

/** An ISO moment as people of that locale read it, in this computer's time zone. */
export function momentText(iso: string, locale: string): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeStyle: "short" }).format(new Date(iso));
}
