import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import type { Page } from "puppeteer-core";
import { profileTitle } from "../../web/setup/profile.ts";
import { assertAccessible } from "./lib/axe.ts";
import { browserName, fill, launch, panelIn, press, textOf, type Driven } from "./lib/browser.ts";
import { connect, settings } from "./lib/connect.ts";
import { makeIssue } from "./lib/records.ts";
import { api, login, redmine, user, type Redmine } from "./lib/redmine.ts";

// An administrator sets a Redmine up from the settings page; everybody else's browser finds out by itself.

const shots = process.env["CLAUSE10_SHOTS"];

describe(`setting up a Redmine (${browserName})`, () => {
  let site: Redmine;
  let driven: Driven;
  let page: Page;
  let sourceField: number;
  const fieldName = `Origin ${Date.now() % 100_000}`;
  before(async () => {
    site = await redmine();
    driven = await launch();
    await connect(driven, site, "anna");
    page = await settings(driven);
    page.setDefaultTimeout(60_000);
    // Firefox draws nothing in a page that is not to be seen.
    await page.bringToFront();
  });
  after(async () => {
    await driven.close();
    // Other tests connect to the same Redmine.
    await fetch(`${site.url}/projects/isms/wiki/${profileTitle}.json`, {
      method: "DELETE",
      headers: { "X-Redmine-API-Key": user(site, "admin").apiKey },
    });
  });
  const shot = async (name: string, of: Page = page) => {
    if (shots) await of.screenshot({ path: `${shots}/setup-${name}-${browserName}.png`, fullPage: true });
  };
  const click = async (selector: string) => {
    const control = await page.waitForSelector(selector);
    await control?.focus();
    await control?.press("Enter");
  };

  it("says that nobody is signed in, and where to do so", async () => {
    await page.$eval(".setup", (part) => ((part as HTMLDetailsElement).open = true));
    await click(".setup .begin");
    await page.waitForSelector('[data-problem="signedOut"]');
    assert.match(await textOf(page, ".setup"), /not signed in.*Open Redmine to sign in/);
  });

  it("says that this is no administrator", async () => {
    const tab = await driven.browser.newPage();
    await tab.bringToFront();
    await login(tab, site, "anna");
    await page.bringToFront();
    await click(".setup .begin");
    await page.waitForSelector('[data-problem="forbidden"]');
    assert.match(await textOf(page, ".setup"), /not as an administrator/);
    await tab.bringToFront();
    await tab.goto(`${site.url}/logout`);
    await tab.$eval('form[action$="/logout"]', (form) => form.submit()).catch(() => undefined);
    await tab.waitForSelector("a.login");
    await login(tab, site, "admin");
    // A field that the organisation has had for years.
    await tab.goto(
      `${site.url}/custom_fields/new?type=IssueCustomField&custom_field%5Bfield_format%5D=string`,
    );
    await tab.type("#custom_field_name", fieldName);
    await tab.$eval("#custom_field_is_for_all", (box) => ((box as HTMLInputElement).checked = true));
    await tab.$$eval('[name="custom_field[tracker_ids][]"]', (all) => {
      for (const box of all) (box as HTMLInputElement).checked = true;
    });
    await tab.$eval("#custom_field_form", (form) => (form as HTMLFormElement).submit());
    await tab.waitForSelector("#flash_notice");
    await tab.close();
  });

  it("shows what is there and what would be done", async () => {
    await page.bringToFront();
    await click(".setup .begin");
    await page.waitForSelector(".wish");
    const ticked = await page.$$eval('[id$="-projects"] input:checked', (all) => all.length);
    assert.ok(ticked >= 1, "the project of information security");
    await page.$$eval('[id$="-types"] input', (all) => {
      for (const box of all)
        if (!["nonconformity", "correctiveAction", "policyDocument"].includes(box.value) && box.checked)
          box.click();
    });
    await page.$$eval('[id$="-roles"] label', (all) => {
      for (const label of all)
        if (!/Process owner/.test(label.textContent) && label.querySelector("input")?.checked) label.click();
    });
    await click(".wish .look");
    await page.waitForSelector(".plan li");
    const steps = await page.$$eval(".plan li", (all) =>
      all.map((each) =>
        [(each as HTMLElement).dataset["step"], (each as HTMLElement).dataset["todo"]].join(" "),
      ),
    );
    assert.deepEqual(steps.slice(0, 4), Array(4).fill("status false"));
    assert.ok(steps.includes("tracker true") && steps.includes("tracker false"), steps.join(", "));
    await shot("plan");
    await assertAccessible(page, "what would be done");
  });

  it("does it, and has nothing more to do", async () => {
    await click(".setup .apply");
    await page.waitForFunction(() => !document.querySelector('.plan [data-todo="true"]'));
    assert.match(await textOf(page, ".wish .progress"), /Everything is set up/);
    assert.equal(await page.$(".setup [role=alert]"), null);
    const { trackers } = await api<{ trackers: { name: string }[] }>(site, "trackers.json");
    assert.ok(trackers.some(({ name }) => name === "Policy"));
  });

  it("maps a field that the site had, and publishes the profile", async () => {
    await page.$eval(".field-mapping", (part) => ((part as HTMLDetailsElement).open = true));
    sourceField = await page.$$eval(
      "[data-custom-field]",
      (all, name) =>
        Number(
          (all.find((each) => each.textContent.includes(name)) as HTMLElement | undefined)?.dataset[
            "customField"
          ],
        ),
      fieldName,
    );
    await page.select(`select[id$="-field-${sourceField}-nonconformity"]`, "source");
    await click(".setup .publish");
    await page.waitForFunction(() =>
      /Published in Information Security/.test(document.querySelector(".setup")?.textContent ?? ""),
    );
    await shot("done");
    const { wiki_page } = await api<{ wiki_page: { text: string } }>(
      site,
      `projects/isms/wiki/${profileTitle}.json`,
    );
    assert.match(wiki_page.text, /h1\. Clause 10 profile/);
    assert.match(
      wiki_page.text,
      new RegExp(`"ref": ${sourceField},\\s*"field": "source",\\s*"format": "string"`),
    );
    await assertAccessible(page, "what was set up");
  });

  it("another browser finds it: the record gets its tracker, and the field says what the record says", async () => {
    const other = await launch();
    try {
      await connect(other, site, "jonas");
      const options = await settings(other);
      // It is fetched once the site is connected; the page shows it when it is looked at next.
      await options.waitForFunction(
        () =>
          new Promise((resolve) => {
            const request = indexedDB.open("clause10");
            request.onsuccess = () => {
              const all = request.result.transaction("sites").objectStore("sites").getAll();
              all.onsuccess = () => {
                request.result.close();
                resolve((all.result as { profile?: object }[]).some(({ profile }) => profile));
              };
            };
          }),
        { polling: 200 },
      );
      const tab = await other.browser.newPage();
      await tab.bringToFront();
      tab.setDefaultTimeout(60_000);
      await login(tab, site, "jonas");
      const incident = await makeIssue(site, {
        tracker_id: site.trackers["Incident"],
        subject: "Badge lent",
      });
      await tab.goto(`${site.url}/issues/${incident}`);
      await (await tab.waitForSelector("#clause10-raise"))?.click();
      const form = await panelIn(tab, "drawer");
      await fill(form, "raise-title", "Badges are lent to visitors");
      await fill(form, "raise-requirement", "Badges are personal.");
      await fill(form, "raise-observed", "A visitor wore an employee's badge.");
      await fill(form, "raise-gap", "It was lent.");
      await fill(form, "raise-requirementRefs", "A.7.2,");
      await fill(form, "raise-source", "deviation");
      await fill(form, "raise-detectedOn", "2026-01-15");
      await form.waitForSelector("#raise-verdict.open");
      await press(form, "button.primary");
      const link = await form.waitForSelector("#permalink");
      const href = await link?.evaluate((a) => (a as HTMLAnchorElement).href);
      const id = Number(/\d+$/.exec(href ?? "")?.[0]);
      const { issue } = await api<{
        issue: { tracker: { name: string }; custom_fields: { id: number; value: string }[] };
      }>(site, `issues/${id}.json`);
      assert.equal(issue.tracker.name, "Nonconformity");
      assert.equal(
        issue.custom_fields.find((field) => field.id === sourceField)?.value,
        "Deviation seen by anyone",
      );
    } finally {
      await other.close();
    }
  });
});
