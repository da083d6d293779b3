import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import type { Page } from "puppeteer-core";
import { encodeBlock } from "../../web/record/document.ts";
import { assertAccessible } from "./lib/axe.ts";
import { browserName, launch, textOf, until, type Driven } from "./lib/browser.ts";
import { connect, ownPage } from "./lib/connect.ts";
import { makeRecord, storedRecord, triaged } from "./lib/records.ts";
import { api, redmine, user, type Redmine } from "./lib/redmine.ts";

// Somebody leaves, and their nonconformities go to a colleague at once: each as its own form would have allowed.

const shots = process.env["CLAUSE10_SHOTS"];
const word = `Handover${Date.now() % 100_000}`;

describe(`changing several records (${browserName})`, () => {
  let site: Redmine;
  let driven: Driven;
  let page: Page;
  const made: Record<string, number> = {};
  before(async () => {
    site = await redmine();
    const one = (title: string, more: object = {}) => {
      const record = triaged(site, more);
      return { ...record, fields: { ...record.fields, title: `${word}: ${title}` } };
    };
    made["door"] = await makeRecord(site, one("door"), "field");
    made["lamp"] = await makeRecord(site, one("lamp"), "description");
    made["stairs"] = await makeRecord(site, one("stairs", { state: "planned" }), "field");
    made["roof"] = await makeRecord(site, one("roof"), "field");
    driven = await launch();
    await connect(driven, site, "anna");
    page = await ownPage(driven, `register.html#words=${word}`, "main.register");
    await page.waitForSelector(".refresh:not([disabled])");
    await page.click(".refresh");
    await page.waitForSelector(`tr[data-issue="${made["roof"]}"]`);
    await page.waitForSelector(".refresh:not([disabled])");
  });
  after(() => driven.close());

  const id = (name: string) => made[name] ?? 0;
  const owner = async (name: string) => {
    const record = await storedRecord(site, id(name));
    return (record?.fields["owner"] as { name: string }).name;
  };
  // What is drawn follows what is pressed by a moment.
  const chosen = (text: string) =>
    until(
      page.mainFrame(),
      (wanted: string) => document.querySelector(".bulk [role=status]")?.textContent === wanted,
      text,
    );
  const push = async (button: string) => {
    await page.waitForSelector(`${button}:not(:disabled)`);
    await page.click(button);
  };
  const choose = async (what: string) => {
    await page.waitForSelector("#bulk-what");
    await page.select("#bulk-what", what);
  };
  const verdicts = async () => {
    await page.waitForSelector("tr[data-planned]");
    return page.$$eval("tr[data-planned]", (rows) =>
      rows.map((row) => [(row as HTMLElement).dataset["status"], row.querySelector("li")?.textContent ?? ""]),
    );
  };
  const fillIn = async (what: string, who: string) => {
    await choose(what);
    const option = await page.waitForSelector(`select#bulk-owner option:not([value=""])`);
    assert.ok(option);
    const value = await page.$eval(
      "#bulk-owner",
      (select, name) => [...(select as HTMLSelectElement).options].find(({ text }) => text === name)?.value,
      who,
    );
    await page.select("#bulk-owner", value ?? "");
  };
  const sentAll = async () => {
    await page.waitForSelector(".outbox-progress[data-done=true]", { timeout: 60_000 });
    return textOf(page, ".outbox-progress [role=status]");
  };

  it("chooses rows, and says of each what would become of it before anything is sent", async () => {
    await page.click("button.choose-several");
    await page.waitForSelector(".bulk");
    await until(page.mainFrame(), () => document.activeElement?.id === "bulk-title");
    await page.click("button.choose-all");
    await chosen("4 records are chosen.");
    await page.click(`tr[data-issue="${id("roof")}"] input[type=checkbox]`);
    await chosen("3 records are chosen.");
    await fillIn("field:owner", "Mira Novak");
    if (shots) await page.screenshot({ path: `${shots}/bulk-form-${browserName}.png` });
    await assertAccessible(page, "the form for several");
    await push("button.check");
    const [[status, reason] = [], ...ready] = await verdicts();
    assert.equal(status, "refused");
    assert.match(reason ?? "", /Owner/);
    assert.deepEqual(ready, [
      ["ready", "Owner: Jonas Weber → Mira Novak"],
      ["ready", "Owner: Jonas Weber → Mira Novak"],
    ]);
    if (shots) await page.screenshot({ path: `${shots}/bulk-preview-${browserName}.png` });
    await assertAccessible(page, "the look at several");
    assert.equal(await owner("door"), "Jonas Weber");
  });

  it("changes those that the rules allow, with a note of what was set, and no other", async () => {
    await push("button.start");
    assert.match(await sentAll(), /^2 records are changed\./);
    assert.deepEqual(
      [await owner("door"), await owner("lamp"), await owner("stairs"), await owner("roof")],
      ["Mira Novak", "Mira Novak", "Jonas Weber", "Jonas Weber"],
    );
    const { issue } = await api<{
      issue: { journals: { notes: string }[]; assigned_to?: { name: string } };
    }>(site, `issues/${id("lamp")}.json?include=journals`);
    assert.match(issue.journals.at(-1)?.notes ?? "", /Triaged: saved as far as it is[^]*Owner\W+Mira Novak/);
    await page.click(".outbox-progress button.done");
    const cell = `tr[data-issue="${id("door")}"] td.owner`;
    await until(
      page.mainFrame(),
      (place: string) => document.querySelector(place)?.textContent === "Mira Novak",
      cell,
    );
  });

  it("takes a step with several, each of which lacks nothing", async () => {
    await page.click(`tr[data-issue="${id("door")}"] input[type=checkbox]`);
    await page.click(`tr[data-issue="${id("roof")}"] input[type=checkbox]`);
    await choose("step:cancel");
    await page.waitForSelector("#bulk-cancelReason");
    await push("button.check");
    assert.deepEqual(
      (await verdicts()).map(([status]) => status),
      ["refused", "refused"],
    );
    await push("button.back");
    // Still the same step, with what was typed.
    await page.waitForSelector("#bulk-cancelReason");
    await page.type("#bulk-cancelReason", "Raised twice; ");
    await push("button.check");
    await verdicts();
    await push("button.back");
    await page.waitForSelector("#bulk-cancelReason");
    await page.focus("#bulk-cancelReason");
    await page.keyboard.press("End");
    await page.type("#bulk-cancelReason", "the other one is gone on with.");
    assert.equal(
      await page.$eval("#bulk-cancelReason", (text) => (text as HTMLTextAreaElement).value),
      "Raised twice; the other one is gone on with.",
    );
    await push("button.check");
    assert.deepEqual(
      (await verdicts()).map(([status, told]) => [status, told]),
      [
        ["ready", "Triaged → Cancelled"],
        ["ready", "Triaged → Cancelled"],
      ],
    );
  });

  it("writes over nobody: what was changed meanwhile waits for a person, the other one is changed", async () => {
    const theirs = await storedRecord(site, id("roof"));
    assert.ok(theirs);
    const record = { ...theirs, fields: { ...theirs.fields, area: "Roofs" } };
    const answer = await fetch(`${site.url}/issues/${id("roof")}.json`, {
      method: "PUT",
      headers: { "X-Redmine-API-Key": user(site, "admin").apiKey, "Content-Type": "application/json" },
      body: JSON.stringify({
        issue: {
          custom_fields: [
            { id: site.customFields["Clause 10 record"], value: encodeBlock(record, "textile") },
          ],
        },
      }),
    });
    assert.ok(answer.ok);
    await push("button.start");
    assert.match(await sentAll(), /^One record is changed\. One waits in the outbox/);
    assert.match(
      await textOf(page, ".stuck"),
      new RegExp(`^#${id("roof")}: Somebody else changed this record`),
    );
    const states = await Promise.all(["door", "roof"].map((name) => storedRecord(site, id(name))));
    assert.deepEqual(
      states.map((each) => [each?.state, each?.fields["area"]]),
      [
        ["cancelled", "People"],
        ["triaged", "Roofs"],
      ],
    );
    if (shots) await page.screenshot({ path: `${shots}/bulk-waits-${browserName}.png` });
  });

  it("says that something is on its way already, and reads nothing without network", async () => {
    await page.click(".outbox-progress button.done");
    const row = `tr[data-issue="${id("roof")}"] input[type=checkbox]`;
    await page.waitForSelector(row);
    await page.click(row);
    await fillIn("field:owner", "Anna Berger");
    await push("button.check");
    assert.deepEqual(await verdicts(), [["refused", "Something else is still to be sent for this record."]]);
    await push("button.back");
    await page.setOfflineMode(true);
    await choose("step:cancel");
    await page.waitForSelector(".bulk [data-problem=away]");
  });
});
