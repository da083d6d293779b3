import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import type { Frame, Page } from "puppeteer-core";
import { assertAccessible, isDark, launchIn, paint } from "./lib/axe.ts";
import {
  browserName,
  dropProfile,
  fill,
  newProfile,
  panelIn,
  paste,
  press,
  textOf,
  type Driven,
} from "./lib/browser.ts";
import { tryConnect } from "./lib/connect.ts";
import { login, redmine, user } from "./lib/redmine.ts";
import { leave } from "./lib/leave.ts";

const site = await redmine();
const incident = `${site.url}/issues/${site.issues["incident"]}`;
/** The raise form in the order of its fields; what is not listed is prefilled. */
const nonconformity = [
  ["title", "A badge was lent"],
  ["requirement", "Badges are not lent."],
  ["observed", "A visitor used one."],
  ["gap", "Nobody checks them."],
  ["requirementRefs", "A.7.2"],
] as const;
const triage = [
  ["severity", "minor"],
  ["severityRationale", "One visitor, never alone."],
  ["evidenceNone", "Seen at the reception desk."],
  ["area", "Reception"],
  ["owner", "Jonas Weber"],
  ["approver", "Anna Berger"],
] as const;

for (const scheme of ["light", "dark"] as const) {
  describe(`the panel in ${scheme} (${browserName})`, () => {
    let driven: Driven;
    let profile: string;
    let page: Page;
    let raised: string;
    before(async () => {
      profile = await newProfile();
      driven = await launchIn(scheme, profile);
    });
    after(async () => {
      await driven.close();
      await dropProfile(profile);
    });

    it("axe-core finds nothing on the settings page", async () => {
      const settings = await tryConnect(driven, site.url, "not-a-key");
      assert.ok(await settings.$("[data-problem=wrongKey]"));
      await assertAccessible(settings, "settings, wrong key");
      await tryConnect(driven, site.url, user(site, "anna").apiKey);
      await settings.waitForSelector("#connected");
      await assertAccessible(settings, "settings, connected");
      assert.equal(await isDark(settings), scheme === "dark");
    });

    it("axe-core finds nothing in the drawer", async () => {
      page = await driven.browser.newPage();
      await paint(page, scheme);
      await login(page, site, "anna");
      await page.goto(incident);
      await (await page.waitForSelector("#clause10-raise"))?.click();
      const form = await panelIn(page, "drawer");
      assert.equal(await isDark(form), scheme === "dark");
      await assertAccessible(form, "drawer, as it opens");
      await press(form, "button.primary");
      await form.waitForSelector("[data-field=gap].wrong");
      await assertAccessible(form, "drawer, violations shown");
      for (const [field, text] of nonconformity) await paste(form, `raise-${field}`, text);
      await form.waitForSelector("#raise-verdict.open");
      await assertAccessible(form, "drawer, complete");
      await press(form, "button.primary");
      const link = await form.waitForSelector("#permalink");
      raised = (await link?.evaluate((a) => (a as HTMLAnchorElement).href)) ?? "";
      await assertAccessible(form, "drawer, raised");
    });

    it("axe-core finds nothing in the record within its issue", async () => {
      await page.goto(raised);
      let record = await panelIn(page, "record");
      assert.equal(await isDark(record), scheme === "dark");
      await assertAccessible(record, "record, raised");
      for (const [field, text] of triage) await fill(record, `step-${field}`, text);
      await record.waitForSelector("#step-verdict.open");
      await leave(page, () => press(record, "button.primary"));
      record = await panelIn(page, "record");
      await press(record, "#add-correctiveActions");
      await press(record, ".adding button.primary");
      await record.waitForSelector(".adding .wrong");
      for (const folded of await record.$$("summary")) await folded.press("Enter");
      await assertAccessible(record, "record, triaged, corrective action being written");
    });

    it("axe-core finds nothing in the record on a page that is not as bright as the system", async () => {
      const other = scheme === "dark" ? "light" : "dark";
      await paint(page, other);
      await page.goto(raised);
      const record = await panelIn(page, "record");
      assert.equal(await isDark(record), other === "dark");
      await assertAccessible(record, `record, ${other} page`);
    });

    // One browser that is up already will do: keys do not depend on colours.
    if (scheme === "light") byKeyboardAlone(() => page);
  });
}

function byKeyboardAlone(pageOf: () => Page): void {
  /** Presses Tab until the focus is there, as a person would, and no further than the form is long. */
  async function tabTo(frame: Frame, selector: string): Promise<void> {
    for (let presses = 0; presses < 30; presses++) {
      if (await frame.$(`${selector}:focus`)) return;
      await pageOf().keyboard.press("Tab");
    }
    assert.fail(`Tab does not lead to ${selector}`);
  }

  async function open(key: "Enter" | " "): Promise<Frame> {
    await pageOf().keyboard.press(key);
    const form = await panelIn(pageOf(), "drawer");
    await pageOf().waitForFunction(() => document.activeElement?.id === "clause10-drawer");
    return form;
  }

  it("by keyboard alone: opened, left and opened again with what was typed", async () => {
    const page = pageOf();
    await page.goto(incident);
    await page.waitForSelector("#clause10-raise");
    await page.focus("#clause10-raise");
    const form = await open("Enter");
    await tabTo(form, "#raise-title");
    await page.keyboard.type(nonconformity[0][1]);
    await page.keyboard.press("Escape");
    await page.waitForSelector("#clause10-drawer", { hidden: true });
    await page.waitForSelector("#clause10-raise:focus");
    const again = await open(" ");
    const title = await again.$eval("#raise-title", (input) => (input as HTMLInputElement).value);
    assert.equal(title, nonconformity[0][1]);
  });

  it("by keyboard alone: Ctrl+Enter leads to what is missing, Enter on the button raises", async () => {
    const { keyboard } = pageOf();
    const form = await panelIn(pageOf(), "drawer");
    await tabTo(form, "#raise-title");
    await keyboard.down("Control");
    await keyboard.press("Enter");
    await keyboard.up("Control");
    await form.waitForSelector("#raise-requirement:focus");
    for (const [field, text] of nonconformity.slice(1)) {
      await tabTo(form, `#raise-${field}`);
      await keyboard.type(text);
    }
    await form.waitForSelector("#raise-verdict.open");
    await tabTo(form, "button.primary");
    await keyboard.press("Enter");
    await form.waitForSelector("#permalink");
    await tabTo(form, "#permalink");
    await leave(pageOf(), () => keyboard.press("Enter"));
    assert.equal(await textOf(await panelIn(pageOf(), "record"), "[data-state]"), "Raised");
  });
}
