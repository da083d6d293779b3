import assert from "node:assert/strict";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, before, describe, it } from "node:test";
import pack from "#pack" with { type: "json" };
import type { ElementHandle, Page } from "puppeteer-core";
import { calendarOf, type CountryCalendar } from "../../web/calendar/calendar.ts";
import { encodeBlock } from "../../web/record/document.ts";
import { browserName, fill, launch, panelIn, type Driven } from "./lib/browser.ts";
import { connect } from "./lib/connect.ts";
import { assertAccessible } from "./lib/axe.ts";
import { login, redmine, user, type Redmine } from "./lib/redmine.ts";

type Ids = Record<string, number>;
const site = (await redmine()) as Redmine & { trackers: Ids; customFields: Ids };
const day = 86_400_000;
const iso = (time: number) => new Date(time).toISOString().slice(0, 10);
const anna = { id: user(site, "anna").id, name: "Anna Berger" };
const raised = {
  clause10: 1 as const,
  pack: "iso27001",
  packVersion: pack.version,
  type: "nonconformity",
  id: crypto.randomUUID(),
  version: 1,
  state: "raised",
  fields: {
    ...{
      title: "A badge was lent",
      requirement: "Badges are not lent.",
      observed: "One was.",
      gap: "No check.",
    },
    ...{ requirementRefs: ["A.7.2"], source: "deviation", raisedBy: anna },
    ...{ detectedOn: "2026-01-05", raisedOn: "2026-01-05" },
  },
  deadlines: {},
  history: [
    { version: 1, transition: "raise", from: "draft", to: "raised", by: anna, on: "2026-01-05T10:00:00Z" },
  ],
};

describe(`working days of an organisation (${browserName})`, () => {
  let driven: Driven;
  let settings: Page;
  let folder: string;
  // Some company's holidays: from today on for three weeks.
  const start = Date.now();
  const holidays = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//example//EN",
    "BEGIN:VEVENT",
    "UID:1",
    "SUMMARY:Works holidays",
    `DTSTART;VALUE=DATE:${iso(start).replaceAll("-", "")}`,
    "DURATION:P21D",
    "END:VEVENT",
    "BEGIN:VEVENT",
    "UID:2",
    "SUMMARY:Summer party",
    `DTSTART:${iso(start + 30 * day).replaceAll("-", "")}T160000Z`,
    "END:VEVENT",
    "END:VCALENDAR",
    "",
  ].join("\r\n");

  before(async () => {
    folder = await mkdtemp(path.join(tmpdir(), "clause10-"));
    driven = await launch();
    await connect(driven, site, "anna");
    const pages = await driven.browser.pages();
    const found = await Promise.all(
      pages.map(async (page) => ((await page.$(".working-days")) ? page : undefined)),
    );
    const page = found.find((each) => each !== undefined);
    assert.ok(page, "the settings offer working days once a Redmine is connected");
    settings = page;
    await settings.bringToFront();
  });
  after(async () => {
    await driven.close();
    await rm(folder, { recursive: true });
  });

  it("are chosen by country and region, and read from a calendar file", async () => {
    await settings.click(".working-days summary");
    await settings.waitForSelector("#site-0-country option[value=DE]");
    await settings.select("#site-0-country", "DE");
    await settings.waitForSelector("#site-0-region option[value=BY]");
    await settings.select("#site-0-region", "BY");
    await settings.waitForSelector("[data-upcoming]");

    const broken = path.join(folder, "broken.ics");
    await writeFile(broken, "no calendar at all");
    const input = (await settings.$("#site-0-file")) as ElementHandle<HTMLInputElement>;
    await input.uploadFile(broken);
    await settings.waitForSelector(".working-days .notice.bad");
    assert.match(
      await settings.$eval(".working-days .notice.bad", (it) => it.textContent),
      /no iCalendar file/,
    );

    const file = path.join(folder, "days.ics");
    await writeFile(file, holidays);
    await input.uploadFile(file);
    await settings.waitForSelector(".working-days .notice.good");
    const told = await settings.$eval(".working-days .notice.good", (it) => it.textContent);
    assert.match(told, /21 days off were read/);
    assert.match(told, /“Summer party” was left out: it has a time of day/);
    await assertAccessible(settings, "settings, working days");
    await settings.screenshot({ path: `build/e2e/working-days-${browserName}.png`, fullPage: true });
  });

  it("are there again after the settings are opened anew", async () => {
    // By the page itself: Firefox's driver does not hear of navigation in pages of an extension.
    await settings.evaluate(() => {
      document.body.dataset["before"] = "";
      location.reload();
    });
    await settings.waitForSelector("body:not([data-before]) .working-days summary");
    await settings.click(".working-days summary");
    await settings.waitForSelector("#site-0-region option[value=BY]");
    assert.equal(await settings.$eval("#site-0-region", (it) => (it as HTMLSelectElement).value), "BY");
    assert.equal((await settings.$$(".working-days .days li")).length, 21);
  });

  it("are what deadlines count by", async () => {
    const germany = JSON.parse(
      await readFile(new URL("../../build/calendars/DE.json", import.meta.url), "utf8"),
    ) as CountryCalendar;
    const own = { off: Array.from({ length: 21 }, (_, i) => iso(start + i * day)), worked: [] };
    const { holidays: off, weekend } = calendarOf(germany, "BY", own);
    let due = Date.parse(iso(start));
    for (let left = 5; left > 0;) {
      due += day;
      const weekday = new Date(due).getUTCDay() || 7;
      if (!weekend.includes(weekday) && !off.includes(iso(due))) --left;
    }

    const document = encodeBlock(raised, "textile");
    // As an administrator would, past the extension.
    const created = await fetch(`${site.url}/issues.json`, {
      method: "POST",
      headers: { "X-Redmine-API-Key": user(site, "admin").apiKey, "Content-Type": "application/json" },
      body: JSON.stringify({
        issue: {
          ...{ project_id: "isms", tracker_id: site.trackers["Nonconformity"], subject: "A badge was lent" },
          custom_fields: [{ id: site.customFields["Clause 10 record"], value: document }],
        },
      }),
    });
    assert.equal(created.status, 201);
    const { issue } = (await created.json()) as { issue: { id: number } };
    const page = await driven.browser.newPage();
    await login(page, site, "anna");
    await page.goto(`${site.url}/issues/${issue.id}`);
    const record = await panelIn(page, "record");
    await fill(record, "step-severity", "minor");
    const correction = await record.waitForSelector("[data-deadline=correction]");
    assert.equal(await correction?.evaluate((it) => it.getAttribute("data-due")), iso(due));
  });
});
