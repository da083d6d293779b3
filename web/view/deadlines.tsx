import type { Assignee, DeadlineStatus } from "#schema/evaluation";
import type { Pack, RecordType } from "#schema/pack";
import type { ImprovementRecord } from "#schema/record";
import { dayText, personOf } from "../form/values.ts";
import { localized } from "../record/localized.ts";
import { responsibleFor } from "../record/way.ts";
import { deadlinesText } from "../text/deadlines.ts";
import { panelText } from "../text/panel.ts";

interface Props {
  pack: Pack;
  type: RecordType;
  record: ImprovementRecord;
  deadlines: DeadlineStatus[];
  locale: string;
}

/** What is due when and for whom; who has been told of what is late. */
export function Deadlines(props: Props) {
  const { pack, type, record, deadlines, locale } = props;
  if (deadlines.length === 0) return null;
  return (
    <section aria-label={deadlinesText.label}>
      <ul class="deadlines">
        {deadlines.map((deadline) => {
          const { id, status, due, original, frozen, label, escalation = [] } = deadline;
          const who = status === "met" ? "" : whose(props, id);
          return (
            <li key={id} class={status} data-deadline={id} data-due={due}>
              <span class="what">{label}</span>
              <span class="due">{dayText(due, locale)}</span>
              <span class="left">{frozen ? daysLeft(deadline) : deadlinesText.projected}</span>
              {original !== due && (
                <span class="original">{panelText.originally(dayText(original, locale))}</span>
              )}
              {who && <span class="who">{who}</span>}
              {status === "overdue" &&
                escalation.map((level) => (
                  <span key={level.after} class="escalated">
                    {panelText.escalated(
                      nameOf(pack, type, record, level, locale),
                      dayText(level.since, locale),
                    )}
                  </span>
                ))}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

/** Whose step meets a deadline. */
function whose({ pack, type, record, locale }: Props, id: string): string {
  const metAt = Object.values(pack.deadlineProfiles)
    .flatMap(({ deadlines }) => deadlines?.[record.type] ?? [])
    .find((deadline) => deadline.id === id)?.metAt;
  const responsible = responsibleFor(type, metAt);
  return responsible ? nameOf(pack, type, record, responsible, locale) : "";
}

/** The person whom a field names, else what the field or the role is called. */
export function nameOf(
  pack: Pack,
  type: RecordType,
  record: ImprovementRecord,
  { field, role, user }: Assignee,
  locale: string,
): string {
  const person = user ?? personOf(field && record.fields[field]);
  if (person) return person.name;
  if (role) return localized(pack.roles?.[role]?.label, locale) || role;
  return localized(type.fields.find(({ id }) => id === field)?.label, locale);
}

/** Due today is not overdue. */
export function daysLeft({ status, daysLeft }: DeadlineStatus): string {
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
