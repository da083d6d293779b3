import assert from "node:assert/strict";
import { describe, it } from "node:test";
import Ajv from "ajv";
import fc from "fast-check";
import { poamOf, recordsIn } from "../../web/register/oscal.ts";
import type { Row } from "../../web/register/row.ts";
import { aRecord } from "./records.ts";

// The members of OSCAL 1.0.4's plan of action and milestones that are written here, with what its schema asks of them.
const uuid = {
  type: "string",
  pattern: "^[0-9A-Fa-f]{8}-[0-9A-Fa-f]{4}-[45][0-9A-Fa-f]{3}-[89ABab][0-9A-Fa-f]{3}-[0-9A-Fa-f]{12}$",
};
const string = { type: "string", pattern: "^\\S(.*\\S)?$" };
const markup = { type: "string" };
const moment = {
  type: "string",
  pattern: "^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d+)?(Z|[+-]\\d{2}:\\d{2})$",
};
const uri = { type: "string", pattern: "^(#\\S+|https?://\\S+)$" };
const token = { type: "string", pattern: "^[A-Za-z_][\\w.-]*$" };
const object = (required: object, optional: object = {}) => ({
  ...{ type: "object", additionalProperties: false, required: Object.keys(required) },
  properties: { ...required, ...optional },
});
const list = (items: object) => ({ type: "array", minItems: 1, items });
const schema = object({
  "plan-of-action-and-milestones": object(
    {
      uuid,
      metadata: object({ title: markup, "last-modified": moment, version: string, "oscal-version": string }),
      "poam-items": list(
        object(
          { title: markup, description: markup },
          {
            uuid,
            props: list(object({ name: token, value: string }, { ns: uri })),
            links: list(object({ href: uri }, { rel: token })),
            "related-risks": list(object({ "risk-uuid": uuid })),
          },
        ),
      ),
    },
    {
      "system-id": object({ id: string }),
      risks: list(
        object(
          { uuid, title: markup, description: markup, statement: markup, status: token },
          { deadline: moment },
        ),
      ),
      "back-matter": object({
        resources: list(
          object(
            { uuid },
            {
              title: markup,
              base64: object({ value: { type: "string" } }, { filename: token, "media-type": string }),
            },
          ),
        ),
      }),
    },
  ),
});

const row = (more: Partial<Row>): Row => ({
  ...{ issueId: 12, url: "https://r.example/issues/12", title: "Leavers keep access", type: "nonconformity" },
  ...{
    typeName: "Nonconformity",
    state: "raised",
    stateName: "Raised",
    final: false,
    project: "ISMS",
    projectId: 1,
  },
  ...{ severity: "", area: "", owner: "", next: "", mine: false, due: "", overdue: false, values: {} },
  ...{ lacking: 0, updated: "2026-11-28", text: "", ...more },
});
const head = {
  uuid: "7d9c2c50-3f0e-4a51-9b39-0a4f63a7a4b1",
  site: "https://r.example/",
  madeOn: "2026-11-28T06:00:00.000Z",
};

describe("a plan of action and milestones", () => {
  const valid = new Ajv({ strict: false }).compile(schema);
  const check = (poam: string | undefined) => {
    assert.ok(poam !== undefined);
    const plan = JSON.parse(poam) as unknown;
    assert.ok(valid(plan), JSON.stringify(valid.errors));
    const ids = poam.match(/"uuid": "[^"]+"/g) ?? [];
    assert.equal(new Set(ids).size, ids.length, "an identifier stands twice");
  };

  it("is what OSCAL's schema asks for, and reads back without loss, whatever stands in the records", () => {
    const text = fc.oneof(
      fc.string(),
      fc.string({ unit: "binary" }),
      fc.constantFrom("", " ", "ä\n“b”  ", "\t"),
    );
    const one = fc.record({
      id: fc.uuid(),
      title: text,
      fields: fc.dictionary(fc.string(), text),
      known: fc.record({ observed: text, gap: text, severity: text, requirementRefs: fc.array(text) }),
      due: fc.constantFrom("", "2026-12-01"),
      final: fc.boolean(),
    });
    fc.assert(
      fc.property(
        fc.uniqueArray(one, { minLength: 1, maxLength: 5, selector: ({ id }) => id.slice(20) }),
        (all) => {
          const records = all.map(({ id, title, fields, known, due, final }, at) => ({
            row: row({ issueId: at, title, due, final, area: title, owner: title }),
            record: { ...aRecord({ ...fields, ...known }), id },
          }));
          const poam = poamOf(records, head);
          check(poam);
          const back = recordsIn(poam ?? "");
          assert.ok(back.ok);
          // JSON has no lone surrogates' bytes: what was stored never has them either.
          const stored = records.map(
            ({ record }) => JSON.parse(JSON.stringify(record).toWellFormed()) as unknown,
          );
          assert.deepEqual(back.value, stored);
        },
      ),
    );
  });

  it("gives the records of an import, whose identifiers are of another version, identifiers that OSCAL takes", () => {
    const record = { ...aRecord({}), id: "0d9c2c50-3f0e-8a51-bb39-0a4f63a7a4b1" };
    check(poamOf([{ row: row({}), record }], head));
  });

  it("is not made of nothing", () => assert.equal(poamOf([], head), undefined));

  for (const damaged of ["", "[", '{"plan-of-action-and-milestones":{"back-matter":{"resources":[{}]}}}'])
    it(`answers to ${damaged || "nothing"}`, () => assert.equal(recordsIn(damaged).ok, false));
});
