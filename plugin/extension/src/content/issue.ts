import type { PageFacts } from "../../../../web/service/panel-service.ts";
import { pageText } from "../../../../web/text/page.ts";
import type { PageAnswer } from "../messages.ts";
import { ask } from "./ask.ts";
import { openDrawer } from "./drawer.ts";
import { readFacts } from "./facts.ts";
import { mountRecord } from "./inline.ts";
import type { Page } from "./page.ts";

/** The panel of a record within its issue, and on every other issue the button that raises one. */
export function showIssue({ document }: Page): void {
  const facts = readFacts(document, location);
  if (facts) void decorate(facts);
}

async function decorate(facts: PageFacts): Promise<void> {
  const answer = await ask<PageAnswer | undefined>({ type: "page", facts }, 30_000).catch(() => undefined);
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
