import assert from "node:assert/strict";
import { after, before, it } from "node:test";
import { encodeBlock } from "../../web/record/document.ts";
import { readHousedRecord } from "../../web/record/home.ts";
import { aRecord } from "../web/records.ts";
import { browserName, fill, launch, panelIn, paste, press, textOf, type Driven } from "./lib/browser.ts";
import { connect } from "./lib/connect.ts";
import type { ImprovementRecord } from "#schema/record";
import { day, Desk } from "./lib/desk.ts";
import { client, login, redmine, user, type Login, type Redmine } from "./lib/redmine.ts";
import { leave } from "./lib/leave.ts";

/** Two people at one record: what the one recorded is never overwritten by what the other had begun to type. */
const shots = process.env["CLAUSE10_SHOTS"];
let driven: Driven;
let site: Redmine;
before(async () => {
  site = await redmine();
  driven = await launch();
  await connect(driven, site, "anna");
});
after(() => driven.close());

const complete = {
  title: "Access outlives employment",
  requirement: "Access ends on the last working day.",
  observed: "Three leavers could log in in October.",
  gap: "Up to fourteen days of access too many.",
  requirementRefs: ["A.5.18"],
  source: "deviation",
  detectedOn: "2026-01-15",
};
const raised = { ...aRecord(complete), id: crypto.randomUUID() };
const minor = {
  severity: "minor",
  severityRationale: "One process, no sign of misuse.",
  evidenceNone: "Seen in the log.",
  area: "People",
  triagedOn: "2026-01-16",
};

/** The record one version on, triaged as minor by Mira. */
function triaged() {
  const { id, name } = user(site, "mira");
  const owner = { id: user(site, "jonas").id, name: "Jonas Weber" };
  return {
    ...raised,
    version: 2,
    state: "triaged",
    fields: { ...complete, ...minor, owner, approver: { id, name } },
    history: [
      ...raised.history,
      {
        version: 2,
        transition: "triage",
        from: "raised",
        to: "triaged",
        by: { id, name },
        on: "2026-01-16T09:00:00Z",
      },
    ],
  };
}

/** An issue with the record in its description, written past the extension. */
async function anIssue(): Promise<number> {
  const platform = client(site);
  const filename = `${crypto.randomUUID()}.json`;
  const token = await platform.upload(filename, new TextEncoder().encode("{}"));
  const origin = await platform.readIssue(site.issues["plantIncident"] ?? 0);
  assert.ok(token.ok && origin.ok);
  const issue = {
    projectId: origin.value.project.id,
    subject: complete.title,
    description: encodeBlock(raised, "textile"),
  };
  const created = await platform.createIssue(issue, [
    { token: token.value.token, filename, contentType: "application/json" },
  ]);
  assert.ok(created.ok);
  return created.value;
}

/** As another program would, past the extension. */
async function writtenBy(login: Login, issueId: number, record: ImprovementRecord): Promise<void> {
  const lock = await client(site, login).readLock(issueId);
  assert.ok(lock.ok);
  const change = { description: encodeBlock(record, "textile") };
  assert.ok((await client(site, login).updateIssue(issueId, change, lock.value)).ok);
}

it(`a record that went on meanwhile keeps what was recorded (${browserName})`, async () => {
  const issueId = await anIssue();
  const page = await driven.browser.newPage();
  await login(page, site, "anna");
  await page.goto(`${site.url}/issues/${issueId}`);
  let panel = await panelIn(page, "record");
  await fill(panel, "step-severity", "major");
  await paste(panel, "step-severityRationale", "Patient data could be read.");
  await paste(panel, "step-evidenceNone", "Seen in the log.");
  await paste(panel, "step-area", "Everywhere");
  await fill(panel, "step-owner", "Jonas Weber");
  await fill(panel, "step-approver", "Anna Berger");

  await writtenBy("mira", issueId, triaged());
  await press(panel, "button.primary");
  await panel.waitForSelector("[data-delivery=needsYou]");
  assert.match(await textOf(panel, "[data-delivery]"), /Somebody else changed this record/);
  await leave(page, () => press(panel, "[data-delivery] button.edit"));
  panel = await panelIn(page, "record");
  assert.equal(await textOf(panel, "[data-state]"), "Triaged");
  assert.match(
    await textOf(panel, "[data-outdated]"),
    /You had written:.*Major.*Patient data could be read\./,
  );

  await paste(panel, "step-correctionNotPossible", "The access has ended long since.");
  await panel.waitForSelector("#step-verdict.open");
  await leave(page, () => press(panel, "button.primary"));
  const issue = await client(site).readIssue(issueId);
  assert.ok(issue.ok);
  const housed = readHousedRecord(issue.value);
  assert.ok(housed.ok && housed.value);
  assert.equal(housed.value.record.state, "contained");
  assert.equal(housed.value.record.fields["severity"], "minor");
  assert.equal(housed.value.record.fields["area"], "People");
});

it(`what two people wrote at once is merged, and asked about where both wrote (${browserName})`, async () => {
  const desk = await Desk.at(site);
  const [, action] = desk.firstSteps()["correctiveAction"] ?? assert.fail();
  const nonconformity = { id: site.issues["plantIncident"], subject: "Backup restore failed" };
  const begun = desk.record("correctiveAction", [
    ["plan", { ...action, nonconformity }],
    ["start", {}],
  ]);
  const issueId = await desk.issue(begun);
  const page = await driven.browser.newPage();
  await page.goto(`${site.url}/issues/${issueId}`);
  let panel = await panelIn(page, "record");
  await fill(panel, "step-evidence", "Checklist 3.1, approved on Monday.");
  await fill(panel, "step-doneOn", day(-1));

  const theirs = { ...begun.fields, evidence: "Checklist 3.1, in force since Tuesday." };
  await writtenBy("mira", issueId, { ...begun, version: begun.version + 1, fields: theirs });
  await page.reload();
  panel = await panelIn(page, "record");
  assert.ok(
    await panel.waitForSelector("[data-merged=doneOn]"),
    "what Mira did not touch stands in the form",
  );
  const value = (id: string) => panel.$eval(`#step-${id}`, (input) => (input as HTMLInputElement).value);
  assert.equal(await value("doneOn"), day(-1));
  assert.equal(await value("evidence"), "Checklist 3.1, in force since Tuesday.");
  const clash = "[data-clash=evidence]";
  assert.match(
    await textOf(panel, clash),
    /You wrote.*approved on Monday.*They wrote.*in force since Tuesday/,
  );
  const marked = await panel.$$eval(`${clash} mark`, (marks) => marks.map((mark) => mark.textContent));
  assert.deepEqual(marked, ["Checklist 3.1, approved on Monday.", "Checklist 3.1, in force since Tuesday."]);
  if (shots) await page.screenshot({ path: `${shots}/clash-${browserName}.png`, fullPage: true });
  await press(panel, `${clash} [data-whose=mine]`);
  await panel.waitForSelector("#step-verdict.open");
  assert.equal(await value("evidence"), "Checklist 3.1, approved on Monday.");

  // The tab closes in the middle: what was decided stands, and is not asked again.
  await page.reload();
  panel = await panelIn(page, "record");
  assert.equal(await value("evidence"), "Checklist 3.1, approved on Monday.");
  assert.equal(await panel.$("[data-outdated]"), null);
  await leave(page, () => press(panel, "button.primary"));
  const stored = await desk.stored(issueId);
  assert.equal(stored.state, "done");
  assert.equal(stored.fields["evidence"], "Checklist 3.1, approved on Monday.");
  const history = await client(site).readHistory(issueId);
  assert.ok(history.ok);
  assert.match(
    history.value.journals.at(-1)?.notes ?? "",
    /Written at the same time, not chosen\*[^]*in force since Tuesday/,
  );
});
