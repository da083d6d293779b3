import type { IssueSnapshot } from "../platform/platform.ts";
import type { Shortfall } from "./submission.ts";

/** Custom fields that the issue has and that do not say what was sent; one that it does not have was never meant for it. */
export function fieldShortfalls(
  fields: { id: number; value: string }[] = [],
  { customFields }: Pick<IssueSnapshot, "customFields">,
): Shortfall[] {
  return fields.flatMap(({ id, value }): Shortfall[] => {
    const there = customFields.find((field) => field.id === id);
    return !there || plain(there.value) === plain(value) ? [] : [{ code: "field", detail: there.name }];
  });
}

function plain(text: string): string {
  return text.replaceAll("\r\n", "\n").trim();
}
