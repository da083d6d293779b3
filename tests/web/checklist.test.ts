import assert from "node:assert/strict";
import { describe, it } from "node:test";
import pack from "#pack" with { type: "json" };
import {
  changedLine,
  criteriaWithoutLine,
  filesOf,
  linesOf,
  linked,
  raisedFrom,
  raisedOn,
  tally,
  type ChecklistLine,
  type RaisedFromLine,
} from "../../web/audit/checklist.ts";
import type { Submission } from "../../web/outbox/submission.ts";

describe("an audit's checklist", () => {
  it("has a line for whatever is one, and no other", () => {
    const cases: [checklist: unknown, refs: string[]][] = [
      [undefined, []],
      ["A.5.18", []],
      [[], []],
      [
        [{ ref: "A.5.18" }, null, 7, { result: "conforming" }, { ref: { odd: true } }],
        ["A.5.18", "", ""],
      ],
    ];
    for (const [checklist, refs] of cases)
      assert.deepEqual(
        linesOf({ fields: { checklist } }).map(({ ref }) => ref),
        refs,
      );
  });

  it("proposes a line for each criterion that has none", () => {
    const fields = { criteria: ["9.2", "A.5.18", "", 7], checklist: [{ ref: "A.5.18" }] };
    assert.deepEqual(criteriaWithoutLine({ fields }), ["9.2"]);
    assert.deepEqual(criteriaWithoutLine({ fields: {} }), []);
  });

  it("counts what is done", () => {
    const signed = { ref: "1", result: "conforming", signedBy: { id: 7, name: "Mira Novak" } };
    const lines = [signed, { ref: "2" }, { ref: "3", result: "conforming" }];
    assert.deepEqual(tally(lines), { all: 3, open: 1, signed: 1, of: { conforming: 2 } });
    assert.deepEqual(tally([]), { all: 0, open: 0, signed: 0, of: {} });
  });

  it("takes a signature away with whatever it was given for", () => {
    const line = { ref: "9.2", result: "conforming", signedBy: { id: 7, name: "Mira Novak" } };
    assert.deepEqual(changedLine(line, { note: "n" }), { ref: "9.2", result: "conforming", note: "n" });
    assert.deepEqual(changedLine(line, {}), { ref: "9.2", result: "conforming" });
  });

  it("has its files, and leaves out what is none", () => {
    const sha256 = "5e".repeat(32);
    const files = [{ name: "door.jpg", sha256, line: "9.2" }, { name: "plan.pdf", sha256 }, { name: "x" }, 7];
    assert.deepEqual(filesOf({ fields: { files } }), files.slice(0, 2));
    assert.deepEqual(filesOf({ fields: {} }), []);
  });

  it("leads to types that the pack has, by members that its lines have", () => {
    const audit = pack.recordTypes.audit.fields.find(({ id }) => id === "checklist");
    const members = (audit as { items?: { id: string; type: string }[] }).items ?? [];
    const results = pack.enums.checklistResult.values.map(({ id }) => id);
    const leading = results.flatMap((result) => raisedFrom({ ref: "9.2", result }) ?? []);
    assert.equal(leading.length, 2);
    for (const { type, member } of leading) {
      assert.ok(type in pack.recordTypes);
      assert.equal(members.find(({ id }) => id === member)?.type, "issue");
    }
    assert.equal(raisedFrom({ ref: "9.2" }), undefined);
  });

  it("knows what was raised from its lines, and not from those of another audit", () => {
    const one = (page: string, more: object = {}) =>
      ({
        ...{ kind: "creation", page, state: "waiting", subject: "S" },
        record: { type: "nonconformity" },
        ...more,
      }) as unknown as Submission;
    const found = raisedOn(
      [
        one("site|7|85/A.5.18"),
        one("site|7|85/9.2", { state: "sent", issueId: 91 }),
        one("site|7|85"),
        one("site|7|851/9.2"),
        one("site|7|85/9.2", { kind: "update" }),
      ],
      "site|7|85",
    );
    assert.deepEqual(
      found.map(({ ref, state, issueId }) => [ref, state, issueId]),
      [
        ["A.5.18", "waiting", undefined],
        ["9.2", "sent", 91],
      ],
    );
  });

  it("links what was raised once it has its number, and leaves what is linked", () => {
    const raised = (ref: string, more: Partial<RaisedFromLine> = {}): RaisedFromLine => ({
      ...{ ref, type: "nonconformity", state: "sent", subject: "S", issueId: 91 },
      ...more,
    });
    const line: ChecklistLine = { ref: "9.2", result: "nonconforming" };
    const there: ChecklistLine = { ...line, nonconformity: { id: 12, subject: "Earlier" } };
    const cases: [line: ChecklistLine, raised: RaisedFromLine[], after: ChecklistLine | undefined][] = [
      [line, [raised("9.2")], { ...line, nonconformity: { id: 91, subject: "S" } }],
      [line, [raised("9.3")], undefined],
      [line, [{ ref: "9.2", type: "nonconformity", state: "waiting", subject: "S" }], undefined],
      [line, [raised("9.2", { type: "improvementOpportunity" })], undefined],
      [there, [raised("9.2")], undefined],
      [{ ref: "9.2", result: "conforming" }, [raised("9.2")], undefined],
      [
        { ref: "9.2", result: "opportunity" },
        [raised("9.2", { type: "improvementOpportunity" })],
        { ref: "9.2", result: "opportunity", improvement: { id: 91, subject: "S" } },
      ],
    ];
    for (const [before, from, after] of cases) assert.deepEqual(linked([before], from), after && [after]);
  });
});
