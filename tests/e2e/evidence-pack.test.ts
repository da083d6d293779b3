import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, before, describe, it } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";
import "fake-indexeddb/auto";
import "../platform/locks.ts";
import type { Page } from "puppeteer-core";
import { sha256Of } from "../../web/evidence/sha256.ts";
import { deliver, keepSubmission } from "../../web/outbox/outbox.ts";
import type { Creation } from "../../web/outbox/submission.ts";
import { encodeBlock } from "../../web/record/document.ts";
import { accountOf } from "../../web/store/register.ts";
import { keepFile } from "../../web/store/files.ts";
import { value } from "../platform/outcome.ts";
import { assertAccessible } from "./lib/axe.ts";
import { browserName, launch, textOf, type Driven } from "./lib/browser.ts";
import { connect, ownPage } from "./lib/connect.ts";
import { Desk } from "./lib/desk.ts";
import { client, redmine, user, type Redmine } from "./lib/redmine.ts";
import { saving } from "./lib/saving.ts";

// The auditor says "show me": one file with everything, which opens without network and checks itself.

const shots = process.env["CLAUSE10_SHOTS"];
const command =
  process.env["CLAUSE10_COMMAND"] ?? fileURLToPath(new URL("../../build/native/clause10", import.meta.url));
const word = `Evidence${Date.now() % 100_000}`;

describe(`the evidence pack (${browserName})`, () => {
  let site: Redmine;
  let desk: Desk;
  let driven: Driven;
  let page: Page;
  let folder: string;
  let sound = 0;
  before(async () => {
    site = await redmine();
    desk = await Desk.at(site);
    folder = await mkdtemp(path.join(tmpdir(), "clause10-pack-"));
    sound = await raised("is sound");
    driven = await launch();
    await connect(driven, site, "anna");
  });
  after(async () => {
    await driven.close();
    await rm(folder, { recursive: true });
  });

  /** A nonconformity as the extension raises it, with a file as evidence. */
  async function raised(what: string): Promise<number> {
    const [step, fields] = desk.firstSteps()["nonconformity"] ?? assert.fail();
    const bytes = new TextEncoder().encode(`Accounts of leavers: ${what}.`);
    const evidence = { name: "accounts.txt", sha256: await sha256Of(bytes) };
    const title = `${word} ${what} <b>&amp;`;
    const { evidenceNone: _none, ...rest } = fields;
    const record = desk.record("nonconformity", [[step, { ...rest, title, evidence: [evidence] }]]);
    const anna = { id: user(site, "anna").id, name: "Anna Berger" };
    const account = accountOf(`${site.url}/`, anna.id);
    value(await keepFile({ account, sha256: evidence.sha256, type: "text/plain", bytes, keptAt: 0 }));
    const creation: Creation = {
      ...{ uuid: record.id, site: `${site.url}/`, user: anna, page: `page ${record.id}`, state: "waiting" },
      ...{ shortfalls: [], formatting: "textile", draftKey: record.id, record, files: [evidence] },
      ...{ form: "raise-nonconformity", kind: "creation", bond: "none", origin: site.issues["badge"] ?? 0 },
      ...{ subject: title, description: "" },
    };
    value(await keepSubmission(creation));
    const sent = value(await deliver(client(site), record.id));
    assert.equal(sent.state, "sent", JSON.stringify(sent.problem));
    return sent.issueId ?? 0;
  }

  /** What the button saves, of the records of this test. */
  async function pack(name: string, latest: number): Promise<string> {
    page = await ownPage(driven, `register.html#words=${word}&show=all`, "main.register");
    await page.waitForSelector(".refresh:not([disabled])");
    await page.click(".refresh");
    await page.waitForSelector(`tr[data-issue="${latest}"]`);
    await page.waitForSelector(".evidence:not([disabled])");
    const html = await saving(page, ".evidence");
    const file = path.join(folder, name);
    await writeFile(file, html);
    await page.close();
    return file;
  }

  const verified = (file: string) => {
    const run = spawnSync(command, ["verify", file], { encoding: "utf8" });
    return { status: run.status, out: run.stdout + run.stderr };
  };

  it("opens without network and without scripts, with everything there is", async () => {
    const file = await pack("sound.html", sound);
    const shown = await driven.browser.newPage();
    // Firefox has no such switch; there the page's own policy keeps everything from running.
    if (browserName === "chromium") await shown.setJavaScriptEnabled(false);
    await shown.goto(pathToFileURL(file).href);
    const text = await textOf(shown, "body");
    assert.match(text, /One record; nothing in it contradicts its history\./);
    assert.match(text, new RegExp(`#${sound} ${word} is sound <b>&amp;`));
    assert.match(
      text,
      /✓ verified, 1 save.*Clauses and controls\s*A\.5\.18.*accounts\.txt.*History in Redmine/,
    );
    if (shots) await shown.screenshot({ path: `${shots}/evidence-pack-${browserName}.png`, fullPage: true });
    if (browserName === "chromium") await shown.setJavaScriptEnabled(true);
    await shown.reload();
    await assertAccessible(shown.mainFrame(), browserName);
    await shown.close();
    const { status, out } = verified(file);
    assert.match(out, /1 record, 1 save, [12] files?: verified\n$/);
    assert.equal(status, 0);
  });

  it("names a record that was changed past the software, in the page and on the command line", async () => {
    const altered = await raised("was altered");
    const stored = await desk.stored(altered);
    const by = client(site, "admin");
    const theirs = { ...stored, fields: { ...stored.fields, observed: "Nothing was observed." } };
    const lock = value(await by.readLock(altered));
    value(await by.updateIssue(altered, { description: encodeBlock(theirs, "textile") }, lock));
    const file = await pack("altered.html", altered);
    const { status, out } = verified(file);
    assert.match(out, new RegExp(`#${altered} .*: the record is not what save 1 recorded`));
    assert.match(out, /found when the pack was made: It was changed past Clause 10/);
    assert.match(out, /2 records, .*findings\n$/);
    assert.equal(status, 1);
  });
});
