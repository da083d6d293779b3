import type { WikiFacts } from "../../../../web/service/page.ts";
import { pageText } from "../../../../web/text/page.ts";
import type { PageAnswer } from "../messages.ts";
import { ask } from "./ask.ts";
import { formattingOf } from "./facts.ts";
import type { Page } from "./page.ts";
import { raiseButton } from "./raise.ts";

/** On a page of a wiki: what is written there was not followed. */
export function raiseFromWiki({ document }: Page): void {
  const facts = readWiki(document, location);
  if (facts) void decorate(document, facts);
}

async function decorate(page: Document, facts: WikiFacts): Promise<void> {
  const answer = await ask<PageAnswer | undefined>({ type: "page", facts }, 30_000).catch(() => undefined);
  const actions = page.querySelector("#content > .contextual");
  if (answer?.show !== "button" || !actions || page.getElementById("clause10-raise")) return;
  actions.prepend(raiseButton(pageText.raise, () => facts));
}

/** What a wiki page says about itself; undefined where something else is shown. The start page's address has no title. */
export function readWiki(page: Document, address: { pathname: string }): WikiFacts | undefined {
  const [, project, named] = /\/projects\/([\w-]+)\/wiki(?:\/([^/]+)(?:\/\d+)?)?\/?$/.exec(address.pathname) ?? [];
  if (!project || !page.querySelector("#content .wiki-page")) return undefined;
  const history = page.querySelector<HTMLAnchorElement>("#content a.icon-history")?.pathname;
  const title = named ?? /\/wiki\/([^/]+)\/history$/.exec(history ?? "")?.[1];
  if (!title) return undefined;
  try {
    return { wiki: { project, title: decodeURIComponent(title).slice(0, 255) }, formatting: formattingOf(page) };
  } catch {
    return undefined;
  }
}
