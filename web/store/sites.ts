import type { WorkingDays } from "../calendar/calendar.ts";
import type { ClockOffset } from "../calendar/clock.ts";
import type { SiteMapping } from "../gate/mapping.ts";
import { ok, type Outcome, type Problem } from "../outcome.ts";
import type { Person } from "../platform/platform.ts";
import type { ProfileSource } from "../setup/profile.ts";
import { openRow, type Row } from "../vault/rows.ts";
import { withDatabase } from "./database.ts";
import { write } from "./write.ts";

/** A connected Redmine. The key is kept here, in the extension's own database, which no page and no content script reads. */
export interface SiteSettings {
  baseUrl: string;
  apiKey: string;
  /** The key is sealed, and the vault locked: nothing can be asked of the site. */
  locked?: true;
  user: Person;
  /** By which deadlines given in working days are counted; absent until somebody chooses. */
  workingDays?: WorkingDays;
  /** How far this computer's clock is from the site's; absent where they agree. */
  clock?: ClockOffset;
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
  const { baseUrl, apiKey, locked: _never, ...others } = change;
  // Only the key is sealed: whatever else changes, what is sealed of a site stays as it is.
  const secret = apiKey === undefined ? [] : [{ baseUrl, apiKey } as SiteSettings];
  return write(["sites"], { sites: secret }, async (transaction, { sites: [row] }) => {
    const store = transaction.objectStore("sites");
    const {
      apiKey: plain,
      sealed,
      ...there
    } = (await store.get(baseUrl)) ?? ({} as Partial<Row<SiteSettings>>);
    const key = row ?? { ...(plain !== undefined && { apiKey: plain }), ...(sealed && { sealed }) };
    const merged = Object.fromEntries(
      Object.entries({ ...there, ...others, ...key, baseUrl }).filter(([, value]) => value !== undefined),
    ) as unknown as Row<SiteSettings>;
    if (there.baseUrl !== undefined || row) await store.put(merged);
    return baseUrl;
  });
}

export function removeSite(baseUrl: string): Promise<Outcome<void>> {
  return withDatabase((db) => db.delete("sites", baseUrl));
}

/** Also while the vault is locked: then without their keys. */
export async function readSites(): Promise<Outcome<SiteSettings[]>> {
  const rows = await withDatabase((db) => db.getAll("sites"));
  if (!rows.ok) return rows;
  return ok(
    await Promise.all(
      rows.value.map(async (row) => {
        const site = await openRow("sites", row);
        if (site.ok) return site.value;
        const { sealed: _sealed, ...shown } = row;
        return { ...shown, apiKey: "", locked: true as const };
      }),
    ),
  );
}

/** The connected site that a page belongs to; the longest base address wins where one lies within another. */
export function siteOf(sites: SiteSettings[], pageUrl: string): SiteSettings | undefined {
  return sites
    .filter(({ baseUrl }) => pageUrl.startsWith(baseUrl))
    .sort((a, b) => b.baseUrl.length - a.baseUrl.length)[0];
}
