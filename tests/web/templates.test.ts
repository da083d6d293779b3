import assert from "node:assert/strict";
import { describe, it } from "node:test";
import catalogue from "#catalogue" with { type: "json" };
import { auditTemplates, standardTemplates } from "../../web/audit/templates.ts";
import { entriesOf } from "../../web/form/catalogue.ts";
import type { PulledIssue } from "../../web/store/register.ts";
import { aRecord } from "./records.ts";

describe("what a checklist can begin with", () => {
  it("is each clause of the standard that has no parts, and each theme's controls", () => {
    const templates = standardTemplates(entriesOf(catalogue), "Clauses", "en");
    assert.deepEqual(
      templates.map(({ id, title, refs }) => [id, title, refs.length, refs[0], refs.at(-1)]),
      [
        ["clauses", "Clauses", 30, "4.1", "10.2"],
        ["A.5", "A.5 Organizational controls", 37, "A.5.1", "A.5.37"],
        ["A.6", "A.6 People controls", 8, "A.6.1", "A.6.8"],
        ["A.7", "A.7 Physical controls", 14, "A.7.1", "A.7.14"],
        ["A.8", "A.8 Technological controls", 34, "A.8.1", "A.8.34"],
      ],
    );
  });

  const own = "0c10bbbb-0000-4000-8000-000000000001";
  const audit = (id: number, fields: object, over: object = {}): PulledIssue => ({
    ...{ account: "a", id, subject: `Audit ${id}`, updatedOn: "2026-11-25T10:00:00Z", tracker: "Audit" },
    ...{ project: { id: 1, name: "x" }, status: "New", closed: false, doneRatio: 0 },
    record: { ...aRecord({ ...fields }), type: "audit", ...over },
  });
  const lines = (...refs: unknown[]) => ({ checklist: refs.map((ref) => ({ ref, result: "conforming" })) });

  it("is the checklist of an earlier audit, each line once, the latest audit first", () => {
    const issues = [
      audit(1, { ...lines("A.7.2", "Our gate book"), title: "Plant", heldTo: "2025-03-01" }),
      audit(2, { ...lines("9.2", "9.2", " ", 7), plannedTo: "2026-03-01" }),
      audit(3, { ...lines("A.6.1"), title: "This one" }, { id: own }),
      audit(4, { checklist: "no list" }),
      audit(5, lines("A.5.1"), { type: "change" }),
    ];
    assert.deepEqual(
      auditTemplates({ id: own }, issues).map(({ id, title, on, refs }) => [id, title, on, refs]),
      [
        ["#2", "Audit 2", "2026-03-01", ["9.2"]],
        ["#1", "Plant", "2025-03-01", ["A.7.2", "Our gate book"]],
      ],
    );
  });
});
