import type { WikiFacts } from "../../../../web/service/page.ts";
import { pageText } from "../../../../web/text/page.ts";
import type { PageAnswer, PolicyAnswer } from "../messages.ts";
import { ask } from "./ask.ts";
import { formattingOf } from "./facts.ts";
import type { Page } from "./page.ts";
import { raiseButton } from "./raise.ts";

/** On a page of a wiki: what is written there was not followed. */
export function raiseFromWiki({ document }: Page): void {
  const facts = readWiki(document, location);
  if (!facts) return;
  void decorate(document, facts);
  void ask<PolicyAnswer>({ type: "policy", facts }, 30_000)
    .then((policy) => policy && showPolicy(document, policy))
    .catch(() => undefined);
}

async function decorate(page: Document, facts: WikiFacts): Promise<void> {
  const answer = await ask<PageAnswer | undefined>({ type: "page", facts }, 30_000).catch(() => undefined);
  const actions = page.querySelector("#content > .contextual");
  if (answer?.show !== "button" || !actions || page.getElementById("clause10-raise")) return;
  actions.prepend(raiseButton(pageText.raise, () => facts));
}

/** Above the text: whoever reads a policy is told that it is not what it should be. */
function showPolicy(page: Document, { url, issueId, overdueSince, edited }: NonNullable<PolicyAnswer>): void {
  const text = page.querySelector("#content .wiki-page");
  if (!text || page.getElementById("clause10-policy")) return;
  const box = page.createElement("div");
  box.id = "clause10-policy";
  box.className = "clause10-notice";
  box.setAttribute("role", "status");
  const says = [
    overdueSince === undefined ? [] : pageText.policyOverdue(overdueSince),
    edited ? pageText.policyEdited : [],
  ];
  const link = page.createElement("a");
  link.href = url;
  link.textContent = pageText.policyRecord(issueId);
  box.append(`${says.flat().join(" ")} `, link);
  text.before(box);
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
