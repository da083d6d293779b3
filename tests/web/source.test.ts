import assert from "node:assert/strict";
import { describe, it } from "node:test";
import pack from "#pack" with { type: "json" };
import { sourceOf } from "../../web/record/source.ts";

describe("the source that a tracker's name suggests", () => {
  const cases: [source: string, names: string[]][] = [
    ["internalAudit", ["Audit", "Internal audit", "Internes Audit", "Audit finding"]],
    [
      "certificationAudit",
      ["External audit", "Certification audit", "Zertifizierungsaudit", "Externes Audit"],
    ],
    ["clientAudit", ["Client audit", "Third-party audit", "Kundenaudit", "Customer audit"]],
    ["incident", ["Incident", "Security incident", "Sicherheitsvorfall", "Störung"]],
    ["change", ["Change", "Change request", "RFC", "Änderung", "Standard change"]],
    ["managementReview", ["Management review", "Managementbewertung", "Review"]],
    ["objectiveReview", ["Objective", "Security objectives", "Ziel", "Sicherheitsziel", "KPI"]],
    ["legalChange", ["Legal change", "New law", "Regulatory change", "Gesetzesänderung", "Rechtsänderung"]],
    ["standardChange", ["Standards change", "Change of a standard", "Normänderung"]],
    ["deviation", ["Bug", "Support", "Task", "Fehler", "Aufgabe", ""]],
  ];
  for (const [source, names] of cases) {
    for (const name of names)
      it(`${name || "nothing"}: ${source}`, () => assert.equal(sourceOf(name), source));
  }

  it("every source of the pack can be suggested", () => {
    const known = pack.enums.source.values.map(({ id }) => id).sort();
    assert.deepEqual(cases.map(([source]) => source).sort(), known);
  });
});
