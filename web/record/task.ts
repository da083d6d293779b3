/** A step that is one person's to take. */
export interface MyTask {
  /** Of the record; with `step` it names the task for good. */
  recordId: string;
  step: string;
  issueId: number;
  url: string;
  subject: string;
  /** What kind of record, and what is to be done; in the reader's language. */
  type: string;
  label: string;
  /** The first open deadline that the step meets. */
  due?: {
    /** ISO date. */
    on: string;
    status: "overdue" | "dueToday" | "upcoming";
    daysLeft: number;
    /** ISO date, today or later. */
    nextReminder?: string;
    /** How many levels of escalation have been reached. */
    levels: number;
  };
}

/** Those that cannot wait for tomorrow. */
export function pressing(tasks: readonly MyTask[]): MyTask[] {
  return tasks.filter(({ due }) => due && due.status !== "upcoming");
}
