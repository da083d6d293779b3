// What script/bench --browser runs last: the figures of the register and the dashboard with 100,000 records kept, in the
// browser that CLAUSE10_BROWSER names. Each line names its limit as the peer.
//
//   CLAUSE10_BROWSER=firefox CLAUSE10_INSTANCE=bench node --experimental-strip-types register.ts
import { readFile } from "node:fs/promises";
import type { Page } from "puppeteer-core";
import pack from "../../build/packs/iso27001.json" with { type: "json" };
import type { Pack } from "#schema/pack";
import { Engine } from "../../web/engine/engine.ts";
import { browserName, launch } from "../e2e/lib/browser.ts";
import { connect, ownPage } from "../e2e/lib/connect.ts";
import { day } from "../e2e/lib/desk.ts";
import { putPulled } from "../e2e/lib/pulled.ts";
import { redmine, user } from "../e2e/lib/redmine.ts";
import { organisation } from "../lib/organisation.ts";
import { limit } from "./lib/extension.ts";
import { median, type Row } from "./lib/measure.ts";
import { say, table } from "./lib/report.ts";

const made = 1_000;
const kept = Number(process.env["CLAUSE10_KEPT"] || 100_000);
/** Even: the last round of a search takes the words out again. */
const rounds = 8;

const site = await redmine();
const driven = await launch();
const rows: Row[] = [];
try {
  const wasm = await readFile(new URL("../../build/wasm/clause10-register.wasm", import.meta.url));
  const engine = await Engine.load(await WebAssembly.compile(wasm), pack);
  const records = await organisation(engine, pack as unknown as Pack, made, day(0));
  await connect(driven, site, "anna");
  say(`${browserName}: keeping ${kept} records`);
  await putPulled(driven, `${site.url}/|${user(site, "anna").id}`, records, kept / made);

  const page = await ownPage(driven, "register.html#show=all", "tr[data-issue]");
  page.setDefaultTimeout(300_000);
  rows.push(limit("first rows of the register", "ms", await markOf(page, "clause10.rows"), 300));
  while (Number.isNaN(await markOf(page, "clause10.register")))
    await new Promise((resolve) => setTimeout(resolve, 250));
  say(`all rows after ${Math.round(await markOf(page, "clause10.register"))} ms`);
  rows.push(limit("rows filtered by a word, drawn", "ms", await filtering(page), 50));
  rows.push(limit("rows sorted, drawn", "ms", await sorting(page), 50));
  rows.push(limit("workbook of all rows", "ms", await exporting(page), 10_000));
  rows.push(limit("a frame while scrolling, 95 of 100", "ms", await scrolling(page), 16));
  await page.close();

  const first = await ownPage(driven, "dashboard.html", "main.dashboard[data-ready=true]", 90_000);
  say(`dashboard from nothing after ${Math.round(await markOf(first, "clause10.dashboard"))} ms`);
  await first.close();
  const times: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const again = await ownPage(driven, "dashboard.html", "main.dashboard[data-ready=true]");
    times.push(await markOf(again, "clause10.dashboard"));
    await again.close();
  }
  rows.push(limit("dashboard, the register counted before", "ms", median(times), 200));
} finally {
  // What was measured before something did not come is said all the same.
  process.stdout.write(`${table(rows)}\n`);
  await driven.close();
}

/** When the page noted that, in milliseconds after it began to load. */
function markOf(page: Page, name: string): Promise<number> {
  return page.evaluate((mark) => performance.getEntriesByName(mark)[0]?.startTime ?? NaN, name);
}

/** From a key in the search field to the frame that shows what it finds. */
function filtering(page: Page): Promise<number> {
  return page.evaluate(async (count) => {
    const field = document.querySelector<HTMLInputElement>("#register-search");
    const times: number[] = [];
    for (let round = 0; round < count; round++) {
      const began = performance.now();
      if (field) field.value = round % 2 === 0 ? "laptop encryption" : "";
      field?.dispatchEvent(new Event("input", { bubbles: true }));
      await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
      times.push(performance.now() - began);
    }
    return times.sort((a, b) => a - b)[Math.floor(count / 2)] ?? NaN;
  }, rounds);
}

function sorting(page: Page): Promise<number> {
  return page.evaluate(async (count) => {
    const times: number[] = [];
    for (let round = 0; round < count; round++) {
      const began = performance.now();
      document.querySelector<HTMLElement>(`[data-sort=${round % 2 === 0 ? "title" : "due"}]`)?.click();
      await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
      times.push(performance.now() - began);
    }
    return times.sort((a, b) => a - b)[Math.floor(count / 2)] ?? NaN;
  }, rounds);
}

/** From frame to frame, through the whole list, a fifth of a window at a time. */
function scrolling(page: Page): Promise<number> {
  return page.evaluate(async () => {
    const times: number[] = [];
    const step = Math.round(innerHeight / 5);
    const last = document.documentElement.scrollHeight;
    const frame = () => new Promise<number>((resolve) => requestAnimationFrame(resolve));
    let before = await frame();
    for (let round = 0; round < 400; round++) {
      // Every hundredth step is a jump, as somebody who drags the bar makes it.
      scrollTo(0, round % 100 === 0 ? (last * round) / 400 : scrollY + step);
      const now = await frame();
      times.push(now - before);
      before = now;
    }
    return times.sort((a, b) => a - b)[Math.floor(times.length * 0.95)] ?? NaN;
  });
}

function exporting(page: Page): Promise<number> {
  return page.evaluate(async () => {
    HTMLAnchorElement.prototype.click = () => undefined;
    const began = performance.now();
    const saved = new Promise((resolve) => {
      const create = URL.createObjectURL.bind(URL);
      URL.createObjectURL = (blob: Blob) => {
        resolve(blob);
        return create(blob);
      };
    });
    document.querySelector<HTMLElement>("button.xlsx")?.click();
    await saved;
    return performance.now() - began;
  });
}
