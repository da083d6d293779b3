import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import type { Frame, Page } from "puppeteer-core";
import { assertAccessible } from "./lib/axe.ts";
import { browserName, launch, panelIn, type Driven } from "./lib/browser.ts";
import { connect, settings } from "./lib/connect.ts";
import { day } from "./lib/desk.ts";
import { makeRecord, triaged } from "./lib/records.ts";
import { login, redmine, setSetting, user, type Redmine } from "./lib/redmine.ts";
import { englishTexts } from "./lib/words.ts";

// A German browser, each theme that Redmine brings, and twice as large.

const shots = process.env["CLAUSE10_SHOTS"];

describe(`how it looks (${browserName}, German)`, () => {
  let site: Redmine;
  let driven: Driven;
  let page: Page;
  let record: number;
  let english: string[];
  before(async () => {
    site = await redmine();
    english = await englishTexts();
    const due = { correction: { due: day(-3), original: day(-3) } };
    const fields = { ...triaged(site).fields, area: "Personal" };
    record = await makeRecord(site, triaged(site, { deadlines: due, fields }), "field", {
      assigned_to_id: user(site, "jonas").id,
    });
    driven = await launch({ language: "de" });
    await connect(driven, site, "jonas");
    page = await driven.browser.newPage();
    page.setDefaultTimeout(60_000);
    await login(page, site, "jonas");
  });
  after(async () => {
    await driven.close();
    await setSetting("ui_theme", "");
  });

  /** Nothing on it reads as the English side of a text has it. */
  async function assertGerman(place: Frame | Page, where: string): Promise<void> {
    const { lang, texts } = await place.evaluate(() => {
      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      const texts: string[] = [];
      while (walker.nextNode()) texts.push(walker.currentNode.textContent?.trim() ?? "");
      for (const element of document.querySelectorAll("[aria-label], [placeholder], [title]"))
        for (const name of ["aria-label", "placeholder", "title"])
          texts.push(element.getAttribute(name)?.trim() ?? "");
      return { lang: document.documentElement.lang, texts };
    });
    assert.equal(lang, "de", where);
    const known = new Set(english);
    assert.deepEqual(
      texts.filter((text) => known.has(text)),
      [],
      where,
    );
  }

  /** Nothing is cut off or has to be scrolled sideways to be read. */
  async function assertFits(frame: Frame | Page, where: string): Promise<void> {
    const wide = await frame.evaluate(() => {
      const width = document.documentElement.clientWidth;
      return [...document.querySelectorAll("body *")]
        .filter(
          (element) =>
            !element.closest(".scroll, svg, select, .visually-hidden") && element.checkVisibility(),
        )
        .filter((element) => element.getBoundingClientRect().right > width + 1)
        .map(
          (element) =>
            `${element.outerHTML.slice(0, 120)} to ${element.getBoundingClientRect().right} of ${width}`,
        );
    });
    assert.deepEqual(wide.slice(0, 3), [], where);
  }

  async function drawer(): Promise<Frame> {
    await page.goto(`${site.url}/issues/${site.issues["incident"]}`);
    await (await page.waitForSelector("#clause10-raise"))?.click();
    const frame = await panelIn(page, "drawer");
    await frame.waitForSelector("#raise-title");
    return frame;
  }
  async function panel(): Promise<Frame> {
    await page.goto(`${site.url}/issues/${record}`);
    const frame = await panelIn(page, "record");
    await frame.waitForSelector("#step-verdict");
    return frame;
  }
  const shot = async (name: string) => {
    if (shots) await page.screenshot({ path: `${shots}/looks-${name}-${browserName}.png` });
  };

  it("the settings are German and accessible", async () => {
    const options = await settings(driven);
    await options.bringToFront();
    await options.$$eval("details", (all) => {
      for (const each of all) each.open = true;
    });
    await assertGerman(options, "settings");
    await assertAccessible(options, "settings");
    await page.bringToFront();
  });

  for (const theme of ["", "alternate", "classic"])
    it(`everything is German and accessible in the theme “${theme || "default"}”`, async () => {
      await setSetting("ui_theme", theme);
      for (const [name, open] of [
        ["drawer", drawer],
        ["record", panel],
      ] as const) {
        const frame = await open();
        await frame.$$eval("details", (all) => {
          for (const each of all) each.open = true;
        });
        await assertGerman(frame, `${name}, ${theme}`);
        await assertAccessible(frame, `${name}, ${theme}`);
        await assertFits(frame, `${name}, ${theme}`);
        await shot(`${name}-${theme || "default"}`);
      }
      await page.goto(`${site.url}/projects/isms/issues?set_filter=1&status_id=*&sort=id:desc`);
      const badge = await page.waitForSelector(`#issue-${record} .clause10-badge`);
      const said = await badge?.evaluate((element) => element.textContent);
      assert.match(said ?? "", /Eingestuft.*überfällig/s);
      await shot(`list-${theme || "default"}`);
    });

  it("at 200 % nothing is cut off", async () => {
    await page.setViewport({ width: 640, height: 450 });
    for (const [name, open] of [
      ["drawer", drawer],
      ["record", panel],
    ] as const) {
      const frame = await open();
      await assertFits(frame, `${name} at 200 %`);
      await assertAccessible(frame, `${name} at 200 %`);
      await shot(`${name}-200`);
    }
    await page.setViewport({ width: 1280, height: 900 });
  });
});
