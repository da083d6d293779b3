import { useEffect, useState } from "preact/hooks";
import { dueDaysIcs } from "../calendar/due-ics.ts";
import { dayText } from "../form/values.ts";
import type { Problem } from "../outcome.ts";
import { pressing, type MyTask } from "../record/task.ts";
import { commonText } from "../text/common.ts";
import { deadlinesText } from "../text/deadlines.ts";
import { problemText } from "../text/problems.ts";
import { dashboardText } from "../text/dashboard.ts";
import { registerText } from "../text/register.ts";
import { roomText } from "../text/room.ts";
import { tasksText } from "../text/tasks.ts";

/** What one connected site says of this account's tasks. */
export interface SiteTasks {
  site: string;
  tasks: MyTask[];
  problem?: Problem;
}

interface Props {
  ask: () => Promise<SiteTasks[]>;
  /** Whether the page in the browser is one of a connected Redmine. */
  here: () => Promise<boolean>;
  /** Raises something from that page; false where it belongs to no project. */
  raise: () => Promise<boolean>;
  /** Opens a page in a tab. */
  open: (url: string) => void;
  openSettings: () => void;
  /** Opens a page of the extension in a tab. */
  openPage: (page: "register" | "dashboard" | "room") => void;
  save: (name: string, text: string) => void;
  clock: () => { now: string };
  locale: string;
}

/** The toolbar's list: what is mine, the most pressing first. */
export function Tasks({ ask, here, raise, open, openSettings, openPage, save, clock, locale }: Props) {
  const [sites, setSites] = useState<SiteTasks[]>();
  const [asOf, setAsOf] = useState("");
  const look = () => {
    void ask().then((answer) => {
      setSites(answer);
      setAsOf(clock().now);
    });
  };
  useEffect(look, []);
  const [isHere, setIsHere] = useState(false);
  const [noPlace, setNoPlace] = useState(false);
  useEffect(() => void here().then(setIsHere), []);
  if (!sites) return <p class="loading">{commonText.loading}</p>;
  const tasks = sites.flatMap((each) => each.tasks);
  const dated = tasks.filter(({ due }) => due);
  return (
    <main class="tasks">
      <header>
        <h1>{tasksText.title}</h1>
        {pressing(tasks).length > 0 && <span class="count">{pressing(tasks).length}</span>}
      </header>
      {isHere && (
        <p class="raise-here">
          <button
            type="button"
            class="primary"
            onClick={() => void raise().then((opened) => setNoPlace(!opened))}
          >
            {tasksText.raise}
          </button>
        </p>
      )}
      {noPlace && <p role="alert">{tasksText.noPlace}</p>}
      {sites
        .filter(({ problem }) => problem)
        .map(({ site, problem }) => (
          <p key={site} class="notice warn" role="status">
            {tasksText.unread(site)} {problem && problemText(problem)}
          </p>
        ))}
      {sites.length === 0 ? (
        <>
          <p>{tasksText.unconnected}</p>
          <button type="button" class="primary" onClick={openSettings}>
            {tasksText.connect}
          </button>
        </>
      ) : tasks.length === 0 ? (
        <p>
          {tasksText.none} <span class="help">{tasksText.noneMore}</span>
        </p>
      ) : (
        <ul>
          {tasks.map((task) => (
            <li
              key={`${task.recordId} ${task.step}`}
              data-task={task.issueId}
              data-status={task.due?.status ?? "none"}
            >
              <a
                href={task.url}
                onClick={(event) => {
                  event.preventDefault();
                  open(task.url);
                }}
              >
                {task.label}: {task.subject}
              </a>
              <p>
                <span class="help">
                  {task.type} #{task.issueId}
                </span>{" "}
                · <When task={task} locale={locale} />
              </p>
            </li>
          ))}
        </ul>
      )}
      <footer>
        <button type="button" onClick={look}>
          {tasksText.refresh}
        </button>
        {dated.length > 0 && (
          <button
            type="button"
            onClick={() => save(tasksText.file, dueDaysIcs(dated.map(dayOf), clock().now))}
          >
            {tasksText.calendar}
          </button>
        )}
        <button type="button" class="plain" onClick={() => openPage("register")}>
          {registerText.open}
        </button>
        <button type="button" class="plain" onClick={() => openPage("dashboard")}>
          {dashboardText.open}
        </button>
        <button type="button" class="plain" onClick={() => openPage("room")}>
          {roomText.open}
        </button>
        <button type="button" class="plain" onClick={openSettings}>
          {tasksText.settings}
        </button>
        <p class="help">
          {tasksText.asOf(new Intl.DateTimeFormat(locale, { timeStyle: "short" }).format(new Date(asOf)))}
        </p>
      </footer>
    </main>
  );
}

function When({ task: { due }, locale }: { task: MyTask; locale: string }) {
  if (!due) return <span class="help">{tasksText.undated}</span>;
  const left =
    due.status === "overdue"
      ? deadlinesText.overdue(-due.daysLeft)
      : due.status === "dueToday"
        ? deadlinesText.today
        : deadlinesText.left(due.daysLeft);
  return (
    <span class={due.status}>
      {dayText(due.on, locale)}, {left}
    </span>
  );
}

function dayOf({ recordId, step, due, label, subject, type, issueId, url }: MyTask) {
  return {
    uid: `${recordId}-${step}@clause10`,
    on: due?.on ?? "",
    summary: `${label}: ${subject}`,
    description: `${type} #${issueId}`,
    url,
  };
}
