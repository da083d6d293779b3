import { notices, type Notice, type Told } from "../../../../web/record/reminder.ts";
import type { MyTask } from "../../../../web/record/task.ts";
import { tasksText } from "../../../../web/text/tasks.ts";

/** More at once are one. */
const most = 3;
const key = "told";

/** Says what is new about the tasks, once each. One at a time: two that looked at once would say it twice. */
export function tell(tasks: readonly MyTask[], today: string): Promise<void> {
  return navigator.locks.request("clause10-notices", async () => {
    const told = ((await chrome.storage.local.get(key))[key] ?? {}) as Told;
    const now = notices(tasks, told, today);
    // Kept before it is said: what is said twice is believed less.
    await chrome.storage.local.set({ [key]: now.told });
    if (now.notices.length > most) await show(chrome.runtime.getURL("popup.html"), tasksText.several(now.notices.length), "");
    else for (const notice of now.notices) await show(notice.task.url, ...wordsOf(notice));
  });
}

function wordsOf({ task: { label, subject, type, issueId }, occasion }: Notice): [title: string, message: string] {
  return [tasksText.occasion[occasion](label), `${subject} (${type} #${issueId})`];
}

/** Its id is the address that a click leads to. */
async function show(url: string, title: string, message: string): Promise<void> {
  const iconUrl = chrome.runtime.getURL("icons/128.png");
  await chrome.notifications.create(`${url}#${crypto.randomUUID()}`, { type: "basic", iconUrl, title, message });
}

/** To be called whenever the worker starts. */
export function openOnClick(): void {
  chrome.notifications.onClicked.addListener((id) => {
    void chrome.tabs.create({ url: id.replace(/#[^#]*$/, "") });
    void chrome.notifications.clear(id);
  });
}
