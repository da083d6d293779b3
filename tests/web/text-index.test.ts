import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import type { Row } from "../../web/register/row.ts";
import { TextIndex } from "../../web/register/text-index.ts";

const rowOf = (text: string) => ({ text }) as Row;

describe("words in many texts", () => {
  const rows = ["#12\naccess outlives employment", "#13\nlaptop without encryption", "#112\nübung", ""].map(
    rowOf,
  );
  for (const [what, words, expected] of [
    ["a whole word", ["access"], [0]],
    ["a part of one", ["crypt"], [1]],
    ["two words, in whatever order", ["employment", "access"], [0]],
    ["a number, also within another", ["12"], [0, 2]],
    ["fewer than three letters", ["a"], [0, 1]],
    ["letters with marks", ["übu"], [2]],
    ["what stands nowhere", ["harbour"], []],
    ["one word that is there and one that is not", ["access", "harbour"], []],
  ] as const)
    it(`finds ${what}`, () => {
      const index = new TextIndex();
      index.add(rows.slice(0, 3));
      index.add(rows.slice(3));
      const found = [...index.find(words)].map((row) => rows.indexOf(row));
      assert.deepEqual(found, expected);
    });

  it("finds the same as reading every text does", () => {
    // Few letters, so that what is asked for is often there and often nearly.
    const text = fc.string({ unit: fc.constantFrom("a", "b", "c", "é", "𝕏", "\n"), maxLength: 60 });
    const word = fc.string({ unit: fc.constantFrom("a", "b", "c", "é", "𝕏"), minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(
        fc.array(text, { maxLength: 20 }),
        fc.array(word, { minLength: 1, maxLength: 3 }),
        (texts, words) => {
          const many = texts.map(rowOf);
          const index = new TextIndex();
          for (let from = 0; from < many.length; from += 7) index.add(many.slice(from, from + 7));
          const expected = many.filter((row) => words.every((each) => row.text.includes(each)));
          assert.deepEqual([...index.find(words)], expected);
        },
      ),
      { numRuns: 2_000 },
    );
  });
});
