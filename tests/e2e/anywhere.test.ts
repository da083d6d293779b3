import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import type { Page } from "puppeteer-core";
import { browserName, fill, launch, panelIn, press, textOf, type Driven } from "./lib/browser.ts";
import { connect, settings } from "./lib/connect.ts";
import { makeIssue } from "./lib/records.ts";
import { client, login, redmine, user, type Redmine } from "./lib/redmine.ts";

// A record is raised from wherever somebody notices something, with where that was.

const shots = process.env["CLAUSE10_SHOTS"];
// A page of its own for each run: its versions are counted.
const title = `Access_control_policy_of_${Date.now()}`;
const spoken = title.replaceAll("_", " ");

describe(`raising from anywhere (${browserName})`, () => {
  let site: Redmine;
  let driven: Driven;
  let page: Page;
  before(async () => {
    site = await redmine();
    await writeWiki("h1. Access control\n\nAll access ends on the last working day.");
    await writeWiki("h1. Access control\n\nAll access ends on the last working day. Checked weekly.");
    driven = await launch();
    await connect(driven, site, "anna");
    page = await driven.browser.newPage();
    page.setDefaultTimeout(60_000);
    await login(page, site, "anna");
  });
  after(() => driven.close());

  async function writeWiki(text: string): Promise<void> {
    const answer = await fetch(`${site.url}/projects/isms/wiki/${title}.json`, {
      method: "PUT",
      headers: { "X-Redmine-API-Key": user(site, "admin").apiKey, "Content-Type": "application/json" },
      body: JSON.stringify({ wiki_page: { text } }),
    });
    assert.ok(answer.ok, String(answer.status));
  }

  async function shot(name: string): Promise<void> {
    if (shots) await page.screenshot({ path: `${shots}/anywhere-${name}-${browserName}.png` });
  }

  /** Fills in what the drawer still asks for, raises it, and answers the new issue. */
  async function raise(subject: string, requirement: string): Promise<number> {
    const form = await panelIn(page, "drawer");
    await fill(form, "raise-title", subject);
    await fill(form, "raise-requirement", requirement);
    await fill(form, "raise-observed", "Three of ten leavers could still log in on 15 October.");
    await fill(form, "raise-gap", "Access outlived employment by up to 14 days.");
    await fill(form, "raise-requirementRefs", "A.5.18,");
    await fill(form, "raise-detectedOn", "2026-01-15");
    await form.waitForSelector("#raise-verdict.open");
    await shot("ready");
    await press(form, "button.primary");
    const link = await form.waitForSelector("#permalink");
    const href = await link?.evaluate((a) => (a as HTMLAnchorElement).href);
    return Number(/\d+$/.exec(href ?? "")?.[0]);
  }

  it("from a wiki page, with the page and its version as what is required", async () => {
    await page.goto(`${site.url}/projects/isms/wiki/${title}`);
    await (await page.waitForSelector("#clause10-raise"))?.click();
    const form = await panelIn(page, "drawer");
    assert.match(await textOf(form, ".origin"), new RegExp(`from the page “${spoken}”, version 2`));
    const value = (id: string) => form.$eval(`#raise-${id}`, (input) => (input as HTMLInputElement).value);
    assert.equal(await value("source"), "deviation");
    const required = await value("requirement");
    assert.equal(required, `“${spoken}” (${site.url}/projects/isms/wiki/${title}/2):`);
    await shot("wiki");
    const issueId = await raise(
      "Leavers keep their access for weeks",
      `${required} access ends on the last day.`,
    );
    const issue = await client(site).readIssue(issueId);
    assert.ok(issue.ok);
    assert.equal(issue.value.project.name, "Information Security");
    assert.equal(issue.value.tracker, "Nonconformity");
    assert.match(issue.value.description, new RegExp(`wiki/${title}/2`));
  });

  it("from several issues of a list, each of them related", async () => {
    const subjects = [
      "VPN of a leaver still open",
      "Badge of a leaver still works",
      "Mail of a leaver still read",
    ];
    const ids: number[] = [];
    for (const subject of subjects)
      ids.push(await makeIssue(site, { tracker_id: site.trackers["Incident"], subject }));
    await page.goto(`${site.url}/projects/isms/issues?set_filter=1&sort=id:desc`);
    await page.waitForSelector(`#issue-${ids[0]}`);
    assert.equal(await page.$("#clause10-raise"), null, "nothing is ticked yet");
    for (const id of ids) await page.click(`#issue-${id} input[type=checkbox]`);
    const button = await page.waitForSelector("::-p-text(Raise nonconformity from 3 issues)");
    await shot("list");
    await button?.click();
    const form = await panelIn(page, "drawer");
    const [newest, ...others] = [...ids].reverse();
    assert.match(
      await textOf(form, ".origin"),
      new RegExp(
        `from Incident #${newest}: Mail of a leaver still read; and ${others.map((id) => `#${id}`).join(", ")}`,
      ),
    );
    assert.equal(
      await form.$eval("#raise-source", (input) => (input as HTMLSelectElement).value),
      "incident",
    );
    const issueId = await raise(
      "Leavers keep every kind of access",
      "All access ends on the last working day.",
    );
    const issue = await client(site).readIssue(issueId);
    assert.ok(issue.ok);
    assert.deepEqual(
      [...issue.value.relatedTo].sort((a, b) => a - b),
      ids,
    );
  });

  it("what was written for other issues stays with them", async () => {
    await page.goto(`${site.url}/projects/isms/issues?set_filter=1&sort=id:desc`);
    const boxes = await page.$$("tr.issue input[type=checkbox]");
    await boxes[0]?.click();
    await (await page.waitForSelector("#clause10-raise"))?.click();
    let form = await panelIn(page, "drawer");
    await fill(form, "raise-title", "Only of the first");
    await press(form, "button.close");
    await boxes[1]?.click();
    await (await page.waitForSelector("#clause10-raise"))?.click();
    form = await panelIn(page, "drawer");
    assert.equal(await form.$eval("#raise-title", (input) => (input as HTMLInputElement).value), "");
    await press(form, "button.close");
    await boxes[1]?.click();
    await (await page.waitForSelector("#clause10-raise"))?.click();
    form = await panelIn(page, "drawer");
    assert.equal(
      await form.$eval("#raise-title", (input) => (input as HTMLInputElement).value),
      "Only of the first",
    );
  });

  it("from the toolbar, on any page of a project", async () => {
    await page.goto(`${site.url}/projects/isms/news`);
    const before = new Set(await driven.browser.pages());
    const options = await settings(driven);
    await options.evaluate(
      () => void chrome.tabs.create({ url: chrome.runtime.getURL("popup.html"), active: false }),
    );
    let popup: Page | undefined;
    while (!popup) {
      popup = (await driven.browser.pages()).find((each) => !before.has(each));
      if (!(await popup?.$(".tasks").catch(() => null))) popup = undefined;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    await page.bringToFront();
    // As its button does: no driver presses a toolbar button, and in a tab the list would be the page that is looked at.
    const here = (raise: boolean) =>
      popup.evaluate((raise) => chrome.runtime.sendMessage<unknown, boolean>({ type: "here", raise }), raise);
    assert.equal(await here(false), true);
    assert.equal(await here(true), true);
    const form = await panelIn(page, "drawer");
    assert.match(await textOf(form, ".origin"), /in the project “Information Security”/);
    // Of an issue its tracker says where it comes from; of a project nobody knows.
    await fill(form, "raise-source", "deviation");
    const title = `Nobody reads the news ${Date.now()}`;
    const issueId = await raise(title, "News are read.");
    const issue = await client(site).readIssue(issueId);
    assert.ok(issue.ok);
    assert.deepEqual([issue.value.project.name, issue.value.relatedTo], ["Information Security", []]);
    // On the page of an issue it is that issue that it comes from.
    await page.goto(`${site.url}/issues/${site.issues["incident"]}`);
    await page.waitForSelector("#clause10-raise");
    assert.equal(await here(true), true);
    const again = await panelIn(page, "drawer");
    assert.match(await textOf(again, ".origin"), /from Incident #\d+/);
    await page.goto("about:blank");
    assert.equal(await here(true), false);
    await popup.close();
  });
});
