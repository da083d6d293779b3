import assert from "node:assert/strict";
import { describe, it } from "node:test";
import catalogue from "#catalogue" with { type: "json" };
import pack from "#pack" with { type: "json" };
import type { Pack } from "#schema/pack";
import { auditReport } from "../../web/audit/report.ts";
import { entriesOf } from "../../web/form/catalogue.ts";
import { aRecord } from "./records.ts";

const rules = pack as unknown as Pack;
const mira = { id: 7, name: "Mira Novak" };
const hostile = `"><script>alert(1)</script><img src=x onerror=alert(1)>`;
const fields = {
  ...{ title: "Audit of joining and leaving", area: "People", owner: mira, criteria: ["A.5.18", "A.6.5"] },
  ...{ population: "41 leavers", sampleSize: "10", conclusion: "Access outlives employment." },
  checklist: [
    { ref: "A.6.5", result: "conforming", note: "All exit talks are on file.", signedBy: mira },
    {
      ...{ ref: "A.5.18", result: "nonconforming", note: hostile },
      nonconformity: { id: 41, subject: "Leavers keep access" },
    },
    { ref: "7.2", result: "opportunity", note: "A reminder would help." },
    { ref: "7.3" },
  ],
  files: [{ name: "log.csv", sha256: "ab".repeat(32), line: "A.5.18" }],
};
const report = (state: string, more: object = {}) =>
  auditReport(
    { ...aRecord({ ...fields, ...more }), type: "audit", state },
    { url: "https://r.example/issues/40", today: "2026-11-28" },
    rules,
    entriesOf(catalogue),
    "en",
  );
const text = (page: string) =>
  page
    .replace(/<style>.*?<\/style>/s, "")
    .replace(/<[^>]+>/g, " ")
    .replace(/\s+/g, " ");

describe("the report of an audit", () => {
  it("says what was found, with what was raised from it and what was not", () => {
    const said = text(report("closed"));
    assert.match(said, /Conclusion Access outlives employment\./);
    assert.match(said, /3 of 4 criteria were judged\. One is signed off\./);
    assert.match(said, /A\.5\.18 Access rights: Nonconforming .*#41 Leavers keep access/);
    assert.match(said, /7\.2 Competence: Opportunity[^#]*A reminder would help\. not raised yet/);
    assert.match(said, /Population 41 leavers/);
    assert.match(said, new RegExp(`log\\.csv · A\\.5\\.18 SHA-256 ${"ab".repeat(32)}`));
    assert.doesNotMatch(said, /A draft/);
  });

  for (const state of ["planned", "ready", "fieldwork", "cancelled"])
    it(`is a draft as long as the audit is ${state}`, () => assert.match(text(report(state)), /A draft/));

  it("runs nothing that anybody wrote", () => {
    const page = report("closed", { title: hostile, area: hostile, conclusion: hostile });
    assert.doesNotMatch(page, /<script|<img/);
    assert.match(page, /default-src 'none'/);
  });

  it("says so where nothing was found", () => {
    const page = report("closed", { checklist: [{ ref: "7.2", result: "conforming" }], files: [] });
    assert.match(text(page), /Neither a nonconformity nor an opportunity was found\./);
  });
});
