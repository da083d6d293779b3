import type { IssueFacts } from "../../../../web/service/page.ts";
import { pageText } from "../../../../web/text/page.ts";
import type { PageAnswer } from "../messages.ts";
import { ask } from "./ask.ts";
import { readFacts } from "./facts.ts";
import { mountRecord } from "./inline.ts";
import type { Page } from "./page.ts";
import { raiseButton } from "./raise.ts";

/** The panel of a record within its issue, and on every other issue the button that raises one. */
export function showIssue({ document }: Page): void {
  const facts = readFacts(document, location);
  if (facts) void decorate(facts);
}

async function decorate(facts: IssueFacts): Promise<void> {
  // What looks like a record is most likely one: the panel need not wait for an answer to be sure.
  if (facts.record) return mountRecord(facts, () => addButton(facts));
  const answer = await ask<PageAnswer | undefined>({ type: "page", facts }, 30_000).catch(() => undefined);
  if (answer?.show === "record") await mountRecord(facts, () => addButton(facts));
  if (answer?.show === "button") addButton(facts);
}

function addButton(facts: IssueFacts): void {
  const actions = document.querySelector("#content > .contextual");
  if (!actions || document.getElementById("clause10-raise")) return;
  actions.prepend(raiseButton(pageText.raise, () => facts));
}
