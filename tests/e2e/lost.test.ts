import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { after, afterEach, before, beforeEach, describe, it } from "node:test";
import type { Frame, Page } from "puppeteer-core";
import {
  dropProfile,
  fill,
  launch,
  newProfile,
  panelIn,
  press,
  paste,
  textOf,
  until,
  type Driven,
} from "./lib/browser.ts";
import { connect } from "./lib/connect.ts";
import { FaultyProxy } from "./lib/faulty-proxy.ts";
import { api, login, loginAgain, redmine, user, type Redmine } from "./lib/redmine.ts";

/** Nothing typed is lost, and nothing is created twice, whatever happens to tab, browser, server and network. */
describe("what somebody typed", () => {
  let site: Redmine;
  let proxy: FaultyProxy;
  let profile: string;
  let driven: Driven;
  let title: string;
  let issue = 0;
  before(async () => {
    site = await redmine();
    proxy = await FaultyProxy.before(site.url);
    profile = await newProfile();
    driven = await launch({ profile });
    await connect(driven, site, "anna", proxy.url);
    const page = await driven.browser.newPage();
    await login(page, site, "anna", proxy.url);
    await page.close();
  });
  after(async () => {
    await driven.close();
    proxy.close();
    await dropProfile(profile);
  });
  // Each test on an issue of its own, so that no draft of one shows up in the next.
  beforeEach(() => {
    title = `Backups are not tested ${crypto.randomUUID()}`;
    issue += 1;
  });
  afterEach(() => proxy.pass());

  const incident = () => `${proxy.url}/issues/${issue}`;
  async function openForm(page: Page): Promise<Frame> {
    await page.goto(incident());
    await page.waitForSelector("#clause10-raise");
    await page.click("#clause10-raise");
    return panelIn(page, "drawer");
  }
  async function begin(): Promise<{ page: Page; form: Frame }> {
    const page = await driven.browser.newPage();
    return { page, form: await openForm(page) };
  }
  async function complete(form: Frame): Promise<void> {
    await fill(form, "raise-title", title);
    await paste(form, "raise-requirement", "Every backup is restored once a quarter.");
    await paste(form, "raise-observed", "No restore since March.");
    await paste(form, "raise-gap", "Two quarters without a test.");
    await paste(form, "raise-requirementRefs", "A.8.13");
    await paste(form, "raise-detectedOn", "2026-01-15");
    await form.waitForSelector("#raise-verdict.open");
  }
  const raised = async (): Promise<number> => {
    const query = `issues.json?status_id=*&subject=~${title.split(" ").at(-1)}`;
    return (await api<{ total_count: number }>(site, query, "admin")).total_count;
  };
  const value = (form: Frame, id: string) =>
    form.$eval(`#${id}`, (input) => (input as HTMLInputElement).value);

  it("survives closing the tab", async () => {
    const { page, form } = await begin();
    await fill(form, "raise-title", title);
    await page.close();
    const again = await openForm(await driven.browser.newPage());
    assert.equal(await value(again, "raise-title"), title);
  });

  it("has the files with it that were dropped there, also after closing the tab, and sends them along", async () => {
    const { page, form } = await begin();
    await complete(form);
    await form.$eval("#raise-evidence", async (control) => {
      const canvas = new OffscreenCanvas(60, 40);
      canvas.getContext("2d")?.fillRect(10, 10, 20, 20);
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File([await canvas.convertToBlob()], "screen.png", { type: "image/png" }));
      control.dispatchEvent(new DragEvent("drop", { dataTransfer, bubbles: true, cancelable: true }));
    });
    await form.waitForSelector("[data-file] img");
    const sha256 = await form.$eval("[data-file]", (line) => (line as HTMLElement).dataset["file"] ?? "");
    await page.close();
    const after = await driven.browser.newPage();
    const again = await openForm(after);
    await again.waitForSelector(`[data-file="${sha256}"] img`);
    await press(again, "button.primary");
    await again.waitForSelector("#permalink");
    const found = await api<{ issues: { id: number }[] }>(
      site,
      `issues.json?status_id=*&subject=~${title.split(" ").at(-1)}`,
      "admin",
    );
    const { issue: made } = await api<{
      issue: { attachments: { content_url: string; description: string; filename: string }[] };
    }>(site, `issues/${found.issues[0]?.id}.json?include=attachments`, "admin");
    const picture = made.attachments.find(({ description }) => description === `SHA-256 ${sha256}`);
    assert.equal(picture?.filename, "screen.png");
    const headers = { "X-Redmine-API-Key": user(site, "admin").apiKey };
    const answer = await fetch(`${site.url}${new URL(picture.content_url).pathname}`, { headers });
    const bytes = new Uint8Array(await answer.arrayBuffer());
    assert.equal(createHash("sha256").update(bytes).digest("hex"), sha256);
    await after.close();
  });

  it("survives killing the browser", async () => {
    const { form } = await begin();
    await fill(form, "raise-title", title);
    await paste(form, "raise-observed", "No restore since March.");
    // The last key's way into the store is over when its successor could begin: ask for the draft the panel would show.
    await draftHas(form, "No restore since March.");
    await driven.kill();
    driven = await launch({ profile });
    await connect(driven, site, "anna", proxy.url);
    const page = await driven.browser.newPage();
    await loginAgain(page, site, "anna", proxy.url);
    const again = await openForm(page);
    assert.equal(await value(again, "raise-title"), title);
    assert.equal(await value(again, "raise-observed"), "No restore since March.");
  });

  const outages: [what: string, begin: () => void, says: RegExp][] = [
    ["Redmine is down", () => proxy.refuse(), /does not answer/],
    ["Redmine answers with an error", () => proxy.answer(500), /error of its own/],
    [
      "the answer to the creation is lost",
      () => proxy.cutAnswerTo("POST", /\/issues\.json/),
      /does not answer/,
    ],
    ["the creation itself is lost", () => proxy.cutRequest("POST", /\/issues\.json/), /does not answer/],
  ];
  for (const [what, outage, says] of outages) {
    it(`is kept and raised once when ${what}`, async () => {
      const { form } = await begin();
      await complete(form);
      outage();
      await press(form, "button.primary");
      await form.waitForSelector("[data-delivery=waiting]");
      assert.match(await textOf(form, "[data-delivery]"), says);
      proxy.pass();
      await press(form, "[data-delivery] button.primary");
      await form.waitForSelector("#permalink");
      assert.equal(await raised(), 1);
    });
  }

  it("is still there, as not sent, when the tab is closed after a failure", async () => {
    const { page, form } = await begin();
    await complete(form);
    proxy.cutAnswerTo("POST", /\/issues\.json/);
    await press(form, "button.primary");
    await form.waitForSelector("[data-delivery=waiting]");
    await page.close();
    proxy.pass();
    const again = await openForm(await driven.browser.newPage());
    await again.waitForSelector("[data-delivery=waiting]");
    await press(again, "[data-delivery] button.primary");
    await again.waitForSelector("#permalink");
    assert.equal(await raised(), 1);
  });

  it("can be changed and raised after Redmine refused it", async () => {
    const { form } = await begin();
    await complete(form);
    proxy.answerTo("POST", /\/issues\.json/, 422, JSON.stringify({ errors: ["Subject is reserved"] }));
    await press(form, "button.primary");
    await form.waitForSelector("[data-delivery=needsYou]");
    assert.match(await textOf(form, "[data-delivery]"), /Subject is reserved/);
    proxy.pass();
    await press(form, "[data-delivery] button.edit");
    await form.waitForSelector("#raise-title");
    assert.equal(await value(form, "raise-title"), title);
    await form.waitForSelector("#raise-verdict.open");
    await press(form, "button.primary");
    await form.waitForSelector("#permalink");
    assert.equal(await raised(), 1);
  });

  it("can be written while Redmine is away", async () => {
    const page = await driven.browser.newPage();
    await page.goto(incident());
    await page.waitForSelector("#clause10-raise");
    proxy.refuse();
    await page.click("#clause10-raise");
    const form = await panelIn(page, "drawer");
    assert.match(await textOf(form, ".notice"), /does not answer/);
    await complete(form);
    proxy.pass();
    await press(form, "button.primary");
    await form.waitForSelector("#permalink");
    assert.equal(await raised(), 1);
  });
});

/** Waits until the stored draft holds a text: read in the extension's own database, as the next opening would. */
async function draftHas(frame: Frame, text: string): Promise<void> {
  await until(
    frame,
    (wanted: string) =>
      new Promise<boolean>((resolve) => {
        const opening = indexedDB.open("clause10");
        opening.onsuccess = () => {
          const all = opening.result.transaction("drafts").objectStore("drafts").getAll();
          all.onsuccess = () => {
            opening.result.close();
            resolve(JSON.stringify(all.result).includes(wanted));
          };
        };
      }),
    text,
  );
}
