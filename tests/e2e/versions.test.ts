import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import pack from "#pack" with { type: "json" };
import type { ImprovementRecord } from "#schema/record";
import { encodeBlock } from "../../web/record/document.ts";
import { readHousedRecord } from "../../web/record/home.ts";
import { aRecord } from "../web/records.ts";
import { assertAccessible } from "./lib/axe.ts";
import { browserName, launch, panelIn, paste, press, textOf, type Driven } from "./lib/browser.ts";
import { connect } from "./lib/connect.ts";
import { client, login, redmine, user, type Redmine } from "./lib/redmine.ts";
import { leave } from "./lib/leave.ts";

// Records that another version of the rules wrote, on their issue page.

describe(`records of other versions (${browserName})`, () => {
  let driven: Driven;
  let site: Redmine;
  before(async () => {
    site = await redmine();
    driven = await launch();
    await connect(driven, site, "anna");
  });
  after(() => driven.close());

  /** A triaged record as that version wrote it, with a member that nobody knows. */
  function written(packVersion: string): ImprovementRecord {
    const anna = { id: user(site, "anna").id, name: "Anna Berger" };
    const record = aRecord({
      title: "Access outlives employment",
      requirement: "Access ends on the last working day.",
      observed: "Three leavers could log in in October.",
      gap: "Up to fourteen days of access too many.",
      ...{ requirementRefs: ["A.5.18"], source: "deviation", detectedOn: "2026-01-15" },
      ...{ severity: "minor", severityRationale: "One process, no sign of misuse.", area: "People" },
      ...{ owner: anna, approver: anna, raisedOn: "2026-01-15", raisedBy: anna, triagedOn: "2026-01-16" },
    });
    const triage = { version: 2, transition: "triage", from: "raised", to: "triaged", by: anna };
    return {
      ...record,
      ...{ packVersion, id: crypto.randomUUID(), version: 2, state: "triaged", later: { kept: true } },
      history: [...record.history, { ...triage, on: "2026-01-16T09:00:00Z" }],
    };
  }

  async function anIssue(record: ImprovementRecord): Promise<number> {
    const platform = client(site);
    const filename = `${crypto.randomUUID()}.json`;
    const token = await platform.upload(filename, new TextEncoder().encode("{}"));
    const origin = await platform.readIssue(site.issues["plantIncident"] ?? 0);
    assert.ok(token.ok && origin.ok);
    const created = await platform.createIssue(
      {
        projectId: origin.value.project.id,
        subject: "Access outlives employment",
        description: encodeBlock(record, "textile"),
      },
      [{ token: token.value.token, filename, contentType: "application/json" }],
    );
    assert.ok(created.ok);
    return created.value;
  }

  async function stored(issueId: number): Promise<ImprovementRecord> {
    const issue = await client(site).readIssue(issueId);
    assert.ok(issue.ok);
    const housed = readHousedRecord(issue.value);
    assert.ok(housed.ok && housed.value);
    return housed.value.record;
  }

  it("an older one is shown as today's rules read it, and stored so with the next step", async () => {
    const record = written("0.1.0");
    const issueId = await anIssue(record);
    const page = await driven.browser.newPage();
    await login(page, site, "anna");
    await page.goto(`${site.url}/issues/${issueId}`);
    const panel = await panelIn(page, "record");
    await panel.waitForSelector("#migrated");
    assert.match(await textOf(panel, "#migrated"), /with version 0\.1\.0 of the rules/);
    assert.match(await textOf(panel, "#migrated"), /\/fields\/evidenceNone: nothing becomes/);
    assert.equal(await panel.$("#in-force"), null);
    await assertAccessible(panel, "a record of an older version");
    assert.deepEqual(await stored(issueId), record, "looking at it stores nothing");

    await paste(panel, "step-correctionNotPossible", "The access has ended long since.");
    await panel.waitForSelector("#step-verdict.open");
    await leave(page, () => press(panel, "button.primary"));
    const now = (await stored(issueId)) as ImprovementRecord & { later?: unknown };
    assert.equal(now.state, "contained");
    assert.equal(now.packVersion, pack.version);
    assert.match(String(now.fields["evidenceNone"]), /no evidence was asked for/);
    assert.deepEqual(now.later, { kept: true });
    assert.equal(await (await panelIn(page, "record")).$("#migrated"), null);
  });

  it("a newer one is shown and cannot be saved", async () => {
    const record = written("99.0.0");
    const issueId = await anIssue(record);
    const page = await driven.browser.newPage();
    await page.goto(`${site.url}/issues/${issueId}`);
    const panel = await panelIn(page, "record");
    assert.match(await textOf(panel, "#in-force"), /newer than .* here.*update Clause 10/);
    await paste(panel, "step-correctionNotPossible", "The access has ended long since.");
    assert.equal(await panel.$("#step-verdict.open"), null);
    assert.deepEqual(await stored(issueId), record);
  });
});
