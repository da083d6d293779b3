import assert from "node:assert/strict";
import { before, beforeEach, describe, it } from "node:test";
import "fake-indexeddb/auto";
import "./locks.ts";
import { deliver, keepSubmission, readSubmission, submit, withdraw } from "../../web/outbox/outbox.ts";
import { baseOf } from "../../web/outbox/update.ts";
import { carrierName, type Creation, type Submission, type Update } from "../../web/outbox/submission.ts";
import { verify } from "../../web/history/verify.ts";
import { RedmineClient } from "../../web/platform/redmine/client.ts";
import type { Fetch } from "../../web/platform/redmine/http.ts";
import { readHousedRecord } from "../../web/record/home.ts";
import { readDraft, saveDraft } from "../../web/store/drafts.ts";
import { api, client, redmine, user, type Login, type Redmine } from "../e2e/lib/redmine.ts";
import { aRecord } from "../web/records.ts";
import { code, value } from "./outcome.ts";

/** The outbox against a real Redmine, with a network that fails where a test wants it to. */

type Fault = "before" | "after" | undefined;

/** A network that loses the n-th request (`before`) or its answer (`after`); every other one passes. */
function faulty(n: number, fault: Fault): { fetch: Fetch; calls: () => number } {
  let calls = 0;
  const fetch: Fetch = async (input, init) => {
    const mine = calls++ === n ? fault : undefined;
    if (mine === "before") throw new TypeError("network is down");
    const response = await globalThis.fetch(input, init);
    if (mine === "after") throw new TypeError("connection reset");
    return response;
  };
  return { fetch, calls: () => calls };
}

describe("the outbox", () => {
  let site: Redmine;
  let uuid: string;
  before(async () => {
    site = await redmine();
  });
  beforeEach(() => {
    uuid = crypto.randomUUID();
  });

  const platform = (fetch?: Fetch, login: Login = "anna") =>
    new RedmineClient({ baseUrl: `${site.url}/`, apiKey: user(site, login).apiKey }, fetch);
  const common = (subject: string) => ({
    uuid,
    site: `${site.url}/`,
    user: { id: user(site, "anna").id, name: "Anna Berger" },
    page: "page",
    state: "waiting" as const,
    shortfalls: [],
    formatting: "textile" as const,
    draftKey: `draft-${uuid}`,
    record: { ...aRecord({ title: subject }), id: uuid },
  });
  const creation = (over: Partial<Creation> = {}): Creation => ({
    ...common(`Raised ${uuid}`),
    form: "raise-nonconformity",
    kind: "creation",
    origin: site.issues["vpn"] ?? 0,
    bond: "related",
    subject: `Raised ${uuid}`,
    description: "What was observed",
    ...over,
  });
  const carriers = async () => {
    const query = `issues.json?status_id=*&subject=~${uuid}`;
    return (await api<{ issues: { id: number }[] }>(site, query, "admin")).issues.map(({ id }) => id);
  };

  /** Every request of a creation, lost on the way there and on the way back, then sent again until it is settled. */
  const requestsOfACreation = 7;
  for (const fault of ["before", "after"] as const) {
    for (let n = 0; n < requestsOfACreation; n++) {
      it(`raises once although request ${n + 1} is lost (${fault} it reached Redmine)`, async () => {
        await keepSubmission(creation());
        await saveDraft({ key: `draft-${uuid}`, recordId: uuid, fields: {} });
        let sent = value(await deliver(platform(faulty(n, fault).fetch), uuid));
        if (sent.state !== "sent") {
          assert.equal(sent.state, "waiting");
          assert.equal(sent.problem?.code, "away");
          assert.ok(value(await readDraft(`draft-${uuid}`)), "the draft stays until Redmine has it");
          sent = value(await deliver(platform(), uuid));
        }
        assert.equal(sent.state, "sent");
        assert.deepEqual(sent.shortfalls, []);
        assert.equal((await carriers()).length, 1);
        const issue = value(await client(site).readIssue((sent as Creation).issueId ?? 0));
        assert.deepEqual(issue.relatedTo, [site.issues["vpn"]]);
        assert.equal(issue.tracker, "Nonconformity");
        assert.deepEqual(
          issue.attachments.map(({ filename }) => filename),
          [carrierName(uuid)],
        );
        assert.deepEqual(value(readHousedRecord(issue))?.record, sent.record);
        assert.equal(value(await readDraft(`draft-${uuid}`)), undefined);
      });
    }
  }

  it("makes exactly the requests that are lost above", async () => {
    const network = faulty(-1, undefined);
    await keepSubmission(creation());
    assert.equal(value(await deliver(platform(network.fetch), uuid)).state, "sent");
    assert.equal(network.calls(), requestsOfACreation);
  });

  it("raises once from eight windows at the same time", async () => {
    await keepSubmission(creation());
    const all = await Promise.all(Array.from({ length: 8 }, () => deliver(platform(), uuid)));
    assert.deepEqual(new Set(all.map((one) => value(one).state)), new Set(["sent"]));
    assert.equal((await carriers()).length, 1);
  });

  it("puts the record into the description where the project has no field for it", async () => {
    await keepSubmission(creation({ origin: site.issues["plantIncident"] ?? 0 }));
    const sent = value(await deliver(platform(), uuid)) as Creation;
    const housed = value(readHousedRecord(value(await client(site).readIssue(sent.issueId ?? 0))));
    assert.deepEqual(housed?.home, { kind: "description" });
    assert.deepEqual(housed.record, sent.record);
  });

  it("tells a reader that the account may not, and gives the content back for editing", async () => {
    await keepSubmission(creation());
    const refused = value(await deliver(platform(undefined, "lena"), uuid));
    assert.equal(refused.state, "needsYou");
    assert.equal(refused.problem?.code, "forbidden");
    assert.deepEqual(await carriers(), []);
    value(await withdraw(platform(), uuid));
    assert.equal(value(await readSubmission(uuid)), undefined);
  });

  it("does not give back what may have arrived", async () => {
    await keepSubmission(creation());
    value(await deliver(platform(faulty(4, "after").fetch), uuid));
    assert.equal((await withdraw(platform(), uuid)).ok, false);
  });

  const cut: Fetch = () => Promise.reject(new TypeError("network is down"));

  it("gives back without network what never began to be written, as a draft again", async () => {
    await keepSubmission(creation());
    assert.equal(value(await deliver(platform(cut), uuid)).problem?.code, "away");
    value(await withdraw(platform(cut), uuid));
    assert.equal(value(await readSubmission(uuid)), undefined);
    const draft = value(await readDraft(`draft-${uuid}`));
    assert.deepEqual(draft, {
      key: `draft-${uuid}`,
      recordId: uuid,
      fields: common(`Raised ${uuid}`).record.fields,
    });
  });

  it("does not give back without network what may have arrived", async () => {
    await keepSubmission(creation());
    value(await deliver(platform(faulty(4, "before").fetch), uuid));
    assert.equal(code(await withdraw(platform(cut), uuid)), "away");
    assert.ok(value(await readSubmission(uuid)));
  });

  it("gives back what an error of Redmine's kept from being created", async () => {
    await keepSubmission(creation());
    const broken: Fetch = async (input, init) =>
      init?.method === "POST" && new Request(input).url.endsWith("/issues.json")
        ? new Response("", { status: 500 })
        : globalThis.fetch(input, init);
    assert.equal(value(await deliver(platform(broken), uuid)).problem?.code, "serverError");
    value(await withdraw(platform(), uuid));
    assert.deepEqual(await carriers(), []);
  });

  it("is not replaced by a second press", async () => {
    const first = creation({ description: "first" });
    value(await submit(first));
    assert.deepEqual(value(await submit(creation({ description: "second" }))), first);
  });

  it("says that what it finds is the text of an earlier try", async () => {
    await keepSubmission(creation());
    value(await deliver(platform(), uuid));
    await keepSubmission(creation({ record: { ...aRecord({ title: "changed since" }), id: uuid } }));
    const found = value(await deliver(platform(), uuid));
    assert.deepEqual(found.shortfalls, [{ code: "earlierText" }]);
    assert.equal((await carriers()).length, 1);
  });

  it("says in Redmine's words what Redmine refuses", async () => {
    await keepSubmission(creation({ subject: "x".repeat(256) }));
    const refused = value(await deliver(platform(), uuid));
    assert.equal(refused.state, "needsYou");
    assert.match(refused.problem?.detail ?? "", /Subject is too long/);
  });

  describe("updating a record", () => {
    let issueId: number;
    beforeEach(async () => {
      await keepSubmission(creation());
      issueId = (value(await deliver(platform(), uuid)) as Creation).issueId ?? 0;
      uuid = crypto.randomUUID();
    });

    const triaged = async (by: Login = "anna"): Promise<Update> => {
      const issue = value(await client(site).readIssue(issueId));
      const { record } = value(readHousedRecord(issue)) ?? assert.fail();
      const { id, name } = user(site, by);
      const entry = { version: record.version + 1, transition: "triage", from: "raised", to: "triaged" };
      return {
        ...common("triage"),
        form: "step",
        kind: "update",
        issueId,
        user: { id, name },
        base: await baseOf(issue, record),
        record: {
          ...record,
          version: record.version + 1,
          state: "triaged",
          history: [...record.history, { ...entry, by: { id, name }, on: new Date().toISOString() }],
        },
        assigneeId: user(site, "jonas").id,
        dueDate: "2031-05-05",
      };
    };
    const journals = async () =>
      (await api<{ issue: { journals: unknown[] } }>(site, `issues/${issueId}.json?include=journals`)).issue
        .journals.length;

    for (const fault of ["before", "after"] as const) {
      for (let n = 0; n < 5; n++) {
        it(`saves once although request ${n + 1} is lost (${fault} it reached Redmine)`, async () => {
          const notes = await journals();
          await keepSubmission(await triaged());
          let sent = value(await deliver(platform(faulty(n, fault).fetch), uuid));
          if (sent.state !== "sent") sent = value(await deliver(platform(), uuid));
          assert.equal(sent.state, "sent");
          assert.equal(await journals(), notes + 1, "one entry in Redmine's history");
          const issue = value(await client(site).readIssue(issueId));
          assert.equal(issue.assignee?.name, "Jonas Weber");
          assert.equal(issue.dueDate, "2031-05-05");
          const { chain, ...content } = value(readHousedRecord(issue))?.record ?? assert.fail();
          const { chain: _begun, ...wanted } = sent.record;
          assert.deepEqual(content, wanted);
          assert.deepEqual(
            chain?.map(({ version }) => version),
            [1, 2],
          );
          assert.deepEqual((await verify(value(await client(site).readHistory(issueId)))).findings, []);
        });
      }
    }

    it("never overwrites another person's version", async () => {
      const mine = await triaged();
      const theirs = { ...(await triaged("mira")), uuid: crypto.randomUUID() };
      await keepSubmission(theirs);
      assert.equal(value(await deliver(platform(undefined, "mira"), theirs.uuid)).state, "sent");
      await keepSubmission(mine);
      const refused = value(await deliver(platform(), uuid));
      assert.equal(refused.state, "needsYou");
      assert.equal(refused.problem?.code, "conflict");
      const there = value(readHousedRecord(value(await client(site).readIssue(issueId))));
      assert.equal(there?.record.history.at(-1)?.by.name, "Mira Novak");
    });

    it("goes through although somebody wrote a note meanwhile", async () => {
      const mine = await triaged();
      const lock = value(await client(site, "mira").readLock(issueId));
      value(await client(site, "mira").updateIssue(issueId, { notes: "Looking into it." }, lock));
      await keepSubmission(mine);
      assert.equal(value(await deliver(platform(), uuid)).state, "sent");
    });

    it("names what Redmine did not take", async () => {
      await keepSubmission({ ...(await triaged()), assigneeId: user(site, "lena").id });
      const sent: Submission = value(await deliver(platform(), uuid));
      assert.equal(sent.state, "needsYou");
      assert.match(sent.problem?.detail ?? "", /Assignee is invalid/);
    });
  });
});
