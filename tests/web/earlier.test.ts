import assert from "node:assert/strict";
import { describe, it } from "node:test";
import joined from "#pack" with { type: "json" };
import type { Pack } from "#schema/pack";
import { earlierFindings } from "../../web/audit/earlier.ts";
import type { PulledIssue } from "../../web/store/register.ts";
import { aRecord } from "./records.ts";

const pack = joined as unknown as Pack;
const audit = { ...aRecord({ area: "People", criteria: ["9.2", "A.5.18"] }), type: "audit" };

function pulled(id: number, fields: Record<string, unknown>, over: object = {}): PulledIssue {
  return {
    ...{ account: "a", id, subject: `Subject ${id}`, updatedOn: "2026-11-25T10:00:00Z", tracker: "x" },
    ...{ project: { id: 1, name: "x" }, status: "New", closed: false, doneRatio: 0 },
    record: { ...aRecord({ title: `Finding ${id}`, ...fields }), ...over },
  };
}

describe("what was found before where an audit looks", () => {
  const cases: [
    what: string,
    fields: Record<string, unknown>,
    found: false | [sameArea: boolean, refs: string[]],
  ][] = [
    ["in the same area, however it is typed", { area: " people " }, [true, []]],
    ["about one of the criteria", { requirementRefs: ["A.5.18", "A.6.5"] }, [false, ["A.5.18"]]],
    ["about a part of one", { requirementRefs: ["9.2.2"] }, [false, ["9.2.2"]]],
    ["about a clause that only begins alike", { requirementRefs: ["9.21", "A.5.1"] }, false],
    ["elsewhere, about something else", { area: "Plant", requirementRefs: ["8.1"] }, false],
    ["with fields that hold something odd", { area: 7, requirementRefs: "A.5.18" }, false],
  ];
  for (const [what, fields, expected] of cases)
    it(`${expected ? "names" : "leaves out"} a finding ${what}`, () => {
      const [finding] = earlierFindings(audit, [pulled(12, fields)], pack);
      assert.deepEqual(finding && [finding.sameArea, finding.refs], expected || undefined);
    });

  it("puts what is open first, then the latest, and leaves out what is no finding", () => {
    const closed = { state: "closed" };
    const issues = [
      pulled(1, { area: "People", detectedOn: "2026-01-10" }),
      pulled(2, { area: "People", detectedOn: "2026-10-10" }, closed),
      pulled(3, { area: "People", detectedOn: "2026-03-10" }),
      pulled(4, { area: "People" }, { type: "audit" }),
      { ...pulled(5, {}), record: undefined } as unknown as PulledIssue,
    ];
    const found = earlierFindings(audit, issues, pack);
    assert.deepEqual(
      found.map(({ issueId, final }) => [issueId, final]),
      [
        [3, false],
        [1, false],
        [2, true],
      ],
    );
  });
});
