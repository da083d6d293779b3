import assert from "node:assert/strict";
import { describe, it } from "node:test";
import joined from "#pack" with { type: "json" };
import type { Pack } from "#schema/pack";
import type { ImprovementRecord } from "#schema/record";
import {
  fillOf,
  issuesOf,
  linkedLists,
  missingFrom,
  withLinked,
  type LinkedIssue,
  type LinkedList,
} from "../../web/record/linked.ts";
import { aRecord } from "./records.ts";

const pack = joined as unknown as Pack;
const ana = { id: 5, name: "Ana Ruiz" };
const ben = { id: 6, name: "Ben Adler" };

function recordOf(type: string, fields: Record<string, unknown> = {}, state = "planned"): ImprovementRecord {
  return { ...aRecord(fields), type, state };
}

function linked(id: number, over: Partial<LinkedIssue> = {}): LinkedIssue {
  return { id, subject: `Issue ${id}`, tracker: "Task", bond: "child", ...over };
}

function listOf(type: string, id: string): LinkedList {
  const found = linkedLists(pack.recordTypes[type]).find((list) => list.id === id);
  assert.ok(found, `${type} has a list ${id}`);
  return found;
}

/** A value for each field that a list may mirror, unlike any other. */
const values: Record<string, unknown> = {
  owner: ana,
  compensatingReviewer: ben,
  due: "2026-12-24",
  newDue: "2027-01-15",
  concludedOn: "2026-11-20",
  causeNumber: "2",
  evidence: "Screenshot of the list",
};

/** Every list of every type, with the line that a record of the other type makes of itself. */
const lists: [type: string, list: string, line: Record<string, unknown>][] = [
  [
    "nonconformity",
    "correctiveActions",
    { state: "done", owner: ana, due: "2026-12-24", cause: "2", evidence: "Screenshot of the list" },
  ],
  ["nonconformity", "extensions", { state: "done", newDue: "2027-01-15" }],
  [
    "nonconformity",
    "effectivenessReviews",
    {
      ...{ state: "done", reviewer: ana, due: "2026-12-24" },
      ...{ concludedOn: "2026-11-20", compensatingReviewer: ben },
    },
  ],
  ["nonconformity", "changeRefs", { state: "done" }],
  ["correctiveAction", "extensions", { state: "done", newDue: "2027-01-15" }],
  ["auditProgramme", "audits", { state: "done" }],
  ["managementReview", "actions", { state: "done", owner: ana, due: "2026-12-24" }],
];

describe("lists that stand for other records", () => {
  it("are all in the table below", () => {
    const all = Object.entries(pack.recordTypes).flatMap(([type, each]) =>
      linkedLists(each).map(({ id }) => `${type}.${id}`),
    );
    assert.deepEqual(all.sort(), lists.map(([type, list]) => `${type}.${list}`).sort());
  });

  for (const [type, id, line] of lists) {
    const list = listOf(type, id);
    const other = recordOf(list.of.type, values, "done");
    const { bond } = list.of;

    it(`${type}.${id} mirrors exactly its columns`, () => {
      const filled = withLinked(pack, recordOf(type), [linked(9, { bond, record: other })]);
      assert.deepEqual(filled.fields[id], [{ id: 9, subject: "Issue 9", ...line }]);
    });

    it(`${type}.${id} takes no issue of another kind`, () => {
      const others = [
        linked(1, { bond }),
        linked(2, { bond, record: { ...other, type: "policyDocument" } }),
        linked(3, { bond: "none", record: other }),
        ...(bond === "child" ? [linked(4, { bond: "related", record: other })] : []),
      ];
      assert.equal(withLinked(pack, recordOf(type), others).fields[id], undefined);
    });

    it(`${type}.${id} counts what cannot be read, without anything that could pass a guard`, () => {
      const unreadable = linked(9, { bond, unreadable: { code: "damagedRecord" } });
      const filled = withLinked(pack, recordOf(type), [unreadable]);
      assert.deepEqual(filled.fields[id], [{ id: 9, subject: "Issue 9" }]);
    });

    it(`${type}.${id} keeps what was recorded and is hidden now, and tells what is gone`, () => {
      const record = recordOf(type, {
        [id]: [1, 2, 3].map((n) => ({ id: n, subject: `Issue ${n}`, ...line })),
      });
      const now = [
        linked(1, { bond: "none", unreadable: { code: "forbidden" } }),
        linked(2, { bond: "none", unreadable: { code: "notFound" } }),
        linked(3, { bond: "none", record: other }),
      ];
      assert.deepEqual(withLinked(pack, record, now).fields[id], [{ id: 1, subject: "Issue 1" }]);
      assert.deepEqual(
        missingFrom(list, record, now).map((issue) => issue.id),
        [2, 3],
      );
    });
  }

  it("stand in the order of their numbers, whatever order the platform gives", () => {
    const issues = [3, 1, 2].map((id) => linked(id, { record: recordOf("correctiveAction") }));
    const found = issuesOf(
      listOf("nonconformity", "correctiveActions"),
      pack,
      recordOf("nonconformity"),
      issues,
    );
    assert.deepEqual(
      found.map(({ id }) => id),
      [1, 2, 3],
    );
  });

  it("do not take the issue that the record comes from for what follows from it", () => {
    const change = linked(4, { bond: "related", record: recordOf("change", {}, "reviewed") });
    const origin = recordOf("nonconformity", { sourceRef: { id: 4, subject: "Change" } });
    assert.equal(withLinked(pack, origin, [change]).fields["changeRefs"], undefined);
    assert.equal(
      (withLinked(pack, recordOf("nonconformity"), [change]).fields["changeRefs"] as []).length,
      1,
    );
  });

  it("take a child for a related one where children have no list of their own", () => {
    const child = linked(4, { record: recordOf("audit", {}, "closed") });
    const filled = withLinked(pack, recordOf("auditProgramme"), [child]);
    assert.deepEqual(filled.fields["audits"], [{ id: 4, subject: "Issue 4", state: "closed" }]);
  });

  it("leave out a damaged issue whose tracker is made for another type", () => {
    const damaged = (tracker: string) =>
      linked(4, { bond: "related", tracker, unreadable: { code: "damagedRecord" } });
    const lines = (tracker: string) => {
      const { fields } = withLinked(pack, recordOf("nonconformity"), [damaged(tracker)]);
      return ["extensions", "changeRefs"].filter((list) => fields[list] !== undefined);
    };
    assert.deepEqual(lines("Change"), ["changeRefs"]);
    assert.deepEqual(lines("Nonconformity"), []);
    assert.deepEqual(lines("Bug"), ["extensions", "changeRefs"], "it might be either");
  });
});

describe("what a new record of a list begins with", () => {
  const record = recordOf("nonconformity", {
    ...{ title: "VPN of leavers", owner: ana, rootCause: "No step tells IT.", approver: ben },
    ...{ effectivenessCriterion: "No open account", effectivenessDue: "2027-03-01" },
    correctiveActions: [
      { id: 1, subject: "A", owner: ana },
      { id: 2, subject: "B", owner: ben },
      { id: 3, subject: "C", owner: { ...ana } },
      { id: 4, subject: "D" },
    ],
  });
  const page = { id: 40, subject: "VPN of leavers" };
  const cases: [list: string, fields: Record<string, unknown>][] = [
    ["correctiveActions", { nonconformity: page, owner: ana, cause: "No step tells IT." }],
    ["extensions", { concerns: page, approver: ben }],
    [
      "effectivenessReviews",
      {
        ...{ nonconformity: page, title: "VPN of leavers", criterion: "No open account", due: "2027-03-01" },
        actionOwners: [ana, ben],
      },
    ],
    ["changeRefs", { triggerRef: page, why: "No step tells IT." }],
  ];
  for (const [list, fields] of cases) {
    it(list, () => assert.deepEqual(fillOf(listOf("nonconformity", list), record, page), fields));
  }
});
