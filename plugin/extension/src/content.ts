import type { PageFacts } from "../../../web/service/panel-service.ts";
import { speak } from "../../../web/text/language.ts";
import { pageText } from "../../../web/text/page.ts";
import { openDrawer } from "./content/drawer.ts";
import { mountRecord } from "./content/inline.ts";
import { readFacts } from "./content/facts.ts";
import type { Message, PageAnswer } from "./messages.ts";

/** Detects an issue page and mounts what belongs there. Knows no rule, no key and no store. */
speak(chrome.i18n.getUILanguage());
const facts = readFacts(document, location);
if (facts) void decorate(facts);

async function decorate(facts: PageFacts): Promise<void> {
  const answer = await chrome.runtime.sendMessage<Message, PageAnswer | undefined>({ type: "page", facts });
  if (answer?.show === "record") await mountRecord(facts);
  if (answer?.show === "button") addButton(facts);
}

/** One entry among Redmine's own actions, in Redmine's own dress. */
function addButton(facts: PageFacts): void {
  const actions = document.querySelector("#content > .contextual");
  if (!actions || document.getElementById("clause10-raise")) return;
  const button = document.createElement("a");
  button.id = "clause10-raise";
  button.href = "#";
  button.role = "button";
  button.className = "icon icon-warning";
  button.textContent = pageText.raise;
  button.addEventListener("click", (event) => {
    event.preventDefault();
    void openDrawer(facts, button);
  });
  button.addEventListener("keydown", (event) => {
    if (event.key !== " ") return;
    event.preventDefault();
    button.click();
  });
  actions.prepend(button);
}
