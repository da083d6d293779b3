import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { before, describe, it } from "node:test";
import pack from "#pack" with { type: "json" };
import type { Pack } from "#schema/pack";
import type { ImprovementRecord } from "#schema/record";
import { Engine, type EngineAnswer } from "../../web/engine/engine.ts";
import type { Survey } from "../../web/register/dashboard.ts";
import { reviewInputs, type ReviewInputs } from "../../web/review/inputs.ts";
import type { PulledIssue } from "../../web/store/register.ts";
import { organisation } from "../lib/organisation.ts";
import { aRecord } from "./records.ts";

// A management review is prepared: every input of 9.3.2 with what the register says since the review before.

const rules = pack as unknown as Pack;
const today = "2026-11-28";

function value<T>(answer: EngineAnswer<T>): T {
  assert.equal(answer.status, "ok", JSON.stringify(answer));
  return (answer as { value: T }).value;
}

describe("the inputs of a management review", () => {
  let engine: Engine;
  before(async () => {
    const wasm = await readFile(new URL("../../build/wasm/clause10-register.wasm", import.meta.url));
    engine = await Engine.load(await WebAssembly.compile(wasm), pack);
  });

  function inputsOf(records: ImprovementRecord[], review: ImprovementRecord): ReviewInputs {
    const issues = [...records, review].map((record, at) => ({ id: at + 1, record }) as PulledIssue);
    const register = value(engine.openRegister({ today }));
    value(register.put(issues.map(({ id, record }) => JSON.stringify({ ...record, issue: id })).join("\n")));
    const survey: Survey = {
      metrics: value(register.metrics({ today, locale: "en" })),
      policy: value(register.policyViolations({ today, locale: "en" }, { limit: 1 })).byViolation,
    };
    register.close();
    return reviewInputs(issues, review, survey, rules, today, "en");
  }

  let next = 0;
  const record = (
    type: string,
    state: string,
    fields: Record<string, unknown>,
    on = "2026-11-01",
  ): ImprovementRecord => ({
    ...aRecord(fields),
    ...{ type, state, id: `0c10cccc-0000-4000-8000-${String(next++).padStart(12, "0")}` },
    history: [
      {
        version: 1,
        transition: "x",
        from: "draft",
        to: state,
        by: { id: 5, name: "Anna Berger" },
        on: `${on}T10:00:00Z`,
      },
    ],
  });
  const review = (fields: Record<string, unknown> = {}) =>
    record("managementReview", "prepared", { title: "Review of autumn", ...fields });

  it("answers each of them, even where there is nothing", () => {
    const { since, fields } = inputsOf([], review());
    assert.equal(since, "2025-11-28", "a year back where there was no review");
    const section = rules.recordTypes["managementReview"]?.sections.find(
      ({ transition }) => transition === "hold",
    );
    const asked = section?.fields.filter((field) => field !== "heldOn") ?? [];
    assert.deepEqual(
      Object.keys(fields).sort(),
      [...asked].sort(),
      "those that the rules ask for, and no other",
    );
    for (const [field, text] of Object.entries(fields)) assert.ok(text.trim().length > 10, field);
    assert.equal(fields["previousActions"], "There is no earlier review in the register.");
  });

  const earlier = record(
    "managementReview",
    "signed",
    {
      title: "Review of spring",
      heldOn: "2026-05-04",
      actions: [
        { id: 2, subject: "Advertise" },
        { id: 77, subject: "Elsewhere" },
      ],
    },
    "2026-05-01",
  );
  const cases: [what: string, records: ImprovementRecord[], field: string, says: RegExp][] = [
    ["says since when", [earlier], "contextChanges", /nothing in the register since May 4, 2026/],
    [
      "follows the actions of the review before",
      [earlier, record("correctiveAction", "done", { title: "Post advertised" })],
      "previousActions",
      /^Actions of the review of May 4, 2026:\n- #2 Post advertised \(Done\)\n- #77 Elsewhere \(not in the register\)$/,
    ],
    [
      "carries forward what older reviews decided until it is done, and tells nothing twice",
      [
        earlier,
        record("correctiveAction", "done", { title: "Post advertised" }),
        record("correctiveAction", "planned", { title: "Doors locked" }),
        record("correctiveAction", "accepted", { title: "Done long ago" }),
        record("managementReview", "signed", {
          heldOn: "2025-11-04",
          actions: [2, 3, 4, 78].map((id) => ({ id, subject: `Issue ${id}` })),
        }),
      ],
      "previousActions",
      /Actions of the review of May 4, 2026:\n- #2 [^\n]*\n- #77 [^\n]*\n\nCarried forward from earlier reviews, not done yet:\n- #3 Doors locked \(Planned\)$/,
    ],
    [
      "counts what was raised since, and names what is major",
      [
        earlier,
        record("nonconformity", "triaged", { title: "Doors", severity: "major" }),
        record("nonconformity", "triaged", { title: "Old", severity: "minor" }, "2026-04-30"),
      ],
      "nonconformities",
      /Since the last review 1 were raised, 1 of them major.*Open major nonconformities:\n- #2 Doors \(Triaged\)/s,
    ],
    [
      "tells of audits and what they found",
      [
        earlier,
        record("audit", "closed", {
          title: "Audit of People",
          heldTo: "2026-09-01",
          conclusion: "Leaving does not work.",
          checklist: [{ ref: "A.5.18", result: "nonconforming" }],
        }),
      ],
      "auditResults",
      /^Audits held:\n- #2 Audit of People \(Closed\)\. One line did not conform\. Leaving does not work\./,
    ],
    [
      "tells of clients",
      [earlier, record("nonconformity", "raised", { title: "Asked by a client", source: "clientAudit" })],
      "partyFeedback",
      /- #2 Asked by a client \(Raised\)/,
    ],
    [
      "tells of the law",
      [earlier, record("improvementOpportunity", "proposed", { title: "New act", source: "legalChange" })],
      "contextChanges",
      /- #2 New act \(Proposed\)/,
    ],
    [
      "names risks that are accepted no more",
      [record("nonconformity", "riskAccepted", { title: "Old doors", riskExpiry: "2026-06-30" })],
      "riskResults",
      /#1 Old doors \(Risk accepted\): accepted until Jun 30, 2026, which has passed/,
    ],
    [
      "asks for decisions",
      [record("improvementOpportunity", "proposed", { title: "One list" })],
      "improvements",
      /1 opportunities were proposed.*Waiting for a decision:\n- #1 One list/s,
    ],
  ];
  for (const [what, records, field, says] of cases)
    it(what, () => assert.match(inputsOf(records, review()).fields[field] ?? "", says));

  it("lists ten and counts the rest", () => {
    const many = Array.from({ length: 14 }, (_, n) =>
      record("nonconformity", "raised", { title: `Client ${n}`, source: "clientAudit" }),
    );
    const text = inputsOf(many, review()).fields["partyFeedback"] ?? "";
    assert.equal(text.match(/^- #/gm)?.length, 10);
    assert.match(text, /- and 4 more$/);
  });

  it("is made of a whole organisation, and counts as the register does", async () => {
    const records = await organisation(engine, rules, 500, today, 7);
    const { since, fields } = inputsOf(records, review());
    const raised = records.filter(
      ({ type, history }) => type === "nonconformity" && (history[0]?.on.slice(0, 10) ?? "") >= since,
    );
    assert.match(
      fields["nonconformities"] ?? "",
      new RegExp(`Since the last review ${raised.length} were raised`),
    );
    assert.match(fields["measurements"] ?? "", /effectiveness reviews found.*Violations of the policy/s);
    assert.match(fields["nonconformities"] ?? "", /What keeps coming back:\n- .+ · .+: \d+/);
  });
});
