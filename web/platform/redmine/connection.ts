import { failed, ok, type Outcome } from "../../outcome.ts";
import type { Person } from "../platform.ts";
import { RedmineClient } from "./client.ts";
import { request, type Fetch } from "./http.ts";

/** A connection that was tried from the address to the permission to raise something. */
export interface Connection {
  baseUrl: string;
  user: Person;
  /** Projects the account sees. */
  projects: number;
  /** What the account will not be able to do, in Redmine's own names for permissions. */
  lacking: string[];
}

/** The permissions the product uses beyond reading, all granted through roles. */
const wanted = ["add_issues", "edit_issues", "manage_issue_relations", "manage_subtasks"];

/** Paths under which Redmine is commonly served beside something else. */
const commonSubUris = ["redmine/", "projects/", "tracker/", "issues/"];

/**
 * Tries address and key, and says which of the possible things is wrong: no answer, not a Redmine, sub-URI forgotten,
 * REST API off, wrong key, no project, no permission. `baseUrl` ends with a slash.
 */
export async function connect(baseUrl: string, apiKey: string, fetch: Fetch): Promise<Outcome<Connection>> {
  const me = await request(fetch, `${baseUrl}users/current.json`, {
    headers: { "X-Redmine-API-Key": apiKey, Accept: "application/json" },
  });
  if (!me.ok && me.problem.code !== "redirected") return me;
  if (me.ok && me.value.status === 200 && isJsonWith(me.value.text, "user"))
    return inspect(baseUrl, apiKey, fetch);
  const redmine = await findRedmine(baseUrl, fetch);
  if (!redmine.ok) return redmine;
  if (redmine.value === undefined) return failed("notRedmine");
  if (redmine.value !== baseUrl) return failed("subUri", undefined, redmine.value);
  if (!me.ok) return me;
  // This is a Redmine, so the status is its own: 401 is the key, 403 is the API as a whole.
  if (me.value.status === 401) return failed("wrongKey");
  if (me.value.status === 403) return failed("restOff");
  return failed("serverError", `HTTP ${me.value.status}`);
}

/** Permissions are the sum of the account's roles; an administrator has them all. */
async function inspect(baseUrl: string, apiKey: string, fetch: Fetch): Promise<Outcome<Connection>> {
  const user = await new RedmineClient({ baseUrl, apiKey }, fetch).currentUser();
  if (!user.ok) return user;
  const read = async (path: string): Promise<Record<string, unknown>> => {
    const answer = await request(fetch, baseUrl + path, {
      headers: { "X-Redmine-API-Key": apiKey, Accept: "application/json" },
    });
    if (!answer.ok || answer.value.status !== 200) return {};
    try {
      return JSON.parse(answer.value.text) as Record<string, unknown>;
    } catch {
      return {};
    }
  };
  const [projects, account] = await Promise.all([
    read("projects.json?limit=1"),
    read("users/current.json?include=memberships"),
  ]);
  const total = Number(projects["total_count"] ?? 0);
  if (total === 0) return failed("noProject");
  const { admin, memberships } = (account["user"] ?? {}) as {
    admin?: boolean;
    memberships?: { roles: { id: number }[] }[];
  };
  if (admin) return ok({ baseUrl, user: user.value, projects: total, lacking: [] });
  const roleIds = [...new Set((memberships ?? []).flatMap(({ roles }) => roles.map(({ id }) => id)))];
  const roles = await Promise.all(roleIds.map((id) => read(`roles/${id}.json`)));
  const granted = new Set(
    roles.flatMap((body) => (body["role"] as { permissions?: string[] } | undefined)?.permissions ?? []),
  );
  // Roles of a group, or a Redmine that does not show roles: unknown is not "no".
  const known = granted.size > 0;
  const lacking = known ? wanted.filter((permission) => !granted.has(permission)) : [];
  return ok({ baseUrl, user: user.value, projects: total, lacking });
}

/** The base address of the Redmine that serves this address or a common path below it; undefined when there is none. */
async function findRedmine(baseUrl: string, fetch: Fetch): Promise<Outcome<string | undefined>> {
  const { origin } = new URL(baseUrl);
  const candidates = new Set([`${baseUrl}login`, baseUrl, `${origin}/login`, `${origin}/`]);
  for (const sub of commonSubUris) candidates.add(`${origin}/${sub}login`);
  for (const candidate of candidates) {
    const page = await request(fetch, candidate, {
      headers: { Accept: "text/html" },
      redirect: "follow",
      timeout: 10_000,
    });
    if (!page.ok) return page;
    const base = redmineBaseIn(page.value.text, page.value.url || candidate);
    if (base) return ok(base);
  }
  return ok(undefined);
}

/** Every Redmine page names itself in its head and links to its own login or account below its base. */
export function redmineBaseIn(html: string, pageUrl: string): string | undefined {
  if (!/<meta\b[^>]*content="Redmine"/i.test(html)) return undefined;
  const link = /\b(?:href|action)="([^"]*\/)(?:login|my\/page|logout)(?:[?"])/i.exec(html)?.[1];
  return link ? new URL(link, pageUrl).href : undefined;
}

function isJsonWith(text: string, member: string): boolean {
  try {
    return member in (JSON.parse(text) as object);
  } catch {
    return false;
  }
}
