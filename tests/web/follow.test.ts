import assert from "node:assert/strict";
import { describe, it } from "node:test";
import pack from "#pack" with { type: "json" };
import type { Pack } from "#schema/pack";
import { statusFor, statusWish } from "../../web/gate/follow.ts";
import { mappingByNames } from "../../web/gate/mapping.ts";
import { aRecord } from "./records.ts";

// The status that an issue gets with a step of its record.

const rules = pack as unknown as Pack;
const status = (id: number, name: string, closed = false) => ({ id, name, closed });
const [fresh, inProgress, resolved] = [status(1, "New"), status(2, "In Progress"), status(3, "Resolved")];
const [feedback, closed, rejected] = [
  status(4, "Feedback"),
  status(5, "Closed", true),
  status(6, "Rejected", true),
];
const redmine = [fresh, inProgress, resolved, feedback, closed, rejected];
const german = [status(11, "Neu"), status(12, "In Bearbeitung"), status(13, "Erledigt", true)];

describe("the status that follows a record", () => {
  const cases: [
    what: string,
    type: string,
    state: string,
    present: typeof fresh,
    offered: typeof redmine,
    id?: number,
  ][] = [
    ["a raised one stays new", "nonconformity", "raised", fresh, redmine],
    ["a triaged one is under way", "nonconformity", "triaged", fresh, redmine, 2],
    ["feedback is under way, too, and stays", "nonconformity", "contained", feedback, redmine],
    ["what waits for proof is resolved", "nonconformity", "verifying", inProgress, redmine],
    ["a closed one closes its issue", "nonconformity", "closed", inProgress, redmine, 5],
    ["a cancelled one closes it as well", "nonconformity", "cancelled", fresh, redmine, 5],
    ["a reopened one opens it again", "nonconformity", "reopened", closed, redmine, 2],
    ["a done action waits as resolved", "correctiveAction", "done", inProgress, redmine, 3],
    [
      "German names will do, closed or not as they are there",
      "nonconformity",
      "closed",
      german[1] ?? fresh,
      german,
      13,
    ],
    ["no status that is not offered", "nonconformity", "closed", inProgress, [fresh, inProgress]],
    [
      "no status of a name that says nothing",
      "nonconformity",
      "closed",
      fresh,
      [fresh, status(7, "Archived", true)],
    ],
  ];
  for (const [what, type, state, present, offered, id] of cases)
    it(what, () => {
      const wish = statusWish(mappingByNames(rules), rules, { ...aRecord({}), type, state });
      assert.ok(wish);
      assert.equal(statusFor(wish, present, offered), id);
    });

  it("a record of another pack has none", () =>
    assert.equal(
      statusWish(mappingByNames(rules), rules, { ...aRecord({}), state: "elsewhere" }),
      undefined,
    ));
});
