import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import type { Frame, Page } from "puppeteer-core";
import pack from "#pack" with { type: "json" };
import type { ImprovementRecord } from "#schema/record";
import { attacks, canary } from "./lib/attacks.ts";
import { browserName, launch, panelIn, press, type Driven } from "./lib/browser.ts";
import { connect } from "./lib/connect.ts";
import { makeIssue, makeRecord, triaged } from "./lib/records.ts";
import { login, redmine, user, type Redmine } from "./lib/redmine.ts";

// What people may write anywhere in Redmine is shown as they wrote it, and does nothing.

describe(`a thousand hostile texts (${browserName})`, () => {
  let site: Redmine;
  let driven: Driven;
  let page: Page;
  const loaded: string[] = [];
  before(async () => {
    site = await redmine();
    driven = await launch();
    await connect(driven, site, "anna");
    page = await driven.browser.newPage();
    page.setDefaultTimeout(60_000);
    page.on("request", (request) => {
      if (request.url().includes(canary) && !request.url().startsWith(site.url)) loaded.push(request.url());
    });
    page.on("dialog", (dialog) => {
      loaded.push(dialog.message());
      void dialog.dismiss();
    });
    await login(page, site, "anna");
  });
  after(() => driven.close());

  const texts = pack.recordTypes.nonconformity.fields.filter(
    ({ type }) => type === "text" || type === "longText",
  );

  /** As many as fit, one in each text and one in each cell of a list; the rest goes on. */
  function record(some: readonly string[]): { rest: string[]; record: ImprovementRecord } {
    const rest = [...some];
    const next = () => rest.shift() ?? "enough";
    const fields: Record<string, unknown> = Object.fromEntries(texts.map(({ id }) => [id, next()]));
    const lines = Array.from({ length: 12 }, () => ({ why: next(), because: next(), evidence: next() }));
    const causes = Array.from({ length: 12 }, () => ({ category: next(), cause: next() }));
    const files = Array.from({ length: 8 }, () => ({ name: next(), sha256: next(), note: next() }));
    const sound = triaged(site);
    const named: Record<string, unknown> = {
      ...sound.fields,
      ...fields,
      whys: lines,
      ishikawa: causes,
      evidence: files,
    };
    const people = { owner: { id: 6, name: next() }, approver: { id: 5, name: next() } };
    return { rest, record: { ...sound, fields: { ...named, ...people } } };
  }

  async function assertNothingHappened(frame: Frame | undefined, where: string): Promise<void> {
    const acted = await page.evaluate((name) => name in window, canary);
    assert.equal(acted, false, `${where}: a script ran`);
    assert.deepEqual(loaded, [], where);
    const made = (root: Frame | Page) =>
      root.evaluate((name) => {
        const ours = document.querySelectorAll("#panel *, [id^=clause10] *, .clause10-badge *");
        return [...ours]
          .filter((element) =>
            [...element.attributes].some(
              ({ name: attribute, value }) =>
                attribute.startsWith("on") ||
                (value.includes(name) && ["src", "href", "action", "style", "srcdoc"].includes(attribute)),
            ),
          )
          .map((element) => element.outerHTML.slice(0, 200));
      }, canary);
    assert.deepEqual(await made(page), [], where);
    if (frame) assert.deepEqual(await made(frame), [], where);
  }

  it("in every field of a record", async () => {
    assert.ok(attacks.length >= 1000, String(attacks.length));
    let left: readonly string[] = attacks;
    for (let n = 1; left.length > 0; n++) {
      const { rest, record: made } = record(left);
      const issueId = await makeRecord(site, made, "field", { subject: left[0]?.slice(0, 200) ?? "" });
      left = rest;
      await page.goto(`${site.url}/issues/${issueId}`);
      const frame = await panelIn(page, "record");
      await frame.$$eval("details", (all) => {
        for (const each of all) each.open = true;
      });
      const title = String(made.fields["title"]).replace(/\s+/g, " ").trim();
      const shown = await frame.evaluate(() => document.body.textContent.replace(/\s+/g, " "));
      assert.ok(shown.includes(title.replaceAll("\u0000", "")), `record ${n}: ${title}`);
      await assertNothingHappened(frame, `record ${n}`);
    }
  });

  it("in titles, names of people and of files, on lists and where something is raised", async () => {
    const some = attacks.filter((_, at) => at % 90 === 0 && !attacks[at]?.includes("\u0000"));
    const ids: number[] = [];
    for (const text of some) {
      const subject = text.slice(0, 255).trim();
      ids.push(
        await makeRecord(
          site,
          triaged(site, { fields: { ...triaged(site).fields, title: subject } }),
          "field",
          { subject },
        ),
      );
    }
    const admin = { "X-Redmine-API-Key": user(site, "admin").apiKey, "Content-Type": "application/json" };
    const rename = (lastname: string) =>
      fetch(`${site.url}/users/${user(site, "jonas").id}.json`, {
        method: "PUT",
        headers: admin,
        body: JSON.stringify({ user: { lastname } }),
      });
    try {
      assert.ok((await rename("<img src=x onerror=alert(1)>")).ok);
      const incident = await makeIssue(site, {
        tracker_id: site.trackers["Incident"],
        subject: some[3]?.slice(0, 255) ?? "",
        assigned_to_id: user(site, "jonas").id,
      });
      await page.goto(`${site.url}/projects/isms/issues?set_filter=1&status_id=*&sort=id:desc&per_page=100`);
      await page.waitForSelector(`#issue-${ids[0]} .clause10-badge`);
      await assertNothingHappened(undefined, "the list");
      await page.goto(`${site.url}/issues/${incident}`);
      await (await page.waitForSelector("#clause10-raise"))?.click();
      const drawer = await panelIn(page, "drawer");
      await drawer.waitForSelector("#raise-title");
      await assertNothingHappened(drawer, "the drawer");
      await press(drawer, "button.close");
      await page.goto(`${site.url}/issues/${ids[1]}`);
      const panel = await panelIn(page, "record");
      await panel.waitForSelector("#step-correctionBy option");
      const offered = await panel.$eval("#step-correctionBy", (select) => select.textContent);
      assert.match(offered, /<img src=x onerror=alert/);
      await assertNothingHappened(panel, "the people of a project");
    } finally {
      await rename("Weber");
    }
  });
});
