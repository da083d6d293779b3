import type { Pack } from "#schema/pack";
import type { WorkingDays } from "../calendar/calendar.ts";
import { fieldFormats, type Meaning, type Ref, type SiteMapping, type TypeMapping } from "../gate/mapping.ts";
import { failed, ok, type Outcome } from "../outcome.ts";
import type { IssuePlatform, TextFormatting } from "../platform/platform.ts";
import { setupText } from "../text/setup.ts";

/** The wiki page that holds the profile of a site, in whichever project. */
export const profileTitle = "Clause10_profile";

/** Raise when an older version could misread it. */
const format = 1;

/** How a site was set up, for every browser that connects to it. Parameters only: rules come with the product. */
export interface SiteProfile {
  mapping: SiteMapping;
  /** By which deadlines in working days are counted, so that everybody counts the same. */
  workingDays?: WorkingDays;
}

/** Where a profile that is in force was read, and when. */
export interface ProfileSource {
  /** Identifier of the project; absent for one that came from a file. */
  project?: string;
  version?: number;
  /** ISO 8601, by this machine's clock. */
  readAt: string;
}

export function profileFile(profile: SiteProfile): string {
  return `${JSON.stringify({ clause10Profile: format, ...profile }, null, 1)}\n`;
}

/** The page: what it is, for whoever finds it, and the profile in a code block. */
export function profilePage(profile: SiteProfile, formatting: TextFormatting): string {
  const heading = formatting === "textile" ? `h1. ${setupText.pageHeading}` : `# ${setupText.pageHeading}`;
  // Only texts hold these; as escapes they end no code block.
  const json = profileFile(profile).trim().replaceAll("<", "\\u003c").replaceAll("`", "\\u0060");
  const [open, close] = formatting === "textile" ? ["<pre>", "</pre>"] : ["```json", "```"];
  return `${heading}\n\n${setupText.pageLead}\n\n${open}\n${json}\n${close}\n`;
}

/** The profile in a page or a file. Problem `damagedProfile` names the place, `newerProfile` asks for an update. */
export function readProfile(text: string, pack: Pack): Outcome<SiteProfile> {
  const from = text.indexOf("{");
  const to = text.lastIndexOf("}");
  let raw: unknown;
  try {
    raw = JSON.parse(text.slice(from, to + 1).replaceAll("\r\n", "\n"));
  } catch (error) {
    return failed("damagedProfile", String(error));
  }
  if (!isObject(raw)) return failed("damagedProfile", "{}");
  const { clause10Profile, mapping, workingDays } = raw;
  if (typeof clause10Profile === "number" && clause10Profile > format) return failed("newerProfile");
  if (clause10Profile !== format) return failed("damagedProfile", "clause10Profile");
  const wrong = faultIn(mapping, pack) ?? daysFault(workingDays);
  if (wrong) return failed("damagedProfile", wrong);
  return ok({
    mapping: mapping as SiteMapping,
    ...(workingDays !== undefined && { workingDays: workingDays as WorkingDays }),
  });
}

/**
 * The profile of a site; undefined where no project has one. Of several it is that of the project that it came from before,
 * else the oldest: a page that somebody adds later in a project of their own takes nobody's settings over. Redmine tells
 * the second; of pages made in the same one that of the first identifier, so that every browser finds the same.
 */
export async function findProfile(
  platform: IssuePlatform,
  pack: Pack,
  now: string,
  before?: string,
): Promise<Outcome<{ profile: SiteProfile; source: ProfileSource } | undefined>> {
  const projects = await platform.projectsWithPage(profileTitle);
  if (!projects.ok) return projects;
  const candidates = projects.value.filter((each) => each === before);
  const others = [...projects.value].sort();
  let chosen: { project: string; version: number; text: string; createdOn: string } | undefined;
  for (const project of candidates.length > 0 ? candidates : others) {
    const page = await platform.readWikiPage(project, profileTitle);
    if (!page.ok) return page;
    if (!chosen || page.value.createdOn < chosen.createdOn) chosen = { project, ...page.value };
  }
  if (!chosen) return ok(undefined);
  const profile = readProfile(chosen.text, pack);
  if (!profile.ok) return profile;
  const { project, version } = chosen;
  return ok({ profile: profile.value, source: { project, version, readAt: now } });
}

/** The place in a mapping that is not as it should be. */
function faultIn(mapping: unknown, pack: Pack): string | undefined {
  if (!isObject(mapping) || typeof mapping["declared"] !== "boolean") return "mapping.declared";
  const { language, types, recordField } = mapping;
  if (recordField !== undefined && !Number.isSafeInteger(recordField)) return "mapping.recordField";
  if (language !== undefined && (typeof language !== "string" || language.length > 20))
    return "mapping.language";
  if (!isObject(types)) return "mapping.types";
  for (const [type, mapped] of Object.entries(types)) {
    // A type that a newer pack has is nobody's harm.
    if (!Object.hasOwn(pack.recordTypes, type)) continue;
    const wrong = typeFault(mapped);
    if (wrong) return `mapping.types.${type}.${wrong}`;
  }
  for (const type of Object.keys(pack.recordTypes))
    if (!isObject(types[type])) return `mapping.types.${type}`;
  return undefined;
}

function typeFault(mapped: unknown): string | undefined {
  if (!isObject(mapped)) return "{}";
  const { trackers, statuses, assignee, dueDate, customFields } = mapped as Partial<
    Record<keyof TypeMapping, unknown>
  >;
  if (!isRefs(trackers)) return "trackers";
  if (!isObject(statuses) || !Object.values(statuses).every(isRefs)) return "statuses";
  if (assignee !== undefined && !isMeaning(assignee)) return "assignee";
  if (dueDate !== undefined && !isMeaning(dueDate)) return "dueDate";
  if (!Array.isArray(customFields) || customFields.length > 2000) return "customFields";
  const sound = customFields.every(
    (each: unknown) =>
      isObject(each) &&
      isRef(each["ref"]) &&
      isName(each["field"]) &&
      (each["format"] === undefined || fieldFormats.some((known) => known === each["format"])),
  );
  return sound ? undefined : "customFields";
}

function daysFault(days: unknown): string | undefined {
  if (days === undefined) return undefined;
  if (!isObject(days)) return "workingDays";
  const { country, region, own } = days;
  const code = (each: unknown) =>
    each === undefined || (typeof each === "string" && /^[\w-]{1,40}$/.test(each));
  if (!code(country)) return "workingDays.country";
  if (!code(region)) return "workingDays.region";
  const isDays = (each: unknown) =>
    Array.isArray(each) && each.length <= 5000 && each.every((day) => /^\d{4}-\d\d-\d\d$/.test(String(day)));
  return isObject(own) && isDays(own["off"]) && isDays(own["worked"]) ? undefined : "workingDays.own";
}

function isRefs(raw: unknown): raw is Ref[] {
  return Array.isArray(raw) && raw.length <= 100 && raw.every(isRef);
}

function isRef(raw: unknown): raw is Ref {
  return Number.isSafeInteger(raw) || (typeof raw === "string" && raw.length <= 300);
}

function isMeaning(raw: unknown): raw is Meaning {
  return isObject(raw) && (isName(raw["field"]) || raw["deadline"] === "last");
}

function isName(raw: unknown): raw is string {
  return typeof raw === "string" && /^[a-z][A-Za-z0-9]{0,63}$/.test(raw);
}

function isObject(raw: unknown): raw is Record<string, unknown> {
  return typeof raw === "object" && raw !== null && !Array.isArray(raw);
}
