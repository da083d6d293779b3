import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { merge, type Fields } from "../../web/record/merge.ts";
import { same } from "../../web/history/changes.ts";

// Two people at one record: what each of them wrote, over what stood there.

describe("a draft over a record that went on", () => {
  const cases: [
    what: string,
    base: unknown,
    mine: unknown,
    theirs: unknown,
    outcome: "mine" | "clash" | "settled",
  ][] = [
    ["mine alone", "a", "b", "a", "mine"],
    ["mine, where there was nothing", undefined, "b", undefined, "mine"],
    ["mine taken away", "a", "", "a", "mine"],
    ["theirs alone: I put mine back", "a", "a", "c", "settled"],
    ["both the same", "a", "b", "b", "settled"],
    ["both emptied it, each in another way", "a", "", undefined, "settled"],
    ["each another", "a", "b", "c", "clash"],
    ["each another, where there was nothing", undefined, "b", "c", "clash"],
    ["I emptied it, they wrote", "a", "", "c", "clash"],
    ["lists, word for word", [{ why: "x" }], [{ why: "y" }], [{ why: "x" }], "mine"],
    [
      "a person, whatever the order of members",
      { id: 5, name: "A" },
      { id: 6, name: "B" },
      { name: "A", id: 5 },
      "mine",
    ],
  ];
  for (const [what, base, mine, theirs, outcome] of cases)
    it(what, () => {
      const merged = merge(
        { field: base ?? null },
        { field: mine },
        theirs === undefined ? {} : { field: theirs },
      );
      const found = "field" in merged.mine ? "mine" : merged.clashes.length > 0 ? "clash" : "settled";
      assert.equal(found, outcome);
    });

  const value = fc.option(fc.constantFrom("a", "b", "c", ""), { nil: null });
  const fields = fc.dictionary(fc.constantFrom("x", "y", "z"), value, { noNullPrototype: true });
  const nothing = (one: unknown) => one ?? "";

  it("loses nothing that either wrote, over any histories", () => {
    fc.assert(
      fc.property(fields, fields, fields, (base: Fields, typed: Fields, theirs: Fields) => {
        const over = Object.fromEntries(Object.keys(typed).map((field) => [field, base[field] ?? null]));
        const { mine, clashes } = merge(over, typed, theirs);
        for (const [field, wrote] of Object.entries(typed)) {
          const [was, there, text] = [nothing(base[field]), nothing(theirs[field]), nothing(wrote)];
          const clash = clashes.find((each) => each.field === field);
          // What I changed is taken, asked about, or there already; what they changed is never written over unasked.
          if (text !== was) assert.ok(field in mine || clash || same(text, there));
          if (there !== was) assert.ok(!(field in mine));
          if (clash) assert.deepEqual([nothing(clash.mine), nothing(clash.theirs)], [text, there]);
        }
      }),
      { numRuns: 100_000 },
    );
  });

  it("asks both of them the same", () => {
    fc.assert(
      fc.property(fields, fields, fields, (base: Fields, one: Fields, other: Fields) => {
        const both = Object.keys({ ...base, ...one, ...other });
        const whole = (typed: Fields) =>
          Object.fromEntries(both.map((field) => [field, typed[field] ?? base[field] ?? null]));
        const asked = (typed: Fields, theirs: Fields) =>
          merge(whole(base), whole(typed), whole(theirs)).clashes.map(({ field }) => field);
        assert.deepEqual(asked(one, other), asked(other, one));
      }),
      { numRuns: 100_000 },
    );
  });
});
