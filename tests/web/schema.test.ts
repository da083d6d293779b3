import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { describe, it } from "node:test";
import { Ajv2020 } from "ajv/dist/2020.js";
import { WasmInstance } from "../../web/engine/wasm.ts";

// The JSON Schema is what editors check a pack with; the engine reads packs with code of its own. Both must agree on the
// shape of a pack, whatever the engine has to say beyond it.

type Json = null | boolean | number | string | Json[] | { [name: string]: Json };

const root = path.resolve(import.meta.dirname, "../..");
const schema = JSON.parse(
  await readFile(path.join(root, "src/packs/schema/pack.schema.json"), "utf8"),
) as Json;
const packAt = async (file: string) => JSON.parse(await readFile(path.join(root, file), "utf8")) as Json;
const shipped = await packAt("build/packs/iso27001.json");
/** Two record types are enough to go through every kind of place. */
const example = await packAt("tests/engine/example_pack.json");
const validate = new Ajv2020({ strict: true, strictRequired: false, allowUnionTypes: true }).compile(
  schema as object,
);
const engine = await WasmInstance.start(
  await WebAssembly.compile(await readFile(path.join(root, "build/wasm/clause10.wasm"))),
);

/** What the engine says about a pack: the codes of its diagnostics, none when it takes it. */
function codesOf(pack: Json): string[] {
  if (engine.call("c10_pack_load", [JSON.stringify(pack)]) === 0) {
    engine.call("c10_pack_unload", [(JSON.parse(engine.text) as { handle: number }).handle]);
    return [];
  }
  return (JSON.parse(engine.text) as { errors: { code: string }[] }).errors.map(({ code }) => code);
}

/** Every object and list of the pack with its path, the first two items of each list. */
function* places(value: Json, at: (string | number)[] = []): Generator<(string | number)[]> {
  if (value === null || typeof value !== "object") return;
  yield at;
  const parts = Array.isArray(value) ? [...value.slice(0, 2).entries()] : Object.entries(value);
  for (const [name, part] of parts) yield* places(part, [...at, name]);
}

function changed(at: (string | number)[], change: (owner: Json) => void): Json {
  const pack = structuredClone(example);
  let owner = pack;
  for (const name of at) owner = (owner as Record<string, Json>)[name] as Json;
  change(owner);
  return pack;
}

const everywhere = [...places(example)];

/** What the engine finds beyond the shape: names that mean nothing, conditions, ways. */
const ofMeaning =
  /^pack\.(unknown(Field|Enum|State|Transition|Calendar|Role|Parameter|Value|Type|Lexicon|Column)|condition|unreachableState|deadEnd|duplicateId|placeholder|badDefault|notAscending|noWorkingDay|finalState|phrase|waivable)$/;

/** What the schema refuses the engine refuses, and what it takes has no fault of shape for the engine either. */
function agree(pack: Json, what: string) {
  const fits = validate(pack);
  const codes = codesOf(pack);
  const refuses = fits ? codes.some((code) => !ofMeaning.test(code)) : codes.length > 0;
  assert.equal(
    refuses,
    !fits,
    `${what}: the schema says ${fits ? "yes" : JSON.stringify(validate.errors?.[0])}, the engine ${JSON.stringify(codes)}`,
  );
}

describe("the schema of packs", () => {
  it("takes the shipped pack, and so does the engine", () => {
    assert.equal(validate(shipped), true, JSON.stringify(validate.errors));
    assert.deepEqual(codesOf(shipped), []);
  });

  it("describes every member, for whoever hovers over it", () => {
    const missing: string[] = [];
    const look = (part: Json, at: string) => {
      if (part === null || typeof part !== "object") return;
      if (!Array.isArray(part) && part["properties"] && typeof part["properties"] === "object") {
        for (const [name, member] of Object.entries(
          part["properties"] as Record<string, Record<string, Json>>,
        )) {
          const described = member["description"] ?? describedBy(member["$ref"]);
          if (typeof described !== "string") missing.push(`${at}/${name}`);
        }
      }
      for (const [name, inner] of Object.entries(part)) {
        if (!["if", "then", "else"].includes(name)) look(inner, `${at}/${name}`);
      }
    };
    const describedBy = (ref: Json | undefined) =>
      typeof ref === "string"
        ? ((schema as { $defs: Record<string, Record<string, Json>> }).$defs[ref.replace("#/$defs/", "")] ??
            {})["description"]
        : undefined;
    look(schema, "");
    assert.deepEqual(missing, []);
  });

  it("agrees with the engine on members that are not there", () => {
    let tried = 0;
    for (const at of everywhere) {
      const owner = at.reduce<Json>((value, name) => (value as Record<string, Json>)[name] as Json, example);
      if (Array.isArray(owner)) continue;
      for (const name of Object.keys(owner as object)) {
        agree(
          changed(at, (each) => Reflect.deleteProperty(each as object, name)),
          `without ${[...at, name].join("/")}`,
        );
        ++tried;
      }
    }
    assert.ok(tried >= 250, `${tried} packs`);
  });

  it("agrees with the engine on members that mean nothing", () => {
    for (const at of everywhere) {
      agree(
        changed(at, (each) => {
          if (Array.isArray(each)) each.push({ unheardOf: 1 });
          else (each as Record<string, Json>)["unheardOf"] = { unheardOf: 1 };
        }),
        `with unheardOf in ${at.join("/")}`,
      );
    }
  });

  it("agrees with the engine on values of another type", () => {
    const others: Json[] = [null, true, 5, -1, 1.5, "", "Two Words", [], {}, [5], [""]];
    let which = 0;
    for (const at of everywhere) {
      const owner = at.reduce<Json>((value, name) => (value as Record<string, Json>)[name] as Json, example);
      for (const name of Object.keys(owner as object).slice(0, 12)) {
        const other = others[which++ % others.length] as Json;
        agree(
          changed(at, (each) => {
            (each as Record<string, Json>)[name] = other;
          }),
          `${[...at, name].join("/")} := ${JSON.stringify(other)}`,
        );
      }
    }
  });
});
