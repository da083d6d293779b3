import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { before, describe, it } from "node:test";
import pack from "#pack" with { type: "json" };
import { Engine } from "../../web/engine/engine.ts";

describe("working days of many dates", () => {
  let engine: Engine;
  before(async () => {
    const wasm = await readFile(new URL("../../build/wasm/clause10-register.wasm", import.meta.url));
    const holidays = ["2026-12-25", "2027-01-01"];
    const calendars = { weekdays: { weekend: [6, 7], holidays } };
    engine = await Engine.load(await WebAssembly.compile(wasm), { ...pack, calendars });
  });

  it("line by line", () =>
    assert.deepEqual(engine.addWorkingDays("weekdays", 30, "2026-11-20\n2026-11-23\n"), {
      status: "ok",
      value: "2027-01-05\n2027-01-06\n",
    }));

  it("names the line that is no date", () => {
    const answer = engine.addWorkingDays("weekdays", 1, "2026-11-20\n2026-02-30\n");
    assert.equal(answer.status, "badInput");
    assert.equal(answer.errors[0]?.line, 2);
  });
});
