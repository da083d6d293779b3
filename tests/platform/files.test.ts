import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { before, beforeEach, describe, it } from "node:test";
import "fake-indexeddb/auto";
import "./locks.ts";
import { pruneFiles } from "../../web/evidence/prune.ts";
import { deliver, keepSubmission, withdraw } from "../../web/outbox/outbox.ts";
import { carrierName, type Creation, type Update } from "../../web/outbox/submission.ts";
import { baseOf } from "../../web/outbox/update.ts";
import { RedmineClient } from "../../web/platform/redmine/client.ts";
import type { Fetch } from "../../web/platform/redmine/http.ts";
import { readHousedRecord } from "../../web/record/home.ts";
import { discardDraft, saveDraft } from "../../web/store/drafts.ts";
import { dropFiles, keepFile, keptFiles } from "../../web/store/files.ts";
import { client, redmine, user, type Redmine } from "../e2e/lib/redmine.ts";
import { aRecord } from "../web/records.ts";
import { value } from "./outcome.ts";

/** Files that go along with a record: attached once, together with what names them, and byte for byte. */

const photograph = (size = 40_000) => crypto.getRandomValues(new Uint8Array(size));

function hashOf(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}

describe("evidence files", () => {
  let site: Redmine;
  let uuid: string;
  before(async () => {
    site = await redmine();
  });
  beforeEach(() => {
    uuid = crypto.randomUUID();
  });
  const account = () => `${site.url}/|${user(site, "anna").id}`;
  const platform = (fetch?: Fetch) =>
    new RedmineClient({ baseUrl: `${site.url}/`, apiKey: user(site, "anna").apiKey }, fetch);
  async function kept(name: string, bytes: Uint8Array<ArrayBuffer> = photograph()) {
    const sha256 = hashOf(bytes);
    value(await keepFile({ account: account(), sha256, type: "image/jpeg", bytes, keptAt: 0 }));
    return { name, sha256 };
  }
  const common = () => ({
    ...{ uuid, site: `${site.url}/`, page: "page", state: "waiting" as const, shortfalls: [] },
    ...{ user: { id: user(site, "anna").id, name: "Anna Berger" }, formatting: "textile" as const },
    draftKey: `draft-${uuid}`,
    record: { ...aRecord({ title: uuid }), id: uuid },
  });
  const creation = (files: Creation["files"] & object): Creation => ({
    ...common(),
    ...{ form: "raise-nonconformity", kind: "creation", bond: "related", origin: site.issues["vpn"] ?? 0 },
    ...{ subject: uuid, description: "What was observed", files },
  });
  /** Of each file but the carrier: its name, and the hash of what Redmine hands out. */
  async function attached(issueId: number) {
    const { attachments } = value(await client(site).readIssue(issueId));
    const files = attachments.filter(({ filename }) => filename !== carrierName(uuid));
    return Promise.all(
      files.map(async ({ id, filename, description }) => {
        const answer = await fetch(`${site.url}/attachments/download/${id}/${encodeURIComponent(filename)}`, {
          headers: { "X-Redmine-API-Key": user(site, "anna").apiKey },
        });
        const sha256 = hashOf(new Uint8Array(await answer.arrayBuffer()));
        assert.equal(description, `SHA-256 ${sha256}`, "the page of the issue says the hash");
        return { name: filename, sha256 };
      }),
    );
  }
  const losing =
    (n: number, fault: "before" | "after"): Fetch =>
    async (input, init) => {
      const mine = n-- === 0;
      if (mine && fault === "before") throw new TypeError("network is down");
      const response = await globalThis.fetch(input, init);
      if (mine) throw new TypeError("connection reset");
      return response;
    };

  /** Looking it up, the place, the project, three uploads, the issue, the read-back, the link. */
  for (const fault of ["before", "after"] as const)
    for (let n = 3; n < 7; n++)
      it(`are attached once though request ${n + 1} is lost (${fault} it reached Redmine)`, async () => {
        const files = [await kept("door.jpg"), await kept("rack 7 – Schlüssel.jpg")];
        value(await keepSubmission(creation(files)));
        const first = value(await deliver(platform(losing(n, fault)), uuid));
        assert.equal(first.state, "waiting");
        const sent = value(await deliver(platform(), uuid)) as Creation;
        assert.equal(sent.state, "sent");
        assert.deepEqual(sent.shortfalls, []);
        assert.deepEqual(
          await attached(sent.issueId ?? 0),
          files.map(({ name, sha256 }) => ({ name, sha256 })),
        );
      });

  it("of a step are attached with it, and those that the issue carries are left alone", async () => {
    const [door, rack] = [await kept("door.jpg"), await kept("rack.jpg")];
    value(await keepSubmission(creation([{ ...door }])));
    const made = value(await deliver(platform(), uuid)) as Creation;
    const issueId = made.issueId ?? 0;
    const issue = value(await client(site).readIssue(issueId));
    const record = value(readHousedRecord(issue))?.record ?? assert.fail();
    const step: Update = {
      ...common(),
      ...{ uuid: crypto.randomUUID(), kind: "update", form: "step", issueId },
      ...{ base: await baseOf(issue, record), files: [{ ...door }, { ...rack }] },
      record: { ...record, version: 2 },
    };
    value(await keepSubmission(step));
    // The answer of the update is lost, so it is sent again.
    const putLost: Fetch = async (input, init) => {
      const response = await globalThis.fetch(input, init);
      if (init?.method === "PUT") throw new TypeError("connection reset");
      return response;
    };
    assert.equal(value(await deliver(platform(putLost), step.uuid)).state, "waiting");
    const sent = value(await deliver(platform(), step.uuid));
    assert.deepEqual([sent.state, sent.shortfalls], ["sent", []]);
    assert.deepEqual(await attached(issueId), [door, rack]);
  });

  it("that arrive otherwise than they were sent are not used", async () => {
    const files = [await kept("door.jpg")];
    value(await keepSubmission(creation(files)));
    const bad: Fetch = (input, init) => {
      const body = init?.body;
      const file = body instanceof Uint8Array && body.length > 10_000;
      return globalThis.fetch(
        input,
        file ? { ...init, body: (body as Uint8Array<ArrayBuffer>).slice(0, 9_000) } : init,
      );
    };
    const damaged = value(await deliver(platform(bad), uuid));
    assert.deepEqual([damaged.state, damaged.problem?.code], ["waiting", "serverError"]);
    const sent = value(await deliver(platform(), uuid)) as Creation;
    assert.deepEqual(
      await attached(sent.issueId ?? 0),
      files.map(({ name, sha256 }) => ({ name, sha256 })),
    );
  });

  it("that Redmine does not take, or that are not here any more, need the person, who can take the item back", async () => {
    const large = await kept("film.mp4", new Uint8Array(21 * 1024 * 1024).fill(7));
    value(await keepSubmission(creation([large])));
    const refused = value(await deliver(platform(), uuid));
    assert.deepEqual([refused.state, refused.problem?.code], ["needsYou", "refused"]);
    assert.match(refused.problem?.detail ?? "", /^film\.mp4: .*size/);
    value(await withdraw(platform(), uuid));

    value(await keepSubmission(creation([{ name: "lost.jpg", sha256: "a".repeat(64) }])));
    const gone = value(await deliver(platform(), uuid));
    assert.deepEqual(
      [gone.state, gone.problem?.code, gone.problem?.detail],
      ["needsYou", "fileGone", "lost.jpg"],
    );
    value(await withdraw(platform(), uuid));
    assert.equal(value(await client(site).findByAttachment(carrierName(uuid))), undefined);
  });

  it("whose upload the server dropped meanwhile are uploaded anew", async () => {
    const file = await kept("door.jpg");
    // Such a token is answered as one that was used or pruned.
    value(await keepSubmission(creation([{ ...file, token: `999999.${file.sha256}`, tokenAt: Date.now() }])));
    assert.equal(value(await deliver(platform(), uuid)).state, "needsYou");
    const sent = value(await deliver(platform(), uuid)) as Creation;
    assert.deepEqual([sent.state, await attached(sent.issueId ?? 0)], ["sent", [file]]);
  });

  it("stay on this computer while something unsent names them, and no longer", async () => {
    value(await dropFiles(account(), value(await keptFiles(account())), 1));
    const [drafted, waiting, unnamed] = [await kept("a.jpg"), await kept("b.jpg"), await kept("c.jpg")];
    const key = `${account()}|4|step@1`;
    value(await saveDraft({ key, recordId: uuid, fields: { files: [drafted] } }));
    value(await keepSubmission(creation([waiting])));
    const [id, hour] = [user(site, "anna").id, 3_600_000];
    value(await pruneFiles(`${site.url}/`, id, hour));
    assert.ok(value(await keptFiles(account())).includes(unnamed.sha256), "chosen a moment ago");
    value(await pruneFiles(`${site.url}/`, id, hour + 1));
    assert.deepEqual(value(await keptFiles(account())).sort(), [drafted.sha256, waiting.sha256].sort());
    value(await discardDraft(key));
    value(await deliver(platform(), uuid));
    value(await pruneFiles(`${site.url}/`, id, hour + 1));
    assert.deepEqual(value(await keptFiles(account())), []);
  });
});
