import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import type { Frame, Page } from "puppeteer-core";
import { assertAccessible } from "./lib/axe.ts";
import { browserName, fill, launch, panelIn, press, textOf, until, type Driven } from "./lib/browser.ts";
import { connect } from "./lib/connect.ts";
import { day } from "./lib/desk.ts";
import { makeIssue, makeRecord, triaged } from "./lib/records.ts";
import { api, client, issueCount, login, redmine, type Redmine } from "./lib/redmine.ts";
import { readHousedRecord } from "../../web/record/home.ts";

// Who raises something sees while typing what the register has of it already (clause 10.2 b).

const shots = process.env["CLAUSE10_SHOTS"];
// Words that no other test uses.
const word = `Zeppelin${Date.now() % 100_000}`;
const observed = `The ${word} hangar was open and nobody signed the visitor book of the ${word} hangar.`;

describe(`similar cases (${browserName})`, () => {
  let site: Redmine;
  let driven: Driven;
  let page: Page;
  let earlier: number;
  let incident: number;
  let repeated: number;
  const area = `Hangar ${word}`;
  const cause = { area, causeCategory: "responsibility" };
  const gate = `Nobody answers for the ${word} gate`;
  before(async () => {
    site = await redmine();
    const one = triaged(site);
    const title = `Visitors of the ${word} hangar are not signed in`;
    earlier = await makeRecord(site, { ...one, fields: { ...one.fields, title, observed } }, "field", {
      subject: title,
    });
    const before = { ...one.fields, ...cause, title: gate, detectedOn: day(-100) };
    repeated = await makeRecord(site, { ...triaged(site), fields: before }, "description", { subject: gate });
    incident = await makeIssue(site, { tracker_id: site.trackers["Incident"], subject: "Open hangar" });
    driven = await launch();
    await connect(driven, site, "anna");
    page = await driven.browser.newPage();
    page.setDefaultTimeout(60_000);
    await login(page, site, "anna");
  });
  after(() => driven.close());

  async function begin(title: string): Promise<Frame> {
    await page.goto(`${site.url}/issues/${incident}`);
    await (await page.waitForSelector("#clause10-raise"))?.click();
    const form = await panelIn(page, "drawer");
    await fill(form, "raise-title", title);
    await fill(form, "raise-observed", observed);
    await form.waitForSelector(`[data-case="${earlier}"]`);
    return form;
  }
  const shot = async (name: string) => {
    if (shots) await page.screenshot({ path: `${shots}/similar-${name}-${browserName}.png` });
  };

  it("are found while typing, with the words in common marked", async () => {
    const form = await begin(`${word} hangar open at night`);
    const marked = await form.$$eval(`[data-case="${earlier}"] mark`, (all) =>
      all.map((each) => each.textContent),
    );
    assert.ok(marked.includes(word) && marked.includes("hangar"), marked.join(" "));
    assert.match(await textOf(form, `[data-case="${earlier}"]`), /Triaged|Classified/);
    // A browser that was just connected is still fetching the register.
    await until(form, () =>
      /records searched, as of/.test(document.querySelector(".similar [role=status]")?.textContent ?? ""),
    );
    await (await form.$(".similar"))?.evaluate((place) => place.scrollIntoView());
    await shot("found");
    await assertAccessible(form, "similar cases");
  });

  it("a verdict goes into the record, with the search", async () => {
    const form = await begin(`${word} hangar unlocked`);
    await press(form, `[data-case="${earlier}"] [data-verdict=related]`);
    const reason = await form.waitForSelector(`[data-case="${earlier}"] input`);
    await reason?.type("Same hangar, other door.");
    await fill(form, "raise-requirement", "Visitors are signed in.");
    await fill(form, "raise-gap", "Nobody was signed in.");
    await fill(form, "raise-requirementRefs", "A.7.2,");
    await fill(form, "raise-detectedOn", "2026-01-15");
    await form.waitForSelector("#raise-verdict.open");
    await shot("judged");
    await press(form, "button.primary");
    const link = await form.waitForSelector("#permalink");
    const id = Number(/\d+$/.exec((await link?.evaluate((a) => (a as HTMLAnchorElement).href)) ?? "")?.[0]);
    const issue = await client(site).readIssue(id);
    assert.ok(issue.ok);
    const housed = readHousedRecord(issue.value);
    assert.ok(housed.ok && housed.value);
    const { similarCandidates, similarExist, similarCheck, similarSearchedOn } = housed.value.record.fields;
    assert.deepEqual(similarCandidates, [
      {
        ...{ id: earlier, subject: `Visitors of the ${word} hangar are not signed in` },
        ...{ verdict: "related", reason: "Same hangar, other door." },
      },
    ]);
    assert.equal(similarExist, "yes");
    assert.match(
      String(similarCheck),
      new RegExp(`^Searched the register of .* for “${word} hangar unlocked”\\.$`),
    );
    assert.match(String(similarSearchedOn), /^\d{4}-\d\d-\d\d$/);
  });

  it("what is raised already gets the note instead, once, and is linked", async () => {
    const count = await issueCount(site);
    const form = await begin(`${word} hangar: the gate was open again`);
    await press(form, `[data-case="${earlier}"] button.comment`);
    await form.waitForSelector("#permalink");
    assert.match(
      await textOf(form, ".done"),
      new RegExp(`Added to #${earlier} as a note.*Nothing new was raised`),
    );
    await shot("commented");
    assert.equal(await issueCount(site), count);
    const { issue } = await api<{
      issue: { journals: { notes: string }[]; relations: { issue_id: number; issue_to_id: number }[] };
    }>(site, `issues/${earlier}.json?include=journals,relations`);
    const notes = issue.journals.filter((entry) => entry.notes.includes("the gate was open again"));
    assert.equal(notes.length, 1);
    assert.match(notes[0]?.notes ?? "", new RegExp(`^\\*Seen again\\*: ${word} hangar.*#${incident}`));
    assert.ok(issue.relations.some((each) => [each.issue_id, each.issue_to_id].includes(incident)));
    // The draft is done with.
    await page.goto(`${site.url}/issues/${incident}`);
    await (await page.waitForSelector("#clause10-raise"))?.click();
    const again = await panelIn(page, "drawer");
    await until(again, () => document.querySelector<HTMLInputElement>("#raise-title")?.value === "");
  });

  it("the step that asks for the check has its search, to be recorded", async () => {
    const one = triaged(site);
    const title = `${word} hangar: keys are lent without a list`;
    const planning = await makeRecord(
      site,
      { ...one, state: "analysed", fields: { ...one.fields, title, observed } },
      "field",
      { subject: title },
    );
    await page.goto(`${site.url}/issues/${planning}`);
    const panel = await panelIn(page, "record");
    await panel.waitForSelector(`.similar [data-case="${earlier}"]`);
    assert.equal(await panel.$(".similar button.comment"), null, "it is raised already");
    await press(panel, ".similar [role=status] button.plain:last-of-type");
    const value = (field: string) =>
      panel.$eval(`#step-${field}`, (control) => (control as HTMLTextAreaElement).value);
    assert.match(
      await value("similarCheck"),
      new RegExp(`^Searched the register of .* for “${word} hangar: keys`),
    );
    assert.equal(await value("similarSearchedOn"), day(0));
    await press(panel, `[data-case="${earlier}"] [data-verdict=same]`);
    await until(
      panel,
      (id: string) =>
        document.querySelector('[data-field="similarCandidates"]')?.textContent.includes(id) === true,
      `#${earlier}`,
    );
    await shot("step");
    await assertAccessible(panel, "the check in its step");
  });

  it("a cause that has come back is proposed to be linked, and to be major", async () => {
    const raised = { ...triaged(site), state: "raised", version: 1 };
    const fields = { ...raised.fields, ...cause, title: `The ${word} gate stood open`, detectedOn: day(-2) };
    const now = await makeRecord(
      site,
      { ...raised, fields, deadlines: {}, history: raised.history.slice(0, 1) },
      "description",
    );
    await page.goto(`${site.url}/issues/${now}`);
    const panel = await panelIn(page, "record");
    const link = '[data-proposal="nonconformity.repeat"]';
    await panel.waitForSelector(link);
    assert.match(
      await textOf(panel, link),
      new RegExp(`The same cause has come back in ${area}.*${gate}.*10\\.2 b`),
    );
    await press(panel, `${link} button`);
    await until(panel, () => !document.querySelector('[data-proposal="nonconformity.repeat"]'));
    assert.match(await textOf(panel, ".proposals [role=status]"), new RegExp(`Taken over.*#${repeated}`));
    await press(panel, '[data-proposal="nonconformity.repeatIsMajor"] button');
    await until(
      panel,
      () =>
        document.querySelector<HTMLInputElement>('[name="step-severity"][value="major"]')?.checked === true,
    );
    await shot("proposals");
    await assertAccessible(panel, "proposals");
  });
});
