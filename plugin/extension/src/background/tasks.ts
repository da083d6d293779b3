import { RedmineClient } from "../../../../web/platform/redmine/client.ts";
import { dayOf } from "../../../../web/record/day.ts";
import { pressing } from "../../../../web/record/task.ts";
import { myTasks } from "../../../../web/service/tasks.ts";
import { accountOf, readPulled } from "../../../../web/store/register.ts";
import { pickUpProfile } from "../../../../web/setup/pick-up.ts";
import { readSites } from "../../../../web/store/sites.ts";
import { tasksText } from "../../../../web/text/tasks.ts";
import type { SiteTasks } from "../../../../web/view/tasks.tsx";
import { readPack } from "../pack.ts";
import { originPattern } from "../pages.ts";
import { openOnClick, tell } from "./notices.ts";
import { refresh } from "./register.ts";
import { presentContext, rulesFor } from "./rules.ts";

const alarm = "tasks";
/** Minutes. A browser forgets alarms now and then: each wake looks whether there is one. */
const every = 30;

/** Keeps the number on the toolbar icon up to date. To be called whenever the worker starts. */
export function watchTasks(locale: string): void {
  openOnClick();
  chrome.alarms.onAlarm.addListener(({ name }) => {
    if (name === alarm) void tasksOf(locale);
  });
  void chrome.alarms.get(alarm).then((there) => {
    if (!there) void chrome.alarms.create(alarm, { delayInMinutes: 1, periodInMinutes: every });
  });
}

/** The tasks on every connected site, and their number on the icon. */
export async function tasksOf(locale: string): Promise<SiteTasks[]> {
  const sites = await readSites();
  if (!sites.ok) return [{ site: "Clause 10", tasks: [], problem: sites.problem }];
  const all: SiteTasks[] = [];
  for (const known of sites.value) {
    const { host } = new URL(known.baseUrl);
    if (!(await chrome.permissions.contains({ origins: [originPattern(known.baseUrl)] }))) {
      all.push({ site: host, tasks: [], problem: { code: "noPermission" } });
      continue;
    }
    const client = new RedmineClient(known);
    const profiled = await pickUpProfile(client, await readPack(), known, presentContext(known, locale));
    const site = profiled.ok ? profiled.value : known;
    const pulled = await refresh(site);
    const issues = await readPulled(accountOf(site.baseUrl, site.user.id));
    const context = { ...presentContext(site, locale), user: site.user };
    const tasks = await myTasks(
      issues.ok ? issues.value : [],
      await readPack(),
      () => rulesFor(site),
      context,
      (issueId) => client.issueUrl(issueId),
    );
    // What was known before is still to be done while the server does not answer.
    const unread = [pulled, issues].find(({ ok }) => !ok);
    all.push({ site: host, tasks, ...(unread?.ok === false && { problem: unread.problem }) });
  }
  const tasks = all.flatMap((each) => each.tasks);
  await show(pressing(tasks).length);
  // A site that does not answer has not done its tasks: nothing is forgotten, and nothing said of half of them.
  if (all.every(({ problem }) => !problem)) await tell(tasks, dayOf(new Date()));
  return all;
}

async function show(count: number): Promise<void> {
  await chrome.action.setBadgeText({ text: count === 0 ? "" : String(count) });
  await chrome.action.setBadgeBackgroundColor({ color: "#a31515" });
  await chrome.action.setTitle({ title: count === 0 ? tasksText.quiet : tasksText.badge(count) });
}
