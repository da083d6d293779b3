import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { before, describe, it } from "node:test";
import pack from "#pack" with { type: "json" };
import { Engine, type EngineAnswer } from "../../web/engine/engine.ts";
import type { Register } from "../../web/engine/register.ts";
import { aRecord } from "./records.ts";

// What a whole register says about the policy, and about one record in the light of the others.

const context = { today: "2026-11-23", now: "2026-11-23T10:00:00Z", user: { id: 5, name: "Anna Berger" } };
const mara = { id: 71, name: "Mara Weiss" };

function value<T>(answer: EngineAnswer<T>): T {
  assert.equal(answer.status, "ok", JSON.stringify(answer));
  return (answer as { value: T }).value;
}

/** A record as a register takes it: with the number of the issue that it lives in. */
const inIssue = (issue: number, members: object, fields: object) =>
  JSON.stringify({
    ...aRecord({ ...fields }),
    id: `00000000-0000-4000-8000-${String(issue).padStart(12, "0")}`,
    ...members,
    issue,
  });

describe("a register and the policy", () => {
  let engine: Engine;
  let register: Register;
  before(async () => {
    const wasm = await readFile(new URL("../../build/wasm/clause10-register.wasm", import.meta.url));
    engine = await Engine.load(await WebAssembly.compile(wasm), pack);
    register = value(engine.openRegister(context));
    value(
      register.put(
        inIssue(
          41,
          { type: "correctiveAction", state: "inProgress" },
          {
            title: "Close the accounts of leavers",
            owner: mara,
            due: "2026-11-20",
            nonconformity: { id: 40 },
          },
        ),
      ),
    );
  });

  it("finds what is overdue and drafts its nonconformity, once", () => {
    const { violations, total } = value(
      register.policyViolations(context, { violations: ["actionOverdue"] }),
    );
    assert.equal(total, 1);
    const [finding] = violations;
    assert.equal(finding?.since, "2026-11-21");
    assert.equal(finding.days, 3);
    assert.deepEqual(finding.for, { field: "owner", user: mara });
    assert.equal(finding.record?.issue, 41);
    const { record } = value(engine.create(finding.draft, context));
    const raised = value(engine.apply(record, "raise", context));
    assert.equal(raised.record.state, "raised");
    value(register.put(JSON.stringify({ ...raised.record, issue: 50 })));
    const after = value(register.policyViolations(context, { violations: ["actionOverdue"] }));
    assert.equal(after.violations[0]?.raisedAs?.issue, 50);
    assert.equal(
      value(register.policyViolations(context, { violations: ["actionOverdue"], raised: false })).total,
      0,
    );
  });

  it("says which earlier records one repeats, and proposes", () => {
    const same = { area: "Personnel", causeCategory: "process", title: "Leavers keep VPN access" };
    value(register.put(inIssue(60, {}, { ...same, detectedOn: "2026-05-04" })));
    const record = aRecord({ ...same, detectedOn: "2026-11-20", severity: "minor" });
    const { proposals, recurrence } = value(register.proposals(record, context));
    assert.deepEqual(
      recurrence?.earlier.map(({ issue, on }) => [issue, on]),
      [[60, "2026-05-04"]],
    );
    assert.deepEqual(
      proposals.map(({ set }) => set),
      [{ repeatOf: { id: 60, subject: "Leavers keep VPN access" } }, { severity: "major" }],
    );
  });

  it("says which roles somebody had", () => {
    const record = { ...aRecord({ area: "Personnel", approver: mara }), issue: 40 };
    const { field, lines, from } = value(register.formerRoles(record, context));
    assert.equal(field, "formerRoles");
    assert.deepEqual(lines, [
      { ...mara, role: "action owner of “Close the accounts of leavers”", until: "2026-11-23" },
    ]);
    assert.equal(from[0]?.issue, 41);
    assert.deepEqual(value(register.formerRoles(record, context, 72)).lines, []);
  });
});
