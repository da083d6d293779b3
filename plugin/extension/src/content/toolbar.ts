import type { ProjectFacts } from "../../../../web/service/page.ts";
import { openDrawer } from "./drawer.ts";
import { formattingOf } from "./facts.ts";
import type { Page } from "./page.ts";

/** The toolbar's way to raise something: from what the page shows, else within the project that it belongs to. */
export function raiseFromToolbar({ document, signal }: Page): void {
  const hear = (raw: unknown, sender: chrome.runtime.MessageSender, answer: (opened: boolean) => void) => {
    if (sender.id !== chrome.runtime.id || (raw as { type?: unknown } | null)?.type !== "raiseHere") return;
    answer(open(document));
  };
  chrome.runtime.onMessage.addListener(hear);
  signal.addEventListener("abort", () => chrome.runtime.onMessage.removeListener(hear));
}

function open(page: Document): boolean {
  const button = page.getElementById("clause10-raise");
  if (button) {
    button.click();
    return true;
  }
  const facts = readProject(page, location);
  if (!facts) return false;
  void openDrawer(facts, page.body);
  return true;
}

/** The project that a page belongs to, by Redmine's own menu of it; undefined on pages of no project. */
export function readProject(page: Document, address: { pathname: string }): ProjectFacts | undefined {
  const menu = page.querySelector<HTMLAnchorElement>("#main-menu a.overview")?.getAttribute("href");
  const identifier = /\/projects\/([\w-]+)\/?$/.exec(menu ?? "")?.[1] ?? /\/projects\/([\w-]+)/.exec(address.pathname)?.[1];
  if (identifier === undefined || identifier === "new") return undefined;
  const name = page.querySelector("#header h1 .current-project")?.textContent.trim() || identifier;
  return { project: { identifier, name: name.slice(0, 255) }, formatting: formattingOf(page) };
}
