import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { before, describe, it } from "node:test";
import pack from "#pack" with { type: "json" };
import { Engine } from "../../web/engine/engine.ts";
import { aRecord } from "./records.ts";

const context = {
  today: "2026-11-23",
  now: "2026-11-23T10:00:00Z",
  locale: "en",
  user: { id: 5, name: "Anna Berger" },
};

describe("the engine's answers about an edit and a rule", () => {
  let engine: Engine;
  before(async () => {
    const wasm = await readFile(new URL("../../build/wasm/clause10-register.wasm", import.meta.url));
    engine = await Engine.load(await WebAssembly.compile(wasm), pack);
  });

  it("permits an edit of an open field", () =>
    assert.deepEqual(engine.checkEdit(aRecord({}), aRecord({ area: "IT" }), context), { status: "ok" }));

  it("refuses an edit of a locked one, with the reasons", () => {
    const answer = engine.checkEdit(aRecord({ title: "One" }), aRecord({ title: "Two" }), context);
    assert.equal(answer.status, "refused");
    assert.deepEqual(
      answer.violations.map(({ id, fields }) => [id, fields]),
      [["edit.locked:title", ["/fields/title"]]],
    );
  });

  it("looks at a new record without one before", () => {
    const raisedOn = { raisedOn: "2026-11-23", raisedBy: context.user };
    assert.deepEqual(engine.checkEdit(null, aRecord(raisedOn), context), { status: "ok" });
    assert.equal(engine.checkEdit(null, { ...aRecord(raisedOn), version: 9 }, context).status, "refused");
  });

  it("names what is no record", () => {
    const answer = engine.checkEdit(null, {} as never, context);
    assert.equal(answer.status, "badInput");
    assert.equal(answer.errors[0]?.code, "record.missing");
  });

  it("explains a rule part by part", () => {
    const record = aRecord({ source: "incident" });
    const answer = engine.explain("nonconformity.sourceRef.required", record, context);
    assert.equal(answer.status, "ok");
    assert.equal(answer.value.violated, true);
    assert.deepEqual(answer.value.blocks, ["raise", "triage"]);
    assert.equal(answer.value.when?.value, true);
    assert.deepEqual(
      answer.value.when.parts.map(({ text, outcome, value }) => [text, outcome, value]),
      [
        ["has(source)", "value", true],
        ["source != 'deviation'", "value", true],
      ],
    );
  });

  it("migrates a record of an older version, and says what it did", () => {
    const old = { ...aRecord({ title: "Keys under the mat" }), packVersion: "0.1.0", state: "planned" };
    const answer = engine.migrate(old);
    assert.equal(answer.status, "ok");
    assert.equal(answer.value.record.packVersion, pack.version);
    assert.deepEqual(answer.value.record.former, [{ at: "/state", value: "planned", migration: "0.2.0" }]);
    assert.deepEqual(
      answer.value.changes.find(({ place }) => place === "/state"),
      { step: "/migrations/0/steps/0", place: "/state", before: "planned", after: "analysed" },
    );
    assert.deepEqual(engine.checkEdit(old, answer.value.record, context), { status: "ok" });
    assert.equal(engine.checkEdit(old, { ...old, fields: {} }, context).status, "refused");
  });

  it("does not migrate backwards", () => {
    const answer = engine.migrate({ ...aRecord({}), packVersion: "99.0.0" });
    assert.equal(answer.status, "badInput");
    assert.equal(answer.errors[0]?.code, "record.newerPack");
  });

  it("knows no such rule", () => {
    const answer = engine.explain("nonconformity.sourceRef", aRecord({}), context);
    assert.equal(answer.status, "badInput");
    assert.equal(answer.errors[0]?.code, "request.unknownRule");
  });
});

describe("the module for forms", () => {
  it("makes an edited cause a hypothesis again, which a save must be", async () => {
    const [form, whole] = await Promise.all(
      ["clause10", "clause10-register"].map(async (name) => {
        const wasm = await readFile(new URL(`../../build/wasm/${name}.wasm`, import.meta.url));
        return Engine.load(await WebAssembly.compile(wasm), pack);
      }),
    );
    assert.ok(form && whole);
    const verified = {
      rootCause: "The leaving process has no IT step.",
      causeVerification: "Compared 20 leavers.",
      causeVerifiedBy: { id: 9, name: "Mira Okafor" },
    };
    const stored = aRecord(verified);
    const typed = aRecord({ ...verified, rootCause: "Nobody owns the leaving process." });
    assert.equal(whole.checkEdit(stored, typed, context).status, "refused");
    const answer = form.reset(stored, typed);
    assert.equal(answer.status, "ok");
    assert.deepEqual(answer.value.reset, ["/fields/causeVerification", "/fields/causeVerifiedBy"]);
    assert.deepEqual(answer.value.record.fields, { rootCause: "Nobody owns the leaving process." });
    assert.deepEqual(whole.checkEdit(stored, answer.value.record, context), { status: "ok" });
  });

  it("evaluates as the one with everything does, and says where the rest is", async () => {
    const load = async (name: string) => {
      const wasm = await readFile(new URL(`../../build/wasm/${name}.wasm`, import.meta.url));
      return Engine.load(await WebAssembly.compile(wasm), pack);
    };
    const [forms, everything] = [await load("clause10"), await load("clause10-register")];
    const record = aRecord({ source: "incident" });
    assert.equal(forms.evaluate(record, context).status, "ok");
    assert.deepEqual(forms.evaluate(record, context), everything.evaluate(record, context));
    assert.deepEqual(forms.apply(record, "raise", context), everything.apply(record, "raise", context));
    assert.throws(
      () => forms.explain("nonconformity.raise", record, context),
      /load clause10-register\.wasm/,
    );
  });
});
