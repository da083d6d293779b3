import assert from "node:assert/strict";
import { before, describe, it } from "node:test";
import "fake-indexeddb/auto";
import "./locks.ts";
import pack from "#pack" with { type: "json" };
import type { Pack } from "#schema/pack";
import { keepSubmission, readSubmission, unsettledOf } from "../../web/outbox/outbox.ts";
import { sendWaiting } from "../../web/outbox/sender.ts";
import type { Creation } from "../../web/outbox/submission.ts";
import { RedmineClient } from "../../web/platform/redmine/client.ts";
import type { Fetch } from "../../web/platform/redmine/http.ts";
import { readsOf } from "../../web/platform/taken.ts";
import { accountOf } from "../../web/store/register.ts";
import { dropTaken, keepTaken, readTaken, readTakenIssue } from "../../web/store/taken.ts";
import { keptAttachments, readAttachment } from "../../web/store/attachments.ts";
import { dropHidden, take, takeFiles } from "../../web/sync/take.ts";
import type { Upload } from "../../web/platform/platform.ts";
import { Desk } from "../e2e/lib/desk.ts";
import { api, redmine, user, type Redmine } from "../e2e/lib/redmine.ts";
import { aRecord } from "../web/records.ts";
import { code, value } from "./outcome.ts";

/** What the audit room takes along, and what it sends when the network is back, against a real Redmine. */
describe("the audit room's way out and back", () => {
  let site: Redmine;
  let account: string;
  before(async () => {
    site = await redmine();
    account = accountOf(`${site.url}/`, user(site, "anna").id);
  });
  const platform = (fetch?: Fetch) =>
    new RedmineClient({ baseUrl: `${site.url}/`, apiKey: user(site, "anna").apiKey }, fetch);
  const waiting = (over: Partial<Creation> = {}): Creation => {
    const uuid = crypto.randomUUID();
    return {
      ...{ uuid, site: `${site.url}/`, user: person("anna"), page: `page ${uuid}` },
      ...{ state: "waiting", shortfalls: [], formatting: "textile", draftKey: uuid },
      record: { ...aRecord({ title: uuid }), id: uuid },
      ...{ form: "raise-nonconformity", kind: "creation", bond: "none" },
      ...{ origin: site.issues["vpn"] ?? 0, subject: `Sent ${uuid}`, description: "" },
      ...over,
    };
  };
  const person = (login: "anna" | "mira") => ({ id: user(site, login).id, name: login });
  const arrived = async ({ uuid }: Creation) =>
    (await api<{ total_count: number }>(site, `issues.json?status_id=*&subject=~${uuid}`, "admin"))
      .total_count;

  it("takes an issue along with what its page reads, and answers from that alone", async () => {
    const made = await Desk.at(site);
    const [, action] = made.firstSteps()["correctiveAction"] ?? assert.fail();
    const concerned = { id: site.issues["plantIncident"], subject: "Backup restore failed" };
    const parent = await made.issue(made.record("audit", []), { subject: "Audit to take along" });
    const child = await made.issue(
      made.record("correctiveAction", [["plan", { ...action, nonconformity: concerned }]]),
      { parentId: parent },
    );
    const taken = value(
      await take(platform(), pack as unknown as Pack, account, parent, "2026-11-27T09:00:00Z"),
    );
    assert.deepEqual(value(await readTakenIssue(account, parent)), taken);
    assert.equal(taken.formatting, "textile");

    const reads = readsOf(
      taken,
      platform(() => Promise.reject(new TypeError("no network"))),
    );
    assert.equal(value(await reads.readIssue(parent)).subject, "Audit to take along");
    assert.deepEqual(
      value(await reads.readChildren(parent)).map(({ id }) => id),
      [child],
    );
    assert.ok(value(await reads.people(1)).some(({ name }) => name === "Anna Berger"));
    const other = await reads.readIssue(child);
    assert.equal(!other.ok && other.problem.code, "away", "what was not taken along is not here");

    assert.deepEqual(
      value(await readTaken(accountOf(`${site.url}/`, 4711))),
      [],
      "another account's are its own",
    );
    value(await dropTaken(account, parent));
    assert.equal(value(await readTakenIssue(account, parent)), undefined);
  });

  it("keeps the former copy whole where the network ends while it is taken anew", async () => {
    const issue = site.issues["restore"] ?? 0;
    const former = value(
      await take(platform(), pack as unknown as Pack, account, issue, "2026-11-27T09:00:00Z"),
    );
    for (let n = 0; n < 4; n++) {
      let calls = 0;
      const cut = platform((input, init) =>
        calls++ === n ? Promise.reject(new TypeError("network is down")) : globalThis.fetch(input, init),
      );
      const again = await take(cut, pack as unknown as Pack, account, issue, "2026-11-27T10:00:00Z");
      assert.equal(again.ok, false);
      assert.deepEqual(value(await readTakenIssue(account, issue)), former);
    }
  });

  it("removes what is not shown to the account any more, and says so", async () => {
    const anna = platform();
    const made = { projectId: 1, subject: "To be deleted", description: "" };
    const carrier = async () => {
      const filename = `${crypto.randomUUID()}.json`;
      const { token } = value(await anna.upload(filename, new Uint8Array([1])));
      return [{ token, filename, contentType: "application/json" }];
    };
    const [stays, goes] = [
      value(await anna.createIssue(made, await carrier())),
      value(await anna.createIssue(made, await carrier())),
    ];
    for (const id of [stays, goes])
      value(await take(anna, pack as unknown as Pack, account, id, "2026-11-27T09:00:00Z"));
    const headers = { "X-Redmine-API-Key": user(site, "admin").apiKey };
    await fetch(`${site.url}/issues/${goes}.json`, { method: "DELETE", headers });
    const away = platform(() => Promise.reject(new TypeError("no network")));
    assert.equal(code(await dropHidden(away, account)), "away");
    assert.ok(value(await readTakenIssue(account, goes)), "nothing goes because nobody answers");
    const copy = value(await readTakenIssue(account, stays)) ?? assert.fail();
    const { issue } = copy.history;
    const older = {
      ...copy,
      history: { ...copy.history, issue: { ...issue, updatedOn: "2026-01-01T00:00:00Z" } },
    };
    value(await keepTaken(older));
    const { hidden, stale } = value(await dropHidden(anna, account));
    assert.deepEqual(
      hidden.map(({ id }) => id),
      [goes],
    );
    assert.ok(stale.includes(stays), "what has changed since is said");
    assert.equal(value(await readTakenIssue(account, goes)), undefined);
    assert.ok(value(await readTakenIssue(account, stays)));
  });

  it("takes files along in rounds, goes on where it ended, and leaves what is too large or its own", async () => {
    const anna = platform();
    const bytes = (size: number) => crypto.getRandomValues(new Uint8Array(size));
    const contents = [bytes(900), bytes(1_000), bytes(1_001)];
    const uploads: Upload[] = [];
    for (const [n, content] of contents.entries()) {
      const filename = `Plan ${n} – Übersicht?.pdf`.replace("?", "");
      const { token } = value(await anna.upload(filename, content));
      uploads.push({ token, filename, contentType: "application/pdf" });
    }
    const own = `clause10-${crypto.randomUUID()}.json`;
    const { token } = value(await anna.upload(own, bytes(10)));
    uploads.push({ token, filename: own, contentType: "application/json" });
    const made = { projectId: 1, subject: "Audit with files", description: "" };
    const id = value(await anna.createIssue(made, uploads));
    const taken = value(await take(anna, pack as unknown as Pack, account, id, "2026-11-27T09:00:00Z"));

    let calls = 0;
    const cut = platform((input, init) =>
      calls++ > 0 ? Promise.reject(new TypeError("network is down")) : globalThis.fetch(input, init),
    );
    assert.equal(code(await takeFiles(cut, taken, 1_000, () => 0)), "away");
    assert.equal(value(await keptAttachments(account, id)).length, 1);
    let time = 0;
    const slow = () => (time += 9_000);
    assert.deepEqual(value(await takeFiles(anna, taken, 1_001, slow)), { left: 2 }, "a round ends in time");
    assert.deepEqual(value(await takeFiles(anna, taken, 1_000, () => 0)), { left: 0 });
    assert.equal(value(await keptAttachments(account, id)).length, 2, "what is larger stays");
    assert.deepEqual(value(await takeFiles(anna, taken, 1_001, () => 0)), { left: 0 });
    const kept = value(await keptAttachments(account, id));
    const read = await Promise.all(kept.map(async (each) => value(await readAttachment(account, id, each))));
    assert.deepEqual(
      read.map((file) => file?.bytes),
      contents,
    );
    value(await dropTaken(account, id));
    assert.deepEqual(value(await keptAttachments(account, id)), []);
  });

  it("sends all that waits, past one that Redmine refuses; and never what another account left", async () => {
    const first = waiting();
    const refused = waiting({ origin: 0, project: "no-such-project" });
    const settled = waiting({ state: "needsYou" });
    const theirs = waiting({ user: person("mira") });
    const last = waiting();
    for (const each of [first, refused, settled, theirs, last]) value(await keepSubmission(each));
    const anna = user(site, "anna").id;
    const round = value(await sendWaiting(platform(), `${site.url}/`, anna));
    assert.equal(round.status, "done");
    assert.deepEqual(await Promise.all([first, last, theirs, settled].map(arrived)), [1, 1, 0, 0]);
    assert.equal(value(await readSubmission(theirs.uuid))?.state, "waiting");
    const left = value(await unsettledOf(`${site.url}/`, anna)).map(({ uuid }) => uuid);
    assert.deepEqual(left.sort(), [refused.uuid, settled.uuid].sort());
  });

  it("sends in rounds, each short enough for the worker of a browser", async () => {
    const items = Array.from({ length: 5 }, () => waiting());
    for (const each of items) value(await keepSubmission(each));
    const anna = user(site, "anna").id;
    const before = value(await unsettledOf(`${site.url}/`, anna)).length;
    let time = 0;
    const slow = () => (time += 5_000);
    const rounds: number[] = [];
    for (;;) {
      const round = value(await sendWaiting(platform(), `${site.url}/`, anna, slow));
      if (round.status === "busy") assert.fail("nobody else sends");
      rounds.push(round.sent.length);
      if (round.sent.length === 0) break;
    }
    assert.ok(
      rounds.every((sent) => sent <= 2),
      "no round begins anything after its time",
    );
    assert.equal(
      rounds.reduce((sum, sent) => sum + sent),
      5,
    );
    assert.deepEqual(await Promise.all(items.map(arrived)), [1, 1, 1, 1, 1]);
    assert.equal(value(await unsettledOf(`${site.url}/`, anna)).length, before - 5);
  });

  it("ends a round without network at once, and has one sender at a time", async () => {
    const [one, two] = [waiting(), waiting()];
    for (const each of [one, two]) value(await keepSubmission(each));
    const anna = user(site, "anna").id;
    let calls = 0;
    const away = platform(() => (calls++, Promise.reject(new TypeError("no network"))));
    const round = value(await sendWaiting(away, `${site.url}/`, anna));
    assert.equal(round.status === "done" && round.sent.length, 0);
    assert.equal(calls, 1);

    const rounds = await Promise.all(
      Array.from({ length: 8 }, () => sendWaiting(platform(), `${site.url}/`, anna)),
    );
    assert.equal(rounds.filter((each) => value(each).status === "busy").length, 7);
    assert.deepEqual(await Promise.all([one, two].map(arrived)), [1, 1]);
  });
});
