import assert from "node:assert/strict";
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, before, describe, it } from "node:test";
import type { ElementHandle, Page } from "puppeteer-core";
import { assertAccessible } from "./lib/axe.ts";
import {
  browserName,
  dropProfile,
  fill,
  launch,
  newProfile,
  press,
  textOf,
  type Driven,
} from "./lib/browser.ts";
import { connect, ownPage } from "./lib/connect.ts";
import { Desk } from "./lib/desk.ts";
import { redmine, type Redmine } from "./lib/redmine.ts";

/** The lock before what is kept: what was written behind it is in no file of the browser, and opens again by its passphrase. */

const shots = process.env["CLAUSE10_SHOTS"];
const passphrase = "four words and a river";

/** Where in a folder some text stands in the clear, as the two encodings of browsers have it. */
async function filesWith(folder: string, text: string): Promise<string[]> {
  const needles = [Buffer.from(text, "utf8"), Buffer.from(text, "utf16le")];
  const found: string[] = [];
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const file = path.join(entry.parentPath, entry.name);
    const content = await readFile(file).catch(() => Buffer.alloc(0));
    if (needles.some((needle) => content.includes(needle))) found.push(path.relative(folder, file));
  }
  return found;
}

/**
 * Sixteen signs of twenty thousand: no two of them follow each other anywhere else, so that a store that makes what it
 * keeps shorter leaves them as they are, and the search finds them.
 */
function canary(): string {
  return String.fromCharCode(
    ...crypto.getRandomValues(new Uint16Array(16)).map((n) => 0x4e00 + (n % 20_000)),
  );
}

describe(`what is kept under a passphrase (${browserName})`, () => {
  let site: Redmine;
  let driven: Driven;
  let profile: string;
  let page: Page;
  let audit = 0;
  const [open, sealed, photograph] = [canary(), canary(), canary()];
  before(async () => {
    site = await redmine();
    const desk = await Desk.at(site);
    audit = await desk.fieldwork("Audit behind a lock");
    profile = await newProfile();
    driven = await launch({ profile });
    await connect(driven, site, "mira");
    page = await ownPage(driven, "room.html", ".room");
  });
  after(async () => {
    await driven.close().catch(() => undefined);
    await dropProfile(profile);
  });
  const frame = () => page.mainFrame();
  const push = (selector: string) => press(frame(), selector);
  const enter = async () => {
    await push(`[data-taken="${audit}"] .enter`);
    await page.waitForSelector("#from-criteria, .card");
  };
  const note = () => page.$eval("#line-0-note", (area) => (area as HTMLTextAreaElement).value);
  const shoot = async (name: string) => {
    if (shots) await page.screenshot({ path: `${shots}/vault-${name}-${browserName}.png`, fullPage: true });
  };

  it("is turned on in the audit room, with what is there already", async () => {
    await push("#fetch:not(:disabled)");
    await push(`[data-audit="${audit}"] .take:not(:disabled)`);
    await page.waitForSelector(`[data-taken="${audit}"]`);
    await enter();
    await push("#from-criteria");
    await fill(frame(), "line-0-note", open);
    await push("#back");
    await push(".vault summary");
    await page.type("#vault-new", passphrase);
    await page.type("#vault-again", passphrase);
    await assertAccessible(frame(), browserName);
    await shoot("off");
    await push("#vault-on:not(:disabled)");
    await page.waitForSelector("[data-vault=open]");
    await shoot("open");
    await enter();
    assert.equal(await note(), open);
  });

  it("takes in what is written and photographed from then on", async () => {
    await fill(frame(), "line-0-note", sealed);
    const file = path.join(await mkdtemp(path.join(tmpdir(), "clause10-canary-")), `${photograph}.txt`);
    await writeFile(file, photograph.repeat(50));
    const input = (await page.$("#line-0-files")) as ElementHandle<HTMLInputElement>;
    await input.uploadFile(file);
    await page.waitForSelector("[data-file]");
    await rm(path.dirname(file), { recursive: true });
  });

  it("locks, and shows nothing until the passphrase is given", async () => {
    await push("#back");
    await push("#vault-lock");
    await page.waitForSelector("[data-vault=locked]");
    assert.doesNotMatch(await textOf(page, "body"), /behind a lock/);
    await assertAccessible(frame(), browserName);
    await shoot("locked");
    await page.type("#vault-passphrase", "not this one");
    await push("#vault-unlock");
    await page.waitForSelector("[data-problem=wrongPassphrase]");
    await page.$eval("#vault-passphrase", (input) => (input as HTMLInputElement).select());
    await page.type("#vault-passphrase", passphrase);
    await push("#vault-unlock:not(:disabled)");
    await enter();
    assert.equal(await note(), sealed);
  });

  it("locks itself when nobody has used it for as long as was chosen", async () => {
    await page.evaluate(async () => {
      await chrome.storage.session.set({ vaultUsed: Date.now() - 15 * 60_000 });
      await chrome.alarms.create("vault", { when: Date.now() });
    });
    await page.waitForSelector("[data-vault=locked]");
    await page.type("#vault-passphrase", passphrase);
    await push("#vault-unlock:not(:disabled)");
    // The last use was long ago, and still it is not locked again by whoever looks next.
    await page.evaluate(() => chrome.alarms.create("vault", { when: Date.now() }));
    // Where it was locked it goes on.
    await page.waitForSelector("#line-0-note");
    assert.equal(await note(), sealed);
  });

  it("is in no file of the browser", async () => {
    // Whatever the browser keeps of a page to show it again, the contents of its fields among it, it notes when the page
    // is left, and writes at the latest when it ends.
    await page.goto("about:blank");
    await new Promise((resolve) => setTimeout(resolve, 3_000));
    await driven.close();
    assert.deepEqual(await filesWith(profile, sealed), []);
    assert.deepEqual(await filesWith(profile, photograph), []);
    assert.deepEqual(await filesWith(profile, passphrase), []);
  });

  it("is locked when the browser begins anew, and opens again", async () => {
    driven = await launch({ profile });
    page = await ownPage(driven, "room.html", "[data-vault=locked]");
    await page.type("#vault-passphrase", passphrase);
    await push("#vault-unlock:not(:disabled)");
    await enter();
    assert.equal(await note(), sealed);
    assert.ok(await page.$("[data-file]"));
  });

  it("would be found if it were not sealed", async () => {
    const plain = canary();
    await push("#back");
    await push(".vault summary");
    await page.type("#vault-present", passphrase);
    await push("#vault-off:not(:disabled)");
    await page.waitForSelector("[data-vault=off]");
    await enter();
    await fill(frame(), "line-0-note", plain);
    // It is kept once it comes back.
    await push("#back");
    await enter();
    assert.equal(await note(), plain);
    await driven.close();
    assert.notDeepEqual(await filesWith(profile, plain), [], "the search finds what is in the clear");
  });
});
