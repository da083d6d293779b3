import type { DeadlineStatus } from "#schema/evaluation";
import { dayText } from "../form/values.ts";
import { deadlinesText } from "../text/deadlines.ts";

export function Deadlines({ deadlines, locale }: { deadlines: DeadlineStatus[]; locale: string }) {
  if (deadlines.length === 0) return null;
  return (
    <section aria-label={deadlinesText.label}>
      <ul class="deadlines">
        {deadlines.map((deadline) => (
          <li key={deadline.id} class={deadline.status} data-deadline={deadline.id} data-due={deadline.due}>
            <span class="what">{deadline.label}</span>
            <span class="due">{dayText(deadline.due, locale)}</span>
            <span class="left">{deadline.frozen ? daysLeft(deadline) : deadlinesText.projected}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Due today is not overdue. */
function daysLeft({ status, daysLeft }: DeadlineStatus): string {
  switch (status) {
    case "overdue":
      return deadlinesText.overdue(-daysLeft);
    case "dueToday":
      return deadlinesText.today;
    case "met":
      return deadlinesText.met;
    case "upcoming":
      return deadlinesText.left(daysLeft);
  }
}
