import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { describe, it } from "node:test";
import pack from "#pack" with { type: "json" };

// docs/iso27001-coverage.md says what implements each part of clause 10.2 and of the policy. What it names has to be there.

const page = await readFile(path.resolve(import.meta.dirname, "../../docs/iso27001-coverage.md"), "utf8");

interface Row {
  section: string;
  subject: string;
  /** What implements it, and what does not yet. */
  by: string;
  open: string;
}

/** The rows of the page's tables, without their headings. */
function rowsOf(text: string): Row[] {
  return text.split(/^## /m).flatMap((part) => {
    const lines = part.split("\n");
    const cells = lines.filter((line) => line.startsWith("|")).map((line) => line.split("|").slice(1, 4));
    return cells
      .slice(2)
      .map(([subject = "", by = "", open = ""]) => ({ section: lines[0] ?? "", subject, by, open }));
  });
}

/** Everything of the pack that has a name: rules, fields, deadlines, values and states of a type, and what types share. */
function namesOf(): Set<string> {
  const names = new Set<string>([...Object.keys(pack.enums), ...Object.keys(pack.deadlineProfiles)]);
  for (const [id, type] of Object.entries(pack.recordTypes)) {
    names.add(id);
    for (const rule of type.rules) names.add(rule.id);
    for (const part of [...type.fields, ...type.states, ...type.transitions]) {
      names.add(`${id}.${part.id}`).add(part.id);
    }
  }
  for (const profile of Object.values(pack.deadlineProfiles)) {
    for (const [type, deadlines] of Object.entries<{ id: string }[]>(profile.deadlines)) {
      for (const { id } of deadlines) names.add(`${type}.${id}`).add(id);
    }
  }
  for (const { values } of Object.values(pack.enums)) for (const { id } of values) names.add(id);
  for (const role of Object.keys(pack.roles)) names.add(role);
  for (const parameter of Object.keys(pack.parameters)) names.add(parameter);
  for (const { id } of pack.survey.violations) names.add(id);
  return names;
}

const names = [...namesOf()];
/** `.whys.*` continues the type that the row names, a type's own rules otherwise. */
function isThere(name: string): boolean {
  const text = name.replace(/[.*+?^${}()|[\]\\]/g, (c) => (c === "*" ? ".*" : `\\${c}`));
  const pattern = new RegExp(name.startsWith(".") ? `^[A-Za-z]+${text}$` : `^(?:[A-Za-z]+\\.)?${text}$`);
  return names.some((each) => pattern.test(each));
}

describe("the page about what clause 10 and its policy need", () => {
  const rows = rowsOf(page);

  it("has a row for each step of 10.2, each part of the policy and each violation of it", () => {
    const count = (section: string) => rows.filter((row) => row.section.startsWith(section)).length;
    assert.equal(count("Clause 10.2"), 7);
    assert.ok(count("Parts of the policy") >= 14);
    assert.ok(count("Violations of the policy") >= 7);
  });

  it("names something that implements each step and each part", () => {
    const empty = rows.filter(({ by }) => by.trim() === "").map(({ subject }) => subject.trim());
    assert.deepEqual(empty, []);
  });

  it("names nothing that the pack does not have", () => {
    const named = rows.flatMap(({ by }) => [...by.matchAll(/`([^`]+)`/g)].map((match) => match[1] ?? ""));
    const missing = named.filter((name) => !/[\s_-]/.test(name) && !isThere(name));
    assert.ok(named.length > 60);
    assert.deepEqual(missing, []);
  });
});
