import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { before, describe, it } from "node:test";
import pack from "#pack" with { type: "json" };
import { Engine, type EngineAnswer } from "../../web/engine/engine.ts";
import type { Register } from "../../web/engine/register.ts";
import { aDraft } from "./records.ts";

const context = { today: "2026-11-23" };

function draft(number: number, fields: Record<string, unknown>): string {
  return aDraft(`00000000-0000-4000-8000-${String(number).padStart(12, "0")}`, fields);
}

function value<T>(answer: EngineAnswer<T>): T {
  assert.equal(answer.status, "ok", JSON.stringify(answer));
  return (answer as { value: T }).value;
}

describe("a register", () => {
  let engine: Engine;
  let register: Register;
  before(async () => {
    const wasm = await readFile(new URL("../../build/wasm/clause10-register.wasm", import.meta.url));
    engine = await Engine.load(await WebAssembly.compile(wasm), pack);
    register = value(engine.openRegister(context));
  });

  it("takes records in and tells which it cannot", () => {
    const good = [draft(1, { title: "Leavers keep VPN access" }), draft(2, { title: "Short" })];
    const taken = value(register.put(`${good[0]}\n{"clause10":1}\n${good[1]}`));
    assert.deepEqual([taken.added, taken.replaced, taken.refusedCount], [2, 0, 1]);
    assert.equal(taken.refused[0]?.index, 1);
    assert.equal(taken.refused[0].offset, (good[0]?.length ?? 0) + 1);
  });

  it("counts and lists what cannot be used", () => {
    assert.equal(value(register.evaluate(context)).unreadable, 1);
    const { records, total } = value(register.unreadable());
    assert.equal(total, 1);
    assert.equal(records[0]?.id, undefined);
    assert.equal(records[0]?.errors[0]?.code, "record.missing");
    assert.deepEqual(value(register.remove([records[0].key])), { removed: 1 });
    assert.equal(value(register.unreadable()).total, 0);
  });

  it("counts by rule and lists the records", () => {
    const summary = value(register.evaluate(context));
    assert.equal(summary.records, 2);
    const count = summary.byRule.find(({ rule }) => rule === "nonconformity.title.length")?.count;
    assert.equal(count, 1);
    const { rows, total } = value(register.rows({ rule: "nonconformity.title.length" }));
    assert.equal(total, 1);
    assert.equal(rows[0]?.id, "00000000-0000-4000-8000-000000000002");
  });

  it("says of a record what its evaluation says", () => {
    const record = draft(3, { title: "Leavers keep VPN access", detectedOn: "2026-12-01", source: "rumour" });
    value(register.put(record));
    const [row] = value(register.rows({ ids: ["00000000-0000-4000-8000-000000000003"] })).rows;
    const { violations } = value(engine.evaluate(record, context));
    assert.deepEqual(
      row?.violations,
      violations.map(({ id }) => id),
    );
    assert.deepEqual(
      row.inForce,
      violations.filter(({ inForce }) => inForce).map(({ id }) => id),
    );
  });

  it("follows edits, removals and the day", () => {
    const rule = "nonconformity.detectedOn.notInFuture";
    const count = (answer: EngineAnswer<{ byRule: { rule: string; count: number }[] }>) =>
      value(answer).byRule.find((each) => each.rule === rule)?.count ?? 0;
    assert.equal(count(register.evaluate(context)), 1);
    assert.equal(count(register.evaluate({ today: "2026-12-01" })), 0);
    assert.equal(count(register.reevaluate(context)), 1);
    assert.equal(value(register.remove(["00000000-0000-4000-8000-000000000003", "nobody"])).removed, 1);
    assert.equal(count(register.evaluate(context)), 0);
  });

  it("refuses what it does not understand", () => {
    assert.equal(register.rows({ limit: 0 }).status, "badInput");
    assert.equal(engine.openRegister({ today: "2026-02-30" }).status, "badInput");
    register.close();
    assert.equal(register.evaluate(context).status, "badInput");
  });
});
