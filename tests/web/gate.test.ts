import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { before, describe, it } from "node:test";
import pack from "#pack" with { type: "json" };
import type { Pack } from "#schema/pack";
import type { ImprovementRecord } from "#schema/record";
import { Engine } from "../../web/engine/engine.ts";
import type { FormEdit, Verdict } from "../../web/gate/edit.ts";
import { judge, type Judge } from "../../web/gate/judge.ts";
import { judgeNew } from "../../web/gate/judge-new.ts";
import { mappingByNames, type SiteMapping } from "../../web/gate/mapping.ts";
import { encodeBlock } from "../../web/record/document.ts";
import { aRecord } from "./records.ts";

const rules = pack as unknown as Pack;
const anna = { id: 5, name: "Anna Berger" };
const jonas = { id: 6, name: "Jonas Weber" };
const raised = aRecord({ title: "Access outlives employment", source: "deviation" });
const planned: ImprovementRecord = {
  ...raised,
  version: 5,
  state: "planned",
  fields: { ...raised.fields, severity: "minor", owner: anna, approver: jonas },
  deadlines: { close: { due: "2026-12-24", original: "2026-12-24" } },
};
const closed: ImprovementRecord = { ...planned, version: 9, state: "closed" };
const action: ImprovementRecord = {
  ...aRecord({ title: "Lock accounts", owner: anna, due: "2026-12-01" }),
  type: "correctiveAction",
  state: "planned",
};
const statuses = new Map([
  [1, false],
  [2, false],
  [5, true],
  [7, false],
  [8, true],
]);
const status = (id: number, name: string) => ({ status: { id, name } });

let engine: Engine;
before(async () => {
  const wasm = await readFile(new URL("../../build/wasm/clause10-register.wasm", import.meta.url));
  engine = await Engine.load(await WebAssembly.compile(wasm), pack);
});

const context = { today: "2026-11-23", now: "2026-11-23T10:00:00Z", locale: "en", user: anna };
const asks = (mapping: SiteMapping): Judge => ({ engine, pack: rules, mapping, context });

/** The issue of a record, as Redmine keeps it: with CR LF, in the description or in the field. */
function issueOf(record: ImprovementRecord, home: "description" | "field" = "description") {
  const block = encodeBlock(record, "textile").replaceAll("\n", "\r\n");
  return {
    status: "New",
    assignee: anna,
    dueDate: "2026-12-24",
    description: home === "description" ? `Seen in October.\r\n\r\n${block}` : "Seen in October.",
    customFields: [
      { id: 1, name: "Clause 10 record", value: home === "field" ? block : "" },
      { id: 2, name: "Area", value: "People" },
    ],
  };
}

type Case = [
  what: string,
  record: ImprovementRecord,
  edit: (issue: ReturnType<typeof issueOf>) => Partial<FormEdit>,
  held: [control: string, says: RegExp] | "free",
  home?: "field",
];

const cases: Case[] = [
  ["nothing but a note", planned, () => ({}), "free"],
  ["the form as it was opened", planned, whole, "free"],
  [
    "text around the record",
    planned,
    ({ description }) => ({ description: `More.\n\n${description}` }),
    "free",
  ],
  [
    "the record's text in the description",
    planned,
    ({ description }) => ({ description: description.replace("minor", "major") }),
    ["description", /This text is the record/],
  ],
  [
    "the record taken out",
    planned,
    () => ({ description: "Seen." }),
    ["description", /would lose everything/],
  ],
  [
    "the record's end torn off",
    planned,
    ({ description }) => ({ description: description.slice(0, -4) }),
    ["description", /This text is the record/],
  ],
  [
    "a page from before the last step",
    planned,
    () => ({ description: issueOf({ ...planned, version: 4 }).description }),
    ["description", /went on to version 5/],
  ],
  [
    "the record's field changed",
    planned,
    () => ({ customFields: [{ id: 1, name: "Clause 10 record", value: "x" }] }),
    ["field:1", /would lose everything/],
    "field",
  ],
  [
    "a tracker without the record's field",
    planned,
    () => ({ tracker: { id: 1, name: "Bug" }, gone: [1] }),
    ["tracker", /With “Bug”.*would be lost/],
    "field",
  ],
  [
    "a tracker without a field that is not the record's",
    planned,
    () => ({ tracker: { id: 1, name: "Bug" }, gone: [1] }),
    "free",
  ],
  ["a status that fits the state", planned, () => status(2, "In Progress"), "free"],
  ["the same in German", planned, () => status(2, "In Bearbeitung"), "free"],
  ["a status that nobody has mapped", planned, () => status(7, "Waiting for parts"), "free"],
  [
    "closing by a status that nobody has mapped",
    planned,
    () => status(8, "Solved"),
    ["status", /closes this issue.*“Planned”/],
  ],
  [
    "closing past the gate",
    planned,
    () => status(5, "Closed"),
    ["status", /“Closed” closes this issue.*No single step/],
  ],
  ["closing what is closed", closed, () => status(5, "Closed"), "free"],
  ["opening what is closed", closed, () => status(2, "In progress"), ["status", /does not fit.*“Closed”/]],
  ["the stored status, whatever it is", closed, () => status(1, "New"), "free"],
  ["an owner who is fixed", planned, () => ({ assignee: jonas }), ["assignee", /Owner/]],
  ["an owner who is not", raised, () => ({ assignee: jonas }), "free"],
  ["nobody, where an action needs an owner", action, () => ({ assignee: null }), ["assignee", /./]],
  [
    "a date beside the frozen deadline",
    planned,
    () => ({ dueDate: "2027-03-01" }),
    ["dueDate", /deadline is/],
  ],
  ["the frozen deadline itself", planned, () => ({ dueDate: "2026-12-24" }), "free"],
  ["a date before there is a deadline", raised, () => ({ dueDate: "2027-03-01" }), "free"],
  ["an action's own date", action, () => ({ dueDate: "2026-12-15" }), "free"],
  [
    "a custom field with no meaning",
    planned,
    ({ customFields }) => ({ customFields: [{ id: 9, name: "Colour", value: "red" }, ...customFields] }),
    "free",
  ],
  [
    "a custom field that is locked",
    planned,
    () => ({ customFields: [{ id: 2, name: "Area", value: "IT" }] }),
    ["field:2", /Area/],
  ],
];

function whole(issue: ReturnType<typeof issueOf>): Partial<FormEdit> {
  const { description, dueDate, assignee, customFields } = issue;
  return { description: description.replaceAll("\r\n", "\n"), dueDate, assignee, customFields };
}

function judged(record: ImprovementRecord, edit: Case[2], home?: "field"): Verdict {
  const issue = issueOf(record, home);
  const housed = { record, home: home ? { kind: home, fieldId: 1 } : ({ kind: "description" } as const) };
  const asked: FormEdit = { customFields: [], gone: [], ...edit(issue) };
  return judge(asks(mappingByNames(rules)), { issue, housed, closing: statuses }, asked);
}

describe("what the edit form of a record's issue may save", () => {
  for (const [what, record, edit, expected, home] of cases) {
    it(`${what}: ${expected === "free" ? "free" : `held at ${expected[0]}`}`, () => {
      const verdict = judged(record, edit, home);
      if (expected === "free") return assert.equal(verdict.kind, "free", JSON.stringify(verdict));
      assert.equal(verdict.kind, "held", JSON.stringify(verdict));
      const [control, says] = expected;
      const fault = verdict.faults.find((each) => each.control === control);
      assert.match(fault?.message ?? "", says);
      assert.equal(verdict.faults.length, 1, JSON.stringify(verdict.faults));
    });
  }

  it("says what the step to a status still needs, each with its field", () => {
    const verdict = judged({ ...planned, state: "verifying" }, () => status(5, "Closed"));
    assert.ok(verdict.kind === "held");
    const { reasons, way } = verdict.faults[0] ?? assert.fail();
    assert.ok(reasons.length > 1);
    assert.ok(reasons.every(({ message, clause }) => message && clause));
    assert.deepEqual(way, { to: "panel", field: reasons.find(({ field }) => field)?.field });
  });

  it("puts the record back into the text, and leaves the rest as it was typed", () => {
    const verdict = judged(planned, () => ({ description: "New words." }));
    assert.ok(verdict.kind === "held");
    const { restored } = verdict.faults[0] ?? assert.fail();
    assert.match(restored ?? "", /^New words\.\s+\{\{collapse/);
    assert.equal(judged(planned, () => ({ description: restored ?? "" })).kind, "free");
  });

  it("marks what is needed now and what the next step needs", () => {
    const verdict = judged(raised, () => ({
      assignee: anna,
      customFields: [{ id: 2, name: "Bereich", value: "" }],
    }));
    assert.ok(verdict.kind === "free");
    assert.deepEqual(verdict.needs, [
      { control: "assignee", step: "Triage" },
      { control: "field:2", step: "Triage" },
    ]);
  });
});

describe("what the form for a new issue may save", () => {
  const tracker = { id: 5, name: "Nichtkonformität" };
  const edit = (more: Partial<FormEdit>): FormEdit => ({ customFields: [], gone: [], ...more });
  const names = () => asks(mappingByNames(rules));
  const declared = () => asks({ ...mappingByNames(rules), declared: true });

  it("an ordinary tracker is none of our business", () =>
    assert.deepEqual(judgeNew(declared(), edit({ tracker: { id: 1, name: "Bug" } })), { kind: "none" }));
  it("a tracker that sounds like records only offers the way to raise one", () => {
    const verdict = judgeNew(names(), edit({ tracker, subject: "Too long" }));
    assert.ok(verdict.kind === "free");
    assert.deepEqual(verdict.hint?.way, { to: "raise", type: "nonconformity" });
  });
  it("a tracker that the site declared is held back, with that way", () => {
    const verdict = judgeNew(declared(), edit({ tracker }));
    assert.ok(verdict.kind === "held");
    assert.deepEqual(verdict.faults[0]?.way, { to: "raise", type: "nonconformity" });
  });
  it("the copy of a record is held back on any tracker", () => {
    const description = issueOf(planned).description;
    const verdict = judgeNew(names(), edit({ tracker: { id: 1, name: "Bug" }, description }));
    assert.ok(verdict.kind === "held");
    assert.equal(verdict.faults[0]?.restored, "Seen in October.");
  });
});
