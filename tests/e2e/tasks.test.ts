import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import type { Page } from "puppeteer-core";
import { assertAccessible } from "./lib/axe.ts";
import { browserName, launch, textOf, type Driven } from "./lib/browser.ts";
import { connect, ownPage } from "./lib/connect.ts";
import { day } from "./lib/desk.ts";
import { makeIssue, makeRecord, triaged } from "./lib/records.ts";
import { redmine, user, type Redmine } from "./lib/redmine.ts";

// The toolbar's list of what is mine to do, opened as a page: no driver presses a toolbar button.

const shots = process.env["CLAUSE10_SHOTS"];

describe(`my tasks (${browserName})`, () => {
  let site: Redmine;
  let driven: Driven;
  let popup: Page;
  const made: Record<string, number> = {};
  before(async () => {
    site = await redmine();
    const jonas = { assigned_to_id: user(site, "jonas").id };
    const due = (days: number) => ({ correction: { due: day(days), original: day(days) } });
    made["late"] = await makeRecord(site, triaged(site, { deadlines: due(-3) }), "description", jonas);
    made["today"] = await makeRecord(site, triaged(site, { deadlines: due(0) }), "field", jonas);
    made["later"] = await makeRecord(site, triaged(site, { deadlines: due(9) }), "description", jonas);
    // Whose a step is says the record: somebody else's stays theirs, and mine stays mine, whoever has the issue.
    const annas = { id: user(site, "anna").id, name: "Anna Berger" };
    const fields = { ...triaged(site).fields, owner: annas };
    made["others"] = await makeRecord(
      site,
      triaged(site, { deadlines: due(-1), fields }),
      "description",
      jonas,
    );
    made["elsewhere"] = await makeRecord(site, triaged(site, { deadlines: due(12) }), "description", {
      assigned_to_id: annas.id,
    });
    made["ordinary"] = await makeIssue(site, {
      tracker_id: site.trackers["Incident"],
      subject: "Ordinary",
      ...jonas,
    });
    driven = await launch();
  });
  after(() => driven.close());

  const open = async () => {
    popup = await ownPage(driven, "popup.html", ".tasks");
    await popup.setViewport({ width: 420, height: 620 });
  };
  const shown = () =>
    popup.$$eval("[data-task]", (lines) =>
      lines.map((line) => Number((line as HTMLElement).dataset["task"])),
    );

  it("leads to the settings before a Redmine is connected", async () => {
    await open();
    assert.match(await textOf(popup, ".tasks"), /No Redmine is connected yet.*Connect a Redmine/);
    await popup.close();
  });

  it("shows what is mine, the most overdue first, and nothing else", async () => {
    await connect(driven, site, "jonas");
    await open();
    await popup.waitForSelector(`[data-task="${made["late"]}"]`);
    const ours = (await shown()).filter((id) => Object.values(made).includes(id));
    assert.deepEqual(ours, [made["late"], made["today"], made["later"], made["elsewhere"]]);
    const text = (name: string) => textOf(popup, `[data-task="${made[name]}"]`);
    assert.match(
      await text("late"),
      /Record the correction: Access outlives employment.*Nonconformity #\d+ · .*3 days overdue/,
    );
    assert.match(await text("today"), /due today/);
    assert.match(await text("later"), /9 days left/);
    assert.ok((await popup.$eval("h1", (heading) => heading.getBoundingClientRect().top)) < 60);
    await assertAccessible(popup, "my tasks");
    if (shots) await popup.screenshot({ path: `${shots}/tasks-${browserName}.png` });
  });

  it("counts what cannot wait on the toolbar icon", async () => {
    const pressing = await popup.$$eval(
      "[data-status=overdue], [data-status=dueToday]",
      (lines) => lines.length,
    );
    const badge = await popup.evaluate(async () => [
      await chrome.action.getBadgeText({}),
      await chrome.action.getTitle({}),
    ]);
    assert.deepEqual(badge, [String(pressing), `Clause 10: ${pressing} tasks are due`]);
  });

  it("tells once of what is due, however often it is looked at", async () => {
    const told = () => popup.evaluate(async () => JSON.stringify(await chrome.storage.local.get("told")));
    const shown = () => popup.evaluate(async () => Object.keys(await chrome.notifications.getAll()).length);
    const [first, count] = [await told(), await shown()];
    for (const status of ["overdue", "dueToday"]) assert.ok(first.includes(status), first);
    // Without a desktop Firefox takes each notification away at once.
    if (browserName === "chromium") assert.ok(count >= 1);
    const look = await popup.$("footer button");
    await look?.press("Enter");
    await new Promise((resolve) => setTimeout(resolve, 1000));
    assert.deepEqual([await told(), await shown()], [first, count]);
  });

  it("opens a task on its page", async () => {
    const before = (await driven.browser.pages()).length;
    const link = await popup.waitForSelector(`[data-task="${made["late"]}"] a`);
    assert.equal(await link?.evaluate((a) => a.href), `${site.url}/issues/${made["late"]}`);
    // The list closes under whoever presses the link.
    await link?.evaluate((a) => void setTimeout(() => a.click(), 0));
    const end = Date.now() + 30_000;
    // Nobody is signed in to Redmine here: the address stands in that of the login.
    while (
      !(await driven.browser.pages()).some((page) =>
        decodeURIComponent(page.url()).endsWith(`/issues/${made["late"]}`),
      )
    ) {
      assert.ok(Date.now() < end, "the issue did not open");
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    assert.ok((await driven.browser.pages()).length <= before + 1);
  });
});
