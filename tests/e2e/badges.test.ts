import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import type { Page } from "puppeteer-core";
import { browserName, launch, textOf, type Driven } from "./lib/browser.ts";
import { connect } from "./lib/connect.ts";
import { proxyTo, type Proxy } from "./lib/proxy.ts";
import { makeIssue, makeRecord, triaged } from "./lib/records.ts";
import { login, redmine, type Redmine } from "./lib/redmine.ts";

// State and days left on lists of issues and in the heading of an issue.

const shots = process.env["CLAUSE10_SHOTS"];
const day = (from: number) => {
  const date = new Date(Date.now() + from * 86_400_000);
  const two = (n: number) => String(n).padStart(2, "0");
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
};

describe(`badges of records (${browserName})`, () => {
  let driven: Driven;
  let site: Redmine;
  let proxy: Proxy;
  let page: Page;
  const made: Record<string, number> = {};
  before(async () => {
    site = await redmine();
    proxy = await proxyTo(site.url);
    for (const [name, left] of [
      ["overdue", -3],
      ["today", 0],
      ["upcoming", 12],
    ] as const) {
      const due = { due: day(left), original: day(left) };
      made[name] = await makeRecord(site, triaged(site, { deadlines: { close: due } }));
    }
    made["field"] = await makeRecord(site, triaged(site), "field");
    made["ordinary"] = await makeIssue(site, { tracker_id: site.trackers["Incident"], subject: "Ordinary" });
    driven = await launch();
    await connect(driven, site, "anna", proxy.url);
    page = await driven.browser.newPage();
    page.setDefaultTimeout(90_000);
    await login(page, site, "anna", proxy.url);
  });
  after(async () => {
    await driven.close();
    await proxy.close();
  });

  const list = (more = "") =>
    `${proxy.url}/projects/isms/issues?set_filter=1&status_id=*&per_page=100${more}`;
  const badge = (name: string) => `#issue-${made[name]} td.subject .clause10-badge`;
  const listCalls = () =>
    proxy.passed.filter(({ path, byExtension }) => byExtension && path.startsWith("/issues.json"));

  it("a row says the state and the days left, in words; an ordinary issue says nothing", async () => {
    await page.goto(list());
    await page.waitForSelector(badge("overdue"));
    assert.match(await textOf(page, badge("overdue")), /⚠ Triaged · 3 days overdue/);
    assert.match(await textOf(page, badge("today")), /◆ Triaged · due today/);
    assert.match(await textOf(page, badge("upcoming")), /◷ Triaged · 12 days left/);
    assert.match(await textOf(page, badge("field")), /Triaged/);
    assert.equal(await page.$(badge("ordinary")), null);
    const before = listCalls();
    await page.reload();
    await page.waitForSelector(badge("overdue"));
    const again = listCalls().slice(before.length);
    assert.equal(again.length, 1, "one list call for a whole page of known issues");
    assert.match(
      decodeURIComponent(again[0]?.path ?? ""),
      /updated_on=>=\d/,
      "and only for what was changed",
    );
    if (shots) await page.screenshot({ path: `${shots}/list-${browserName}.png` });
  });

  it("grouped lists, lists without subject and my page are lists, too", async () => {
    for (const [where, selector] of [
      [list("&group_by=status"), badge("overdue")],
      [`${list()}&c[]=id&c[]=status`, `#issue-${made["overdue"]} td.id .clause10-badge`],
    ] as const) {
      await page.goto(where);
      await page.waitForSelector(selector);
      assert.equal((await page.$$(selector)).length, 1);
    }
  });

  it("the heading of the issue has the same", async () => {
    await page.goto(`${proxy.url}/issues/${made["overdue"]}`);
    await page.waitForSelector("#content > .clause10-badge");
    assert.match(await textOf(page, "#content > .clause10-badge"), /Triaged · 3 days overdue/);
    if (shots) await page.screenshot({ path: `${shots}/heading-${browserName}.png` });
  });

  it("rows that Redmine puts in later get theirs, and a changed record its new one", async () => {
    await page.goto(list());
    await page.waitForSelector(badge("today"));
    await page.evaluate((id) => {
      const row = document.getElementById(`issue-${id}`);
      const copy = row?.cloneNode(true) as HTMLElement | undefined;
      copy?.querySelector(".clause10-badge")?.remove();
      if (copy) row?.replaceWith(copy);
    }, made["today"]);
    await page.waitForSelector(badge("today"));
  });

  it("a hundred rows, as this page's main thread has it", async () => {
    const record = () => triaged(site, { deadlines: { close: { due: day(30), original: day(30) } } });
    for (let made = 0; made < 96; made++) await makeRecord(site, record());
    await page.goto(list());
    await page.waitForFunction(() => document.querySelectorAll(".clause10-badge").length >= 96);
    const rows = await page.$$eval("tr.issue .clause10-badge", (badges) => badges.length);
    const [spent] = await page.evaluate(() =>
      performance.getEntriesByName("clause10.badges").map(({ duration }) => duration),
    );
    // Timing is printed, never asserted: it depends on who else works on this computer.
    console.log(`${browserName}: ${rows} rows decorated in ${spent?.toFixed(1)} ms`);
    assert.ok(rows >= 96);
  });
});
