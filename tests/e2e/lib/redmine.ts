import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import type { Page } from "puppeteer-core";
import { RedmineClient } from "../../../web/platform/redmine/client.ts";
import { leave } from "./leave.ts";

const root = path.resolve(import.meta.dirname, "../../..");
const run = promisify(execFile);

export type Login = "admin" | "anna" | "jonas" | "mira" | "lena";

/** The private Redmine of this test run, as script/redmine describes it. */
export interface Redmine {
  url: string;
  users: { login: Login; password: string; apiKey: string; name: string; id: number }[];
  issues: Record<string, number>;
  trackers: Record<string, number>;
  statuses: Record<string, number>;
  customFields: Record<string, number>;
}

export const instance = process.env["CLAUSE10_INSTANCE"] ?? "test";

export async function redmine(name = instance): Promise<Redmine> {
  const file = path.join(root, "build/redmine", name, "site.json");
  return JSON.parse(await readFile(file, "utf8")) as Redmine;
}

export function user(site: Redmine, login: Login) {
  const found = site.users.find((candidate) => candidate.login === login);
  if (!found) throw new Error(`no user ${login}`);
  return found;
}

/** Direct access past the extension, to check what Redmine really has. */
export function client(site: Redmine, login: Login = "anna"): RedmineClient {
  return new RedmineClient({ baseUrl: `${site.url}/`, apiKey: user(site, login).apiKey });
}

export async function api<T>(site: Redmine, pathAndQuery: string, login: Login = "anna"): Promise<T> {
  const response = await fetch(`${site.url}/${pathAndQuery}`, {
    headers: { "X-Redmine-API-Key": user(site, login).apiKey },
  });
  return (await response.json()) as T;
}

/** Changes a setting of the running Redmine; in force with the next request. */
export async function setSetting(key: string, value: string): Promise<void> {
  await run(path.join(root, "script/redmine"), ["setting", "--instance", instance, key, value]);
}

/** A browser that was killed may have stored its session just before, or not: signed in is signed in. */
export async function loginAgain(page: Page, site: Redmine, name: Login, base = site.url): Promise<void> {
  await page.goto(`${base}/my/page`);
  if (await page.$("#username")) await login(page, site, name, base);
}

export async function login(page: Page, site: Redmine, name: Login, base = site.url): Promise<void> {
  await page.goto(`${base}/login`);
  await page.type("#username", name);
  await page.type("#password", user(site, name).password);
  await leave(page, () => page.click("#login-submit"));
}

/** How many issues there are, counted by Redmine itself. */
export async function issueCount(site: Redmine): Promise<number> {
  const answer = await api<{ total_count: number }>(site, "issues.json?status_id=*&limit=1", "admin");
  return answer.total_count;
}
