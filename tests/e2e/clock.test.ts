import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import type { Page } from "puppeteer-core";
import { browserName, launch, panelIn, paste, press, textOf, until, type Driven } from "./lib/browser.ts";
import { connect, ownPage } from "./lib/connect.ts";
import { day } from "./lib/desk.ts";
import { FaultyProxy } from "./lib/faulty-proxy.ts";
import { login, redmine, type Redmine } from "./lib/redmine.ts";

/** A computer whose clock is wrong by ten years: what it dates is dated by Redmine's clock, and the audit room says so. */
for (const [what, days] of [
  ["ten years slow", 3652],
  ["ten years fast", -3652],
] as const)
  describe(`a clock that is ${what} (${browserName})`, () => {
    let site: Redmine;
    let proxy: FaultyProxy;
    let driven: Driven;
    let page: Page;
    before(async () => {
      site = await redmine();
      proxy = await FaultyProxy.before(site.url);
      proxy.clockAhead(days * 86_400_000);
      driven = await launch();
      await connect(driven, site, "anna", proxy.url);
    });
    after(async () => {
      await driven.close();
      proxy.close();
    });

    it("is told in the audit room", async () => {
      page = await ownPage(driven, "room.html", ".room");
      await press(page.mainFrame(), "#fetch:not(:disabled)");
      await page.waitForSelector("[data-clock]");
      assert.match(
        await textOf(page, "[data-clock]"),
        new RegExp(`${Math.abs(days)} days ${what.slice(10)}`),
      );
    });

    it("dates nothing", async () => {
      const tab = await driven.browser.newPage();
      await login(tab, site, "anna", proxy.url);
      await tab.goto(`${proxy.url}/issues/${site.issues["changeTickets"]}`);
      await tab.waitForSelector("#clause10-raise");
      await tab.click("#clause10-raise");
      const form = await panelIn(tab, "drawer");
      await paste(form, "raise-detectedOn", day(days));
      await until(form, () => document.querySelector("#raise-detectedOn-distance")?.textContent === "today");
    });
  });
