import assert from "node:assert/strict";
import { describe, it } from "node:test";
import joined from "#pack" with { type: "json" };
import type { Pack } from "#schema/pack";
import type { ImprovementRecord } from "#schema/record";
import { raisable } from "../../web/record/raisable.ts";
import { notesOfSteps } from "../../web/record/notes.ts";
import { wayOf } from "../../web/record/way.ts";
import { aRecord } from "./records.ts";

const pack = joined as unknown as Pack;

/** A record that went through these states. */
function through(type: string, states: string): ImprovementRecord {
  const path = states.split(" ");
  const history = path.slice(1).map((to, index) => ({
    ...{ version: index + 1, transition: `to${to}`, from: path[index] ?? "", to },
    ...{ by: { id: 5, name: "Anna Berger" }, on: `2026-11-${String(index + 1).padStart(2, "0")}T10:00:00Z` },
  }));
  return { ...aRecord({}), type, state: path.at(-1) ?? "", version: history.length, history };
}

describe("the way of a record", () => {
  /** Past states in brackets, the present one in capitals. */
  const cases: [type: string, through: string, way: string, round: number][] = [
    [
      "nonconformity",
      "draft raised triaged",
      "(raised) TRIAGED contained analysed planned implementing implemented verifying closed",
      1,
    ],
    ["nonconformity", "draft raised triaged cancelled", "(raised) (triaged) CANCELLED", 1],
    ["nonconformity", "draft raised becameOpportunity", "(raised) BECAMEOPPORTUNITY", 1],
    [
      "nonconformity",
      "draft raised triaged contained analysed planned implementing implemented verifying analysed",
      "(raised) (triaged) (contained) ANALYSED planned implementing implemented verifying closed",
      2,
    ],
    [
      "nonconformity",
      "draft raised triaged contained analysed planned implementing implemented verifying closed reopened",
      "(raised) (triaged) (contained) REOPENED analysed planned implementing implemented verifying closed",
      2,
    ],
    ["correctiveAction", "draft planned inProgress done inProgress", "(planned) INPROGRESS done accepted", 2],
    ["extension", "draft requested rejected", "(requested) REJECTED", 1],
    ["effectivenessReview", "draft scheduled due partial", "(scheduled) (due) PARTIAL", 1],
    ["improvementOpportunity", "draft proposed", "PROPOSED accepted doing measured", 1],
    ["auditProgramme", "draft approved draft", "DRAFT approved active closed", 2],
    ["audit", "planned ready", "READY fieldwork reported closed", 1],
    ["managementReview", "planned prepared held signed", "(prepared) (held) SIGNED", 1],
    [
      "change",
      "draft requested assessed approved rolledBack",
      "(requested) (assessed) (approved) ROLLEDBACK",
      1,
    ],
    ["policyDocument", "draft inReview approved published", "(inReview) (approved) PUBLISHED superseded", 1],
  ];
  for (const [type, states, way, round] of cases) {
    it(`${type}: ${states}`, () => {
      const found = wayOf(pack.recordTypes[type] ?? assert.fail(), through(type, states));
      const drawn = found.stations.map(({ state: { id }, place }) =>
        place === "present" ? id.toUpperCase() : place === "past" ? `(${id})` : id,
      );
      assert.equal(drawn.join(" "), way);
      assert.equal(found.round, round);
    });
  }

  it("says when each state was last reached, and by whom, but not for what lies ahead again", () => {
    const record = through("correctiveAction", "draft planned inProgress done inProgress");
    const { stations } = wayOf(pack.recordTypes["correctiveAction"] ?? assert.fail(), record);
    assert.deepEqual(
      stations.map(({ on, by }) => [on?.slice(8, 10), by]),
      [
        ["01", "Anna Berger"],
        ["04", "Anna Berger"],
        [undefined, undefined],
        [undefined, undefined],
      ],
    );
  });
});

describe("the notes of a record's steps", () => {
  const type = pack.recordTypes["correctiveAction"] ?? assert.fail();
  const record = through("correctiveAction", "draft planned inProgress done inProgress done");
  const note = (id: number, text: string, author = 5) => ({
    ...{ id, text, by: { id: author, name: "Anna Berger" } },
  });

  it("are found by what they say, in either language and formatting, each once and in order", () => {
    const notes = [
      note(1, "Somebody's comment"),
      note(2, "*Planned → In progress*"),
      note(3, "*In progress → Done*\n\n*Evidence*\n\nThe checklist\n\n*Done on*: 2026-11-03"),
      note(4, "**Erledigt → In Arbeit**\n\n**Was fehlt**: Der Nachweis"),
      note(5, "*In progress → Done*\n\n*Evidence*\n\nThe list", 6),
      note(6, "*In progress → Done*\n\n*Evidence*\n\nThe signed checklist"),
    ];
    const done = pack.recordTypes["correctiveAction"]?.states.map(({ label }) => label.de);
    assert.ok(done?.includes("Erledigt") && done.includes("In Arbeit"), JSON.stringify(done));
    assert.deepEqual(notesOfSteps(type, record, notes), [
      "",
      "",
      "Evidence\n\nThe checklist\n\nDone on: 2026-11-03",
      "Was fehlt: Der Nachweis",
      "Evidence\n\nThe signed checklist",
    ]);
  });
});

describe("the types of record that an issue can begin", () => {
  it("are those that come from something first; children begin at their parents", () =>
    assert.deepEqual(raisable(pack), {
      near: ["nonconformity", "improvementOpportunity", "change"],
      others: ["extension", "auditProgramme", "audit", "managementReview", "policyDocument"],
    }));
});
