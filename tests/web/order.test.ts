import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { Ordered } from "../../web/register/order.ts";
import type { Row } from "../../web/register/row.ts";
import { columns } from "../../web/register/view-state.ts";

const row = (issueId: number, more: Partial<Row> = {}): Row => ({
  ...{ issueId, url: "", title: "", type: "", typeName: "", state: "", stateName: "", final: false },
  ...{
    project: "",
    projectId: 1,
    severity: "",
    area: "",
    owner: "",
    next: "",
    mine: false,
    due: "",
    overdue: false,
  },
  ...{ values: {}, lacking: 0, updated: "", text: "", ...more },
});

describe("rows in the order of a column", () => {
  const rows = [
    row(1, { title: "Übung", due: "2026-03-01" }),
    row(2, { title: "" }),
    row(3, { title: "Audit 10", due: "2026-01-31" }),
    row(4, { title: "zone" }),
    row(5, { title: "audit 9" }),
    row(6, { title: "Audit 9" }),
  ];
  for (const [column, down, expected] of [
    ["title", false, [6, 5, 3, 1, 4, 2]],
    ["title", true, [4, 1, 3, 6, 5, 2]],
    ["due", false, [3, 1, 6, 5, 4, 2]],
    ["due", true, [1, 3, 6, 5, 4, 2]],
    ["issueId", false, [1, 2, 3, 4, 5, 6]],
    ["issueId", true, [6, 5, 4, 3, 2, 1]],
  ] as const)
    it(`${column} ${down ? "downwards" : "upwards"}: ${expected.join(" ")}`, () => {
      const order = new Ordered(rows).by(column, down);
      assert.deepEqual(
        order.map(({ issueId }) => issueId),
        expected,
      );
    });

  it("has every row once, whatever is in it", () => {
    const text = fc.oneof(fc.constant(""), fc.string(), fc.constantFrom("a", "A", "ä", "10", "9"));
    const some = fc.uniqueArray(fc.record({ issueId: fc.nat(), title: text, owner: text }), {
      selector: ({ issueId }) => issueId,
    });
    fc.assert(
      fc.property(some, fc.constantFrom(...columns), fc.boolean(), (values, column, down) => {
        const all = values.map(({ issueId, ...more }) => row(issueId, more));
        const ordered = new Ordered(all);
        for (let again = 0; again < 2; again++)
          assert.deepEqual(new Set(ordered.by(column, down)), new Set(all));
        assert.equal(ordered.by(column, down).length, all.length);
      }),
    );
  });
});
