import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { before, describe, it } from "node:test";
import pack from "#pack" with { type: "json" };
import type { Pack } from "#schema/pack";
import type { ImprovementRecord } from "#schema/record";
import { asked, settable } from "../../web/bulk/choices.ts";
import { judged, type Change } from "../../web/bulk/change.ts";
import { planned } from "../../web/bulk/plan.ts";
import { Engine } from "../../web/engine/engine.ts";
import { failed, ok } from "../../web/outcome.ts";
import type { IssuePlatform, IssueSnapshot } from "../../web/platform/platform.ts";
import { encodeBlock } from "../../web/record/document.ts";
import { aRecord } from "./records.ts";

const rules = pack as unknown as Pack;
const people = [
  { id: 5, name: "Anna Berger" },
  { id: 6, name: "Jonas Weber" },
];
const [, jonas] = people;
const context = {
  today: "2026-11-28",
  now: "2026-11-28T09:00:00Z",
  locale: "en",
  user: { id: 5, name: "Anna Berger" },
};
const raised = aRecord({
  title: "Leavers keep access",
  requirement: "Access ends with employment.",
  observed: "Two accounts were active.",
  gap: "Two of ten.",
  requirementRefs: ["A.5.18"],
  source: "deviation",
  detectedOn: "2026-11-20",
  evidence: [],
  owner: { id: 5, name: "Anna Berger" },
});
const withState = (state: string): ImprovementRecord => ({ ...raised, state });

let engine: Engine;
before(async () => {
  const bytes = await readFile("build/extension/clause10-register.wasm");
  engine = await Engine.load(await WebAssembly.compile(bytes), rules);
});

describe("one change to several records", () => {
  it("offers what is no list and not computed, and of a step what its form asks", () => {
    const type = rules.recordTypes["nonconformity"];
    const ids = settable(type).map(({ id }) => id);
    assert.ok(ids.includes("owner") && ids.includes("area"));
    assert.ok(!ids.includes("whys") && !ids.includes("raisedOn"));
    const names = (kind: "step" | "field", id: string) => asked(type, { kind, id }).map((field) => field.id);
    assert.deepEqual(names("step", "cancel"), ["cancelReason", "approver"]);
    assert.deepEqual(names("field", "owner"), ["owner"]);
    assert.ok(!names("step", "raise").includes("title"), "a title is each record's own");
  });

  const cases: [string, ImprovementRecord, Change, object][] = [
    [
      "a new owner, told beside the old one",
      raised,
      { fields: { owner: jonas } },
      { status: "ready", told: ["Owner: Anna Berger → Jonas Weber"] },
    ],
    [
      "nothing, where it is so already",
      raised,
      { fields: { owner: { id: 5, name: "A. Berger" } } },
      { status: "same" },
    ],
    [
      "a person from elsewhere",
      raised,
      { fields: { owner: { id: 99, name: "Eve" } } },
      { status: "refused", reasons: ["Owner: Eve takes no part in this project."] },
    ],
    [
      "a step with its reason, values beside the state",
      raised,
      { fields: { cancelReason: "It was raised twice, see #12.", approver: jonas }, step: "cancel" },
      {
        status: "ready",
        told: [
          "Raised → Cancelled",
          "Approver: nothing → Jonas Weber",
          "Reason for cancelling: nothing → It was raised twice, see #12.",
        ],
      },
    ],
  ];
  for (const [what, record, change, expected] of cases)
    it(`is ${what}`, () => {
      const { record: _made, ...judgement } = judged(record, change, {
        engine,
        pack: rules,
        context,
        people,
      }) as {
        record?: unknown;
      };
      assert.deepEqual(judgement, expected);
    });

  it("makes the next version: of a field as it stands, of a step with its entry", () => {
    const rulesOf = { engine, pack: rules, context, people };
    const set = judged(raised, { fields: { owner: jonas } }, rulesOf);
    assert.ok(set.status === "ready");
    assert.deepEqual(
      [set.record.version, set.record.state, set.record.fields["owner"]],
      [2, "raised", jonas],
    );
    const step = judged(
      raised,
      { fields: { cancelReason: "Twice.".repeat(9), approver: jonas }, step: "cancel" },
      rulesOf,
    );
    assert.ok(step.status === "ready", JSON.stringify(step));
    assert.deepEqual([step.record.version, step.record.state], [2, "cancelled"]);
    assert.equal(step.record.history.at(-1)?.transition, "cancel");
  });

  for (const [what, record, change, reason] of [
    ["a field that is locked", withState("planned"), { fields: { owner: jonas } }, /Owner/],
    ["a step that does not begin here", withState("closed"), { fields: {}, step: "cancel" }, /./],
    ["a step that lacks something", raised, { fields: {}, step: "cancel" }, /./],
  ] as [string, ImprovementRecord, Change, RegExp][])
    it(`is refused with its reason: ${what}`, () => {
      const judgement = judged(record, change, { engine, pack: rules, context, people });
      assert.ok(judgement.status === "refused", JSON.stringify(judgement));
      assert.match(judgement.reasons.join(), reason);
    });
});

describe("a change as it is planned", () => {
  const issueOf = (id: number, record?: ImprovementRecord, block?: string): IssueSnapshot => ({
    ...{ id, subject: `Issue ${id}`, tracker: "Nonconformity", status: "New", statusId: 1, closed: false },
    ...{
      project: { id: 1, name: "ISMS" },
      author: { id: 5, name: "Anna Berger" },
      customFields: [],
      relatedTo: [],
    },
    ...{ createdOn: "2026-11-20T10:00:00Z", updatedOn: "2026-11-20T10:00:00Z", attachments: [] },
    description: block ?? (record ? encodeBlock(record, "markdown") : ""),
  });
  const action = { ...raised, type: "correctiveAction", state: "planned", fields: { title: "Lock doors" } };
  const issues = new Map([
    [1, issueOf(1, raised)],
    [2, issueOf(2, action)],
    [3, issueOf(3, undefined, encodeBlock(raised, "textile").replace('"clause10": 1', '"clause10": "?"'))],
    [4, issueOf(4, { ...raised, fields: { ...raised.fields, owner: jonas } })],
    [5, issueOf(5, raised)],
  ]);
  const platform = {
    readIssue: (id: number) => Promise.resolve(issues.has(id) ? ok(issues.get(id)) : failed("notFound")),
    readChildren: () => Promise.resolve(ok([])),
    readIssues: () => Promise.resolve(ok([])),
    people: () => Promise.resolve(ok(people)),
    issueUrl: (id: number) => `https://r.example/issues/${id}`,
  } as unknown as IssuePlatform;
  const plan = (over: object = {}, isCancelled = () => false) =>
    planned(
      {
        ids: [1, 2, 3, 4, 5, 6],
        type: "nonconformity",
        change: { fields: { owner: jonas } },
        unsettled: new Set([5]),
      },
      {
        platform: { ...platform, ...over },
        pack: rules,
        engine,
        context,
        onProgress: () => undefined,
        isCancelled,
      },
    );

  it("says of each what would become of it; one that cannot be read holds no other up", async () => {
    const rows = await plan();
    assert.ok(rows.ok && rows.value);
    assert.deepEqual(
      rows.value.map(({ issueId, status, told }) => [issueId, status, told[0]?.slice(0, 40)]),
      [
        [1, "ready", "Owner: Anna Berger → Jonas Weber"],
        [2, "refused", "is a record of another kind: Corrective "],
        [4, "same", undefined],
        [5, "refused", "Something else is still to be sent for t"],
        [3, "refused", "This issue holds a record that cannot be"],
        [6, "refused", "Redmine does not find this, or does not "],
      ],
    );
    const change = rows.value[0]?.change;
    assert.deepEqual([change?.formatting, change?.set, change?.base.version], ["markdown", ["owner"], 1]);
  });

  it("ends where the server is away, and where it is cancelled, with nothing to send", async () => {
    const away = await plan({ readIssue: () => Promise.resolve(failed("away")) });
    assert.equal(away.ok ? "" : away.problem.code, "away");
    const cancelled = await plan({}, () => true);
    assert.deepEqual(cancelled, ok(undefined));
  });
});
