import type { ChildIssue, IssuePlatform } from "../platform/platform.ts";
import { readHousedRecord } from "../record/home.ts";
import type { ActionRow } from "./panel-host.ts";

/** A child issue as a corrective action; nothing for children that are something else. */
export function asActionRow(child: ChildIssue, platform: IssuePlatform): ActionRow[] {
  const housed = readHousedRecord(child);
  if (!housed.ok || housed.value?.record.type !== "correctiveAction") return [];
  const { id, subject, status, assignee, dueDate } = child;
  return [
    {
      id,
      subject,
      status,
      url: platform.issueUrl(id),
      ...(assignee && { assignee }),
      ...(dueDate && { dueDate }),
    },
  ];
}
