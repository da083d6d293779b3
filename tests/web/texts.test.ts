import assert from "node:assert/strict";
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { describe, it } from "node:test";
import { counted, language, speak, words, type Language } from "../../web/text/language.ts";
import { wordsOutside } from "./lib/literals.ts";

const root = path.resolve(import.meta.dirname, "../..");
const features = (await readdir(path.join(root, "web/text"))).filter((file) => file !== "language.ts").sort();

/** Words that German and English share. */
const same = [
  "actions.actionsText.columns.status",
  "list.listText.person",
  "picker.pickerText.peopleHint",
  "policy.policyText.rows.version",
  "policy.policyText.historyColumns.0",
  "policy.policyText.parts.audits.title",
  "record.recordText.by",
  "register.registerText.site",
  "setup.setupText.step.inProjects",
  "working-days.workingDaysText.region",
];

/** Every text of a feature with its place; functions are called with something that reads as text and as number. */
function textsOf(value: unknown, place: string): [string, string][] {
  if (typeof value === "string") return [[place, value]];
  if (typeof value === "function") return [[place, called(value as (...args: unknown[]) => unknown, place)]];
  assert.ok(typeof value === "object" && value !== null, `${place} is neither text, function nor texts`);
  return Object.keys(value).flatMap((key) =>
    textsOf((value as Record<string, unknown>)[key], `${place}.${key}`),
  );
}

function called(text: (...args: unknown[]) => unknown, place: string): string {
  for (const sample of [["7"], 7, "7"]) {
    try {
      return `${text.length} ${String(text(...(Array(text.length).fill(sample) as unknown[])))}`;
    } catch {
      continue;
    }
  }
  throw new Error(`${place} takes neither numbers nor texts`);
}

async function textsIn(feature: string, locale: Language): Promise<Map<string, string>> {
  speak(locale);
  const exported = (await import(path.join(root, "web/text", feature))) as Record<string, unknown>;
  const name = feature.replace(/\.ts$/, "");
  return new Map(
    Object.entries(exported)
      .filter(([, value]) => typeof value === "object")
      .flatMap(([key, value]) => textsOf(value, `${name}.${key}`)),
  );
}

describe("the interface's words", () => {
  const locales: [locale: string, language: Language, followed: string][] = [
    ["de", "de", "de"],
    ["de-AT", "de", "de-AT"],
    ["de_CH", "de", "de-CH"],
    ["DE-de", "de", "DE-de"],
    ["en-GB", "en", "en-GB"],
    ["fr", "en", "en"],
    ["dem", "en", "en"],
    ["", "en", "en"],
  ];
  for (const [locale, expected, followed] of locales) {
    it(`a browser in “${locale}” gets ${expected}, with dates as in ${followed}`, () => {
      assert.equal(speak(locale), followed);
      assert.equal(language(), expected);
    });
  }

  it("are read when they are drawn, not when the module loads", () => {
    const greeting = words({ en: { hello: "Hello" }, de: { hello: "Guten Tag" } });
    speak("en");
    assert.equal(greeting.hello, "Hello");
    speak("de");
    assert.equal(greeting.hello, "Guten Tag");
  });

  const forms = { one: "ein Tag", other: "Tage" };
  for (const [count, form] of [
    [0, "Tage"],
    [1, "ein Tag"],
    [2, "Tage"],
    [21, "Tage"],
  ] as const) {
    it(`${count} takes “${form}”`, () => {
      speak("de");
      assert.equal(counted(count, forms), form);
    });
  }

  for (const feature of features) {
    it(`${feature}: every text is there in both languages, with the same arguments`, async () => {
      const english = await textsIn(feature, "en");
      const german = await textsIn(feature, "de");
      assert.ok(english.size > 0, "a file without texts");
      assert.deepEqual([...german.keys()], [...english.keys()]);
      const untranslated = [...english]
        .filter(([place, text]) => german.get(place) === text)
        .map(([place]) => place);
      assert.deepEqual(
        untranslated.filter((place) => !same.includes(place)),
        [],
        "not translated",
      );
      const listed = same.filter((place) => english.has(place));
      assert.deepEqual(
        listed.filter((place) => !untranslated.includes(place)),
        [],
        "listed as the same, and is not",
      );
      for (const [place, text] of [...english, ...german]) {
        assert.notEqual(text.trim(), "", place);
        assert.doesNotMatch(text, /undefined|\[object/, place);
        // "Du" has no place in it.
        assert.doesNotMatch(text, /\b(?:[Dd]u|[Dd]eine?[mnrs]?|[Dd]ich|[Dd]ir)\b/, place);
      }
    });

    it(`${feature}: what it says is exported, so that this test sees it`, async () => {
      const source = await readFile(path.join(root, "web/text", feature), "utf8");
      assert.doesNotMatch(source, /^(?:const|let) \w+ = words/m);
    });
  }

  it("stand in web/text and nowhere else", async () => {
    assert.deepEqual(await wordsOutside(root), []);
  });

  const literals: [source: string, words: string[]][] = [
    [`const a = <p>Raise it</p>;`, ["Raise it"]],
    [`const a = <p>“{b}”</p>;`, ["“", "”"]],
    [`const a = <p class="notice bad" data-x="two words">{b}</p>;`, []],
    [`const a = <p class={b ? "says gentle" : "says"} aria-label="Close">×</p>;`, ["Close"]],
    ["const a = <p title={`Remove ${b}`}>{b}</p>;", ["Remove "]],
    [`return failed("internal", "no such thing");`, ["no such thing"]],
    ["say(`HTTP ${status} without content`);", [" without content"]],
    ['html`<p class="a b" title="${c}">Two words ${d}</p>`;', ["Two words "]],
    [`throw new Error("this wasm has no memory");`, []],
    [`import a from "b c"; const d = "camelCase", e = "issue-pages", f = "GET";`, []],
  ];
  for (const [source, expected] of literals) {
    it(`the check finds ${JSON.stringify(expected)} in ${source}`, async () => {
      const { literalsIn } = await import("./lib/literals.ts");
      assert.deepEqual(
        literalsIn(source).map(({ text }) => text),
        expected,
      );
    });
  }
});

describe("the extension's name, description and settings title", () => {
  it("are there in both languages, and the manifest asks for nothing else", async () => {
    const read = async (file: string) => readFile(path.join(root, "plugin/extension", file), "utf8");
    const manifest = await read("manifest.json");
    const asked = [...manifest.matchAll(/__MSG_(\w+)__/g)].map(([, key]) => key).sort();
    for (const locale of ["en", "de"]) {
      const messages = JSON.parse(await read(`static/_locales/${locale}/messages.json`)) as Record<
        string,
        unknown
      >;
      assert.deepEqual(Object.keys(messages).sort(), asked, locale);
    }
  });
});
