import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import type { Frame, Page } from "puppeteer-core";
import { assertAccessible } from "./lib/axe.ts";
import { browserName, launch, panelIn, press, textOf, type Driven } from "./lib/browser.ts";
import { connect } from "./lib/connect.ts";
import { day, Desk } from "./lib/desk.ts";
import { login, redmine, type Redmine } from "./lib/redmine.ts";

// An audit programme is read as a year: what is audited when, what was missed, who would audit their own area.

const shots = process.env["CLAUSE10_SHOTS"];

describe(`the audit programme (${browserName})`, () => {
  let site: Redmine;
  let desk: Desk;
  let driven: Driven;
  let page: Page;
  let panel: Frame;
  let audit = 0;
  before(async () => {
    site = await redmine();
    desk = await Desk.at(site);
    const year = day(0).slice(0, 4);
    const [mira, jonas, anna] = [desk.person("mira"), desk.person("jonas"), desk.person("anna")];
    const entry = (area: string, month: string, risk: string, clauses: string[], more: object = {}) => ({
      ...{ area, month: `${year}-${month}`, risk, clauses, previous: "none yet", method: "interviews" },
      ...{ auditor: mira, areaOwner: jonas, ...more },
    });
    const entries = [
      entry("People", "01", "high", ["7", "A.6"]),
      entry("Suppliers", "01", "medium", ["A.5.19", "A.5.20"], { areaOwner: mira }),
      entry("IT operations", "12", "low", ["10", "A.8"]),
    ];
    const [approve, fields] = desk.firstSteps()["auditProgramme"] ?? assert.fail();
    const asked = {
      ...fields,
      year,
      entries,
      owner: anna,
      approver: jonas,
      compensatingReviewer: desk.person("lena"),
    };
    const more = { compensatingReview: "Read the plan; no objection." };
    const record = desk.record("auditProgramme", [[approve, { ...asked, ...more }]], "jonas");
    const programme = await desk.issue(record);
    const [prepare, planned] = desk.firstSteps()["audit"] ?? assert.fail();
    const held = {
      ...planned,
      area: "People",
      title: "Audit of People",
      programme: { id: programme, subject: "" },
    };
    const steps: [string, Record<string, unknown>][] = [
      [prepare, { ...held, plannedFrom: day(-1), plannedTo: day(2) }],
      ["start", { independence: "independent" }],
    ];
    audit = await desk.issue(desk.record("audit", steps, "mira"), { relatedTo: programme });
    driven = await launch();
    await connect(driven, site, "anna");
    page = await driven.browser.newPage();
    await page.setViewport({ width: 1280, height: 1400 });
    await login(page, site, "anna");
    await page.goto(`${site.url}/issues/${programme}`);
    panel = await panelIn(page, "record");
  });
  after(() => driven.close());

  it("shows each entry in its month, with what became of it", async () => {
    await panel.waitForSelector(".year-plan");
    const row = (area: string) => textOf(panel, `.year-plan tr[data-area="${area}"]`);
    assert.match(await row("People"), new RegExp(`Mira Novak.*High.*#${audit} Fieldwork`, "s"));
    assert.doesNotMatch(await row("People"), /missed|own area/);
    assert.match(await row("IT operations"), /Low.*no audit yet/s);
    assert.doesNotMatch(await row("IT operations"), /missed/);
    if (day(0).slice(5, 7) !== "01") assert.match(await row("Suppliers"), /Medium.*no audit yet.*missed/s);
    assert.match(await row("Suppliers"), /audits their own area/);
  });

  it("says what of the standard the year looks at, and what it leaves out", async () => {
    await press(panel, ".coverage summary");
    await panel.waitForSelector(".coverage[open]");
    assert.match(await textOf(panel, "[data-ref='A.6']"), /A\.6: 8 of 8/);
    assert.match(await textOf(panel, "[data-ref='9']"), /9: 0 of 6/);
    assert.match(await textOf(panel, "[data-ref='A.5']"), /A\.5: 2 of 37/);
    await assertAccessible(panel, browserName);
    if (shots) await page.screenshot({ path: `${shots}/programme-${browserName}.png` });
  });
});
