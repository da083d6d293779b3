import type { AuditLine } from "../record/prefill.ts";
import type { TextFormatting } from "../platform/platform.ts";
import type { Submission } from "../outbox/submission.ts";
import type { SiteSettings } from "../store/sites.ts";
import type { FormName } from "./panel-host.ts";

/** What a page itself says of where something is raised from; enough for a form even while the server is away. */
export type PageFacts = IssueFacts | WikiFacts | ProjectFacts;

export interface IssueFacts {
  issueId: number;
  subject: string;
  tracker: string;
  formatting: TextFormatting;
  /** The page shows a record document, by its look. */
  record: boolean;
  /** Chosen with it in a list of issues, where a new record comes from all of them. */
  also?: number[];
  /** A line of its checklist, where a new record comes from that line of an audit. */
  line?: AuditLine;
}

export interface WikiFacts {
  wiki: { project: string; title: string };
  formatting: TextFormatting;
}

/** Any other page of a project: what is raised there comes from no issue and no text. */
export interface ProjectFacts {
  project: { identifier: string; name: string };
  formatting: TextFormatting;
}

/** Names a page for one account: what is written on it is kept and sent under this name. */
export function pageKeyOf(
  { baseUrl, user }: Pick<SiteSettings, "baseUrl" | "user">,
  page: PageFacts,
): string {
  const where =
    "wiki" in page
      ? `wiki/${page.wiki.project}/${page.wiki.title}`
      : "project" in page
        ? `project/${page.project.identifier}`
        : [page.issueId, ...(page.also ?? [])].join("+") + (page.line ? `/${page.line.ref}` : "");
  return `${baseUrl}|${user.id}|${where}`;
}

/** Names what is written in one form of a page, over that version of the record where there is one. */
export function draftKeyOf(pageKey: string, form: FormName, base?: number): string {
  return `${pageKey}|${form}${base === undefined ? "" : `@${base}`}`;
}

/** Where something was written: below the site's address, and the issue where the page is an issue's. */
export function writtenOn({ site, user, page }: Pick<Submission, "site" | "user" | "page">): {
  path: string;
  issueId?: number;
} {
  const where = page.slice(`${site}|${user.id}|`.length);
  const issue = /^\d+/.exec(where)?.[0];
  if (issue !== undefined) return { path: `issues/${issue}`, issueId: Number(issue) };
  const [kind = "", project = "", ...title] = where.split("/");
  const inProject = `projects/${encodeURIComponent(project)}`;
  return { path: kind === "wiki" ? `${inProject}/wiki/${encodeURIComponent(title.join("/"))}` : inProject };
}
