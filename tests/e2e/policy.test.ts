import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import type { Frame, Page } from "puppeteer-core";
import { value } from "../platform/outcome.ts";
import { assertAccessible } from "./lib/axe.ts";
import { browserName, fill, launch, panelIn, press, textOf, until, type Driven } from "./lib/browser.ts";
import { connect, ownPage } from "./lib/connect.ts";
import { day, Desk } from "./lib/desk.ts";
import { api, client, login, redmine, type Redmine } from "./lib/redmine.ts";

// The policy: drafted on the wiki from its record, approved as it stands there, and watched from then on.

const shots = process.env["CLAUSE10_SHOTS"];
const title = `Improvement_policy_${Date.now() % 100_000}`;

describe(`the policy on the wiki (${browserName})`, () => {
  let site: Redmine;
  let desk: Desk;
  let driven: Driven;
  let page: Page;
  let policy = 0;
  let project = 0;
  before(async () => {
    site = await redmine();
    desk = await Desk.at(site);
    const [, fields] = desk.firstSteps()["policyDocument"] ?? assert.fail();
    const draft = desk.record("policyDocument", []);
    const named = { ...fields, title: "Continual Improvement Policy", wikiPage: title };
    policy = await desk.issue({ ...draft, fields: { ...draft.fields, ...named } }, { subject: "Policy" });
    project = value(await client(site).readIssue(policy)).project.id;
    driven = await launch();
    await connect(driven, site, "anna");
    page = await driven.browser.newPage();
    page.setDefaultTimeout(60_000);
    await login(page, site, "anna");
  });
  after(() => driven.close());
  const panel = async (): Promise<Frame> => {
    await page.goto(`${site.url}/issues/${policy}`);
    return panelIn(page, "record");
  };
  const onWiki = async () => value(await client(site).readWikiPage(project, title));
  /** The page goes to itself once a step has arrived: the panel that shows this then. */
  async function reloaded(selector: string): Promise<Frame> {
    const end = Date.now() + 30_000;
    for (;;) {
      // The frame of the page before may still be found, and be gone when it is asked.
      const form = page.frames().find((frame) => frame.url().includes("panel.html"));
      if (form && (await form.$(selector).catch(() => null))) return form;
      assert.ok(Date.now() < end, `nothing shows ${selector}`);
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }

  it("is drafted from the record", async () => {
    const form = await panel();
    await press(form, "#write-policy:not(:disabled)");
    await form.waitForSelector('[data-wiki-version="1"]');
    const { text } = await onWiki();
    assert.match(text, /^h1\. Continual Improvement Policy/);
    assert.match(text, /h2\. Compliance/);
    await press(form, ".drafted summary");
    assert.match(await textOf(form, ".policy-page"), /The page has this very text/);
    await assertAccessible(form, browserName);
    if (shots) await page.screenshot({ path: `${shots}/policy-${browserName}.png` });
  });

  it("is not written over without being asked again, and shows what would change", async () => {
    const { version, text } = await onWiki();
    const theirs = `${text}\nWe also learn from near misses.\n`;
    value(await client(site).writeWikiPage(project, title, { text: theirs, comments: "", version }));
    const form = await panel();
    await form.waitForSelector('[data-wiki-version="2"]');
    await press(form, ".drafted summary");
    assert.match(await textOf(form, ".compared del"), /near misses/);
    await press(form, "#write-policy");
    await form.waitForSelector("#replace-policy");
    assert.equal((await onWiki()).version, 2, "nothing was written yet");
  });

  it("is submitted, approved as it stands, and said to be changed when it is", async () => {
    let form = await panel();
    await until(form, () => document.querySelector("#step-verdict.open") !== null);
    await press(form, "button.primary");
    form = await reloaded("#take-policy");
    assert.equal((await desk.stored(policy)).state, "inReview");
    await press(form, "#take-policy");
    assert.equal(await form.$eval("#step-wikiVersion", (input) => (input as HTMLInputElement).value), "2");
    await until(form, () => document.querySelector("#step-verdict.open") !== null);
    await press(form, "button.primary");
    form = await reloaded("#step-effectiveOn");
    assert.equal((await desk.stored(policy)).state, "approved");
    await form.waitForSelector("[data-approved=true]");
    await fill(form, "step-effectiveOn", day(0));
    const { version, text } = await onWiki();
    value(await client(site).writeWikiPage(project, title, { text: `${text}!`, comments: "", version }));
    form = await panel();
    await form.waitForSelector("[data-approved=false]");
    assert.match(await textOf(form, ".policy-page"), /version 3\. It is not the text that was approved/);
    if (shots) await page.screenshot({ path: `${shots}/policy-changed-${browserName}.png` });
  });

  it("says on its page that it was changed and that its review is late, and only there", async () => {
    const stored = await desk.stored(policy);
    const late = { ...stored.fields, wikiPage: title, nextReview: day(-3), effectiveOn: day(-300) };
    const record = { ...stored, id: crypto.randomUUID(), state: "published", fields: late };
    const published = await desk.issue(record, { subject: "Policy in force" });
    const register = await ownPage(
      driven,
      "register.html#words=Policy+in+force&sort=issueId&down=true",
      ".refresh:not([disabled])",
    );
    await register.click(".refresh");
    await register.waitForSelector(`tr[data-issue="${published}"]`);
    await register.close();
    await page.goto(`${site.url}/projects/${await identifierOf(project)}/wiki/${title}`);
    await page.waitForSelector("#clause10-policy");
    assert.match(
      await textOf(page, "#clause10-policy"),
      /was to be reviewed by .*not the text that was approved/,
    );
    assert.equal(
      await page.$eval("#clause10-policy a", (link) => link.href),
      `${site.url}/issues/${published}`,
    );
    if (shots) await page.screenshot({ path: `${shots}/policy-banner-${browserName}.png` });
    const other = { text: "h1. Minutes", comments: "" };
    value(await client(site).writeWikiPage(project, `${title}_minutes`, other));
    await page.goto(`${site.url}/projects/${await identifierOf(project)}/wiki/${title}_minutes`);
    await page.waitForSelector("#clause10-raise");
    assert.equal(await page.$("#clause10-policy"), null);
  });

  async function identifierOf(id: number): Promise<string> {
    return (await api<{ project: { identifier: string } }>(site, `projects/${id}.json`)).project.identifier;
  }
});
