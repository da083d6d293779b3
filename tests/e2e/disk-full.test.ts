import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { open, rm, statfs } from "node:fs/promises";
import path from "node:path";
import { after, before, describe, it } from "node:test";
import type { Page } from "puppeteer-core";
import {
  browserName,
  dropProfile,
  fill,
  launch,
  newProfile,
  press,
  textOf,
  until,
  type Driven,
} from "./lib/browser.ts";
import { connect, ownPage } from "./lib/connect.ts";
import { Desk } from "./lib/desk.ts";
import { redmine } from "./lib/redmine.ts";

/**
 * The disk is full, while somebody types in the audit room: it is said at once, what was kept stays, and what is typed
 * is kept as soon as there is room. On a small disk of its own, which only root can make.
 */
/** Megabytes: room for what a browser writes when it starts. */
const disk = 400;
const isRoot = process.getuid?.() === 0;

describe(`a full disk (${browserName})`, { skip: !isRoot && "needs root, to make a small disk" }, () => {
  let driven: Driven;
  let profile: string;
  let page: Page;
  let audit = 0;
  const filler = () => path.join(profile, "filler");
  before(async () => {
    const site = await redmine();
    audit = await (await Desk.at(site)).fieldwork("Audit on a full disk");
    profile = await newProfile();
    execFileSync("mount", ["-t", "tmpfs", "-o", `size=${disk}m`, "tmpfs", profile]);
    driven = await launch({ profile });
    await connect(driven, site, "mira");
    page = await ownPage(driven, "room.html", ".room");
  });
  after(async () => {
    await driven.close();
    execFileSync("umount", ["--lazy", profile]);
    await dropProfile(profile);
  });
  const shots = process.env["CLAUSE10_SHOTS"];
  const note = () => page.$eval("#line-0-note", (area) => (area as HTMLTextAreaElement).value);
  const into = async () => {
    await press(page.mainFrame(), `[data-taken="${audit}"] .enter`);
    await page.waitForSelector("#line-0-note, #from-criteria");
  };

  /** More than fits into what a file of the store has begun. */
  const paste = (text: string) =>
    page.$eval(
      "#line-0-note",
      (area, pasted) => {
        (area as HTMLTextAreaElement).value = pasted;
        area.dispatchEvent(new Event("input", { bubbles: true }));
      },
      text,
    );

  /** Whatever is left of the disk, to the last byte. */
  async function fillUp(): Promise<void> {
    const file = await open(filler(), "a");
    for (const size of [1 << 20, 4096, 512, 1])
      try {
        for (;;) await file.appendFile(Buffer.alloc(size));
      } catch (error) {
        assert.equal((error as NodeJS.ErrnoException).code, "ENOSPC");
      }
    await file.close();
    assert.equal((await statfs(profile)).bavail, 0);
  }

  it("is said where somebody types, and what was kept before stays", async () => {
    await press(page.mainFrame(), "#fetch:not(:disabled)");
    await press(page.mainFrame(), `[data-audit="${audit}"] .take:not(:disabled)`);
    await page.waitForSelector(`[data-taken="${audit}"]`);
    await into();
    await press(page.mainFrame(), "#from-criteria");
    await fill(page.mainFrame(), "line-0-note", "Kept before.");
    await new Promise((resolve) => setTimeout(resolve, 500));
    await fillUp();
    await paste(`Typed on a full disk. ${"More. ".repeat(20_000)}`);
    await page.waitForSelector("[data-problem=storage]");
    assert.match(await textOf(page, "[data-problem=storage]"), /could not store.*Free some disk space/);
    assert.match(await note(), /^Typed on a full disk/);
    if (shots) await page.screenshot({ path: `${shots}/disk-full-${browserName}.png` });
  });

  it("goes on as soon as there is room", async () => {
    await rm(filler());
    await fill(page.mainFrame(), "line-0-note", "Typed when there was room again.");
    await until(page.mainFrame(), () => !document.querySelector("[data-problem]"));
    await new Promise((resolve) => setTimeout(resolve, 500));
    await page.close();
    page = await ownPage(driven, "room.html", ".room");
    await into();
    assert.equal(await note(), "Typed when there was room again.");
  });
});
