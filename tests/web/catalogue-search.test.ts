import assert from "node:assert/strict";
import { describe, it } from "node:test";
import catalogue from "#catalogue" with { type: "json" };
import { canonicalRef, entriesOf, searchCatalogue, titleOfRef } from "../../web/form/catalogue.ts";

// Requirement references are found by number or by words of their title, in English and German.

const entries = entriesOf(catalogue);

describe("searching the catalogue", () => {
  const cases: [typed: string, first: string, why: string][] = [
    ["A.5.18", "A.5.18", "the number itself"],
    ["a5.18", "A.5.18", "in a hurry"],
    ["5.18", "A.5.18", "without the letter"],
    ["10.2", "10.2", "a clause"],
    ["A.8.1", "A.8.1", "before A.8.10, which begins like it"],
    ["9", "9", "a whole clause"],
    ["logging", "A.8.15", "a word"],
    ["protokollierung", "A.8.15", "the same in German"],
    ["Access rights", "A.5.18", "two words, the title that has both"],
    ["rights access", "A.5.18", "in any order"],
    ["überwachung aktiv", "A.8.16", "German, with an umlaut"],
    ["uberwachung aktiv", "A.8.16", "and without"],
  ];
  for (const [typed, first, why] of cases)
    it(`“${typed}” leads to ${first}: ${why}`, () =>
      assert.equal(searchCatalogue(entries, typed)[0]?.ref, first));

  it("finds every entry by its number, first of all", () => {
    for (const { ref } of entries) assert.equal(searchCatalogue(entries, ref)[0]?.ref, ref);
  });

  it("finds every entry by its title in either language", () => {
    for (const entry of entries) {
      for (const title of [entry.title.en, entry.title.de]) {
        const found = searchCatalogue(entries, title ?? "", entries.length);
        assert.ok(found.includes(entry), `${entry.ref} by ${title}`);
      }
    }
  });

  for (const typed of ["", "   ", "no such thing", "12.7", "A.9.1"])
    it(`“${typed}” finds nothing`, () => assert.deepEqual(searchCatalogue(entries, typed), []));

  it("gives no more than asked for", () => assert.equal(searchCatalogue(entries, "a", 5).length, 5));
});

describe("a reference", () => {
  it("is written as in the catalogue where it is in it", () => {
    assert.equal(canonicalRef(entries, " a.5.18 "), "A.5.18");
    assert.equal(canonicalRef(entries, "A5.18"), "A.5.18");
  });
  it("stays as typed where it is in none", () =>
    assert.equal(canonicalRef(entries, "Access policy 3.2"), "Access policy 3.2"));
  it("has its title in the reader's language", () => {
    assert.equal(titleOfRef(entries, "A.8.15", "en"), "Logging");
    assert.equal(titleOfRef(entries, "A.8.15", "de-AT"), "Protokollierung");
    assert.equal(titleOfRef(entries, "Access policy 3.2", "en"), undefined);
  });
});
