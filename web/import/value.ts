import type { Field, Pack } from "#schema/pack";
import type { Person } from "../platform/platform.ts";
import { importText } from "../text/import.ts";

/** What a cell says, or why that is not understood; neither for an empty one. */
export type Read = { value: unknown } | { reason: string } | undefined;

/** A cell as a value of a field: names of a list in either language, days as people write them, people by their names. */
export function valueOf(cell: string, field: Field, pack: Pack, people: readonly Person[]): Read {
  if (cell === "") return undefined;
  switch (field.type) {
    case "enum": {
      const values = (field.enum ? pack.enums[field.enum]?.values : undefined) ?? [];
      const found = values.find(({ id, label }) => [id, label.en, label.de].some((name) => same(name, cell)));
      return found ? { value: found.id } : { reason: importText.notInList(cell) };
    }
    case "date": {
      const day = dayIn(cell);
      return day === undefined ? { reason: importText.noDay(cell) } : { value: day };
    }
    case "user": {
      const found = people.filter(({ name }) => same(name, cell) || same(reversed(name), cell));
      const [person] = found;
      if (!person) return { reason: importText.nobody(cell) };
      return found.length > 1
        ? { reason: importText.several(cell) }
        : { value: { id: person.id, name: person.name } };
    }
    case "issue": {
      const id = /^#?(\d{1,9})$/.exec(cell)?.[1];
      return id === undefined
        ? { reason: importText.noIssue(cell) }
        : { value: { id: Number(id), subject: "" } };
    }
    case "refs": {
      const refs = cell
        .split(/[,;\n]+/)
        .map((ref) => ref.trim().replace(/^(clause|abschnitt|control|iso(\/iec)? 27001:?(2022)?)\s+/i, ""));
      return { value: [...new Set(refs.filter((ref) => ref !== ""))] };
    }
    default:
      return { value: cell };
  }
}

function same(one: string | undefined, other: string): boolean {
  return one !== undefined && fold(one) === fold(other);
}

function fold(text: string): string {
  return text.normalize("NFKC").toLowerCase().replace(/\s+/g, " ").trim();
}

/** "Weber, Jonas" for "Jonas Weber". */
function reversed(name: string): string {
  const last = name.lastIndexOf(" ");
  return last < 0 ? name : `${name.slice(last + 1)}, ${name.slice(0, last)}`;
}

/**
 * yyyy-mm-dd (a time after it is dropped), or dd.mm.yyyy. With slashes only where no other reading is possible: 3/4/2026 is
 * two days.
 */
function dayIn(cell: string): string | undefined {
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ].*)?$/.exec(cell);
  if (iso) return day(iso[1], iso[2], iso[3]);
  const dotted = /^(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})$/.exec(cell);
  if (dotted) return day(dotted[3], dotted[2], dotted[1]);
  const slashed = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(cell);
  if (!slashed) return undefined;
  const ways = new Set([day(slashed[3], slashed[1], slashed[2]), day(slashed[3], slashed[2], slashed[1])]);
  ways.delete(undefined);
  return ways.size === 1 ? [...ways][0] : undefined;
}

function day(year = "", month = "", date = ""): string | undefined {
  const text = `${year}-${month.padStart(2, "0")}-${date.padStart(2, "0")}`;
  const moment = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(moment.getTime()) && moment.toISOString().startsWith(text) ? text : undefined;
}
