import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { same } from "../../web/history/changes.ts";
import { mergeLines } from "../../web/record/merge-lines.ts";
import { merge } from "../../web/record/merge.ts";

// Two auditors share a checklist: each line as whoever worked on it left it.

const line = (ref: string, result?: string) => ({ ref, ...(result !== undefined && { result }) });

describe("a list that two people wrote at", () => {
  const [a, b] = [line("9.2"), line("A.5.18")];
  const cases: [what: string, base: unknown, mine: unknown, theirs: unknown, merged: unknown][] = [
    [
      "each another line",
      [a, b],
      [line("9.2", "ok"), b],
      [a, line("A.5.18", "not")],
      [line("9.2", "ok"), line("A.5.18", "not")],
    ],
    ["each added one, in a list that was not there", undefined, [a], [b], [b, a]],
    ["both the same", [a], [line("9.2", "ok")], [line("9.2", "ok")], [line("9.2", "ok")]],
    ["I removed what they left alone", [a, b], [a], [line("9.2", "ok"), b], [line("9.2", "ok")]],
    ["they removed what I left alone", [a, b], [line("9.2", "ok"), b], [a], [line("9.2", "ok")]],
    ["both the same line differently", [a], [line("9.2", "ok")], [line("9.2", "not")], undefined],
    ["I removed what they wrote at", [a, b], [b], [line("9.2", "not"), b], undefined],
    ["two lines of one name", [a, a], [a], [a, b], undefined],
    ["lines without a name", [{ why: "x" }], [{ why: "y" }], [{ why: "z" }], undefined],
    ["a text is no list", "x", [a], [b], undefined],
    [
      "files, by what is in them",
      [{ sha256: "1" }],
      [{ sha256: "1" }, { sha256: "2" }],
      [{ sha256: "3" }, { sha256: "1" }],
      [{ sha256: "3" }, { sha256: "1" }, { sha256: "2" }],
    ],
  ];
  for (const [what, base, mine, theirs, merged] of cases)
    it(what, () => assert.deepEqual(mergeLines(base, mine, theirs), merged));

  it("is merged in the form, and a clash is asked about as a whole", () => {
    const over = { checklist: [a, b] };
    const typed = { checklist: [line("9.2", "ok"), b] };
    assert.deepEqual(merge(over, typed, { checklist: [a, line("A.5.18", "not")] }), {
      mine: { checklist: [line("9.2", "ok"), line("A.5.18", "not")] },
      clashes: [],
    });
    const { mine, clashes } = merge(over, typed, { checklist: [line("9.2", "not"), b] });
    assert.deepEqual([mine, clashes.length], [{}, 1]);
  });

  it("keeps each line that either changed as they left it, over any histories", () => {
    const lines = fc.uniqueArray(
      fc.record({ ref: fc.constantFrom("1", "2", "3", "4"), result: fc.constantFrom("ok", "not", "") }),
      { selector: ({ ref }) => ref },
    );
    fc.assert(
      fc.property(lines, lines, lines, (base, mine, theirs) => {
        const merged = mergeLines(base, mine, theirs);
        const of = (list: typeof base, ref: string) => list.find((each) => each.ref === ref);
        for (const ref of ["1", "2", "3", "4"]) {
          const [was, my, their] = [of(base, ref), of(mine, ref), of(theirs, ref)];
          if (!merged) continue;
          const is = of(merged as typeof base, ref);
          assert.ok(same(is, my) || same(my, was), "mine is there, or was none");
          assert.ok(same(is, their) || same(their, was), "theirs is there, or was none");
        }
      }),
      { numRuns: 100_000 },
    );
  });
});
