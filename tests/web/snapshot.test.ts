import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { before, describe, it } from "node:test";
import pack from "#pack" with { type: "json" };
import { Engine } from "../../web/engine/engine.ts";
import type { Register } from "../../web/engine/register.ts";
import { aDraft } from "./records.ts";

const context = { today: "2026-11-23" };
const titles = ["Leavers keep VPN access", "Zugänge nicht gesperrt", "Backups never restored"];

describe("a register as bytes", () => {
  let module: WebAssembly.Module;
  let engine: Engine;
  let register: Register;
  let snapshot: Uint8Array;

  const opened = (bytes: Uint8Array): Register => {
    const answer = engine.reopenRegister(bytes);
    assert.equal(answer.status, "ok", JSON.stringify(answer));
    return answer.value;
  };
  const refusal = (bytes: Uint8Array, by = engine) => {
    const answer = by.reopenRegister(bytes);
    assert.equal(answer.status, "refused", JSON.stringify(answer));
    // Whatever the reason is, the message says the way out.
    assert.match(answer.error.message, /take the records in anew$/);
    return answer;
  };

  before(async () => {
    const wasm = await readFile(new URL("../../build/wasm/clause10-register.wasm", import.meta.url));
    module = await WebAssembly.compile(wasm);
    engine = await Engine.load(module, pack);
    const answer = engine.openRegister(context);
    assert.equal(answer.status, "ok");
    register = answer.value;
    register.index();
    register.put(titles.map((title, i) => aDraft(`record-${i}`, { title, source: "incident" })).join("\n"));
    const saved = register.save();
    assert.equal(saved.status, "ok");
    snapshot = saved.value;
  });

  it("says the numbers of a management review", () => {
    const answer = register.metrics(context);
    assert.equal(answer.status, "ok");
    const { records, today, types } = answer.value;
    assert.deepEqual([records, today], [3, "2026-11-23"]);
    const nonconformity = types.find(({ type }) => type === "nonconformity");
    assert.deepEqual([nonconformity?.records, nonconformity?.open, nonconformity?.overdue], [3, 3, 0]);
    assert.equal(register.metrics({ today: "yesterday" }).status, "badInput");
  });

  it("answers after reopening as before, and goes on", () => {
    const answer = engine.reopenRegister(snapshot);
    assert.equal(answer.status === "ok" && answer.records, 3);
    const again = opened(snapshot);
    const query = { query: "zugang" };
    assert.deepEqual(again.evaluate(context), register.evaluate(context));
    assert.deepEqual(again.search(query), register.search(query));
    const more = aDraft("record-9", { title: "Zugang zum Serverraum offen" });
    for (const each of [register, again]) assert.equal(each.put(more).status, "ok");
    assert.deepEqual(again.search(query), register.search(query));
    assert.deepEqual(again.save(), register.save());
    again.close();
  });

  it("keeps its bytes when the engine goes on", () => {
    const copy = snapshot.slice();
    register.evaluate(context);
    assert.deepEqual(snapshot, copy);
  });

  it("is refused when it is damaged, and says where", () => {
    const sections = { 20: /its head/, 400: /its records/ };
    for (const [at, section] of Object.entries(sections)) {
      const damaged = snapshot.slice();
      damaged[Number(at)] = (damaged[Number(at)] ?? 0) ^ 1;
      const { reason, error } = refusal(damaged);
      assert.equal(reason, "damaged");
      assert.match(error.message, section);
    }
    const cut = refusal(snapshot.subarray(0, snapshot.length - 8));
    assert.match(cut.error.message, /its search index/);
    assert.match(refusal(new TextEncoder().encode("{}")).error.message, /no snapshot/);
    assert.equal(engine.reopenRegister(new Uint8Array()).status, "badInput");
  });

  it("is refused with another pack, or another edition of this one", async () => {
    for (const changed of [
      { ...pack, id: "other" },
      { ...pack, version: "9.9.9" },
      { ...pack, title: { en: "The same rules under another title" } },
    ]) {
      const answer = refusal(snapshot, await Engine.load(module, changed));
      assert.equal(answer.reason, "otherPack");
    }
  });

  it("is refused when another version of the engine made it", () => {
    assert.equal(refusal(ofOtherFormat(snapshot)).reason, "version");
  });
});

/** The same bytes, saying that they have another format: with the sum over their head that this makes. */
function ofOtherFormat(snapshot: Uint8Array): Uint8Array {
  const changed = snapshot.slice();
  const view = new DataView(changed.buffer);
  const head = 8;
  const content = head + 24;
  const size = Number(view.getBigUint64(head + 8, true));
  view.setUint32(content, view.getUint32(content, true) + 1, true);
  const kind = BigInt(view.getUint32(head, true));
  view.setBigUint64(head + 16, sumOf(changed.subarray(content, content + size)) ^ kind, true);
  return changed;
}

/** The sum of a section, see src/register/snapshot_bytes.cpp. */
function sumOf(bytes: Uint8Array): bigint {
  const mixed = (value: bigint, turn: bigint) => {
    const spread = BigInt.asUintN(64, value * 0x9e3779b97f4a7c15n);
    return BigInt.asUintN(64, spread << turn) | (spread >> (64n - turn));
  };
  const padded = new DataView(new ArrayBuffer((Math.floor(bytes.length / 32) + 1) * 32));
  new Uint8Array(padded.buffer).set(bytes);
  const words = Array.from({ length: padded.byteLength / 8 }, (_, i) => padded.getBigUint64(8 * i, true));
  const lanes = [1n, 2n, 3n, 4n];
  const rest = words.splice(-4);
  for (const [i, word] of words.entries()) lanes[i % 4] = mixed((lanes[i % 4] ?? 0n) ^ word, 29n);
  let sum = BigInt.asUintN(64, BigInt(bytes.length) * 0x9e3779b97f4a7c15n);
  for (const [i, lane] of lanes.entries()) sum = mixed(mixed(sum ^ lane, 31n) ^ (rest[i] ?? 0n), 29n);
  return sum ^ (sum >> 32n);
}
