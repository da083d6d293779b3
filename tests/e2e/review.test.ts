import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import type { Frame, Page } from "puppeteer-core";
import { assertAccessible } from "./lib/axe.ts";
import { browserName, fill, launch, panelIn, press, textOf, until, type Driven } from "./lib/browser.ts";
import { connect } from "./lib/connect.ts";
import { day, Desk } from "./lib/desk.ts";
import { login, redmine, type Redmine } from "./lib/redmine.ts";

// A management review is prepared and held: the register fills in what it knows, people add what it does not.

const shots = process.env["CLAUSE10_SHOTS"];

describe(`the management review (${browserName})`, () => {
  let site: Redmine;
  let desk: Desk;
  let driven: Driven;
  let page: Page;
  let panel: Frame;
  let review = 0;
  let finding = 0;
  before(async () => {
    site = await redmine();
    desk = await Desk.at(site);
    const first = desk.firstSteps();
    const [raise, fields] = first["nonconformity"] ?? assert.fail();
    const sourceRef = { id: site.issues["badge"], subject: "Audit by a client" };
    const title = "A client asked for the access list";
    const asked = { ...fields, title, source: "clientAudit", sourceRef };
    finding = await desk.issue(desk.record("nonconformity", [[raise, asked]]));
    review = await desk.issue(desk.record("managementReview", [first["managementReview"] ?? assert.fail()]));
    driven = await launch();
    await connect(driven, site, "anna");
    page = await driven.browser.newPage();
    page.setDefaultTimeout(60_000);
    await login(page, site, "anna");
    await page.goto(`${site.url}/issues/${review}`);
    panel = await panelIn(page, "record");
  });
  after(() => driven.close());
  const typed = (field: string) =>
    panel.$eval(`#step-${field}`, (area) => (area as HTMLTextAreaElement).value);

  it("fills each empty input with what the register says, and leaves what is written", async () => {
    await fill(panel, "step-objectives", "Two of three objectives were met.");
    await press(panel, "#fill-review");
    await panel.waitForSelector("[data-filled]");
    assert.match(await textOf(panel, "[data-filled]"), /^9 fields were filled in/);
    assert.match(
      await typed("partyFeedback"),
      new RegExp(`- #${finding} A client asked for the access list`),
    );
    assert.match(await typed("nonconformities"), /Since the last review \d+ were raised/);
    assert.equal(await typed("objectives"), "Two of three objectives were met.");
    await assertAccessible(panel, browserName);
    if (shots) await page.screenshot({ path: `${shots}/review-${browserName}.png`, fullPage: true });
  });

  it("is held with them", async () => {
    await fill(panel, "step-heldOn", day(0));
    await until(panel, () => document.querySelector("#step-verdict.open") !== null);
    await press(panel, "button.primary");
    const end = Date.now() + 30_000;
    while ((await desk.stored(review)).state !== "held") {
      assert.ok(Date.now() < end, "the review is not held");
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
    const { fields } = await desk.stored(review);
    assert.match(String(fields["partyFeedback"]), /A client asked for the access list \(Raised\)/);
  });
});
