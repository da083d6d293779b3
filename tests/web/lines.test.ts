import assert from "node:assert/strict";
import { describe, it } from "node:test";
import pack from "#pack" with { type: "json" };
import type { Column, Field, Pack } from "#schema/pack";
import {
  cellOf,
  columnsOf,
  isComplete,
  isEmpty,
  isTyped,
  lineText,
  linesIn,
  withCell,
} from "../../web/form/list/lines.ts";
import { fits, layoutFishbone } from "../../web/form/list/fishbone-layout.ts";
import { shapeOf } from "../../web/form/list/shape.ts";
import { dayDistance } from "../../web/form/values.ts";

// Lines of list fields as the pack describes them and the record keeps them.

const rules = pack as unknown as Pack;
function field(type: string, id: string): Field {
  const found = rules.recordTypes[type]?.fields.find((each) => each.id === id);
  if (!found) throw new Error(`no field ${type}.${id}`);
  return found;
}
function column(of: Field, id: string): Column {
  const found = columnsOf(of).find((each) => each.id === id);
  if (!found) throw new Error(`no column ${id}`);
  return found;
}

describe("what a list of the pack is drawn as", () => {
  const cases: [type: string, id: string, shape: string][] = [
    ["audit", "team", "people"],
    ["managementReview", "attendees", "people"],
    ["nonconformity", "formerRoles", "lines"],
    ["nonconformity", "similarCandidates", "lines"],
    ["nonconformity", "evidence", "files"],
    ["nonconformity", "whys", "chain"],
    ["nonconformity", "ishikawa", "fishbone"],
    ["nonconformity", "furtherCauses", "lines"],
    ["audit", "checklist", "lines"],
    ["policyDocument", "revisions", "lines"],
  ];
  for (const [type, id, shape] of cases)
    it(`${type}.${id}: ${shape}`, () => assert.equal(shapeOf(field(type, id)), shape));

  it("lines of other records are not typed, all others are", () => {
    for (const { fields } of Object.values(rules.recordTypes)) {
      for (const each of fields.filter((one) => one.type === "list"))
        assert.equal(isTyped(each), each.of === undefined, each.id);
    }
  });
});

describe("a line", () => {
  const candidates = field("nonconformity", "similarCandidates");
  const head = column(candidates, "@");
  const verdict = column(candidates, "verdict");
  const reason = column(candidates, "reason");

  it("begins with the issue that it stands for, beside its columns", () => {
    let line = withCell({}, verdict, "same");
    line = withCell(line, head, { id: 27, subject: "Kept access" });
    assert.deepEqual(line, { id: 27, subject: "Kept access", verdict: "same" });
    assert.deepEqual(cellOf(line, head), { id: 27, subject: "Kept access" });
    assert.deepEqual(withCell(line, head, null), { verdict: "same" });
  });
  it("has no member for what is blank", () =>
    assert.deepEqual(withCell({ verdict: "same", reason: "x" }, reason, "  "), { verdict: "same" }));
  it("holds no half of a surrogate pair", () =>
    assert.deepEqual(withCell({}, reason, "a\ud800"), { reason: "a\ufffd" }));
  it("is complete once every needed column is filled", () => {
    const columns = columnsOf(candidates);
    assert.equal(isComplete({ id: 27, subject: "x", verdict: "same" }, columns), false);
    assert.equal(isComplete({ id: 27, subject: "x", verdict: "same", reason: "y" }, columns), true);
  });
  it("says at one look what it holds", () =>
    assert.deepEqual(
      lineText(
        rules,
        columnsOf(candidates),
        { id: 27, subject: "Kept", verdict: "same", reason: "nine days" },
        "de",
      ),
      ["#27 Kept", "Gleich", "nine days"],
    ));
  for (const line of [{}, { why: "" }, { why: "  ", refs: [] }, { who: null }])
    it(`is empty: ${JSON.stringify(line)}`, () => assert.ok(isEmpty(line)));
  for (const value of [undefined, null, "text", 5, { id: 1 }])
    it(`there are none in ${JSON.stringify(value)}`, () => assert.deepEqual(linesIn(value), []));
});

describe("how far a day is", () => {
  const cases: [day: string, en: string, de: string][] = [
    ["2026-11-23", "today", "heute"],
    ["2026-12-07", "in 14 days", "in 14 Tagen"],
    ["2026-11-22", "yesterday", "gestern"],
    ["2026-03-29", "239 days ago", "vor 239 Tagen"],
    ["0002-11-23", "", ""],
    ["soon", "", ""],
  ];
  for (const [day, en, de] of cases) {
    it(`${day}: ${en}`, () => {
      assert.equal(dayDistance(day, "2026-11-23", "en"), en);
      assert.equal(dayDistance(day, "2026-11-23", "de"), de);
    });
  }
});

describe("the cause-and-effect diagram", () => {
  for (const counts of [[0, 0, 0, 0, 0, 0, 0], [3, 1, 0, 5, 2, 0, 1], [1], [2, 0]]) {
    it(`has room for ${counts.join(", ")} causes`, () => {
      const { bones, width, height, spine, head } = layoutFishbone(counts, 900);
      const boxes = bones.flatMap(({ causes, heading, more }) => [heading, more, ...causes]);
      for (const box of [...boxes, head]) {
        assert.ok(box.left >= 0 && box.left + box.width <= width, "within its width");
        assert.ok(box.top >= 0 && box.top + box.height <= height, "within its height");
      }
      for (const [index, { causes, to }] of bones.entries()) {
        assert.equal(causes.length, counts[index]);
        assert.equal(to.y, spine.y, "bones meet the spine");
        for (const box of causes) {
          const above = box.top + box.height <= spine.y;
          assert.ok(above === (index % 2 === 0), "alternately above and below");
        }
        // One cause does not lie on another.
        const tops = causes.map(({ top }) => top).sort((a, b) => a - b);
        tops.slice(1).forEach((top, at) => assert.ok(top - (tops[at] ?? 0) >= (causes[0]?.height ?? 0)));
      }
    });
  }
  it("is not drawn where its texts would have no room", () => {
    assert.equal(fits(7, 925), true);
    assert.equal(fits(7, 488), false);
  });
});
