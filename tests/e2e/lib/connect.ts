import type { Page } from "puppeteer-core";
import type { Driven } from "./browser.ts";
import { user, type Login, type Redmine } from "./redmine.ts";

/** The settings page, which the extension opens by itself when it is installed. */
export async function settings(driven: Driven): Promise<Page> {
  for (let wait = 0; wait < 100; wait++) {
    for (const page of await driven.browser.pages()) {
      const found = await page.$("#address").catch(() => null);
      if (found) return page;
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error("the settings did not open");
}

/** Fills the settings in and presses Connect, as a new user does. The page is left open for the next try. */
export async function tryConnect(driven: Driven, address: string, key: string): Promise<Page> {
  const page = await settings(driven);
  await page.bringToFront();
  for (const [field, text] of [
    ["#address", address],
    ["#key", key],
  ] as const) {
    await page.$eval(field, (input) => (input as HTMLInputElement).select());
    await page.type(field, text);
  }
  await page.click("#connect");
  await page.waitForSelector("#connect[aria-disabled=false]");
  await page.waitForSelector("#connected, [data-problem]");
  return page;
}

export async function connect(driven: Driven, site: Redmine, login: Login, base = site.url): Promise<void> {
  const page = await tryConnect(driven, base, user(site, login).apiKey);
  await page.waitForSelector("#connected");
}

/**
 * A page of the extension, opened by the extension itself: Firefox lets no driver go to such an address. Back when what
 * the selector names is there.
 */
export async function ownPage(
  driven: Driven,
  address: string,
  selector: string,
  patience = 30_000,
): Promise<Page> {
  const before = new Set(await driven.browser.pages());
  const from = await settings(driven);
  await from.evaluate((url) => void chrome.tabs.create({ url: chrome.runtime.getURL(url) }), address);
  const end = Date.now() + patience;
  for (;;) {
    const found = (await driven.browser.pages()).find((each) => !before.has(each));
    if (found && (await found.$(selector).catch(() => null))) {
      await found.bringToFront();
      await found.setViewport({ width: 1280, height: 900 });
      return found;
    }
    if (Date.now() > end) throw new Error(`${address} did not open`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
