import type { IssueFacts } from "../../../../web/service/page.ts";

/** What an issue page says about itself; undefined on every other page. */
export function readFacts(page: Document, address: { pathname: string }): IssueFacts | undefined {
  const issueId = Number(/\/issues\/(\d+)(?:\/edit)?\/?$/.exec(address.pathname)?.[1]);
  const issue = page.querySelector("#content .issue.details, #content div.issue");
  if (!issueId || !issue) return undefined;
  const subject = issue.querySelector(".subject h3")?.textContent.trim() ?? "";
  const heading = page.querySelector("#content h2")?.textContent ?? "";
  const tracker = heading.replace(/#\d+.*$/s, "").trim();
  // The folded block shows as a link with its title, whether in the description or in the field.
  const folded = [...issue.querySelectorAll("a.collapsible")];
  return {
    issueId,
    subject: subject.slice(0, 1000),
    tracker: tracker.slice(0, 1000),
    formatting: formattingOf(page),
    record: folded.some((link) => link.textContent.trim() === "Clause 10 record"),
  };
}

/** Redmine loads one toolbar script for each formatting, wherever the person may write. */
export function formattingOf(page: Document): "textile" | "markdown" {
  const markdown = page.querySelector(
    'script[src*="/jstoolbar/markdown"], script[src*="/jstoolbar/common_mark"], [data-markdown-formatting]',
  );
  return markdown ? "markdown" : "textile";
}
