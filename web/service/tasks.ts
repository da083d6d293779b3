import type { EvaluationContext } from "#schema/context";
import type { Pack } from "#schema/pack";
import type { Engine } from "../engine/engine.ts";
import type { Person } from "../platform/platform.ts";
import { localized } from "../record/localized.ts";
import { migrated } from "../record/migration.ts";
import type { MyTask } from "../record/task.ts";
import type { PulledIssue } from "../store/register.ts";

type MyContext = EvaluationContext & { user: Person };

/**
 * The steps that are this account's turn: those that a record's rules give to it by name, and those that they give to a
 * role or to nobody on an issue that is assigned to it. What is most overdue stands first, what has no date last.
 */
export async function myTasks(
  issues: readonly PulledIssue[],
  pack: Pack,
  engine: () => Promise<Engine>,
  context: MyContext,
  urlOf: (issueId: number) => string,
): Promise<MyTask[]> {
  const found: MyTask[] = [];
  for (const issue of issues)
    if (mayBeOpen(issue, pack)) found.push(...(await tasksOn(issue, pack, engine, context, urlOf)));
  return found.sort(byUrgency);
}

/** Most of a register is done with, and needs no evaluation. */
function mayBeOpen({ record, closed }: PulledIssue, pack: Pack): boolean {
  if (!record || closed) return false;
  return pack.recordTypes[record.type]?.states.find(({ id }) => id === record.state)?.final !== true;
}

async function tasksOn(
  issue: PulledIssue,
  pack: Pack,
  engine: () => Promise<Engine>,
  context: MyContext,
  urlOf: (issueId: number) => string,
): Promise<MyTask[]> {
  if (!issue.record) return [];
  const { record } = await migrated(issue.record, pack, engine);
  const evaluated = (await engine()).evaluate(record, context);
  if (evaluated.status !== "ok") return [];
  const { tasks, deadlines } = evaluated.value;
  return tasks
    .filter(({ for: party }) => (party?.user ?? issue.assignee)?.id === context.user.id)
    .map(({ transition, label, due }) => {
      const deadline = deadlines.find((each) => each.due === due && each.status !== "met");
      return {
        recordId: record.id,
        step: transition,
        issueId: issue.id,
        url: urlOf(issue.id),
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
