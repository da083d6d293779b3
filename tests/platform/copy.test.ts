import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { describe, it } from "node:test";
import "fake-indexeddb/auto";
import { toBase64 } from "../../web/base64.ts";
import { seal, unseal } from "../../web/backup/sealed.ts";
import { restore, unsentText } from "../../web/backup/unsent.ts";
import { keepSubmission, readSubmission } from "../../web/outbox/outbox.ts";
import type { Creation } from "../../web/outbox/submission.ts";
import { withDatabase } from "../../web/store/database.ts";
import { readDraft, saveDraft } from "../../web/store/drafts.ts";
import { keepFile, keptFiles, readFile } from "../../web/store/files.ts";
import { aRecord } from "../web/records.ts";
import { value } from "./outcome.ts";

/** What was not sent goes into a file and comes back, on this computer or another. */

const passphrase = "correct horse battery staple";
const site = "https://redmine.example/";

describe("a sealed text", () => {
  it("opens with its passphrase, however that was typed, and tells nothing without it", async () => {
    const canary = "Drei Konten sind offen: Zoë 🔒";
    const file = await seal(canary, "Zoë trägt den Schlüssel");
    assert.doesNotMatch(file, /Konten|Zo|🔒/);
    assert.equal(value(await unseal(file, "Zoë trägt den Schlüssel".normalize("NFD"))), canary);
    assert.notEqual(file, await seal(canary, "Zoë trägt den Schlüssel"), "never twice the same salt");
  });

  it("does not open where anything in it was changed", async () => {
    const file = await seal("text", passphrase);
    const parts = JSON.parse(file) as Record<string, unknown>;
    const flipped = (text: unknown) => (String(text).startsWith("A") ? "B" : "A") + String(text).slice(1);
    const cases: [what: string, file: string, passphrase: string, code: string][] = [
      ["another passphrase", file, `${passphrase}.`, "wrongPassphrase"],
      ...["salt", "iv", "content"].map((part): [string, string, string, string] => [
        part,
        JSON.stringify({ ...parts, [part]: flipped(parts[part]) }),
        passphrase,
        "wrongPassphrase",
      ]),
      ["cut off", file.slice(0, -9), passphrase, "damagedCopy"],
      ["no file of ours", "{}", passphrase, "damagedCopy"],
      ["no JSON", "PK\u0003\u0004", passphrase, "damagedCopy"],
      ["a short salt", JSON.stringify({ ...parts, salt: "AAAA" }), passphrase, "damagedCopy"],
      [
        "more memory than there is",
        JSON.stringify({ ...parts, kdf: { ...(parts["kdf"] as object), memoryKiB: 4_000_000_000 } }),
        passphrase,
        "damagedCopy",
      ],
    ];
    for (const [what, changed, tried, code] of cases) {
      const opened = await unseal(changed, tried);
      assert.equal(!opened.ok && opened.problem.code, code, what);
    }
  });
});

describe("a copy of what is not sent", () => {
  const user = { id: 7, name: "Mira Novak" };
  const uuid = crypto.randomUUID();
  const submission: Creation = {
    ...{ uuid, site, user, page: `${site}|7|85/A.5.18`, form: "raise-nonconformity", kind: "creation" },
    ...{
      state: "sending",
      shortfalls: [],
      formatting: "textile",
      draftKey: "k",
      bond: "related",
      origin: 85,
    },
    ...{ record: aRecord({ title: "Accounts" }), subject: "Accounts", description: "", token: "5.abc" },
  };
  const photograph = Uint8Array.from([1, 2, 3]);
  const sha256 = createHash("sha256").update(photograph).digest("hex");
  const draft = {
    ...{ key: `${site}|7|85|step@3`, recordId: uuid },
    fields: { checklist: [{ ref: "9.2" }], files: [{ name: "door.jpg", sha256 }] },
  };
  const kept = { account: `${site}|7`, sha256, type: "image/jpeg", bytes: photograph, keptAt: 0 };
  const forget = () =>
    withDatabase((db) => Promise.all([db.clear("drafts"), db.clear("submissions"), db.clear("files")]));

  it("brings drafts and the outbox back, once, and lets what is here stand", async () => {
    value(await keepSubmission(submission));
    value(await saveDraft(draft));
    value(await keepFile(kept));
    value(await keepFile({ ...kept, sha256: "0".repeat(64) }));
    value(await saveDraft({ ...draft, key: `${site}|8|85|step@3` }));
    const { text, count } = value(await unsentText(site, 7));
    assert.equal(count, 2, "never what another account wrote");
    const single = value(await unsentText(site, 7, uuid));
    const parts = JSON.parse(single.text) as Record<"drafts" | "submissions" | "files", unknown[]>;
    assert.equal(single.count, 1, "an item by itself, with the files that it names");
    assert.deepEqual([parts.drafts, parts.files, parts.submissions.length], [[], [], 1]);

    value(await forget());
    assert.deepEqual(value(await restore(text, site, 7, 0)), { added: 2, there: 0 });
    assert.deepEqual(value(await readDraft(draft.key)), draft);
    assert.deepEqual(value(await readFile(kept.account, sha256)), kept);
    assert.deepEqual(value(await keptFiles(kept.account)), [sha256], "no file that nothing names");
    assert.deepEqual(value(await readSubmission(uuid)), { ...submission, state: "waiting" });

    value(await saveDraft({ ...draft, fields: { checklist: [{ ref: "9.2", result: "conforming" }] } }));
    assert.deepEqual(value(await restore(text, site, 7, 0)), { added: 0, there: 2 });
    assert.deepEqual(value(await readDraft(draft.key))?.fields["checklist"], [
      { ref: "9.2", result: "conforming" },
    ]);
  });

  it("takes nothing in of another account, of another site, or of a text that is not whole", async () => {
    value(await forget());
    value(await keepSubmission(submission));
    value(await keepFile(kept));
    value(await saveDraft(draft));
    const { text } = value(await unsentText(site, 7));
    value(await forget());
    const cases: [what: string, text: string, site: string, user: number, code: string][] = [
      ["another account", text, site, 8, "othersCopy"],
      ["another site", text, "https://other.example/", 7, "othersCopy"],
      ["an item of somebody else", text.replace('"id":7', '"id":8'), site, 7, "damagedCopy"],
      ["an item of another page", text.replace("|7|85/A", "|8|85/A"), site, 7, "damagedCopy"],
      ["a kind that there is not", text.replace('"creation"', '"deletion"'), site, 7, "damagedCopy"],
      ["a file that was changed", text.replace(toBase64(photograph), "AQIE"), site, 7, "damagedCopy"],
      ["no JSON", text.slice(1), site, 7, "damagedCopy"],
      ["nothing", "null", site, 7, "damagedCopy"],
    ];
    for (const [what, copy, at, by, code] of cases) {
      const taken = await restore(copy, at, by, 0);
      assert.equal(!taken.ok && taken.problem.code, code, what);
    }
    assert.equal(value(await readSubmission(uuid)), undefined);
  });
});
