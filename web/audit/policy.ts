import type { Pack } from "#schema/pack";
import type { ImprovementRecord } from "#schema/record";
import type { IssuePlatform } from "../platform/platform.ts";
import type { PulledIssue } from "../store/register.ts";
import type { TakenPolicy } from "../store/taken.ts";

/** Where a policy's text stands: the wiki page, and the project whose wiki it is in. */
export interface WikiPlace {
  project: number | string;
  title: string;
}

/**
 * The page that a policy document names: `Title`, in the wiki of its own project, or `project/Title`. A title with a slash
 * there is none of.
 */
export function wikiPlace({ fields }: Pick<ImprovementRecord, "fields">, own: number): WikiPlace | undefined {
  const page = fields["wikiPage"];
  if (typeof page !== "string" || page.trim() === "") return undefined;
  const [, project, title] = /^(?:([\w-]+)[/:])?(.+)$/.exec(page.trim()) ?? [];
  return title === undefined ? undefined : { project: project ?? own, title: title.trim() };
}

/** The policies that are in force or on their way, with their texts; one that cannot be read says why. */
export async function readPolicies(
  platform: Pick<IssuePlatform, "readWikiPage">,
  issues: readonly PulledIssue[],
  pack: Pack,
): Promise<TakenPolicy[]> {
  const type = pack.recordTypes["policyDocument"];
  const final = new Set(type?.states.filter((state) => state.final).map(({ id }) => id));
  const valid = issues.filter(({ record }) => record?.type === "policyDocument" && !final.has(record.state));
  return Promise.all(
    valid.map(async ({ id, subject, project, record }): Promise<TakenPolicy> => {
      const { title, versionNumber: version } = record?.fields ?? {};
      const place = record && wikiPlace(record, project.id);
      const page = place && (await platform.readWikiPage(place.project, place.title));
      return {
        issueId: id,
        title: typeof title === "string" && title !== "" ? title : subject,
        version: typeof version === "string" ? version : "",
        state: record?.state ?? "",
        ...(page?.ok && { text: page.value.text }),
        ...(page?.ok === false && { problem: page.problem }),
      };
    }),
  );
}
