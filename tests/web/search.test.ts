import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { before, describe, it } from "node:test";
import pack from "#pack" with { type: "json" };
import { Engine } from "../../web/engine/engine.ts";
import { marks } from "../../web/engine/marks.ts";
import type { Register } from "../../web/engine/register.ts";
import { aDraft } from "./records.ts";

describe("the search for similar records", () => {
  let engine: Engine;
  let register: Register;
  before(async () => {
    const wasm = await readFile(new URL("../../build/wasm/clause10-register.wasm", import.meta.url));
    engine = await Engine.load(await WebAssembly.compile(wasm), pack);
    const opened = engine.openRegister({ today: "2026-11-23" });
    assert.equal(opened.status, "ok");
    register = opened.value;
    assert.equal(register.index().status, "ok");
    const put = register.put(
      [
        aDraft("leavers", { title: "Leavers keep VPN access", observed: "Three accounts were active." }),
        aDraft("zugang", { title: "Zugänge nicht gesperrt" }),
        aDraft("backup", { title: "Backups never restored" }),
      ].join("\n"),
    );
    assert.deepEqual(put, { status: "ok", value: { added: 3, replaced: 0, refused: [], refusedCount: 0 } });
  });

  const search = (query: string) => {
    const answer = register.search({ query });
    assert.equal(answer.status, "ok");
    return answer.value;
  };

  it("finds what is like the text, while it is typed", () => {
    assert.deepEqual(
      search("vpn acc").hits.map((hit) => hit.id),
      ["leavers"],
    );
    assert.deepEqual(
      search("Für den Zugang").hits.map((hit) => hit.id),
      ["zugang"],
    );
    assert.deepEqual(search("").hits, []);
  });

  it("tells where the words stand in the query, and which forms they met", () => {
    const query = "für Backup";
    const { words, hits } = search(query);
    assert.deepEqual(
      words.map(({ text, begin, end }) => [text, query.slice(begin, end)]),
      [["Backup", "Backup"]],
    );
    assert.deepEqual(hits[0]?.words, ["Backup"]);
    assert.deepEqual(hits[0].terms, ["backups"]);
  });

  it("marks the forms in a text", () => {
    const title = "Zugänge nicht gesperrt";
    const [hit] = search("zugang").hits;
    assert.deepEqual(
      marks(title, hit?.terms ?? []).map(({ begin, end }) => title.slice(begin, end)),
      ["Zugänge"],
    );
    assert.deepEqual(marks("A.5.15: Maßnahme, IT and it", ["5.15", "massnahme", "IT"]), [
      { begin: 2, end: 6 },
      { begin: 8, end: 16 },
      { begin: 18, end: 20 },
    ]);
  });

  it("names what is wrong with a request", () => {
    const answer = register.search({ query: "x", fields: ["titel"] });
    assert.equal(answer.status, "badInput");
    assert.match(answer.errors[0]?.suggestion ?? "", /title/);
  });

  it("is opened for it, or says so", () => {
    const opened = engine.openRegister({ today: "2026-11-23" });
    assert.equal(opened.status, "ok");
    const answer = opened.value.search({ query: "x" });
    assert.equal(answer.status, "badInput");
    assert.equal(answer.errors[0]?.code, "register.notIndexed");
    opened.value.close();
  });
});
