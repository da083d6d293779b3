import assert from "node:assert/strict";
import { beforeEach, describe, it } from "node:test";
import "fake-indexeddb/auto";
import "./locks.ts";
import { restore } from "../../web/backup/unsent.ts";
import { pruneFiles } from "../../web/evidence/prune.ts";
import {
  countUnsettled,
  keepSubmission,
  readSubmission,
  submit,
  unsettledOf,
} from "../../web/outbox/outbox.ts";
import type { Creation } from "../../web/outbox/submission.ts";
import { RedmineClient } from "../../web/platform/redmine/client.ts";
import { keepAttachment, readAttachment } from "../../web/store/attachments.ts";
import { withDatabase } from "../../web/store/database.ts";
import { addDraft, readDraft, readDrafts, saveDraft } from "../../web/store/drafts.ts";
import { keepFile, keptFiles, readFile } from "../../web/store/files.ts";
import { keepPage, readPulled, readPullState } from "../../web/store/register.ts";
import { readSites, saveSite } from "../../web/store/sites.ts";
import {
  change,
  countDamaged,
  erase,
  lock,
  turnOff,
  turnOn,
  unlock,
  vaultState,
} from "../../web/store/vault.ts";
import { inMemory, keepKeysIn } from "../../web/vault/key.ts";
import { sealedStores } from "../../web/vault/rows.ts";
import { aRecord } from "../web/records.ts";
import { code, value } from "./outcome.ts";

/** What is kept here under a passphrase: unreadable without it, the same with it, and never lost on the way there or back. */

const passphrase = "four words and a river";
const baseUrl = "https://redmine.example/";
const account = `${baseUrl}|7`;
const user = { id: 7, name: "Mira Novak" };
const canary = "Xylophon-Kanarienvogel";
const draft = { key: `${account}|85|step@3`, recordId: crypto.randomUUID(), fields: { note: canary } };
const submission: Creation = {
  ...{ uuid: crypto.randomUUID(), site: baseUrl, user, page: `${account}|85/9.2`, kind: "creation" },
  ...{ form: "raise-nonconformity", state: "waiting", shortfalls: [], formatting: "textile", draftKey: "k" },
  ...{ bond: "related", origin: 85, subject: canary, description: canary },
  record: aRecord({ title: canary }),
};
const sha256 = "5e".repeat(32);
const file = { account, sha256, type: "image/jpeg", bytes: new TextEncoder().encode(canary), keptAt: 0 };
const issue = {
  ...{ account, id: 85, subject: canary, updatedOn: "2026-11-25T10:00:00Z", tracker: "Audit", doneRatio: 0 },
  ...{ project: { id: 1, name: canary }, status: "New", closed: false },
};
const attachment = { ...{ account, issueId: 85, id: 9, name: `${canary}.pdf` }, bytes: file.bytes };
const pulled = { put: [issue], gone: [], state: { account, cursors: { field: { skip: 0 } } } };

async function fillIn(): Promise<void> {
  value(await saveSite({ baseUrl, apiKey: `${canary}-key`, user }));
  value(await saveDraft(draft));
  value(await keepSubmission(submission));
  value(await keepFile(file));
  value(await keepPage(pulled));
  value(await keepAttachment(attachment));
}

/** Everything in the store, as somebody reads it who has the computer. */
function printedStore(): Promise<string> {
  return withDatabase(async (db) => {
    const rows = await Promise.all([...sealedStores, "vault" as const].map((store) => db.getAll(store)));
    return JSON.stringify(rows, (_key, part: unknown) =>
      part instanceof Uint8Array ? Buffer.from(part).toString("latin1") : part,
    );
  }).then(value);
}

async function assertAllThere(): Promise<void> {
  assert.deepEqual(value(await readSites())[0]?.apiKey, `${canary}-key`);
  assert.deepEqual(value(await readDraft(draft.key)), draft);
  assert.deepEqual(value(await readDrafts(`${account}|`)), [draft]);
  assert.deepEqual(value(await readSubmission(submission.uuid)), submission);
  assert.deepEqual(value(await unsettledOf(baseUrl, 7)), [submission]);
  assert.deepEqual(value(await unsettledOf(baseUrl, 8)), [], "never what another account wrote");
  assert.deepEqual(value(await readFile(account, sha256)), file);
  assert.deepEqual(value(await readPulled(account)), [issue]);
  assert.deepEqual(value(await readAttachment(account, 85, 9)), attachment);
}

describe("what is kept under a passphrase", () => {
  beforeEach(async () => {
    keepKeysIn(inMemory());
    await withDatabase((db) =>
      Promise.all([...sealedStores, "vault" as const, "pulls" as const].map((store) => db.clear(store))),
    );
  });

  it("was in the clear before, and is nowhere any more", async () => {
    await fillIn();
    assert.match(await printedStore(), new RegExp(canary));
    value(await turnOn(passphrase, 15));
    assert.doesNotMatch(await printedStore(), new RegExp(canary));
    await assertAllThere();
    assert.deepEqual(value(await vaultState()), { status: "open", lockAfter: 15 });
  });

  it("is written sealed from then on", async () => {
    value(await turnOn(passphrase, 15));
    await fillIn();
    assert.equal(value(await addDraft({ ...draft, key: `${account}|86|step@1` })), true);
    assert.deepEqual(
      value(await submit({ ...submission, subject: "another" })),
      submission,
      "the first wins",
    );
    assert.doesNotMatch(await printedStore(), new RegExp(canary));
  });

  it("keeps a file without content as one", async () => {
    value(await turnOn(passphrase, 15));
    const empty = { ...attachment, id: 10, bytes: new Uint8Array() };
    value(await keepAttachment(empty));
    assert.deepEqual(value(await readAttachment(account, 85, 10)), empty);
  });

  it("opens with its passphrase alone, and says so until then", async () => {
    await fillIn();
    value(await turnOn(passphrase, 15));
    await lock();
    assert.deepEqual(value(await vaultState()), { status: "locked", lockAfter: 15 });
    assert.equal(code(await readDraft(draft.key)), "locked");
    assert.equal(code(await saveDraft(draft)), "locked");
    assert.equal(code(await unsettledOf(baseUrl, 7)), "locked");
    assert.equal(code(await readPulled(account)), "locked");
    assert.equal(code(await pruneFiles(baseUrl, 7, 9e12)), "locked");
    assert.deepEqual(value(await keptFiles(account)), [sha256], "nothing is dropped that cannot be read");
    assert.equal(value(await countUnsettled(baseUrl)), 1, "what waits is still counted");
    const [site] = value(await readSites());
    assert.deepEqual(site, { baseUrl, user, apiKey: "", locked: true });
    assert.equal(code(await new RedmineClient(site).readIssue(85)), "locked", "no request without the key");

    assert.equal(code(await unlock(`${passphrase}.`)), "wrongPassphrase");
    value(await unlock(passphrase));
    await assertAllThere();
  });

  it("is in the clear again when the lock is taken away", async () => {
    await fillIn();
    value(await turnOn(passphrase, 15));
    assert.equal(code(await turnOff("not this one")), "wrongPassphrase");
    value(await turnOff(passphrase));
    assert.deepEqual(value(await vaultState()), { status: "off" });
    await assertAllThere();
    assert.match(await printedStore(), new RegExp(canary));
  });

  it("opens with the new passphrase after it was changed, and with the old one no more", async () => {
    await fillIn();
    value(await turnOn(passphrase, 15));
    assert.equal(code(await change("not this one", { passphrase: "another river" })), "wrongPassphrase");
    value(await change(passphrase, { passphrase: "another river", lockAfter: 5 }));
    await lock();
    assert.equal(code(await unlock(passphrase)), "wrongPassphrase");
    value(await unlock("another river"));
    assert.deepEqual(value(await vaultState()), { status: "open", lockAfter: 5 });
    await assertAllThere();
  });

  it("keeps its key sealed while a locked site is changed otherwise", async () => {
    await fillIn();
    value(await turnOn(passphrase, 15));
    value(await saveSite({ baseUrl, user: { id: 7, name: "Mira N." } }));
    const [site] = value(await readSites());
    assert.deepEqual(site, { baseUrl, user: { id: 7, name: "Mira N." }, apiKey: `${canary}-key` });
    assert.doesNotMatch(await printedStore(), new RegExp(canary));
    value(await saveSite({ baseUrl, apiKey: "another" }));
    assert.equal(value(await readSites())[0]?.apiKey, "another");
  });

  it("is written sealed by everybody, also by who began to write before it was turned on", async () => {
    const texts = Array.from({ length: 40 }, (_, n) => ({ ...draft, key: `${account}|${n}|step@1` }));
    const writing = texts.map((text) => saveDraft(text));
    value(await turnOn(passphrase, 15));
    (await Promise.all(writing)).map(value);
    assert.doesNotMatch(await printedStore(), new RegExp(canary));
    assert.equal(value(await readDrafts(`${account}|`)).length, texts.length);
  });

  it("goes the rest of the way after a crash between two rows", async () => {
    await fillIn();
    value(await turnOn(passphrase, 15));
    // As if it had ended before this row was sealed.
    value(await withDatabase((db) => db.put("drafts", draft)));
    await assertAllThere();
    await lock();
    value(await unlock(passphrase));
    assert.doesNotMatch(await printedStore(), new RegExp(canary));
    await assertAllThere();
    // And as if it had ended while the lock was taken away.
    value(
      await withDatabase(async (db) => {
        const vault = await db.get("vault", "vault");
        if (vault) await db.put("vault", { ...vault, leaving: true });
      }),
    );
    await lock();
    value(await unlock(passphrase));
    assert.deepEqual(value(await vaultState()), { status: "off" });
    await assertAllThere();
  });

  it("cannot be put in another's place, and one that is damaged keeps none of the others", async () => {
    value(await turnOn(passphrase, 15));
    const [first, second] = [draft, { ...draft, key: `${account}|86|step@1`, fields: { note: "mine" } }];
    value(await saveDraft(first));
    value(await saveDraft(second));
    value(
      await withDatabase(async (db) => {
        const row = await db.get("drafts", first.key);
        if (row) await db.put("drafts", { ...row, key: second.key });
      }),
    );
    assert.equal(code(await readDraft(second.key)), "damagedRow");
    assert.deepEqual(value(await readDrafts(`${account}|`)), [first]);
    assert.equal(value(await withDatabase((db) => db.count("drafts"))), 2, "it stays where it is");
    assert.equal(value(await countDamaged()), 1, "and it is said");

    // A copy in a file is the way out.
    const copy = { clause10Unsent: 1, site: baseUrl, user: 7, drafts: [second], submissions: [], files: [] };
    assert.deepEqual(value(await restore(JSON.stringify(copy), baseUrl, 7, 0)), { added: 1, there: 0 });
    assert.deepEqual(value(await readDraft(second.key)), second);
    assert.equal(value(await countDamaged()), 0);
  });

  it("can be given up where the passphrase is lost: then it is gone, and everything can begin anew", async () => {
    await fillIn();
    value(await turnOn(passphrase, 15));
    await lock();
    assert.equal(value(await erase()), sealedStores.length - 1);
    assert.deepEqual(value(await vaultState()), { status: "off" });
    assert.deepEqual(value(await readPullState(account)), { account, cursors: {} }, "all is fetched again");
    await fillIn();
    await assertAllThere();
  });
});
