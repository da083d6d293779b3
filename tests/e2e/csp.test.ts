import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import type { Frame, Page } from "puppeteer-core";
import { browserName, fill, launch, panelIn, press, textOf, type Driven } from "./lib/browser.ts";
import { connect } from "./lib/connect.ts";
import { proxyTo, type Proxy } from "./lib/proxy.ts";
import { instance, login, redmine, type Redmine } from "./lib/redmine.ts";
import { leave } from "./lib/leave.ts";

const csp = "default-src 'self'";

/** Below a path and under a policy at once: each alone is less. Redmine's own inline scripts die of it, ours must not. */
describe(`a Redmine below /redmine that allows nothing but itself (${browserName})`, () => {
  let driven: Driven;
  let proxy: Proxy;
  let site: Redmine;
  let page: Page;
  let form: Frame;
  before(async () => {
    site = await redmine(`${instance}-sub`);
    proxy = await proxyTo(site.url, { csp });
    driven = await launch();
  });
  after(async () => {
    await driven.close();
    await proxy.close();
  });

  it("is connected by the address that the browser sees", async () => {
    await connect(driven, site, "anna", proxy.url);
    page = await driven.browser.newPage();
    // Not through the proxy: this policy leaves Redmine's own “Loading…” lying over its login button. The session
    // holds all the same, a cookie knows no port.
    await login(page, site, "anna");
    const answer = await page.goto(`${proxy.url}/issues/${site.issues["incident"]}`);
    assert.equal(answer?.headers()["content-security-policy"], csp);
    assert.equal(await inlineScriptsRun(page), false);
  });

  it("opens the drawer, where the engine judges what is typed", async () => {
    await page.waitForSelector("#clause10-raise");
    await page.click("#clause10-raise");
    form = await panelIn(page, "drawer");
    await fill(form, "raise-title", "Short");
    assert.match(await textOf(form, "[data-field=title] .says"), /8 to 200 characters/);
  });

  it("raises a nonconformity and shows its record", async () => {
    for (const [field, text] of [
      ["title", "Badge lent to a visitor"],
      ["requirement", "Badges are personal and are not lent."],
      ["observed", "A visitor used the badge of an employee."],
      ["gap", "Nobody checks who carries a badge."],
      ["requirementRefs", "A.7.2"],
    ] as const)
      await fill(form, `raise-${field}`, text);
    await form.waitForSelector("#raise-verdict.open");
    await press(form, "button.primary");
    const link = await form.waitForSelector("#permalink");
    const address = await link?.evaluate((a) => (a as HTMLAnchorElement).href);
    assert.ok(address?.startsWith(`${proxy.url}/issues/`), address);
    await leave(page, () => press(form, "#permalink"));
    const record = await panelIn(page, "record");
    assert.equal(await textOf(record, "[data-state]"), "Raised");
    assert.match(await textOf(record, "#step-verdict"), /still needs 6 things/);
  });
});

/** Proof that the policy is in force: the page's own world refuses a script written into the page. */
function inlineScriptsRun(page: Page): Promise<boolean> {
  return page.evaluate(() => {
    const script = document.createElement("script");
    script.textContent = "document.documentElement.dataset.inline = 'ran'";
    document.body.append(script);
    script.remove();
    return document.documentElement.dataset["inline"] === "ran";
  });
}
