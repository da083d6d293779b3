import assert from "node:assert/strict";
import type { Frame, Page } from "puppeteer-core";
import { readHousedRecord } from "../../web/record/home.ts";
import { fill, panelIn, press, textOf, type Driven } from "./lib/browser.ts";
import { client, login, user, type Redmine } from "./lib/redmine.ts";
import { leave } from "./lib/leave.ts";

/**
 * The main job, end to end: raise a nonconformity from an incident, triage it, give it a corrective action. Played by
 * the end-to-end tests in both browsers and by `script/demo --headless`; `step` is told after each part, with the
 * page as a person would see it then. Returns the milliseconds that the engine took for each key.
 */
export async function scenario(
  driven: Driven,
  site: Redmine,
  step: (name: string, page: Page) => Promise<void>,
): Promise<number[]> {
  const incident = site.issues["incident"] ?? 0;
  const today = await localToday(driven);
  const page = await driven.browser.newPage();
  await login(page, site, "anna");
  await page.goto(`${site.url}/issues/${incident}`);
  await page.waitForSelector("#clause10-raise");
  await step("An incident with the button “Raise nonconformity”", page);

  await page.click("#clause10-raise");
  const form = await panelIn(page, "drawer");
  await prefilled(form, site, incident);
  await step("The form is there, prefilled from the incident", page);

  await typeTheNonconformity(form);
  await step("Violations stand at their fields while typing", page);
  await completeTheNonconformity(form);
  await step("Everything is there: “Raise” is open", page);

  const perKey = await form.evaluate(() =>
    performance.getEntriesByName("clause10.evaluate").map(({ duration }) => duration),
  );
  await press(form, "button.primary");
  const link = await form.waitForSelector("#permalink");
  const raisedId = Number(
    /\d+$/.exec((await link?.evaluate((a) => (a as HTMLAnchorElement).href)) ?? "")?.[0],
  );
  await inRedmine(site, raisedId, incident);
  await step(`Raised as #${raisedId}, with its record and a relation to the incident`, page);

  await leave(page, () => press(form, "#permalink"));
  let record = await panelIn(page, "record");
  assert.equal(await textOf(record, "[data-state]"), "Raised");
  assert.match(await textOf(record, "#step-verdict"), /still needs 6 things/);
  await step("The record on its page: where it stands and what the next step needs", page);

  await fill(record, "step-severity", "major");
  await record.waitForSelector("[data-deadline=close]");
  await fill(
    record,
    "step-severityRationale",
    "Patient data left the building against the data handling policy.",
  );
  await fill(record, "step-evidenceNone", "Seen at the customer's site; no copy allowed.");
  await fill(record, "step-area", "Field service");
  await fill(record, "step-owner", "Jonas Weber");
  await fill(record, "step-approver", "Anna Berger");
  assert.match(await textOf(record, "#step-verdict"), /Everything is there/);
  await step("Triage: the severity gives the due dates", page);
  await leave(page, () => press(record, "button.primary"));

  record = await panelIn(page, "record");
  assert.equal(await textOf(record, "[data-state]"), "Triaged");
  const due = await frozen(site, raisedId, today);
  for (const [id, day] of Object.entries(due)) {
    assert.equal(
      await record.$eval(`[data-deadline=${id}]`, (li) => (li as HTMLElement).dataset["due"]),
      day,
    );
  }
  assert.match(await textOf(record, "[data-deadline=plan]"), /14 days left/);
  await step("Triaged: correction, plan and close dates, frozen, with days left", page);

  await press(record, "#add-correctiveActions");
  await writeAction(record, due["plan"] ?? today);
  await step("A corrective action being written", page);
  await leave(page, () => press(record, ".adding button.primary"));
  record = await panelIn(page, "record");
  const row = await record.waitForSelector("[data-line]");
  const childId = Number(await row?.evaluate((tr) => (tr as HTMLElement).dataset["line"]));
  const [child] = await childrenOf(site, raisedId);
  assert.equal(child?.id, childId);
  assert.equal(child.assignee?.name, "Jonas Weber");
  assert.equal(child.dueDate, due["plan"]);
  assert.equal(child.tracker, "Corrective action");
  await row?.evaluate((tr) => tr.scrollIntoView({ block: "center" }));
  await step(`The corrective action is issue #${childId}, with assignee and due date`, page);
  await page.close();
  return perKey;
}

/** The value that this share of the numbers does not exceed. */
export function percentile(numbers: number[], share: number): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
}

/** The civil day in the browser, which is the one the deadlines count from. */
async function localToday(driven: Driven): Promise<string> {
  const page = await driven.browser.newPage();
  const today = await page.evaluate(() => {
    const d = new Date();
    return new Date(Date.UTC(d.getFullYear(), d.getMonth(), d.getDate())).toISOString().slice(0, 10);
  });
  await page.close();
  return today;
}

async function prefilled(form: Frame, site: Redmine, incident: number): Promise<void> {
  const issue = await client(site).readIssue(incident);
  assert.ok(issue.ok);
  const value = (id: string) => form.$eval(`#raise-${id}`, (input) => (input as HTMLInputElement).value);
  assert.equal(await value("source"), "incident");
  assert.equal(await value("detectedOn"), issue.value.startDate);
  assert.match(await textOf(form, "#raise-sourceRef"), new RegExp(`^#${incident} `));
  assert.match(await textOf(form, "#raise-verdict"), /still needs 5 things/);
}

async function typeTheNonconformity(form: Frame): Promise<void> {
  await fill(form, "raise-title", "Laptop");
  await fill(
    form,
    "raise-requirement",
    "Exports with patient data are pseudonymised and leave only on approved drives.",
  );
  const says = await textOf(form, "[data-field=title] .says");
  assert.match(says, /8 to 200 characters/);
  assert.match(says, /Clause 10\.2/);
  // Pressed too early it says what is missing and goes there; nothing is sent.
  await press(form, "button.primary");
  assert.equal(await form.evaluate(() => document.activeElement?.id), "raise-title");
  assert.match(await textOf(form, "[data-field=observed] .says"), /observed/);
  assert.equal(await form.$("#permalink"), null);
}

async function completeTheNonconformity(form: Frame): Promise<void> {
  await fill(form, "raise-title", "Patient data leaves the building unprotected");
  await fill(
    form,
    "raise-observed",
    "A laptop with 212 patient records, not pseudonymised, was left on a train on 11 November.",
  );
  await fill(form, "raise-gap", "No pseudonymisation, no approved drive, no approval by the data owner.");
  await fill(form, "raise-requirementRefs", "A.5.33, A.8.11");
  await form.waitForSelector("#raise-verdict.open");
}

/** What Redmine has, asked past the extension. */
async function inRedmine(site: Redmine, raisedId: number, incident: number): Promise<void> {
  const issue = await client(site).readIssue(raisedId);
  assert.ok(issue.ok);
  assert.equal(issue.value.subject, "Patient data leaves the building unprotected");
  assert.equal(issue.value.tracker, "Nonconformity");
  assert.deepEqual(issue.value.relatedTo, [incident]);
  assert.match(issue.value.description, /212 patient records/);
  const housed = readHousedRecord(issue.value);
  assert.ok(housed.ok && housed.value);
  const { record, home } = housed.value;
  assert.equal(home.kind, "field");
  assert.equal(record.state, "raised");
  assert.deepEqual(record.fields["requirementRefs"], ["A.5.33", "A.8.11"]);
  assert.deepEqual(record.fields["raisedBy"], { id: user(site, "anna").id, name: "Anna Berger" });
}

/** The dates that the record keeps; for a major one working day, 14 days and 90 days after triage. */
async function frozen(site: Redmine, raisedId: number, today: string): Promise<Record<string, string>> {
  const issue = await client(site).readIssue(raisedId);
  assert.ok(issue.ok);
  const housed = readHousedRecord(issue.value);
  assert.ok(housed.ok && housed.value);
  const due = Object.fromEntries(
    Object.entries(housed.value.record.deadlines).map(([id, deadline]) => [id, deadline.due]),
  );
  assert.deepEqual(due, {
    correction: nextWorkingDay(today),
    plan: plusDays(today, 14),
    close: plusDays(today, 90),
  });
  assert.equal(issue.value.dueDate, due["close"]);
  assert.equal(issue.value.assignee?.name, "Jonas Weber");
  return due;
}

async function writeAction(record: Frame, due: string): Promise<void> {
  await fill(record, "add-correctiveActions-title", "Exports run through the pseudonymisation job only");
  await fill(
    record,
    "add-correctiveActions-description",
    "Remove the export right from the test system; the job is the only way.",
  );
  await fill(record, "add-correctiveActions-owner", "Jonas Weber");
  await fill(record, "add-correctiveActions-due", due);
  await record.waitForSelector("#add-correctiveActions-verdict.open");
}

async function childrenOf(site: Redmine, id: number) {
  const children = await client(site).readChildren(id);
  assert.ok(children.ok);
  return children.value;
}

function plusDays(day: string, days: number): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}

function nextWorkingDay(day: string): string {
  let next = plusDays(day, 1);
  while ([0, 6].includes(new Date(`${next}T00:00:00Z`).getUTCDay())) next = plusDays(next, 1);
  return next;
}
