import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { before, describe, it } from "node:test";
import { fileURLToPath } from "node:url";
import pack from "#pack" with { type: "json" };
import type { PolicyFindings } from "#schema/findings";
import type { Metrics } from "#schema/metrics";
import type { Pack } from "#schema/pack";
import type { ImprovementRecord } from "#schema/record";
import { Engine, type EngineAnswer } from "../../web/engine/engine.ts";
import { chartsOf, figuresOf, type Survey, type Where } from "../../web/register/dashboard.ts";
import { rowsOf, type Row } from "../../web/register/row.ts";
import { firstView, shown } from "../../web/register/view-state.ts";
import { organisation } from "../lib/organisation.ts";

// What the dashboard shows is what the command line's survey says of the same records, and what it leads to is as much.

const command =
  process.env["CLAUSE10_COMMAND"] ?? fileURLToPath(new URL("../../build/native/clause10", import.meta.url));
const rules = pack as unknown as Pack;
const today = "2026-11-23";
const context = { today, now: `${today}T09:00:00Z`, locale: "en", user: { id: 5, name: "Anna Berger" } };

function value<T>(answer: EngineAnswer<T>): T {
  assert.equal(answer.status, "ok", JSON.stringify(answer));
  return (answer as { value: T }).value;
}

describe("the dashboard of an organisation of 1,500 records", () => {
  let records: ImprovementRecord[];
  let survey: Survey;
  let rows: Row[];
  let lines: string;
  before(async () => {
    const wasm = await readFile(new URL("../../build/wasm/clause10-register.wasm", import.meta.url));
    const engine = await Engine.load(await WebAssembly.compile(wasm), pack);
    records = await organisation(engine, rules, 1_500, today);
    lines = records.map((record, number) => `${JSON.stringify({ ...record, issue: number + 1 })}\n`).join("");
    const register = value(engine.openRegister(context));
    const taken = value(register.put(lines));
    assert.deepEqual([taken.added, taken.refusedCount], [1_500, 0]);
    const policy = value(register.policyViolations(context, { limit: 1 }));
    survey = { metrics: value(register.metrics(context)), policy: policy.byViolation };
    const issues = records.map((record, number) => ({
      ...{ account: "a", id: number + 1, subject: "", updatedOn: "", tracker: "", doneRatio: 0, record },
      ...{ project: { id: 1, name: "ISMS" }, status: "New", closed: false },
    }));
    rows = await rowsOf(issues, rules, engine, context, String);
  });

  const printed = (...options: string[]): string => {
    assert.ok(existsSync(command), `${command} is missing: build it first`);
    const args = ["survey", "--today", today, "--json", ...options, "-"];
    const run = spawnSync(command, args, { input: lines, encoding: "utf8", maxBuffer: 1 << 28 });
    assert.equal(run.stderr, "");
    return run.stdout.trim();
  };

  it("has the numbers of the command line", () => {
    const { memory: _ours, ...ours } = survey.metrics;
    const { memory: _theirs, ...theirs } = JSON.parse(printed()) as Metrics;
    assert.deepEqual(ours, theirs);
    const { byViolation } = JSON.parse(printed("--violations")) as PolicyFindings;
    assert.deepEqual(survey.policy, byViolation);
    assert.ok(byViolation.filter(({ count }) => count > 0).length > 5);
  });

  it("is of an organisation that has something of everything", () => {
    const charts = chartsOf(survey, "nonconformity").map(({ id, by }) => by ?? id);
    for (const each of [
      "trend",
      "states",
      "deadlines",
      "ageing",
      "Severity",
      "Area",
      "times",
      "recurrence",
      "results",
    ])
      assert.ok(charts.includes(each), `${each} of ${charts.join(", ")}`);
    const [open, overdue] = figuresOf(survey, "nonconformity");
    assert.ok((open?.value ?? 0) > 50 && (overdue?.value ?? 0) > 10);
  });

  it("leads from each number to exactly as many rows of the register", () => {
    const count = (where: Where) => shown(rows, { ...firstView, ...where }).length;
    let led = 0;
    for (const { type } of survey.metrics.types) {
      for (const { id, value: number, of, where } of figuresOf(survey, type))
        if (where) {
          assert.equal(count(where), number ?? 0, `${type} ${id} ${of ?? ""}`);
          led++;
        }
      for (const { id, by, rows: places, series } of chartsOf(survey, type))
        for (const [at, { label, where }] of places.entries())
          for (const { id: which, values, of } of series)
            if (where && of) {
              assert.equal(count({ ...where, ...of }), values[at], `${type} ${by ?? id} ${label} ${which}`);
              led++;
            }
    }
    assert.ok(led > 200, `${led} numbers`);
  });
});
