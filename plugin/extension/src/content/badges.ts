import type { Badge } from "../../../../web/service/badges.ts";
import { badgeText } from "../../../../web/text/badges.ts";
import { deadlinesText } from "../../../../web/text/deadlines.ts";
import { ask } from "./ask.ts";
import type { Page } from "./page.ts";

/** Rows of any of Redmine's lists of issues: queries, grouped or not, my page, subtasks, related issues. */
const rows = "tr.issue[id^='issue-']";
/** As many as the background takes at once. */
const most = 500;

/** State and days left where people look: in the subject of each row, and in the issue's own heading. */
export function showBadges(page: Page): void {
  const { document } = page;
  const seen = new WeakSet<Element>();
  page.watch(() => {
    const places = new Map<number, Element[]>();
    for (const [id, place] of placesIn(document)) {
      if (seen.has(place)) continue;
      seen.add(place);
      places.set(id, [...(places.get(id) ?? []), place]);
    }
    const ids = [...places.keys()];
    const ask = () => {
      for (let from = 0; from < ids.length; from += most) void decorate(places, ids.slice(from, from + most));
    };
    // On an issue's own page its panel comes first: a small Redmine answers one at a time.
    if (document.querySelector("#content div.issue.details")) setTimeout(ask, 400);
    else ask();
  });
}

async function decorate(places: Map<number, Element[]>, ids: number[]): Promise<void> {
  const badges = await ask<Badge[] | undefined>({ type: "badges", ids }, 30_000).catch(() => undefined);
  const start = performance.now();
  for (const badge of badges ?? []) {
    for (const place of places.get(badge.issueId) ?? []) put(place, badge);
  }
  performance.measure("clause10.badges", { start });
}

/** The cell or heading that an issue's badge goes to. */
export function placesIn(document: Document): [id: number, place: Element][] {
  const found: [number, Element][] = [];
  for (const row of document.querySelectorAll(rows)) {
    const id = Number(row.id.slice("issue-".length));
    const cell = row.querySelector("td.subject") ?? row.querySelector("td.id");
    if (id > 0 && cell) found.push([id, cell]);
  }
  const heading = document.querySelector("#content > h2");
  const own = Number(/#(\d+)\s*$/.exec(heading?.textContent ?? "")?.[1]);
  if (heading && own > 0 && document.querySelector("#content div.issue.details")) found.push([own, heading]);
  return found;
}

const signs = { overdue: "⚠", dueToday: "◆", upcoming: "◷", none: "○", final: "✓" };

function put(place: Element, { state, final, due }: Badge): void {
  const badge = place.ownerDocument.createElement("span");
  const kind = final ? "final" : (due?.status ?? "none");
  badge.className = "clause10-badge";
  badge.dataset["status"] = kind;
  const sign = place.ownerDocument.createElement("span");
  sign.setAttribute("aria-hidden", "true");
  sign.textContent = `${signs[kind]} `;
  badge.append(sign, due ? `${state} · ${days(due)}` : state);
  badge.title = due ? badgeText.due(due.label, due.on) : badgeText.state;
  if (place.matches("h2")) {
    const after = place.nextElementSibling?.matches(".badge, .issue-badges") ? place.nextElementSibling : place;
    after.after(" ", badge);
  } else place.append(" ", badge);
}

function days({ status, daysLeft }: NonNullable<Badge["due"]>): string {
  if (status === "overdue") return deadlinesText.overdue(-daysLeft);
  return status === "dueToday" ? deadlinesText.today : deadlinesText.left(daysLeft);
}
