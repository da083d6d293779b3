import assert from "node:assert/strict";
import { describe, it } from "node:test";
import joined from "#pack" with { type: "json" };
import type { Pack } from "#schema/pack";
import type { ImprovementRecord } from "#schema/record";
import { coreOf, type CoreAttributes } from "../../web/record/core.ts";
import { prefill } from "../../web/record/prefill.ts";
import { trackerFor, typeOfTracker } from "../../web/record/tracker.ts";
import { aRecord } from "./records.ts";

const pack = joined as unknown as Pack;
const ana = { id: 5, name: "Ana Ruiz" };
const ben = { id: 6, name: "Ben Adler" };

/** A record after a step, as the pack has it. */
function after(
  type: string,
  transition: string,
  fields: Record<string, unknown>,
  deadlines: Record<string, string> = {},
  from?: string,
): ImprovementRecord {
  const step = pack.recordTypes[type]?.transitions.find(({ id }) => id === transition);
  assert.ok(step, `${type} has a step ${transition}`);
  const entry = { version: 1, transition, from: from ?? step.from[0], to: step.to, by: ana };
  return {
    ...aRecord(fields),
    ...{ type, state: step.to },
    deadlines: Object.fromEntries(Object.entries(deadlines).map(([id, due]) => [id, { due, original: due }])),
    history: [{ ...entry, on: "2026-11-23T10:00:00Z" }],
  };
}

describe("what of a record its issue shows after a step", () => {
  const dates = { correction: "2026-12-01", plan: "2026-12-20", close: "2027-05-01" };
  const cases: [name: string, record: ImprovementRecord, core: CoreAttributes][] = [
    [
      "a raised nonconformity is nobody's yet",
      after("nonconformity", "raise", { owner: ana }),
      { doneRatio: 0 },
    ],
    [
      "triage names the owner and fixes the dates",
      after("nonconformity", "triage", { owner: ana, approver: ben }, dates),
      { assigneeId: 5, dueDate: "2027-05-01", doneRatio: 10 },
    ],
    [
      "containing changes neither: the issue may be in other hands meanwhile",
      after("nonconformity", "contain", { owner: ana }, dates),
      { doneRatio: 20 },
    ],
    [
      "with children, dates and progress are theirs",
      after(
        "nonconformity",
        "finish",
        { owner: ana, correctiveActions: [{ id: 1, subject: "x" }] },
        { ...dates, effectiveness: "2027-08-01" },
      ),
      {},
    ],
    [
      "a planned action is its owner's, by its due date",
      after("correctiveAction", "plan", { owner: ben, due: "2026-12-24" }, { due: "2026-12-24" }),
      { assigneeId: 6, dueDate: "2026-12-24", doneRatio: 0 },
    ],
    [
      "an action that is done stays with its owner until somebody is to accept it",
      after("correctiveAction", "complete", { owner: ben }, { due: "2026-12-24" }),
      { doneRatio: 70 },
    ],
    [
      "and goes to whom is named",
      after("correctiveAction", "complete", { owner: ben, acceptedBy: ana }, { due: "2026-12-24" }),
      { assigneeId: 5, doneRatio: 70 },
    ],
    [
      "sent back, it is its owner's again",
      after("correctiveAction", "sendBack", { owner: ben, acceptedBy: ana }, { due: "2026-12-24" }),
      { assigneeId: 6, dueDate: "2026-12-24", doneRatio: 30 },
    ],
    [
      "accepted, it is done",
      after("correctiveAction", "accept", { owner: ben, acceptedBy: ana }, { due: "2026-12-24" }),
      { doneRatio: 100 },
    ],
    ["cancelled, nothing changes", after("correctiveAction", "cancel", { owner: ben }), {}],
    [
      "a requested extension is its approver's",
      after("extension", "request", { owner: ana, approver: ben }, { decision: "2026-12-02" }),
      { assigneeId: 6, dueDate: "2026-12-02", doneRatio: 0 },
    ],
    [
      "a scheduled review is its reviewer's",
      after("effectivenessReview", "schedule", { owner: ben, due: "2027-03-01" }, { due: "2027-03-01" }),
      { assigneeId: 6, dueDate: "2027-03-01", doneRatio: 0 },
    ],
    [
      "an accepted opportunity is due when its outcome is measured, although the decision had more time",
      after(
        "improvementOpportunity",
        "accept",
        { owner: ana },
        { decision: "2027-12-25", due: "2027-02-10" },
      ),
      { assigneeId: 5, dueDate: "2027-02-10", doneRatio: 30 },
    ],
    [
      "an audit programme has no date",
      after("auditProgramme", "approve", { owner: ana }),
      { assigneeId: 5, doneRatio: 0 },
    ],
    [
      "an audit is its lead's",
      after("audit", "prepare", { owner: ana }, { hold: "2026-12-11" }),
      { assigneeId: 5, dueDate: "2026-12-11", doneRatio: 0 },
    ],
    [
      "a started one is due with its result",
      after("audit", "start", { owner: ana }, { hold: "2026-12-11", report: "2027-01-08" }),
      { dueDate: "2027-01-08", doneRatio: 30 },
    ],
    [
      "a prepared management review is due when it is held",
      after("managementReview", "prepare", { owner: ana }, { hold: "2027-01-20" }),
      { assigneeId: 5, dueDate: "2027-01-20", doneRatio: 0 },
    ],
    [
      "an approved change is whose it is to carry out",
      after("change", "approve", { owner: ben, approver: ana }, { implement: "2027-01-31" }),
      { assigneeId: 6, dueDate: "2027-01-31", doneRatio: 50 },
    ],
    [
      "a published policy is due for its next review",
      after("policyDocument", "publish", { owner: ana }, { review: "2027-11-01" }),
      { dueDate: "2027-11-01", doneRatio: 70 },
    ],
  ];
  for (const [name, record, core] of cases) it(name, () => assert.deepEqual(coreOf(pack, record), core));

  it("covers every type of the pack", () => {
    const covered = new Set(cases.map(([, { type }]) => type));
    assert.deepEqual(
      Object.keys(pack.recordTypes).filter((type) => !covered.has(type)),
      [],
    );
  });
});

describe("the tracker of a record", () => {
  const cases: [tracker: string, type: string | undefined][] = [
    ["Nonconformity", "nonconformity"],
    ["Non-conformity", "nonconformity"],
    ["ISMS Nichtkonformität", "nonconformity"],
    ["Corrective action", "correctiveAction"],
    ["Korrekturmaßnahme", "correctiveAction"],
    ["CAPA", "correctiveAction"],
    ["Extension", "extension"],
    ["Fristverlängerung", "extension"],
    ["Effectiveness review", "effectivenessReview"],
    ["Wirksamkeitsprüfung", "effectivenessReview"],
    ["Opportunity for improvement", "improvementOpportunity"],
    ["Verbesserung", "improvementOpportunity"],
    ["Audit", "audit"],
    ["Internes Audit", "audit"],
    ["Audit programme", "auditProgramme"],
    ["Auditprogramm", "auditProgramme"],
    ["Management review", "managementReview"],
    ["Managementbewertung", "managementReview"],
    ["Change request", "change"],
    ["Änderung", "change"],
    ["Policy", "policyDocument"],
    ["Richtlinie", "policyDocument"],
    ["Exchange", undefined],
    ["Bug", undefined],
    ["", undefined],
  ];
  for (const [tracker, type] of cases)
    it(`${tracker} → ${type}`, () => assert.equal(typeOfTracker(tracker), type));

  it("is named in English and German for every type", () => {
    const trackers = Object.values(pack.recordTypes).flatMap(({ label }) => [label.en, label.de ?? ""]);
    const types = Object.keys(pack.recordTypes).flatMap((type) => [type, type]);
    assert.deepEqual(trackers.map(typeOfTracker), types);
  });

  it("is the one that is called just so, else one that says more, else the project's first", () => {
    const trackers = [
      { id: 1, name: "Bug" },
      { id: 2, name: "Supplier audit" },
      { id: 3, name: "Audit" },
      { id: 4, name: "Audit programme" },
      { id: 5, name: "IT change" },
    ];
    assert.equal(trackerFor("audit", trackers), 3);
    assert.equal(trackerFor("auditProgramme", trackers), 4);
    assert.equal(trackerFor("change", trackers), 5);
    assert.equal(trackerFor("policyDocument", trackers), undefined);
  });
});

describe("what a new record takes over from where it is begun", () => {
  const origin = { id: 3, subject: "VPN", tracker: "Incident", on: "2026-11-20" };
  const reference = { id: 3, subject: "VPN" };
  const cases: [type: string, fields: Record<string, unknown>][] = [
    ["nonconformity", { source: "incident", sourceRef: reference, detectedOn: "2026-11-20" }],
    ["improvementOpportunity", { source: "incident", sourceRef: reference }],
    ["change", { trigger: "incident", triggerRef: reference, requester: ana }],
    ["correctiveAction", {}],
    ["extension", { owner: ana }],
    ["effectivenessReview", {}],
    ["auditProgramme", {}],
    ["audit", { owner: ana }],
    ["managementReview", { owner: ana }],
    ["policyDocument", { author: ana }],
  ];
  for (const [type, fields] of cases) {
    it(type, () => assert.deepEqual(prefill(pack, type, { origin, user: ana, today: "2026-11-25" }), fields));
  }
  it("from a line of an audit: its kind, what it is about, what was noted, and today", () => {
    const files = [{ name: "accounts.csv", sha256: "5e".repeat(32) }];
    const line = { ref: "A.5.18", note: "Three accounts are open.", kind: "certification", files };
    const from = { origin: { ...origin, tracker: "Audit" }, line, user: ana, today: "2026-11-25" };
    assert.deepEqual(prefill(pack, "nonconformity", from), {
      ...{ source: "certificationAudit", sourceRef: reference, requirementRefs: ["A.5.18"] },
      ...{ observed: "Three accounts are open.", detectedOn: "2026-11-25", evidence: files },
    });
    assert.deepEqual(
      prefill(pack, "improvementOpportunity", { ...from, line: { ...line, kind: "internal" } }),
      {
        ...{ source: "internalAudit", sourceRef: reference, idea: "Three accounts are open." },
      },
    );
  });
  it("but no day to come, and nothing of an issue where there is none", () => {
    const ahead = { ...origin, on: "2026-12-01" };
    assert.equal(
      prefill(pack, "nonconformity", { origin: ahead, user: ana, today: "2026-11-25" })["detectedOn"],
      "2026-11-25",
    );
    assert.deepEqual(prefill(pack, "nonconformity", { user: ana, today: "2026-11-25" }), {});
  });
});
