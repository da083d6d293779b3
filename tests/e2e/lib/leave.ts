import type { Page } from "puppeteer-core";

/**
 * Does what leaves a page, by a link or a submitted form, and waits until the next one has loaded. The driver's own
 * waiting for a navigation may end with one that began earlier, and what comes next would then cut this one off.
 */
export async function leave(page: Page, how: () => Promise<unknown>): Promise<void> {
  await page.evaluate(() => (document.documentElement.dataset["left"] = ""));
  await how();
  const arrived = () =>
    page.evaluate(
      () => document.readyState === "complete" && document.documentElement.dataset["left"] === undefined,
    );
  const end = Date.now() + 60_000;
  // Between two pages there is none to ask.
  while (!(await arrived().catch(() => false))) {
    if (Date.now() > end) throw new Error(`still on ${page.url()} after a minute`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
