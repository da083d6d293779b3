import type { IssueFacts } from "../../../../web/service/page.ts";
import { pageText } from "../../../../web/text/page.ts";
import type { PageAnswer } from "../messages.ts";
import { ask } from "./ask.ts";
import { formattingOf } from "./facts.ts";
import type { Page } from "./page.ts";
import { raiseButton } from "./raise.ts";

/** As many issues as one record is raised from at once. */
const most = 100;

/** On a list of issues: those that are ticked show one and the same weakness. */
export function raiseFromList({ document, signal }: Page): void {
  if (!/\/issues\/?$/.test(location.pathname) || !document.querySelector("table.issues")) return;
  let button: HTMLElement | undefined;
  let allowed: Promise<boolean> | undefined;
  const look = async () => {
    const facts = readChosen(document);
    if (!facts) return button?.remove();
    if (!(await (allowed ??= isConnected(facts)))) return;
    const now = readChosen(document);
    if (!now) return;
    button ??= raiseButton("", () => readChosen(document));
    button.textContent = pageText.raiseFrom(1 + (now.also?.length ?? 0));
    if (!button.isConnected) document.querySelector("#content > .contextual")?.prepend(button);
  };
  // Redmine ticks rows by click, by keyboard and for all at once.
  for (const kind of ["change", "click", "keyup"])
    document.addEventListener(kind, () => setTimeout(() => void look(), 0), { signal });
  void look();
}

async function isConnected(facts: IssueFacts): Promise<boolean> {
  const answer = await ask<PageAnswer | undefined>({ type: "page", facts }, 30_000).catch(() => undefined);
  return answer?.show === "button";
}

/** The ticked rows, in the order of the list; the first stands for what it came from. */
export function readChosen(page: Document): IssueFacts | undefined {
  const rows = [...page.querySelectorAll("tr.issue")].filter(
    (row) => row.querySelector<HTMLInputElement>("input[name='ids[]']")?.checked,
  );
  const ids = rows.slice(0, most).map((row) => Number(row.id.slice("issue-".length)));
  const [first, ...also] = ids;
  const row = rows[0];
  if (!row || !first) return undefined;
  const text = (column: string) => row.querySelector(`td.${column}`)?.firstElementChild?.textContent ?? "";
  return {
    issueId: first,
    subject: text("subject").trim().slice(0, 1000),
    tracker: (row.querySelector("td.tracker")?.textContent ?? "").trim().slice(0, 1000),
    formatting: formattingOf(page),
    record: false,
    also,
  };
}
