import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, before, describe, it } from "node:test";
import { fileURLToPath } from "node:url";
import fc from "fast-check";
import type { ImprovementRecord } from "#schema/record";
import { sha256Of } from "../../web/evidence/sha256.ts";
import { bytes, html, packed } from "../lib/packed.ts";

// An evidence pack as the browser makes it, and `clause10 verify`, which shares no line of code with the browser.

const command =
  process.env["CLAUSE10_COMMAND"] ?? fileURLToPath(new URL("../../build/native/clause10", import.meta.url));
const folder = mkdtempSync(path.join(tmpdir(), "clause10-verify-"));
after(() => rmSync(folder, { recursive: true }));

function verified(text: string): { status: number | null; out: string } {
  const file = path.join(folder, "pack.html");
  writeFileSync(file, text);
  const run = spawnSync(command, ["verify", file], { encoding: "utf8", maxBuffer: 1 << 28 });
  return { status: run.status, out: (run.stdout + run.stderr).replaceAll(file, "pack") };
}

describe("clause10 verify", () => {
  let whole: string;
  before(async () => {
    const sha256 = await sha256Of(bytes);
    whole = await html([
      await packed(12, {
        ...{ title: "Leavers keep access", observed: "</script><script>alert(1)</script> & “quotes”" },
        evidence: [{ name: 'list "1".txt', sha256 }],
      }),
    ]);
  });

  it("finds nothing against a pack as it was made", () => {
    const { status, out } = verified(whole);
    assert.match(out, /1 record, 2 saves, 1 file: verified\n$/);
    assert.match(out, /made 2026-11-28T09:00:00\.000Z by Anna Berger, from https:\/\/redmine\.example\//);
    assert.equal(status, 0);
  });

  it("holds what anybody wrote as text: nothing of it runs, and nothing is loaded", () => {
    assert.doesNotMatch(whole, /<script>|<b>/);
    assert.equal(whole.match(/<script/g)?.length, 1, "the data, which is no script");
    assert.match(whole, /default-src 'none'/);
    assert.match(whole, /Leavers keep access/);
    assert.match(whole, /10\.2 f\)/, "with the clause that asks for it");
  });

  const changed = (from: string | RegExp, to: string) => () => {
    const text = whole.replace(from, to);
    assert.notEqual(text, whole);
    return text;
  };
  const inData = (from: RegExp, to: string) => () => {
    const at = whole.indexOf('id="clause10-evidence">');
    const text = whole.slice(0, at) + whole.slice(at).replace(from, to);
    assert.notEqual(text, whole);
    return text;
  };
  const cases: [what: string, make: () => string, status: number, says: RegExp][] = [
    [
      "what people read was changed",
      changed("Leavers keep access", "Leavers keep nothing"),
      1,
      /the pack: what people read in it was changed/,
    ],
    [
      "a field was changed",
      inData(/"title":"Leavers keep access"/, '"title":"Leavers keep nothing"'),
      1,
      /#12 Issue 12: the record is not what save 2 recorded/,
    ],
    ["the state was changed", inData(/"state":"raised"/, '"state":"closed"'), 1, /not what save 2 recorded/],
    [
      "a save names another person",
      inData(/"save":"save 12 1","version":1,"by":\{"id":5/, '"save":"save 12 1","version":1,"by":{"id":6'),
      1,
      /what save 1 recorded was rewritten afterwards/,
    ],
    [
      "a save was made for another issue",
      inData(/"issue":12,"after"/, '"issue":13,"after"'),
      1,
      /save 2 was made for another issue/,
    ],
    [
      "the platform's note of it is gone",
      inData(/Clause 10 · 2 · [0-9a-f]+/, "Nothing"),
      1,
      /the platform's own history has no entry of save 2/,
    ],
    [
      "a file is another one",
      changed(/base64,[^"]+"/, `base64,${Buffer.from("Two accounts.").toString("base64")}"`),
      1,
      /the file "list "1"\.txt" is not the one that was recorded/,
    ],
    [
      "a file is gone",
      changed(/<a id="file-82"[^>]*>/, "<a>"),
      1,
      /the file "list "1"\.txt" is not in the pack/,
    ],
    [
      "the record names a file that the issue has not",
      inData(/"sha256":"[0-9a-f]{60}/, `"sha256":"${"0".repeat(60)}`),
      1,
      /its evidence "list "1"\.txt" is no file of the issue/,
    ],
    ["it is no pack", () => "<p>Hello</p>", 2, /pack: it holds no evidence/],
    ["its data is cut off", () => whole.slice(0, whole.indexOf('"records"')), 2, /it holds no evidence/],
    ["its data is no JSON", inData(/"records":\[/, '"records":[,'), 2, /not whole/],
    ["it is of a newer version", inData(/"clause10Evidence":1/, '"clause10Evidence":2'), 2, /newer version/],
  ];
  for (const [what, make, status, says] of cases)
    it(`says that ${what}`, () => {
      const answer = verified(make());
      assert.match(answer.out, says);
      assert.equal(answer.status, status, answer.out);
    });

  it("reads numbers, names and texts as the browser wrote them, whatever they are", async () => {
    const values = fc.sample(fc.jsonValue({ maxDepth: 4, noUnicodeString: false }), {
      numRuns: 300,
      seed: 1,
    });
    const numbers = fc.sample(fc.double({ noNaN: true, noDefaultInfinity: true }), { numRuns: 300, seed: 1 });
    const hard = [
      0,
      -0,
      1e21,
      1e-7,
      123456789012345680000,
      5e-324,
      1.7976931348623157e308,
      0.1,
      1e20,
      1e-6,
      2 ** 53,
    ];
    const names = {
      "": 1,
      "\u{1F600}": 2,
      "\uFFFD": 3,
      "\uE000": 4,
      ö: 5,
      "\u007f": 6,
      "a\nb": 7,
      "\u20ac": 8,
    };
    const fields = [...values, numbers, hard, names].map((value) => ({ title: "Any", value }));
    const records = await Promise.all(
      fields.map((each, at) =>
        packed(1_000 + at, JSON.parse(JSON.stringify(each)) as ImprovementRecord["fields"]),
      ),
    );
    const { status, out } = verified(await html(records));
    assert.match(out, /303 records, 606 saves, 303 files: verified\n$/);
    assert.equal(status, 0);
  });
});
