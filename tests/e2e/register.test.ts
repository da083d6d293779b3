import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import type { Page } from "puppeteer-core";
import { assertAccessible } from "./lib/axe.ts";
import { browserName, launch, textOf, until, type Driven } from "./lib/browser.ts";
import { connect, ownPage } from "./lib/connect.ts";
import { day } from "./lib/desk.ts";
import { recordsIn } from "../../web/register/oscal.ts";
import { makeRecord, triaged } from "./lib/records.ts";
import { login, redmine, type Redmine } from "./lib/redmine.ts";
import { saving } from "./lib/saving.ts";

// All records at a glance: what is late, whose turn it is, what comes back.

const shots = process.env["CLAUSE10_SHOTS"];
const word = `Lighthouse${Date.now() % 100_000}`;

describe(`the register (${browserName})`, () => {
  let site: Redmine;
  let driven: Driven;
  let page: Page;
  const made: Record<string, number> = {};
  before(async () => {
    site = await redmine();
    const one = (title: string, due: number, more: object = {}) => {
      const on = (ahead: number) => ({ due: day(ahead), original: day(ahead) });
      const later = { plan: on(200), close: on(300), effectiveness: on(400) };
      const record = triaged(site, { deadlines: { correction: on(due), ...later } });
      return { ...record, fields: { ...record.fields, title: `${word}: ${title}` }, ...more };
    };
    made["late"] = await makeRecord(site, one("lamp is out", -3), "field");
    made["later"] = await makeRecord(site, one("door is open", 40), "description");
    made["closed"] = await makeRecord(site, one("stairs were wet", -9, { state: "closed" }), "description");
    driven = await launch();
    await connect(driven, site, "anna");
    page = await open();
  });
  after(() => driven.close());

  const open = (address = "") => ownPage(driven, `register.html${address}`, "main.register");
  const ours = () =>
    page.$$eval("tr[data-issue]", (rows) => rows.map((row) => Number((row as HTMLElement).dataset["issue"])));
  const waitFor = (ids: (number | undefined)[]) =>
    page.waitForFunction(
      (wanted) =>
        JSON.stringify(
          [...document.querySelectorAll<HTMLElement>("tr[data-issue]")].map((row) =>
            Number(row.dataset["issue"]),
          ),
        ) === JSON.stringify(wanted),
      {},
      ids,
    );
  const search = async (text: string) => {
    await page.$eval("#register-search", (input) => (input as HTMLInputElement).select());
    await page.type("#register-search", text);
  };

  it("shows what was fetched: what is open, the first due first", async () => {
    // A browser that was just connected may still be fetching; this waits for it and fetches what came since.
    await page.waitForSelector(".refresh:not([disabled])");
    await page.click(".refresh");
    await page.waitForSelector(".refresh:not([disabled])");
    await search(word);
    await waitFor([made["late"], made["later"]]);
    const row = await textOf(page, `tr[data-issue="${made["late"]}"]`);
    assert.match(
      row,
      /lamp is out.*Nonconformity.*Triaged.*Minor.*3 days overdue.*Jonas Weber.*People.*Information Security/,
    );
    const link = await page.$eval(`tr[data-issue="${made["late"]}"] a`, (a) => a.href);
    assert.equal(link, `${site.url}/issues/${made["late"]}`);
    assert.match(await textOf(page, ".bar [role=status]"), /^2 of \d+ records$/);
    if (shots) await page.screenshot({ path: `${shots}/register-${browserName}.png` });
    await assertAccessible(page, "the register");
  });

  it("is filtered and sorted, and the address is the view", async () => {
    await page.select("#register-show", "all");
    await waitFor([made["late"], made["later"], made["closed"]]);
    await page.select("#register-due", "overdue");
    await waitFor([made["late"]]);
    await page.select("#register-due", "any");
    await page.click('[data-sort="title"]');
    await waitFor([made["later"], made["late"], made["closed"]]);
    await page.click('[data-sort="title"]');
    await waitFor([made["closed"], made["late"], made["later"]]);
    assert.equal(await page.$eval("th[aria-sort]", (cell) => cell.getAttribute("aria-sort")), "descending");
    const address = new URL(page.url()).hash;
    assert.match(address, /words=Lighthouse.*show=all.*sort=title&down=true/);
    await page.close();
    page = await open(address);
    await waitFor([made["closed"], made["late"], made["later"]]);
  });

  it("is opened from the project's own menu, with that project's records", async () => {
    const project = await driven.browser.newPage();
    await login(project, site, "anna");
    await project.goto(`${site.url}/projects/plant`);
    await project.waitForSelector("#main-menu #clause10-register");
    if (shots) await project.screenshot({ path: `${shots}/register-menu-${browserName}.png` });
    const known = new Set(await driven.browser.pages());
    await project.click("#clause10-register");
    let opened: Page | undefined;
    while (!opened) {
      await new Promise((resolve) => setTimeout(resolve, 100));
      opened = (await driven.browser.pages()).find((each) => !known.has(each));
    }
    await opened.waitForSelector("#register-project");
    await until(opened.mainFrame(), () =>
      /^\d+ of \d+ records$/.test(document.querySelector(".bar [role=status]")?.textContent ?? ""),
    );
    assert.match(await opened.evaluate(() => location.hash), /^#project=Plant\+Operations&site=/);
    const shown = await opened.$$eval("td.project", (cells) => [
      ...new Set(cells.map((cell) => cell.textContent)),
    ]);
    assert.ok(
      shown.every((name) => name === "Plant Operations"),
      shown.join(),
    );
    await opened.close();
    await project.close();
  });

  it("works without the server", async () => {
    await page.setOfflineMode(true);
    await page.close();
    page = await open(`#words=${word}`);
    await waitFor([made["late"], made["later"]]);
    assert.deepEqual(await ours(), [made["late"], made["later"]]);
  });

  it("saves what is shown as CSV", async () => {
    const text = await saving(page, "button.csv");
    const lines = text.replace("\uFEFF", "").trim().split("\r\n");
    assert.equal(lines.length, 3);
    assert.match(lines[0] ?? "", /^No\.,Title,Kind,State/);
    assert.match(
      lines[1] ?? "",
      new RegExp(`^${made["late"]},${word}: lamp is out,Nonconformity,Triaged,Minor,${day(-3)}`),
    );
  });
  it("saves it as a workbook, too", async () => {
    assert.match(await saving(page, "button.xlsx"), /^PK/);
  });

  it("saves due dates for a calendar, and a plan of action and milestones with the records in it", async () => {
    await page.click(".formats summary");
    const calendar = await saving(page, "button.ics");
    assert.equal(calendar.match(/^BEGIN:VEVENT/gm)?.length, 2);
    assert.match(calendar, new RegExp(`DTSTART;VALUE=DATE:${day(-3).replaceAll("-", "")}`));
    const plan = recordsIn(await saving(page, "button.oscal"));
    assert.ok(plan.ok);
    assert.deepEqual(
      plan.value.map(({ fields }) => fields["title"]),
      [`${word}: lamp is out`, `${word}: door is open`],
    );
    await assertAccessible(page, "the register's formats");
  });

  it("is saved as PDF", async () => {
    assert.equal(Buffer.from(await page.pdf()).toString("latin1", 0, 5), "%PDF-");
  });

  // Firefox cannot be told to show on the screen what it would print.
  const ifShown = { skip: browserName === "firefox" };
  it("stands on paper without its tools, with every row", ifShown, async () => {
    await page.emulateMediaType("print");
    await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
    const visible = (selector: string) =>
      page.$$eval(selector, (all) => all.filter((each) => each.getClientRects().length > 0).length);
    assert.deepEqual(await ours(), [made["late"], made["later"]]);
    assert.equal(await visible("button:not(.sort), select, input"), 0);
    assert.equal(await visible("th button.sort"), 11, "the columns have lost their names");
    if (shots) await page.screenshot({ path: `${shots}/register-paper-${browserName}.png` });
  });
});
