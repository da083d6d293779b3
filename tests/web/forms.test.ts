import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { dayText, personOf, refsIn, refsOf } from "../../web/form/values.ts";
import { homeIn, readHousedRecord, recordFieldName } from "../../web/record/home.ts";
import { encodeBlock } from "../../web/record/document.ts";
import { sourceOf } from "../../web/record/source.ts";
import { aRecord } from "./records.ts";

describe("references as people type them", () => {
  const cases: [typed: string, refs: string[]][] = [
    ["A.8.1", ["A.8.1"]],
    ["A.8.1, 7.5 ;9.2\n10.2", ["A.8.1", "7.5", "9.2", "10.2"]],
    [" , ;", []],
  ];
  for (const [typed, refs] of cases) {
    it(JSON.stringify(typed), () => {
      assert.deepEqual(refsIn(typed), refs);
      assert.deepEqual(refsIn(refsOf(refs)), refs);
    });
  }
});

describe("values that are not what the field expects", () => {
  for (const value of [null, undefined, 5, "Anna", [], {}, { id: "5" }]) {
    it(`no person: ${JSON.stringify(value)}`, () => assert.equal(personOf(value), undefined));
  }
  it("a date that is none is shown as it is", () => assert.equal(dayText("soon", "en"), "soon"));
  it("a date does not move with the time zone", () =>
    assert.equal(dayText("2026-11-23", "en"), "Nov 23, 2026"));
});

describe("the source that a tracker suggests", () => {
  const cases: [tracker: string, source: string][] = [
    ["Incident", "incident"],
    ["Sicherheitsvorfall", "incident"],
    ["Audit", "internalAudit"],
    ["Certification audit", "certificationAudit"],
    ["Client audit", "clientAudit"],
    ["Change", "change"],
    ["Objective", "objectiveReview"],
    ["Bug", "deviation"],
    ["", "deviation"],
  ];
  for (const [tracker, source] of cases)
    it(`${tracker} → ${source}`, () => assert.equal(sourceOf(tracker), source));
});

describe("the home of a record", () => {
  it("is the custom field where the project has it", () => {
    assert.deepEqual(homeIn([{ id: 7, name: recordFieldName }]), { kind: "field", fieldId: 7 });
    assert.deepEqual(homeIn([{ id: 7, name: "Other" }]), { kind: "description" });
  });
  it("in the custom field wins over an older block in the description", () => {
    const older = aRecord({ title: "older" });
    const newer = aRecord({ title: "newer" });
    const found = readHousedRecord({
      description: encodeBlock(older, "textile"),
      customFields: [{ id: 7, name: recordFieldName, value: encodeBlock(newer, "textile") }],
    });
    assert.deepEqual(found, { ok: true, value: { record: newer, home: { kind: "field", fieldId: 7 } } });
  });
});
