import assert from "node:assert/strict";
import { describe, it } from "node:test";
import catalogue from "#catalogue" with { type: "json" };
import { coverage, yearPlan } from "../../web/audit/year-plan.ts";
import { entriesOf } from "../../web/form/catalogue.ts";
import type { LinkedRow } from "../../web/service/panel-host.ts";
import { aRecord } from "./records.ts";

const anna = { id: 5, name: "Anna Berger" };
const jonas = { id: 6, name: "Jonas Weber" };
const audit = (id: number, area: string, state: string, plannedFrom: string): LinkedRow => ({
  ...{ id, subject: `Audit ${area}`, url: `https://r.example/issues/${id}`, status: "New" },
  ...{ tracker: "Audit", bond: "related", doneRatio: 0 },
  record: { ...aRecord({ area, plannedFrom }), type: "audit", state },
});
const entry = (area: string, month: string, more: object = {}) => ({
  ...{ area, month, risk: "high", clauses: ["10"], auditor: anna, areaOwner: jonas, ...more },
});
const planOf = (entries: object[], audits: LinkedRow[] = [], today = "2027-06-15") =>
  yearPlan({ fields: { year: "2027", entries } }, audits, today);

describe("an audit programme as a year", () => {
  it("stands in the order of its months; what names no month of the year comes last", () => {
    const plan = planOf([
      entry("IT", "2027-09"),
      entry("Sales", "2026-03"),
      entry("HR", "2027-03"),
      entry("?", "May"),
    ]);
    assert.deepEqual(
      plan.map(({ area, month }) => [area, month]),
      [
        ["HR", 2],
        ["IT", 8],
        ["Sales", undefined],
        ["?", undefined],
      ],
    );
  });

  for (const [what, month, state, missed] of [
    ["no audit, its month over", "2027-05", undefined, true],
    ["no audit, its month not over", "2027-06", undefined, false],
    ["an audit that is only planned, its month over", "2027-05", "planned", true],
    ["an audit that is ready, its month over", "2027-05", "ready", true],
    ["an audit that was called off", "2027-05", "cancelled", true],
    ["an audit that has begun", "2027-05", "fieldwork", false],
    ["an audit that is closed", "2027-05", "closed", false],
    ["an audit that is planned for later", "2027-07", "planned", false],
  ] as const)
    it(`${what}: ${missed ? "missed" : "not missed"}`, () => {
      const [planned] = planOf([entry("HR", month)], state ? [audit(90, "hr ", state, `${month}-03`)] : []);
      assert.equal(planned?.missed, missed);
      assert.equal(planned.audit?.id, state && 90);
    });

  it("gives each of two audits of an area to the entry of its month", () => {
    const audits = [audit(91, "IT", "planned", "2027-10-01"), audit(90, "IT", "closed", "2027-02-01")];
    const plan = planOf([entry("IT", "2027-10"), entry("IT", "2027-02")], audits);
    assert.deepEqual(
      plan.map((planned) => [planned.month, planned.audit?.id]),
      [
        [1, 90],
        [9, 91],
      ],
    );
  });

  it("names who would audit their own area", () => {
    const plan = planOf([
      entry("HR", "2027-03"),
      entry("IT", "2027-04", { areaOwner: anna }),
      entry("Sales", "2027-05", { auditor: undefined, areaOwner: undefined }),
    ]);
    assert.deepEqual(
      plan.map(({ conflict }) => conflict),
      [false, true, false],
    );
  });
});

describe("what a year looks at", () => {
  const entries = entriesOf(catalogue);
  const of = (ref: string, refs: string[]) => coverage(refs, entries).find((each) => each.ref === ref);
  it("counts clauses 4 to 10 and the four themes, every control once", () => {
    const all = coverage([], entries);
    assert.deepEqual(
      all.map(({ ref }) => ref),
      ["4", "5", "6", "7", "8", "9", "10", "A.5", "A.6", "A.7", "A.8"],
    );
    assert.equal(
      all.slice(7).reduce((sum, { left }) => sum + left.length, 0),
      93,
    );
  });
  for (const [refs, ref, covered, left] of [
    [["10"], "10", 2, []],
    [["10.2"], "10", 1, ["10.1"]],
    [["9.2"], "9", 2, ["9.1", "9.3.1", "9.3.2", "9.3.3"]],
    [["1", "A"], "10", 0, ["10.1", "10.2"]],
    [["A.6"], "A.6", 8, []],
    [["A.5.1"], "A.5", 1, undefined],
  ] as const)
    it(`${refs.join(", ")} covers ${covered} of ${ref}`, () => {
      const found = of(ref, [...refs]);
      assert.equal(found?.covered, covered);
      if (left) assert.deepEqual(found.left, left);
    });
});
