// What script/bench --browser runs: the figures of the issue page, in the browser that CLAUSE10_BROWSER names, against a
// private Redmine. Each line names its limit as the peer.
//
//   CLAUSE10_BROWSER=firefox CLAUSE10_INSTANCE=bench node --experimental-strip-types browser.ts
import { readFile } from "node:fs/promises";
import { gzipSync } from "node:zlib";
import type { Frame, Page } from "puppeteer-core";
import { browserName, launch, panelIn, type Driven } from "../e2e/lib/browser.ts";
import { connect, settings } from "../e2e/lib/connect.ts";
import { day } from "../e2e/lib/desk.ts";
import { makeIssue, makeRecord, triaged } from "../e2e/lib/records.ts";
import { login, redmine, user, type Redmine } from "../e2e/lib/redmine.ts";
import { median, type Row } from "./lib/measure.ts";
import { say, table } from "./lib/report.ts";

const kept = 10_000;
const rounds = 12;
const keys = 200;

const site = await redmine();
const driven = await launch();
const rows: Row[] = [];
try {
  await connect(driven, site, "anna");
  const record = await makeRecord(site, triaged(site), "field");
  const incident = await makeIssue(site, { tracker_id: site.trackers["Incident"], subject: "Badge lent" });
  say(`${browserName}: keeping ${kept} records`);
  await fill(driven, site);
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

function limit(what: string, unit: string, ours: number, most: number): Row {
  return { name: `${browserName}: ${what}`, unit, ours, peer: "limit", peer_value: most, ratio: most / ours };
}

function p95(values: number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length * 0.95)] ?? NaN;
}

/** Puts records into the extension's own store, as if they had been pulled. */
async function fill({ browser: _browser, ...rest }: Driven, site: Redmine): Promise<void> {
  const options = await settings({ browser: _browser, ...rest });
  const { fields, ...one } = triaged(site, { deadlines: { close: { due: day(30), original: day(30) } } });
  const account = `${site.url}/|${user(site, "anna").id}`;
  await options.evaluate(
    async (account: string, one: object, fields: object, count: number) => {
      const request = indexedDB.open("clause10");
      const db = await new Promise<IDBDatabase>(
        (resolve) => (request.onsuccess = () => resolve(request.result)),
      );
      // Until the first pull of what is there is done: it would write over what follows.
      for (;;) {
        const state = db.transaction("pulls").objectStore("pulls").get(account);
        await new Promise((resolve) => (state.onsuccess = resolve));
        if ((state.result as { completeAt?: string } | undefined)?.completeAt) break;
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
      const nouns = [
        "badge",
        "server",
        "backup",
        "visitor",
        "laptop",
        "contract",
        "log",
        "key",
        "door",
        "account",
      ];
      const verbs = [
        "lent",
        "open",
        "lost",
        "unsigned",
        "missing",
        "expired",
        "shared",
        "stolen",
        "late",
        "wrong",
      ];
      const store = db.transaction("issues", "readwrite").objectStore("issues");
      for (let n = 0; n < count; n++) {
        const word = (list: string[], by: number) => list[Math.floor(n / by) % list.length] ?? "";
        const title = `The ${word(nouns, 1)} of department ${n % 97} was ${word(verbs, 10)}`;
        const observed = `${title}: seen on tour ${n} with ${word(nouns, 100)} and ${word(verbs, 1000)} ${word(nouns, 7)}.`;
        const id = `00000000-0000-4000-8000-${String(n).padStart(12, "0")}`;
        store.put({
          ...{ account, id: 1_000_000 + n, updatedOn: "2026-01-01T00:00:00Z", project: { id: 1, name: "x" } },
          ...{ tracker: "Nonconformity", status: "New", closed: false, doneRatio: 0, subject: title },
          record: { ...one, id, fields: { ...fields, title, observed } },
        });
      }
      await new Promise((resolve) => (store.transaction.oncomplete = resolve));
      // What was made up is not on the server: today nobody looks for what is gone.
      const pulls = db.transaction("pulls", "readwrite").objectStore("pulls");
      const asked = pulls.get(account);
      await new Promise((resolve) => (asked.onsuccess = resolve));
      const today = new Intl.DateTimeFormat("sv").format(new Date());
      pulls.put({ cursors: {}, ...(asked.result as object | undefined), account, checkedOn: today });
      await new Promise((resolve) => (pulls.transaction.oncomplete = resolve));
      db.close();
    },
    account,
    one,
    fields,
    kept,
  );
}

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
  const frame = await panelIn(page, "record");
  const control = await frame.waitForSelector("#step-correction");
  await frame.evaluate(() => {
    const times: { work: number[]; frame: number[] } = { work: [], frame: [] };
    Object.assign(globalThis, { times });
    addEventListener(
      "keydown",
      ({ timeStamp }) => {
        // Preact draws in a microtask of the input event, so whoever listens last of all sees what it drew.
        addEventListener(
          "input",
          () => {
            // Laid out as well.
            document.documentElement.getBoundingClientRect();
            times.work.push(performance.now() - timeStamp);
            requestAnimationFrame(() => {
              const after = new MessageChannel();
              after.port1.onmessage = () => times.frame.push(performance.now() - timeStamp);
              after.port2.postMessage(0);
            });
          },
          { once: true },
        );
      },
      { capture: true },
    );
  });
  await control?.focus();
  const text = "All accounts of leavers were closed on the day they left. ".repeat(4).slice(0, keys);
  for (const key of text) {
    await page.keyboard.type(key);
    await new Promise((resolve) => setTimeout(resolve, 30));
  }
  const { times } = await frame.evaluate(() => ({
    times: (globalThis as unknown as { times: { work: number[]; frame: number[] } }).times,
  }));
  if (times.work.length < keys / 2) throw new Error(`only ${times.work.length} keys were measured`);
  return { work: p95(times.work), frame: p95(times.frame) };
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
