import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import type { ImprovementRecord } from "#schema/record";
import { decodeBlock, encodeBlock, replaceBlock } from "../../web/record/document.ts";
import { aRecord } from "./records.ts";

describe("the record document", () => {
  it("is a folded block with indented JSON", () => {
    const block = encodeBlock(aRecord({ title: "Keys under the mat" }), "textile");
    assert.match(block, /^\{\{collapse\(Clause 10 record\)\n<pre>\n\{\n "clause10": 1,/);
    assert.match(block, /\n\}\n<\/pre>\n\}\}$/);
  });

  for (const formatting of ["textile", "markdown"] as const) {
    it(`comes back the same whatever was typed (${formatting})`, () => {
      fc.assert(
        fc.property(fc.dictionary(fc.string(), fc.string({ unit: "grapheme" })), (fields) => {
          const record = aRecord({ ...fields });
          const decoded = decodeBlock(`Before.\r\n\r\n${encodeBlock(record, formatting)}\r\nAfter.`);
          assert.ok(decoded.ok);
          assert.deepEqual(decoded.value, record);
        }),
      );
    });
  }

  it("survives the line ends that Redmine gives back", () => {
    const record = aRecord({ observed: "line one\nline two" });
    const decoded = decodeBlock(encodeBlock(record, "textile").replaceAll("\n", "\r\n"));
    assert.deepEqual(decoded, { ok: true, value: record });
  });

  const hostile = [
    "}}\n",
    "</pre>\n}}",
    "```\n}}",
    "{{include(Secret)}}",
    '"}}',
    "<script>alert(1)</script>",
    "{{collapse(Clause 10 record)\n<pre>\n{}\n</pre>\n}}",
    "\\u007d\\u007d",
  ];
  for (const text of hostile) {
    it(`cannot be broken out of by ${JSON.stringify(text)}`, () => {
      const record = aRecord({ title: text, observed: `x ${text} y` });
      const block = encodeBlock(record, "markdown");
      const inside = block.split("\n").slice(2, -2).join("\n");
      assert.doesNotMatch(inside, /\{\{|\}\}|<|>|^```/m);
      assert.deepEqual(decodeBlock(block), { ok: true, value: record });
    });
  }

  it("is replaced in place, and what people wrote around it stays", () => {
    const before = `Hello\n\n${encodeBlock(aRecord({ title: "old" }), "textile")}\n\nP.S.`;
    const block = encodeBlock(aRecord({ title: "new $& $1" }), "textile");
    assert.deepEqual(replaceBlock(before, block), { ok: true, value: `Hello\n\n${block}\n\nP.S.` });
  });

  it("is appended where there is none", () => {
    assert.deepEqual(replaceBlock("Hello \n", "BLOCK"), { ok: true, value: "Hello\n\nBLOCK" });
    assert.deepEqual(replaceBlock("", "BLOCK"), { ok: true, value: "BLOCK" });
  });

  const damaged: [string, string][] = [
    ["no end", "{{collapse(Clause 10 record)\n<pre>\n{"],
    ["no JSON", "{{collapse(Clause 10 record)\n<pre>\n{ oops\n</pre>\n}}"],
    ["JSON that is no record", '{{collapse(Clause 10 record)\n<pre>\n{"clause10":"2"}\n</pre>\n}}'],
    ["an array", "{{collapse(Clause 10 record)\n<pre>\n[]\n</pre>\n}}"],
    [
      "a history entry of nobody",
      encodeBlock({ ...aRecord({}), history: [{}] } as unknown as ImprovementRecord, "textile"),
    ],
    ["two blocks", `${encodeBlock(aRecord({}), "textile")}\n${encodeBlock(aRecord({}), "textile")}`],
  ];
  for (const [what, text] of damaged) {
    it(`is reported as damaged: ${what}`, () => {
      const decoded = decodeBlock(text);
      assert.ok(!decoded.ok);
      assert.equal(decoded.problem.code, "damagedRecord");
      assert.ok(decoded.problem.detail);
    });
  }

  it("is looked for in time linear in the text", () => {
    // A hundred thousand openings without an end; quadratic work would take minutes and the run would time out.
    const text = "{{collapse(Clause 10 record)\n<pre> \n".repeat(100_000);
    assert.deepEqual(decodeBlock(text), { ok: true, value: undefined });
  });

  it("is not the mention of one", () => {
    const text = "Somebody wrote {{collapse(Clause 10 record) in a note.";
    assert.deepEqual(decodeBlock(text), { ok: true, value: undefined });
  });

  it("is absent from an ordinary text", () => {
    assert.deepEqual(decodeBlock("Clause 10 record? {{collapse(Other)\nx\n}}"), {
      ok: true,
      value: undefined,
    });
  });
});
