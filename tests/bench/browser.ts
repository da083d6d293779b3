// What script/bench --browser runs: the figures of the issue page, in the browser that CLAUSE10_BROWSER names, against a
// private Redmine. Each line names its limit as the peer.
//
//   CLAUSE10_BROWSER=firefox CLAUSE10_INSTANCE=bench node --experimental-strip-types browser.ts
import { readFile } from "node:fs/promises";
import { gzipSync } from "node:zlib";
import type { Frame, Page } from "puppeteer-core";
import { browserName, launch, panelIn } from "../e2e/lib/browser.ts";
import { connect } from "../e2e/lib/connect.ts";
import { day } from "../e2e/lib/desk.ts";
import { makeIssue, makeRecord, triaged } from "../e2e/lib/records.ts";
import { login, redmine } from "../e2e/lib/redmine.ts";
import { fill, keysIn, limit, p95 } from "./lib/extension.ts";
import { median, type Row } from "./lib/measure.ts";
import { say, table } from "./lib/report.ts";

const kept = 10_000;
const rounds = 12;

const site = await redmine();
const driven = await launch();
const rows: Row[] = [];
try {
  await connect(driven, site, "anna");
  const record = await makeRecord(site, triaged(site), "field");
  const incident = await makeIssue(site, { tracker_id: site.trackers["Incident"], subject: "Badge lent" });
  say(`${browserName}: keeping ${kept} records`);
  await fill(driven, site, "anna", kept);
  const page = await driven.browser.newPage();
  page.setDefaultTimeout(60_000);
  await page.bringToFront();
  await login(page, site, "anna");
  rows.push(limit("panel usable after the page has loaded", "ms", await usable(page, record), 300));
  const typed = await typing(page, record);
  rows.push(limit("key pressed to verdict computed and in the page, p95", "ms", typed.work, 16));
  rows.push(limit("key pressed to the frame after it painted, p95", "ms", typed.frame, 16));
  rows.push(limit("similar cases among the records kept, p95", "ms", await similar(page, incident), 50));
  rows.push(limit("badges of 100 rows", "ms", await badges(page), 50));
  rows.push(limit("content script, gzip", "kB", await size("content.js"), 25));
  rows.push(limit("panel without the engine, gzip", "kB", await size("panel.js"), 120));
} finally {
  await driven.close();
}
process.stdout.write(`${table(rows)}\n`);

/** From the page's load event to the panel with its form. */
async function usable(page: Page, issueId: number): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round < rounds; round++) {
    await page.goto(`${site.url}/issues/${issueId}`);
    const frame = await panelIn(page, "record");
    await frame.waitForSelector("#step-verdict");
    const shown = await frame.evaluate(
      () =>
        performance.timeOrigin + (performance.getEntriesByName("clause10.usable").at(-1)?.startTime ?? NaN),
    );
    const loaded = await page.evaluate(() => {
      const [entry] = performance.getEntriesByType("navigation") as PerformanceNavigationTiming[];
      return performance.timeOrigin + (entry?.loadEventEnd ?? NaN);
    });
    times.push(Math.max(0, shown - loaded));
  }
  return median(times);
}

/** Keys pressed one after the other in the form of a step. */
async function typing(page: Page, issueId: number): Promise<{ work: number; frame: number }> {
  await page.goto(`${site.url}/issues/${issueId}`);
  return keysIn(await panelIn(page, "record"), page, "#step-correction");
}

/** What the form waits for when it asks the register. */
async function similar(page: Page, issueId: number): Promise<number> {
  await page.goto(`${site.url}/issues/${issueId}`);
  await (await page.waitForSelector("#clause10-raise"))?.click();
  const frame: Frame = await panelIn(page, "drawer");
  const title = await frame.waitForSelector("#raise-title");
  await title?.type("The badge of department 3 was lent to a visitor");
  await frame.waitForSelector(".similar li");
  await frame.evaluate(() => {
    const send = chrome.runtime.sendMessage.bind(chrome.runtime);
    const waits: number[] = [];
    Object.assign(globalThis, { waits });
    chrome.runtime.sendMessage = (async (message: { method?: string }) => {
      const start = performance.now();
      const answer: unknown = await send(message);
      if (message.method === "similar") waits.push(performance.now() - start);
      return answer;
    }) as typeof chrome.runtime.sendMessage;
  });
  for (const word of " and never came back from the server room with the lost key of the door".split(" ")) {
    await title?.type(` ${word}`);
    await new Promise((resolve) => setTimeout(resolve, 400));
  }
  const waits = await frame.evaluate(() => (globalThis as unknown as { waits: number[] }).waits);
  if (waits.length < 5) throw new Error(`only ${waits.length} answers were measured`);
  return p95(waits);
}

async function badges(page: Page): Promise<number> {
  const record = () => triaged(site, { deadlines: { close: { due: day(30), original: day(30) } } });
  for (let made = 0; made < 100; made++) await makeRecord(site, record(), "field");
  const times: number[] = [];
  for (let round = 0; round < rounds; round++) {
    await page.goto(`${site.url}/projects/isms/issues?set_filter=1&status_id=*&sort=id:desc&per_page=100`);
    await page.waitForFunction(() => document.querySelectorAll(".clause10-badge").length >= 100);
    const spent = await page.evaluate(() =>
      performance.getEntriesByName("clause10.badges").reduce((sum, { duration }) => sum + duration, 0),
    );
    times.push(spent);
  }
  return median(times);
}

async function size(file: string): Promise<number> {
  const script = await readFile(new URL(`../../build/extension/${file}`, import.meta.url));
  return gzipSync(script, { level: 9 }).length / 1000;
}
