import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, describe, it } from "node:test";
import type { Page } from "puppeteer-core";
import pack from "#pack" with { type: "json" };
import type { Pack } from "#schema/pack";
import { Engine } from "../../web/engine/engine.ts";
import { organisation } from "../lib/organisation.ts";
import { assertAccessible } from "./lib/axe.ts";
import { browserName, launch, textOf, until, type Driven } from "./lib/browser.ts";
import { connect, ownPage } from "./lib/connect.ts";
import { day } from "./lib/desk.ts";
import { putPulled } from "./lib/pulled.ts";
import { redmine, user } from "./lib/redmine.ts";

// The manager's view: the numbers of an organisation of two years, and the way from each to its records.

const shots = process.env["CLAUSE10_SHOTS"];

describe(`the dashboard (${browserName})`, () => {
  let driven: Driven;
  let page: Page;
  before(async () => {
    const site = await redmine();
    const wasm = await readFile(new URL("../../build/wasm/clause10-register.wasm", import.meta.url));
    const engine = await Engine.load(await WebAssembly.compile(wasm), pack);
    const records = await organisation(engine, pack as unknown as Pack, 1_000, day(0));
    driven = await launch();
    await connect(driven, site, "anna");
    await putPulled(driven, `${site.url}/|${user(site, "anna").id}`, records);
    page = await ownPage(driven, "dashboard.html", "main.dashboard[data-ready=true]");
  });
  after(() => driven.close());
  const shoot = async (name: string) => {
    if (shots)
      await page.screenshot({ path: `${shots}/dashboard-${name}-${browserName}.png`, fullPage: true });
  };
  const shown = (selector: string) =>
    page.$eval(selector, (each) => Number((each as HTMLElement).dataset["value"]));

  it("shows figures and charts, each with its definition and its table", async () => {
    await page.waitForSelector("[data-chart=trend] canvas");
    assert.ok((await shown("[data-figure=open]")) > 50);
    const charts = await page.$$eval("figure", (all) =>
      all.map((each) => each.querySelectorAll("table tbody tr").length),
    );
    assert.ok(charts.length > 8 && charts.every((rows) => rows > 0), charts.join(" "));
    assert.match(await textOf(page, "[data-figure=overdue]"), /Overdue.*What this counts/);
    await shoot("nonconformity");
    await page.$$eval("details", (all) => all.forEach((each) => (each.open = true)));
    await assertAccessible(page.mainFrame(), browserName);
    await shoot("tables");
  });

  it("leads from a number to its rows", async () => {
    const cell = '[data-chart="dimension Area"] td[data-series=overdue] a';
    const number = Number(await textOf(page, cell));
    const href = await page.$eval(cell, (link) => link.href);
    const register = await ownPage(driven, href.slice(href.lastIndexOf("/") + 1), "main.register");
    await until(register.mainFrame(), () =>
      /^\d+ of \d+ records$/.test(document.querySelector(".bar [role=status]")?.textContent ?? ""),
    );
    assert.match(await textOf(register, ".bar [role=status]"), new RegExp(`^${number} of `));
    assert.match(await textOf(register, ".chosen"), /^Area: /);
    if (shots) await register.screenshot({ path: `${shots}/dashboard-rows-${browserName}.png` });
    await register.close();
  });

  it("shows another kind of record, and keeps it in the address", async () => {
    await page.select("#dashboard-type", "audit");
    await page.waitForSelector('[data-chart="dimension Criteria"]');
    assert.match(page.url(), /#type=audit$/);
    await shoot("audit");
  });
});
