import assert from "node:assert/strict";
import { describe, it } from "node:test";
import "fake-indexeddb/auto";
import { keepSubmission, readSubmission } from "../../web/outbox/outbox.ts";
import { pruneSent } from "../../web/outbox/prune.ts";
import type { Creation } from "../../web/outbox/submission.ts";
import { accountOf } from "../../web/store/register.ts";
import { keepTaken, type TakenIssue } from "../../web/store/taken.ts";
import { aRecord } from "../web/records.ts";
import { value } from "./outcome.ts";

/** What was sent does not stay for ever, and what may still be asked for stays. */
describe("what was sent long ago", () => {
  const site = "https://redmine.example/";
  const day = 86_400_000;
  const now = 1_000 * day;
  const item = (over: Partial<Creation>): Creation => ({
    ...{ uuid: crypto.randomUUID(), site, user: { id: 7, name: "Mira Novak" }, page: `${site}|7|85` },
    ...{
      form: "raise-nonconformity",
      kind: "creation",
      state: "sent",
      shortfalls: [],
      formatting: "textile",
    },
    ...{ draftKey: "k", bond: "related", subject: "Accounts", description: "", record: aRecord({}) },
    sentAt: now - 91 * day,
    ...over,
  });
  const cases: [what: string, over: Partial<Creation>, stays: boolean][] = [
    ["goes", {}, false],
    ["stays for a while", { sentAt: now - 89 * day }, true],
    ["stays where nobody knows since when", { sentAt: undefined as unknown as number }, true],
    ["stays while the clock says that it lies ahead", { sentAt: now + 3_650 * day }, true],
    ["stays where it was raised from an audit that is taken along", { page: `${site}|7|90/A.5.18` }, true],
    ["is another account's matter", { user: { id: 8, name: "Anna Berger" } }, true],
    ["is another site's matter", { site: "https://other.example/" }, true],
    ["stays as long as it waits", { state: "waiting" }, true],
  ];
  for (const [what, over, stays] of cases)
    it(what, async () => {
      value(await keepTaken({ account: accountOf(site, 7), id: 90 } as TakenIssue));
      const one = item(over);
      value(await keepSubmission(one));
      assert.equal(value(await pruneSent(site, 7, now)), stays ? 0 : 1);
      assert.equal(value(await readSubmission(one.uuid)) !== undefined, stays);
    });
});
