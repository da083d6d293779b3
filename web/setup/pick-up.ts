import type { Pack } from "#schema/pack";
import { ok, type Outcome } from "../outcome.ts";
import type { IssuePlatform } from "../platform/platform.ts";
import { saveSite, type SiteChange, type SiteSettings } from "../store/sites.ts";
import { findProfile, type ProfileSource, type SiteProfile } from "./profile.ts";

/** Milliseconds for which a profile is not looked for again. */
const hour = 3_600_000;

/** What a profile changes of a site. Working days that it does not name stay as somebody chose them. */
export function profileChange(baseUrl: string, profile: SiteProfile, source: ProfileSource): SiteChange {
  return {
    baseUrl,
    mapping: profile.mapping,
    ...(profile.workingDays && { workingDays: profile.workingDays }),
    profile: source,
    profileProblem: undefined,
  };
}

/**
 * Looks for the profile of a site, at most once an hour unless `now` is to be looked, and keeps what is new. One that
 * cannot be read or was taken away leaves in force what was before, and the settings say so.
 */
export async function pickUpProfile(
  platform: IssuePlatform,
  pack: Pack,
  site: SiteSettings,
  clock: { now: string },
  force = false,
): Promise<Outcome<SiteSettings>> {
  const last = site.profile ? Date.parse(site.profile.readAt) : 0;
  const age = Date.parse(clock.now) - last;
  if (!force && age >= 0 && age < hour) return ok(site);
  const found = await findProfile(platform, pack, clock.now, site.profile?.project);
  if (!found.ok) {
    const ours = found.problem.code === "damagedProfile" || found.problem.code === "newerProfile";
    return ours ? kept(site, { baseUrl: site.baseUrl, profileProblem: found.problem }) : found;
  }
  if (!found.value) return ok(site);
  return kept(site, profileChange(site.baseUrl, found.value.profile, found.value.source));
}

async function kept(site: SiteSettings, change: SiteChange): Promise<Outcome<SiteSettings>> {
  const saved = await saveSite(change);
  return saved.ok ? ok({ ...site, ...change } as SiteSettings) : saved;
}
