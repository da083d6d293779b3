import assert from "node:assert/strict";
import pack from "#pack" with { type: "json" };
import type { ImprovementRecord } from "#schema/record";
import { encodeBlock } from "../../../web/record/document.ts";
import { readHousedRecord } from "../../../web/record/home.ts";
import { client, user, type Redmine } from "./redmine.ts";

/** A nonconformity that was triaged, as minor; `more` goes over its members. */
export function triaged(site: Redmine, more: Partial<ImprovementRecord> = {}): ImprovementRecord {
  const anna = { id: user(site, "anna").id, name: "Anna Berger" };
  const jonas = { id: user(site, "jonas").id, name: "Jonas Weber" };
  return {
    clause10: 1,
    pack: "iso27001",
    packVersion: pack.version,
    type: "nonconformity",
    id: crypto.randomUUID(),
    version: 2,
    state: "triaged",
    fields: {
      ...{ title: "Access outlives employment", requirement: "Access ends on the last working day." },
      ...{ observed: "Three leavers could log in in October.", gap: "Up to fourteen days too many." },
      ...{ requirementRefs: ["A.5.18"], source: "deviation", detectedOn: "2026-01-15" },
      ...{ severity: "minor", severityRationale: "One process, no sign of misuse." },
      ...{ evidenceNone: "Seen in the log.", area: "People", owner: jonas, approver: anna },
      ...{ raisedOn: "2026-01-15", raisedBy: anna, triagedOn: "2026-01-16" },
    },
    deadlines: { close: { due: "2099-12-24", original: "2099-12-24" } },
    history: [
      { version: 1, transition: "raise", from: "draft", to: "raised", by: anna, on: "2026-01-15T10:00:00Z" },
      {
        version: 2,
        transition: "triage",
        from: "raised",
        to: "triaged",
        by: anna,
        on: "2026-01-16T09:00:00Z",
      },
    ],
    ...more,
  };
}

/** Makes an issue past the extension, as an administrator's import would. */
export async function makeIssue(site: Redmine, issue: Record<string, unknown>): Promise<number> {
  const answer = await fetch(`${site.url}/issues.json`, {
    method: "POST",
    headers: { "X-Redmine-API-Key": user(site, "admin").apiKey, "Content-Type": "application/json" },
    body: JSON.stringify({ issue: { project_id: "isms", ...issue } }),
  });
  const text = await answer.text();
  assert.ok(answer.ok, text);
  return (JSON.parse(text) as { issue: { id: number } }).issue.id;
}

/** An issue on the tracker Nonconformity that carries the record in its description, or in the field made for it. */
export function makeRecord(
  site: Redmine,
  record: ImprovementRecord,
  home: "description" | "field" = "description",
  more: Record<string, unknown> = {},
): Promise<number> {
  const block = encodeBlock(record, "textile");
  return makeIssue(site, {
    tracker_id: site.trackers["Nonconformity"],
    subject: String(record.fields["title"]),
    ...(home === "description"
      ? { description: `Seen in October.\n\n${block}` }
      : { custom_fields: [{ id: site.customFields["Clause 10 record"], value: block }] }),
    ...more,
  });
}

export async function storedRecord(site: Redmine, issueId: number): Promise<ImprovementRecord | undefined> {
  const issue = await client(site).readIssue(issueId);
  assert.ok(issue.ok);
  const housed = readHousedRecord(issue.value);
  assert.ok(housed.ok);
  return housed.value?.record;
}
