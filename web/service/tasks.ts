import type { EvaluationContext } from "#schema/context";
import type { Pack } from "#schema/pack";
import type { Engine } from "../engine/engine.ts";
import { ok, type Outcome } from "../outcome.ts";
import type { IssuePlatform, ListedIssue, Person } from "../platform/platform.ts";
import { readHousedRecord } from "../record/home.ts";
import { localized } from "../record/localized.ts";
import { migrated } from "../record/migration.ts";
import type { MyTask } from "../record/task.ts";

/**
 * The steps that are this account's turn, among the open issues that are assigned to it: with each step the issue goes to
 * whose turn is next. What is most overdue stands first, what has no date last.
 */
export async function myTasks(
  platform: IssuePlatform,
  pack: Pack,
  engine: () => Promise<Engine>,
  context: EvaluationContext & { user: Person },
): Promise<Outcome<MyTask[]>> {
  const issues = await platform.assignedToMe();
  if (!issues.ok) return issues;
  const found: MyTask[] = [];
  for (const issue of issues.value) found.push(...(await tasksOn(issue, platform, pack, engine, context)));
  return ok(found.sort(byUrgency));
}

async function tasksOn(
  issue: ListedIssue,
  platform: IssuePlatform,
  pack: Pack,
  engine: () => Promise<Engine>,
  context: EvaluationContext & { user: Person },
): Promise<MyTask[]> {
  const housed = readHousedRecord(issue);
  if (!housed.ok || !housed.value) return [];
  const { record } = await migrated(housed.value.record, pack, engine);
  const evaluated = (await engine()).evaluate(record, context);
  if (evaluated.status !== "ok") return [];
  const { tasks, deadlines } = evaluated.value;
  return tasks
    .filter(({ for: party }) => party?.user === undefined || party.user.id === context.user.id)
    .map(({ transition, label, due }) => {
      const deadline = deadlines.find((each) => each.due === due && each.status !== "met");
      return {
        recordId: record.id,
        step: transition,
        issueId: issue.id,
        url: platform.issueUrl(issue.id),
        subject: issue.subject,
        type: localized(pack.recordTypes[record.type]?.label, context.locale ?? "en"),
        label,
        ...(deadline &&
          deadline.status !== "met" && {
            due: {
              on: deadline.due,
              status: deadline.status,
              daysLeft: deadline.daysLeft,
              levels: deadline.escalation?.length ?? 0,
              ...(deadline.nextReminder && { nextReminder: deadline.nextReminder }),
            },
          }),
      };
    });
}

function byUrgency(a: MyTask, b: MyTask): number {
  return (a.due?.on ?? "9999").localeCompare(b.due?.on ?? "9999") || a.issueId - b.issueId;
}
