import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { before, describe, it } from "node:test";
import pack from "#pack" with { type: "json" };
import type { Pack } from "#schema/pack";
import { Engine } from "../../web/engine/engine.ts";
import { waiverOf } from "../../web/record/waivers.ts";
import { edited, type Typed } from "../../web/view/editing.ts";
import { aRecord } from "./records.ts";

// What a form shows, judges and saves of what somebody typed over a stored record.

const anna = { id: 5, name: "Anna Berger" };
const context = { today: "2026-11-23", now: "2026-11-23T10:00:00Z", locale: "en", user: anna };
const type = (pack as unknown as Pack).recordTypes["nonconformity"];

const contained = (fields: Record<string, unknown>) => ({ ...aRecord(fields), state: "contained" });

describe("what was typed over a record", () => {
  let engine: Engine;
  before(async () => {
    const wasm = await readFile(new URL("../../build/wasm/clause10.wasm", import.meta.url));
    engine = await Engine.load(await WebAssembly.compile(wasm), pack);
  });
  const verdict = (fields: Record<string, unknown>, typed: Typed) => {
    const { record, emptied } = edited(engine, type, contained(fields), typed);
    const answer = engine.evaluate(record, context);
    assert.equal(answer.status, "ok", JSON.stringify(answer));
    return { record, emptied, evaluation: answer.value };
  };

  describe("a rule that is let pass", () => {
    const rule = "nonconformity.rootCause.notPerson";
    const blame = "The employee made a mistake.";
    const said = (typed: Typed) =>
      verdict({}, typed).evaluation.violations.find((violation) => violation.rule === rule);
    const given = () => {
      const violation = said({ fields: { rootCause: blame } });
      assert.ok(violation?.waivable && violation.blocks.includes("analyse"));
      const record = { ...contained({}), fields: { rootCause: blame } };
      return waiverOf(violation, record, " The clerk's training is the process itself. ", anna, "2026-11-23");
    };

    it("blocks no more, and is told with who let it pass and why", () => {
      const { evaluation, record } = verdict({}, { fields: { rootCause: blame }, waivers: [given()] });
      assert.deepEqual(
        evaluation.violations.filter((violation) => violation.rule === rule),
        [],
      );
      assert.deepEqual(
        evaluation.waived.map(({ by, reason, on }) => [by.name, reason, on]),
        [["Anna Berger", "The clerk's training is the process itself.", "2026-11-23"]],
      );
      assert.deepEqual(
        record.waivers?.map(({ text }) => text as unknown),
        [blame],
      );
    });
    it("counts again once the text is another, and is not stored then", () => {
      const other = { fields: { rootCause: "The guard made a mistake." }, waivers: [given()] };
      assert.ok(said(other));
      assert.equal(verdict({}, other).record.waivers, undefined);
    });
    it("stands beside those that the record has", () => {
      const before = { ...contained({}), waivers: [{ rule: "x", reason: "y", by: anna, on: "2026-01-01" }] };
      const { record } = edited(engine, type, before, { fields: { rootCause: blame }, waivers: [given()] });
      assert.deepEqual(
        record.waivers?.map((each) => each.rule),
        ["x", rule],
      );
    });
  });

  it("stays the very same list for the editor that it is typed in", () => {
    const whys = [{ why: "Why could they log in?", because: "The accounts were active." }];
    assert.equal(verdict({}, { fields: { whys } }).record.fields["whys"], whys);
  });

  describe("a cause that was verified and is changed", () => {
    const proved = {
      rootCause: "No step tells IT.",
      causeVerification: "Three cases traced.",
      causeVerifiedBy: anna,
    };
    const cases: [what: string, typed: Record<string, unknown>, verification: unknown, emptied: string[]][] =
      [
        [
          "loses its verification",
          { rootCause: "Nobody owns the list." },
          undefined,
          ["causeVerification", "causeVerifiedBy"],
        ],
        [
          "keeps one that is written anew",
          { rootCause: "Nobody owns it.", causeVerification: "Five cases." },
          "Five cases.",
          [],
        ],
        ["keeps it where it stands as it was", { rootCause: "No step tells IT." }, "Three cases traced.", []],
        [
          "keeps it where something else is changed",
          { correction: "Access ended." },
          "Three cases traced.",
          [],
        ],
      ];
    for (const [what, fields, verification, emptied] of cases)
      it(what, () => {
        const answer = verdict(proved, { fields });
        assert.deepEqual(answer.record.fields["causeVerification"], verification);
        assert.deepEqual(answer.emptied, emptied);
      });
  });
});
