import { wikiPlace } from "../audit/policy.ts";
import { textOf } from "../form/values.ts";
import type { IssuePlatform } from "../platform/platform.ts";
import { publishedAt } from "./policy.ts";
import type { PulledIssue } from "../store/register.ts";

/** What is wrong with the policy on a wiki page. */
export interface PolicyStanding {
  issueId: number;
  /** The day by which it was to be reviewed, yyyy-mm-dd, where that has passed. */
  overdueSince?: string;
  /** The page is not the text that was approved. */
  edited?: true;
}

/**
 * Whether a wiki page is a published policy that is not as it should be, by its record in the register; undefined where nothing is
 * wrong, or nothing is known. `today` is yyyy-mm-dd.
 */
export async function policyStanding(
  page: { project: string; title: string },
  issues: readonly PulledIssue[],
  today: string,
  platform: Pick<IssuePlatform, "readProject" | "readWikiPage">,
): Promise<PolicyStanding | undefined> {
  const named = issues.flatMap(({ id, project, record }) => {
    const place =
      record?.type === "policyDocument" && record.state === "published" && wikiPlace(record, project.id);
    return place && plain(place.title) === plain(page.title)
      ? [{ id, project: place.project, fields: record.fields }]
      : [];
  });
  if (named.length === 0) return undefined;
  const own = await platform.readProject(page.project);
  const policy = named.find(
    ({ project }) => project === page.project || (own.ok && project === own.value.id),
  );
  if (!policy) return undefined;
  const review = textOf(policy.fields["nextReview"]);
  const approved = textOf(policy.fields["wikiHash"]).toLowerCase();
  const published = approved === "" ? undefined : await publishedAt(platform, page.project, page.title);
  const standing: PolicyStanding = {
    issueId: policy.id,
    ...(review !== "" && review < today && { overdueSince: review }),
    ...(published?.ok === true && published.value.sha256 !== approved && { edited: true }),
  };
  return standing.overdueSince !== undefined || standing.edited ? standing : undefined;
}

/** Redmine writes titles with underscores, the first letter large. */
function plain(title: string): string {
  return title.trim().replace(/\s+/g, "_").toLowerCase();
}
