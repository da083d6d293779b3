import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { describe, it } from "node:test";
import { Ajv2020 } from "ajv/dist/2020.js";

// What a nonconformity may refer to: every clause from 4 to 10 and the 93 controls of Annex A.

interface Entry {
  ref: string;
  title: { en: string; de: string };
}

const read = async (file: string) =>
  JSON.parse(await readFile(path.resolve(import.meta.dirname, "../../src/packs", file), "utf8")) as unknown;
const catalogue = (await read("iso27001/catalogue.json")) as Record<
  "clauses" | "themes" | "controls",
  Entry[]
>;
const refs = (entries: Entry[]) => entries.map(({ ref }) => ref);
const numbersOf = (ref: string) => ref.replace("A.", "").split(".").map(Number);

function inOrder(a: string, b: string): boolean {
  const [x, y] = [numbersOf(a), numbersOf(b)];
  const at = x.findIndex((number, i) => number !== y[i]);
  return at === -1 ? x.length < y.length : (x[at] as number) < (y[at] ?? -1);
}

describe("the catalogue of clauses and controls", () => {
  it("keeps to its schema", async () => {
    const validate = new Ajv2020({ strict: true }).compile(
      (await read("schema/catalogue.schema.json")) as object,
    );
    assert.equal(validate(catalogue), true, JSON.stringify(validate.errors));
  });

  it("has 37 organizational, 8 people, 14 physical and 34 technological controls", () => {
    const counts = ["A.5.", "A.6.", "A.7.", "A.8."].map(
      (theme) => catalogue.controls.filter(({ ref }) => ref.startsWith(theme)).length,
    );
    assert.deepEqual(counts, [37, 8, 14, 34]);
    assert.equal(catalogue.controls.length, 93);
    assert.deepEqual(refs(catalogue.themes), ["A.5", "A.6", "A.7", "A.8"]);
  });

  it("has the clauses 4 to 10, each subclause under its clause", () => {
    const known = new Set(refs(catalogue.clauses));
    assert.deepEqual(
      refs(catalogue.clauses).filter((ref) => !ref.includes(".")),
      ["4", "5", "6", "7", "8", "9", "10"],
    );
    for (const ref of known) {
      const parent = ref.split(".").slice(0, -1).join(".");
      assert.ok(parent === "" || known.has(parent), `${ref} without ${parent}`);
    }
  });

  it("numbers them in order, each once and without a gap", () => {
    for (const entries of [catalogue.clauses, catalogue.themes, catalogue.controls]) {
      for (let i = 1; i < entries.length; ++i) {
        const [before, after] = [entries[i - 1] as Entry, entries[i] as Entry];
        assert.ok(inOrder(before.ref, after.ref), `${before.ref}, ${after.ref}`);
      }
    }
    for (const theme of refs(catalogue.themes)) {
      const numbers = refs(catalogue.controls).filter((ref) => ref.startsWith(`${theme}.`));
      assert.deepEqual(
        numbers.map((ref) => numbersOf(ref)[1]),
        numbers.map((_, i) => i + 1),
      );
    }
  });
});
