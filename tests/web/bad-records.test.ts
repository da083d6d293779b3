import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { before, describe, it } from "node:test";
import pack from "#pack" with { type: "json" };
import type { Pack } from "#schema/pack";
import type { ImprovementRecord } from "#schema/record";
import { Engine } from "../../web/engine/engine.ts";
import { decodeBlock, encodeBlock } from "../../web/record/document.ts";
import { migrated } from "../../web/record/migration.ts";
import { aRecord } from "./records.ts";

// Records that these rules did not write, or that somebody wrote by hand: said clearly, and nothing of them lost.

const context = {
  today: "2026-11-23",
  now: "2026-11-23T10:00:00Z",
  locale: "en",
  user: { id: 5, name: "Anna Berger" },
};

const rules = pack as unknown as Pack;
let forms: Engine;
let everything: Engine;
before(async () => {
  const load = async (name: string) => {
    const wasm = await readFile(new URL(`../../build/wasm/${name}.wasm`, import.meta.url));
    return Engine.load(await WebAssembly.compile(wasm), pack);
  };
  [forms, everything] = [await load("clause10"), await load("clause10-register")];
});

/** Through the block in the issue and back, as a save and the next page do it. */
function stored(record: ImprovementRecord): ImprovementRecord {
  const decoded = decodeBlock(encodeBlock(record, "textile"));
  assert.ok(decoded.ok && decoded.value);
  return decoded.value;
}

const strange = {
  ...aRecord({
    title: "Keys under the mat",
    requirement: "Keys are locked away.",
    observed: "Two were not.",
    gap: "Nobody looks.",
    requirementRefs: ["A.7.2"],
    source: "deviation",
    detectedOn: "2026-11-16",
    mood: { deep: [1, { x: null }] },
    area: 7,
  }),
  state: "draft",
  version: 0,
  history: [],
  former: [{ at: "/fields/x", value: "y", migration: "0.2.0" }],
  later: { kept: true },
} as unknown as ImprovementRecord;

describe("a save of a record with what these rules do not know", () => {
  it("loses no member, no field and no value", () => {
    const sound = { ...strange, fields: { ...strange.fields, area: null } };
    const answer = forms.apply(stored(sound), "raise", context);
    assert.equal(answer.status, "ok");
    const after = stored(answer.value.record) as unknown as Record<string, unknown>;
    assert.deepEqual(after["later"], { kept: true });
    assert.deepEqual(after["former"], strange.former);
    for (const [name, value] of Object.entries(sound.fields)) {
      assert.deepEqual((after["fields"] as Record<string, unknown>)[name], value, name);
    }
  });

  it("is held back by a value of the wrong type, which is named and kept", () => {
    const answer = forms.apply(stored(strange), "raise", context);
    assert.equal(answer.status, "refused");
    assert.match(answer.error.message, /Area must be a text/);
  });
});

describe("a record of another version in the panel", () => {
  const old = { ...aRecord({ title: "Keys under the mat" }), packVersion: "0.1.0", state: "planned" };

  it("is shown as today's rules read it, with what that changes", async () => {
    const { record, migration } = await migrated(old, rules, () => Promise.resolve(everything));
    assert.equal(record.packVersion, pack.version);
    assert.equal(migration?.from, "0.1.0");
    assert.ok(migration.changes.some(({ place }) => place === "/state"));
    assert.equal(forms.evaluate(record, context).status, "ok");
    assert.deepEqual(everything.checkEdit(old, record, context), { status: "ok" });
  });

  it("of today's rules asks for no second engine", async () => {
    const record = aRecord({});
    const never = () => Promise.reject(new Error("not needed"));
    assert.deepEqual(await migrated(record, rules, never), { record });
  });

  it("of a newer version stays as it is and takes no step", async () => {
    const newer = { ...aRecord({}), packVersion: "99.0.0" };
    const { record, migration } = await migrated(newer, rules, () => Promise.resolve(everything));
    assert.deepEqual([record, migration], [newer, undefined]);
    const answer = forms.evaluate(record, context);
    assert.equal(answer.status, "ok");
    assert.equal(answer.value.violations[0]?.id, "record.newerPack");
    assert.match(answer.value.violations[0].message, /update Clause 10/);
    assert.ok(answer.value.transitions.every(({ open }) => !open));
  });

  it("of a newer format is said to be just that", () => {
    const block = encodeBlock(aRecord({}), "textile").replace('"clause10": 1', '"clause10": 2');
    const decoded = decodeBlock(block);
    assert.ok(!decoded.ok);
    assert.equal(decoded.problem.code, "newerRecord");
  });
});
