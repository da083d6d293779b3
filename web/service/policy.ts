import type { Pack } from "#schema/pack";
import type { ImprovementRecord } from "#schema/record";
import { wikiPlace } from "../audit/policy.ts";
import { sha256Of } from "../evidence/sha256.ts";
import { linesIn } from "../form/list/lines.ts";
import { failed, ok, type Outcome } from "../outcome.ts";
import type { IssuePlatform, TextFormatting } from "../platform/platform.ts";
import { policyPage } from "../policy/page.ts";
import type { Survey } from "../register/dashboard.ts";

/** A version of the policy's page on the wiki. */
export interface PublishedPolicy {
  version: number;
  text: string;
  /** Of the text, as UTF-8. */
  sha256: string;
}

/** The policy's page: what the generator makes of the record, and what is there. */
export interface PolicyPage {
  generated: string;
  /** Absent as long as the record names no page. */
  url?: string;
  published?: PublishedPolicy;
}

export interface PolicyFrom {
  platform: IssuePlatform;
  pack: Pack;
  /** Of the record's issue. */
  projectId: number;
  formatting: TextFormatting;
  locale: string;
  survey: Survey | undefined;
}

export async function readPolicyPage(
  record: ImprovementRecord,
  from: PolicyFrom,
): Promise<Outcome<PolicyPage>> {
  const { platform, pack, projectId, formatting, locale, survey } = from;
  const generated = policyPage(record, pack, survey, formatting, locale);
  const place = wikiPlace(record, projectId);
  if (!place) return ok({ generated });
  const url = platform.wikiUrl(place.project, place.title);
  const published = await publishedAt(platform, place.project, place.title);
  if (!published.ok && published.problem.code !== "notFound") return published;
  return ok({ generated, url, ...(published.ok && { published: published.value }) });
}

/**
 * Writes the page as the generator words it, over that version of it alone (null: where there is none); what the wiki then
 * has is read back. Problem `conflict` where somebody wrote in between.
 */
export async function writePolicyPage(
  record: ImprovementRecord,
  over: number | null,
  from: PolicyFrom,
): Promise<Outcome<PublishedPolicy>> {
  const place = wikiPlace(record, from.projectId);
  if (!place) return failed("notFound");
  const text = policyPage(record, from.pack, from.survey, from.formatting, from.locale);
  const written = await from.platform.writeWikiPage(place.project, place.title, {
    text,
    comments: summaryOf(record),
    ...(over !== null && { version: over }),
  });
  return written.ok ? publishedAt(from.platform, place.project, place.title) : written;
}

/** The page as it is now; line ends as the interface sends them. */
export async function publishedAt(
  platform: Pick<IssuePlatform, "readWikiPage">,
  project: number | string,
  title: string,
): Promise<Outcome<PublishedPolicy>> {
  const page = await platform.readWikiPage(project, title);
  if (!page.ok) return page;
  const { version, text } = page.value;
  // A form of the wiki sends other line ends than its interface: the text is the same.
  const plain = text.replaceAll("\r\n", "\n");
  return ok({ version, text: plain, sha256: await sha256Of(new TextEncoder().encode(plain)) });
}

/** What the wiki's own history says of it: the version, and what the record says has changed in it. */
function summaryOf({ fields }: ImprovementRecord): string {
  const { versionNumber } = fields;
  const revision = linesIn(fields["revisions"]).find(({ version }) => version === versionNumber);
  const parts = [versionNumber, revision?.["summary"]];
  return parts
    .filter((part) => typeof part === "string" && part !== "")
    .join(": ")
    .slice(0, 255);
}
