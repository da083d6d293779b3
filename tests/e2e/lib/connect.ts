import type { Page } from "puppeteer-core";
import type { Driven } from "./browser.ts";
import { user, type Login, type Redmine } from "./redmine.ts";

/** Opens the settings and presses Connect, as a new user does. */
export async function tryConnect(driven: Driven, address: string, key: string): Promise<Page> {
  const page = await driven.browser.newPage();
  await page.goto(driven.extensionPage("options.html"));
  await page.waitForSelector("#address");
  await page.type("#address", address);
  await page.type("#key", key);
  await page.click("#connect");
  await page.waitForSelector("#connected, [data-problem]");
  return page;
}

export async function connect(driven: Driven, site: Redmine, login: Login, base = site.url): Promise<void> {
  const page = await tryConnect(driven, base, user(site, login).apiKey);
  await page.waitForSelector("#connected");
  await page.close();
}
