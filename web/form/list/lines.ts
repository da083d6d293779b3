import type { Column, Enumeration, Field, Pack } from "#schema/pack";
import { localized } from "../../record/localized.ts";
import { listText } from "../../text/list.ts";
import { dayText, issueOf, personOf, refsOf, textOf } from "../values.ts";

/** A line of a list as the record keeps it: a member for each column, beside those of the person or issue it stands for. */
export type Line = Readonly<Record<string, unknown>>;

/** What the line stands for itself, as a column before the others. No column of a pack can be called that. */
export const headId = "@";

/** The columns that people fill in: the line's own person or issue, then those of the pack. */
export function columnsOf(field: Field): Column[] {
  const named = (type: "user" | "issue", en: string): Column => ({
    id: headId,
    type,
    label: { en },
    needed: true,
  });
  const head =
    field.each === "user"
      ? [named("user", listText.person)]
      : field.each === "issue"
        ? [named("issue", listText.issue)]
        : [];
  return [...head, ...(field.items ?? []).filter(({ mirrors }) => mirrors === undefined)];
}

/** Lines of other records are drawn from those records; lists without any description are nothing that people type. */
export function isTyped(field: Field): boolean {
  return (
    field.type === "list" && field.of === undefined && (field.each !== undefined || field.items !== undefined)
  );
}

export function linesIn(value: unknown): Line[] {
  if (!Array.isArray(value)) return [];
  return (value as unknown[]).filter((line): line is Line => typeof line === "object" && line !== null);
}

export function isBlank(value: unknown): boolean {
  if (typeof value === "string") return value.trim() === "";
  return value === undefined || value === null || (Array.isArray(value) && value.length === 0);
}

export function isEmpty(line: Line): boolean {
  return Object.values(line).every(isBlank);
}

export function cellOf(line: Line, column: Column): unknown {
  if (column.id !== headId) return line[column.id];
  return column.type === "user" ? personOf(line) : issueOf(line);
}

/** The line with one cell changed. What is blank is no member: the record holds what somebody said and nothing else. */
export function withCell(line: Line, column: Column, value: unknown): Line {
  const { [column.id]: _before, ...others } = line;
  if (column.id !== headId) {
    const sound = typeof value === "string" ? value.toWellFormed() : value;
    return isBlank(sound) ? others : { ...others, [column.id]: sound };
  }
  const { id: _id, name: _name, subject: _subject, ...rest } = line;
  return { ...(value as object | null), ...rest };
}

export function isComplete(line: Line, columns: readonly Column[]): boolean {
  return columns.every((column) => !column.needed || !isBlank(cellOf(line, column)));
}

/** What a cell says, in words. */
export function cellText(
  pack: Pack,
  column: Pick<Column, "type" | "enum">,
  value: unknown,
  locale: string,
): string {
  switch (column.type) {
    case "user":
      return personOf(value)?.name ?? "";
    case "issue": {
      const issue = issueOf(value);
      return issue ? `#${issue.id} ${issue.subject}`.trim() : "";
    }
    case "date":
      return isBlank(value) ? "" : dayText(textOf(value), locale);
    case "refs":
      return refsOf(value);
    case "enum":
      return enumText(column.enum ? pack.enums[column.enum] : undefined, value, locale);
    default:
      return textOf(value);
  }
}

function enumText(enumeration: Enumeration | undefined, value: unknown, locale: string): string {
  const option = enumeration?.values.find(({ id }) => id === value);
  return option ? localized(option.label, locale) : textOf(value);
}

/** A line at one look: what is filled, in the order of the columns. */
export function lineText(pack: Pack, columns: readonly Column[], line: Line, locale: string): string[] {
  return columns
    .map((column) => cellText(pack, column, cellOf(line, column), locale))
    .filter((text) => text.trim() !== "");
}
