import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { sha256Of } from "../../web/evidence/sha256.ts";
import { failed, ok } from "../../web/outcome.ts";
import { policyStanding } from "../../web/service/policy-standing.ts";
import type { PulledIssue } from "../../web/store/register.ts";
import { aRecord } from "./records.ts";

const today = "2026-11-28";
const text = "h1. Policy\n";
const hash = await sha256Of(new TextEncoder().encode(text));
const platform = (page = text, known = true) => ({
  readProject: () => Promise.resolve(ok({ id: 1, trackers: [], issueFields: [] })),
  readWikiPage: () =>
    Promise.resolve(
      known
        ? ok({ title: "Policy", text: page, version: 3, createdOn: today, updatedOn: today })
        : failed("away"),
    ),
});
const policy = (fields: object, state = "published"): PulledIssue => ({
  ...{ account: "a", id: 12, subject: "Policy", updatedOn: "", tracker: "", doneRatio: 0, status: "New" },
  ...{ project: { id: 1, name: "ISMS" }, closed: false },
  record: {
    ...aRecord({ wikiPage: "Improvement policy", wikiHash: hash, nextReview: today, ...fields }),
    ...{ type: "policyDocument", state },
  },
});
const page = { project: "isms", title: "Improvement_policy" };

describe("a policy on its wiki page", () => {
  for (const [what, issue, over, expected] of [
    ["as approved, its review due today", policy({}), platform(), undefined],
    ["its review late", policy({ nextReview: "2026-11-27" }), platform(), { overdueSince: "2026-11-27" }],
    ["changed since", policy({}), platform(`${text}!`), { edited: true }],
    ["with the line ends of a form", policy({}), platform(text.replaceAll("\n", "\r\n")), undefined],
    ["that cannot be read just now", policy({}), platform(text, false), undefined],
    ["without an approved text", policy({ wikiHash: "" }), platform("other"), undefined],
    [
      "named with its project",
      policy({ wikiPage: "isms/Improvement_policy" }),
      platform("x"),
      { edited: true },
    ],
    ["of another project", policy({ wikiPage: "plant/Improvement_policy" }), platform("x"), undefined],
    ["that is only a draft", policy({ nextReview: "2020-01-01" }, "draft"), platform("x"), undefined],
    ["on another page", policy({ wikiPage: "Other" }), platform("x"), undefined],
  ] as const)
    it(`${what}: ${expected ? JSON.stringify(expected) : "nothing to say"}`, async () => {
      const found = await policyStanding(page, [issue], today, over);
      assert.deepEqual(found, expected && { issueId: 12, ...expected });
    });
});
