import assert from "node:assert/strict";
import { before, beforeEach, describe, it } from "node:test";
import "fake-indexeddb/auto";
import "./locks.ts";
import { deliver, keepSubmission, readSubmission, withdraw } from "../../web/outbox/outbox.ts";
import type { Comment } from "../../web/outbox/submission.ts";
import { RedmineClient } from "../../web/platform/redmine/client.ts";
import type { Fetch } from "../../web/platform/redmine/http.ts";
import { makeIssue } from "../e2e/lib/records.ts";
import { client, redmine, user, type Login, type Redmine } from "../e2e/lib/redmine.ts";
import { aRecord } from "../web/records.ts";
import { value } from "./outcome.ts";

/** A note instead of a new record: there once, whatever the network loses. */
describe("a note of what was seen again", () => {
  let site: Redmine;
  let uuid: string;
  let issueId: number;
  let origin: number;
  before(async () => {
    site = await redmine();
  });
  beforeEach(async () => {
    uuid = crypto.randomUUID();
    issueId = await makeIssue(site, {
      subject: "Raised already",
      tracker_id: site.trackers["Nonconformity"],
    });
    origin = await makeIssue(site, { subject: "Where it was seen", tracker_id: site.trackers["Incident"] });
  });

  let calls = 0;
  const platform = (lost?: (n: number) => "before" | "after" | undefined, login: Login = "anna") => {
    calls = 0;
    const fetch: Fetch = async (input, init) => {
      const fault = lost?.(calls++);
      if (fault === "before") throw new TypeError("network is down");
      const response = await globalThis.fetch(input, init);
      if (fault === "after") throw new TypeError("connection reset");
      return response;
    };
    return new RedmineClient({ baseUrl: `${site.url}/`, apiKey: user(site, login).apiKey }, fetch);
  };
  const note = (): Comment => ({
    ...{ uuid, kind: "comment", issueId, relatedTo: [origin], notes: `Seen again ${uuid}` },
    ...{ site: `${site.url}/`, user: { id: user(site, "anna").id, name: "Anna Berger" } },
    ...{ page: "page", state: "waiting", shortfalls: [], formatting: "textile", draftKey: `draft-${uuid}` },
    ...{ form: "raise-nonconformity", record: { ...aRecord({ title: "Again" }), id: uuid } },
  });
  const there = async () => {
    const { journals, issue } = value(await client(site).readHistory(issueId));
    const notes = journals.filter(({ notes }) => notes.startsWith(`Seen again ${uuid}`));
    return { notes: notes.length, relatedTo: issue.relatedTo };
  };

  // Lock and history, the note, lock and history again, the relation.
  const requests = 6;
  it("takes these requests", async () => {
    await keepSubmission(note());
    assert.equal(
      value(
        await deliver(
          platform(() => undefined),
          uuid,
        ),
      ).state,
      "sent",
    );
    assert.equal(calls, requests);
    assert.deepEqual(await there(), { notes: 1, relatedTo: [origin] });
  });

  for (const fault of ["before", "after"] as const)
    for (let lost = 0; lost < requests; lost++)
      it(`is there once although request ${lost + 1} is lost (${fault} it reached Redmine)`, async () => {
        await keepSubmission(note());
        const first = value(
          await deliver(
            platform((n) => (n === lost ? fault : undefined)),
            uuid,
          ),
        );
        assert.equal(first.state, "waiting");
        assert.equal(value(await deliver(platform(), uuid)).state, "sent");
        assert.deepEqual(await there(), { notes: 1, relatedTo: [origin] });
      });

  it("is written over nothing that somebody else wrote meanwhile", async () => {
    await keepSubmission(note());
    const between: Fetch = async (input, init) => {
      if (init?.method === "PUT" && calls++ === 0) {
        const other = client(site, "jonas");
        const lock = value(await other.readLock(issueId));
        value(await other.updateIssue(issueId, { notes: "Mine came first" }, lock));
      }
      return globalThis.fetch(input, init);
    };
    calls = 0;
    const racing = new RedmineClient({ baseUrl: `${site.url}/`, apiKey: user(site, "anna").apiKey }, between);
    assert.equal(value(await deliver(racing, uuid)).state, "sent");
    assert.equal((await there()).notes, 1);
    const { journals } = value(await client(site).readHistory(issueId));
    assert.equal(journals.filter(({ notes }) => notes !== "").length, 2);
  });

  it("is given back for editing when Redmine said no, and not when it may be there", async () => {
    await keepSubmission(note());
    assert.equal(value(await deliver(platform(undefined, "lena"), uuid)).state, "needsYou");
    value(await withdraw(platform(), uuid));
    assert.equal(value(await readSubmission(uuid)), undefined);
    await keepSubmission(note());
    value(
      await deliver(
        platform((n) => (n === 2 ? "after" : undefined)),
        uuid,
      ),
    );
    const back = await withdraw(platform(), uuid);
    assert.equal(back.ok ? "ok" : back.problem.code, "arrived");
  });
});
