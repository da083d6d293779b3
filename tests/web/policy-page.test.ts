import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { describe, it } from "node:test";
import pack from "#pack" with { type: "json" };
import type { Pack } from "#schema/pack";
import { policyPage } from "../../web/policy/page.ts";
import { Engine, type EngineAnswer } from "../../web/engine/engine.ts";
import type { Survey } from "../../web/register/dashboard.ts";
import { speak } from "../../web/text/language.ts";
import { organisation } from "../lib/organisation.ts";
import { aRecord } from "./records.ts";

// The Continual Improvement Policy as a wiki page: every part that the domain asks for, in both markups and languages.

const rules = pack as unknown as Pack;
const record = {
  ...aRecord({
    ...{ title: "Continual Improvement Policy", versionNumber: "3.2", classification: "internal" },
    ...{ owner: { id: 5, name: "Anna Berger" }, author: { id: 9, name: "Mira Okafor" } },
    ...{ approver: { id: 7, name: "Jonas Lindt" }, nextReview: "2027-11-30", wikiPage: "Policy" },
    revisions: [
      { version: "3.2", date: "2026-11-10", author: "Mira Okafor", summary: "Leavers | {{include(Secret)}}" },
    ],
  }),
  type: "policyDocument",
};

describe("the policy's page", () => {
  const cases: [markup: "textile" | "markdown", language: string, has: RegExp[]][] = [
    [
      "textile",
      "en",
      [
        /^h1\. Continual Improvement Policy\n/,
        /\|_\. Version\|3\.2\|/,
        /\|_\. Classification\|Internal\|/,
        /\|_\. In force from\|set with the approval\|/,
        /\|_\. Next review\|Nov 30, 2027\|/,
        /\|_\. Version\|_\. Date\|_\. Author\|_\. What changed\|\n\|3\.2\|Nov 10, 2026\|Mira Okafor\|Leavers \/ \{ \{include\(Secret\)\} \}\|/,
        /h2\. Incidents\n\n/,
      ],
    ],
    [
      "markdown",
      "de",
      [
        /^# Continual Improvement Policy\n/,
        /\| \*\*Klassifizierung\*\* \| Intern \|/,
        /\| Version \| Datum \| Verfasst von \| Änderung \|\n\| --- \| --- \| --- \| --- \|\n/,
        /## Vorfälle\n\n/,
      ],
    ],
  ];
  for (const [markup, language, has] of cases)
    it(`in ${markup}, in the language ${language}`, () => {
      speak(language);
      const page = policyPage(record, rules, undefined, markup, language);
      speak("en");
      for (const each of has) assert.match(page, each);
      assert.doesNotMatch(page, /\{\{|undefined|\[object/);
    });

  it("has every part, each once and in the table of contents", () => {
    const page = policyPage(record, rules, undefined, "textile", "en");
    const headings = [...page.matchAll(/^h2\. (.+)$/gm)].map(([, title]) => title);
    assert.deepEqual(headings, [
      ...[
        "Document control",
        "Version history",
        "Contents",
        "Purpose",
        "Scope",
        "Principle",
        "Audits",
        "Incidents",
      ],
      ...[
        "Change management",
        "Management review team",
        "Review of objectives",
        "Law, regulation and standards",
      ],
      ...["Improvement after a nonconformity", "Management of improvement", "Compliance"],
      "Areas of the standard addressed",
    ]);
    for (const title of headings.slice(3)) assert.ok(page.includes(`* ${title}\n`), title);
  });

  it("takes the scope from the record, and the measurement from the register", async () => {
    const wasm = await readFile(new URL("../../build/wasm/clause10-register.wasm", import.meta.url));
    const engine = await Engine.load(await WebAssembly.compile(wasm), pack);
    const value = <T>(answer: EngineAnswer<T>): T => {
      assert.equal(answer.status, "ok");
      return (answer as { value: T }).value;
    };
    const today = "2026-11-28";
    const register = value(engine.openRegister({ today }));
    const records = await organisation(engine, rules, 200, today);
    value(register.put(records.map((each) => JSON.stringify(each)).join("\n")));
    const survey: Survey = {
      metrics: value(register.metrics({ today })),
      policy: value(register.policyViolations({ today }, { limit: 1 })).byViolation,
    };
    const own = { ...record, fields: { ...record.fields, scope: "Plant and offices in Graz." } };
    const page = policyPage(own, rules, survey, "textile", "en");
    assert.match(page, /h2\. Scope\n\nPlant and offices in Graz\.\n/);
    const open = survey.metrics.types.find(({ type }) => type === "nonconformity")?.open ?? 0;
    assert.ok(open > 0);
    assert.match(page, new RegExp(`As measured on Nov 28, 2026:\n\n\\* ${open} open nonconformities\n`));
  });
});
