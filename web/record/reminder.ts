import type { MyTask } from "./task.ts";

/** Why somebody is told of a task. */
export type Occasion = "reminder" | "dueToday" | "overdue" | "escalated";

export interface Notice {
  task: MyTask;
  occasion: Occasion;
}

/** What was said of one date of one task. */
export interface Said {
  /** The reminder that comes next, ISO date. */
  expects?: string;
  /** The last one that was given. */
  reminded?: string;
  dueToday?: true;
  overdue?: true;
  /** Escalation levels. */
  levels: number;
}
export type Told = Record<string, Said>;

/**
 * What there is to say now, each thing once for each date: computed from what is due and what was said, so that nothing is
 * missed by a computer that slept and nothing is said twice by one that was restarted. Only the most urgent is said of a
 * task. What is done is forgotten.
 */
export function notices(
  tasks: readonly MyTask[],
  told: Told,
  today: string,
): { notices: Notice[]; told: Told } {
  const found: Notice[] = [];
  const next: Told = {};
  for (const task of tasks) {
    const { due } = task;
    if (!due) continue;
    const key = `${task.recordId}|${task.step}|${due.on}`;
    const said: Said = { levels: 0, ...told[key] };
    const reminder = reminderNow(due.nextReminder, said, today);
    const occasion: Occasion | undefined =
      due.levels > said.levels
        ? "escalated"
        : due.status === "overdue" && !said.overdue
          ? "overdue"
          : due.status === "dueToday" && !said.dueToday
            ? "dueToday"
            : due.status === "upcoming" && reminder
              ? "reminder"
              : undefined;
    if (occasion) found.push({ task, occasion });
    next[key] = {
      levels: Math.max(said.levels, due.levels),
      ...((reminder ?? said.reminded) && { reminded: reminder ?? said.reminded }),
      ...(due.nextReminder && { expects: due.nextReminder }),
      ...((said.dueToday || due.status === "dueToday") && { dueToday: true }),
      ...((said.overdue || due.status === "overdue") && { overdue: true }),
    };
  }
  return { notices: found, told: next };
}

/** The reminder whose day is today, or has passed since it was announced, and which was not given. */
function reminderNow(announced: string | undefined, said: Said, today: string): string | undefined {
  const day = announced === today ? today : said.expects && said.expects <= today ? said.expects : undefined;
  return day !== undefined && day > (said.reminded ?? "") ? day : undefined;
}
