import type { Choice, FormEdit } from "../../../web/gate/edit.ts";

/** The shapes of what crosses between contexts. Lengths are limited: a page can say anything. */

/** Longer than Redmine keeps. */
const longest = 1_000_000;

export function isObject(raw: unknown): raw is Record<string, unknown> {
  return typeof raw === "object" && raw !== null && !Array.isArray(raw);
}

export function isText(raw: unknown, most: number): raw is string {
  return typeof raw === "string" && raw.length <= most;
}

export function isId(raw: unknown): raw is number {
  return Number.isSafeInteger(raw) && (raw as number) > 0;
}

/** The issues of a page; more are asked for in several messages. */
export function isIds(raw: unknown): raw is number[] {
  return Array.isArray(raw) && raw.length > 0 && raw.length <= 500 && raw.every(isId);
}

export function isNumberOrNull(raw: unknown): raw is number | null {
  return raw === null || isId(raw);
}

export function isFormEdit(raw: unknown): raw is FormEdit {
  if (!isObject(raw)) return false;
  const { project, tracker, status, assignee, dueDate, subject, description, customFields, gone } = raw;
  return (
    [project, tracker, status].every((choice) => choice === undefined || isChoice(choice)) &&
    (assignee === undefined || assignee === null || isChoice(assignee)) &&
    [dueDate, subject, description].every((text) => text === undefined || isText(text, longest)) &&
    Array.isArray(customFields) &&
    customFields.length <= 500 &&
    customFields.every((field) => isChoice(field) && isText((field as { value?: unknown }).value, longest)) &&
    Array.isArray(gone) &&
    gone.length <= 500 &&
    gone.every(isId)
  );
}

/** Redmine's own numbers for nobody in particular, such as a group's, are positive as well. */
function isChoice(raw: unknown): raw is Choice {
  return isObject(raw) && isId(raw["id"]) && isText(raw["name"], 1000);
}
