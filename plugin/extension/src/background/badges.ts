import { RedmineClient } from "../../../../web/platform/redmine/client.ts";
import { BadgeReader, type Badge, type KnownBadges } from "../../../../web/service/badges.ts";
import type { SiteSettings } from "../../../../web/store/sites.ts";
import { readPack } from "../pack.ts";
import { presentContext, rulesFor } from "./rules.ts";

/** More than anybody has on a page; what is known beyond is read anew. */
const most = 2000;

/** What is kept holds for one account, one day and one language. */
interface Kept {
  day: string;
  locale: string;
  known: KnownBadges;
}

/** The badges of the issues on a page; empty while Redmine does not answer. */
export async function badgesOf(site: SiteSettings, ids: number[], locale: string): Promise<Badge[]> {
  const context = presentContext(site, locale);
  const key = `badges:${site.baseUrl}|${site.user.id}|${JSON.stringify(site.workingDays ?? null)}`;
  // Survives the worker's sleep, not the browser; content scripts cannot read it.
  const kept = (await chrome.storage.session.get(key))[key] as Kept | undefined;
  const fits = kept?.day === context.today && kept.locale === locale && Object.keys(kept.known).length < most;
  const known = fits ? kept.known : {};
  const reader = new BadgeReader(new RedmineClient(site), await readPack(), () => rulesFor(site), context);
  const badges = await reader.refresh([...new Set(ids)], known);
  if (!badges.ok) return [];
  await chrome.storage.session.set({ [key]: { day: context.today, locale, known } satisfies Kept });
  return badges.value;
}
