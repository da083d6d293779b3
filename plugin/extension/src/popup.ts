import { h, render } from "preact";
import { language, speak } from "../../../web/text/language.ts";
import { tasksText } from "../../../web/text/tasks.ts";
import { Tasks, type SiteTasks } from "../../../web/view/tasks.tsx";
import type { Message } from "./messages.ts";
import { keepOutOfSessions } from "../../../web/view/forgetful.ts";
import { saveAs } from "./saving.ts";

const locale = speak(chrome.i18n.getUILanguage());
keepOutOfSessions();
document.documentElement.lang = language();
document.title = tasksText.title;
const root = document.getElementById("tasks");
if (root) {
  render(
    h(Tasks, {
      ask: async () => (await chrome.runtime.sendMessage<Message, SiteTasks[] | undefined>({ type: "tasks" })) ?? [],
      here: async () => (await chrome.runtime.sendMessage<Message, boolean | undefined>({ type: "here", raise: false })) ?? false,
      raise: async () => {
        const opened = (await chrome.runtime.sendMessage<Message, boolean | undefined>({ type: "here", raise: true })) ?? false;
        if (opened) window.close();
        return opened;
      },
      open: (url) => void chrome.tabs.create({ url }).then(() => window.close()),
      openPage: (page) =>
        void chrome.tabs.create({ url: chrome.runtime.getURL(`${page}.html`) }).then(() => window.close()),
      openSettings: () => void chrome.runtime.openOptionsPage().then(() => window.close()),
      save: saveAs,
      clock: () => ({ now: new Date().toISOString() }),
      locale,
    }),
    root,
  );
}
