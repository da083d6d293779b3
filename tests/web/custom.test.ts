import assert from "node:assert/strict";
import { describe, it } from "node:test";
import joined from "#pack" with { type: "json" };
import type { Pack } from "#schema/pack";
import { mappingByNames, type FieldFormat } from "../../web/gate/mapping.ts";
import { customValues, fits } from "../../web/record/custom.ts";
import { aRecord } from "./records.ts";

const pack = joined as unknown as Pack;

/** What a custom field that the site has shows of a record. */
describe("a custom field shows", () => {
  const record = aRecord({
    title: " Leavers keep access ",
    source: "deviation",
    detectedOn: "2026-01-15",
    owner: { id: 6, name: "Jonas Weber" },
    sourceRef: { id: 4, subject: "VPN" },
    requirementRefs: ["A.5.18", "A.6.5"],
    whys: [{ why: "Why?", because: "Nobody told IT", evidence: "Mail" }],
  });
  const shows = (field: string, format: FieldFormat, language = "en") => {
    const mapping = mappingByNames(pack);
    mapping.language = language;
    const type = mapping.types["nonconformity"];
    assert.ok(type);
    type.customFields = [{ ref: 7, field, format }];
    return customValues(pack, mapping, record)[0]?.value;
  };
  const cases: [field: string, format: FieldFormat, value: string | undefined][] = [
    ["title", "string", "Leavers keep access"],
    ["source", "list", "Deviation seen by anyone"],
    ["detectedOn", "date", "2026-01-15"],
    ["owner", "user", "6"],
    ["owner", "string", "Jonas Weber"],
    ["sourceRef", "int", "4"],
    ["sourceRef", "text", "#4"],
    ["requirementRefs", "string", "A.5.18, A.6.5"],
    ["whys", "text", "Why? · Nobody told IT · Mail"],
    // What is empty in the record empties the custom field.
    ["severity", "list", ""],
    ["area", "string", ""],
    // What does not fit is left alone.
    ["title", "date", undefined],
    ["nothing", "string", undefined],
  ];
  for (const [field, format, value] of cases)
    it(`${field} in a field of format ${format}`, () => assert.equal(shows(field, format), value));

  it("names in the language that the site was set up in", () =>
    assert.equal(shows("source", "list", "de"), "Von jemandem bemerkte Abweichung"));

  it("every field of every record in some format", () => {
    for (const [type, { fields }] of Object.entries(pack.recordTypes))
      for (const field of fields)
        assert.ok(fits("text", field) || fits("bool", field), `${type}.${field.id}: ${field.type}`);
  });
});
