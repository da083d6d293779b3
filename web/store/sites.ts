import type { WorkingDays } from "../calendar/calendar.ts";
import type { SiteMapping } from "../gate/mapping.ts";
import type { Outcome, Problem } from "../outcome.ts";
import type { Person } from "../platform/platform.ts";
import type { ProfileSource } from "../setup/profile.ts";
import { withDatabase } from "./database.ts";

/** A connected Redmine. The key is kept here, in the extension's own database, which no page and no content script reads. */
export interface SiteSettings {
  baseUrl: string;
  apiKey: string;
  user: Person;
  /** By which deadlines given in working days are counted; absent until somebody chooses. */
  workingDays?: WorkingDays;
  /** Which attribute of an issue is what in its record; absent where nobody set it up, then names decide. */
  mapping?: SiteMapping;
  /** Where mapping and working days come from, where a profile says them. */
  profile?: ProfileSource;
  /** Why the profile that is there now is not in force. */
  profileProblem?: Problem;
}

/** Members to change; `undefined` takes one away. */
export type SiteChange = Pick<SiteSettings, "baseUrl"> & {
  [Member in keyof Omit<SiteSettings, "baseUrl">]?: SiteSettings[Member] | undefined;
};

/**
 * Connects a site, or changes only these members of one that is connected: what another page or the background changes
 * meanwhile stays. A site that was disconnected meanwhile stays so.
 */
export function saveSite(change: SiteChange): Promise<Outcome<string>> {
  return withDatabase(async (db) => {
    const transaction = db.transaction("sites", "readwrite");
    const there = await transaction.store.get(change.baseUrl);
    const merged = Object.fromEntries(
      Object.entries({ ...there, ...change }).filter(([, value]) => value !== undefined),
    ) as unknown as SiteSettings;
    if (there || change.apiKey !== undefined) await transaction.store.put(merged);
    await transaction.done;
    return change.baseUrl;
  });
}

export function removeSite(baseUrl: string): Promise<Outcome<void>> {
  return withDatabase((db) => db.delete("sites", baseUrl));
}

export function readSites(): Promise<Outcome<SiteSettings[]>> {
  return withDatabase((db) => db.getAll("sites"));
}

/** The connected site that a page belongs to; the longest base address wins where one lies within another. */
export function siteOf(sites: SiteSettings[], pageUrl: string): SiteSettings | undefined {
  return sites
    .filter(({ baseUrl }) => pageUrl.startsWith(baseUrl))
    .sort((a, b) => b.baseUrl.length - a.baseUrl.length)[0];
}
