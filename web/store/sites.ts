import type { WorkingDays } from "../calendar/calendar.ts";
import type { SiteMapping } from "../gate/mapping.ts";
import type { Outcome } from "../outcome.ts";
import type { Person } from "../platform/platform.ts";
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
}

export function saveSite(site: SiteSettings): Promise<Outcome<string>> {
  return withDatabase((db) => db.put("sites", site));
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
