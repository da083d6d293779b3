import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, before, describe, it } from "node:test";
import type { ElementHandle, Frame, Page } from "puppeteer-core";
import { verify } from "../../web/history/verify.ts";
import { encodeBlock } from "../../web/record/document.ts";
import { value } from "../platform/outcome.ts";
import { assertAccessible } from "./lib/axe.ts";
import { browserName, fill, launch, press, textOf, until, type Driven } from "./lib/browser.ts";
import { connect, ownPage } from "./lib/connect.ts";
import { day, Desk } from "./lib/desk.ts";
import { FaultyProxy } from "./lib/faulty-proxy.ts";
import { photograph, place, sizeOf } from "./lib/photograph.ts";
import { api, client, redmine, user, type Redmine } from "./lib/redmine.ts";
import { saving } from "./lib/saving.ts";

// An auditor in a room without network: what was taken along is there, what is written there arrives once.

const shots = process.env["CLAUSE10_SHOTS"];
const title = "Audit of joining and leaving";

describe(`the audit room (${browserName})`, () => {
  let site: Redmine;
  let desk: Desk;
  let proxy: FaultyProxy;
  let driven: Driven;
  let page: Page;
  let audit = 0;
  let earlier = 0;
  let policy = 0;
  before(async () => {
    site = await redmine();
    desk = await Desk.at(site);
    audit = await desk.fieldwork(title);
    await attach(audit, "site plan.txt", "Two doors, one key.");
    earlier = await desk.issue(
      desk.record("nonconformity", [desk.firstSteps()["nonconformity"] ?? assert.fail()], "anna"),
    );
    policy = await desk.issue(
      desk.record("policyDocument", [desk.firstSteps()["policyDocument"] ?? assert.fail()], "jonas"),
    );
    const { project } = value(await client(site).readIssue(policy));
    value(
      await client(site, "admin").writeWikiPage(project.id, "Access_control_policy", {
        text: "h1. Access\n\nAll access ends on the last working day.",
        comments: "",
      }),
    );
    proxy = await FaultyProxy.before(site.url);
    driven = await launch();
    await connect(driven, site, "mira", proxy.url);
    page = await open();
  });
  after(async () => {
    await driven.close();
    proxy.close();
  });

  const open = () => ownPage(driven, "room.html", ".room");
  const frame = (): Frame => page.mainFrame();
  const push = (selector: string) => press(frame(), selector);
  const card = (ref: string) => `.card[data-line="${ref}"]`;
  const shoot = async (name: string) => {
    if (shots) await page.screenshot({ path: `${shots}/room-${name}-${browserName}.png`, fullPage: true });
  };

  /** A file that somebody attached in Redmine. */
  async function attach(issueId: number, filename: string, text: string): Promise<void> {
    const mira = client(site, "mira");
    const { token } = value(await mira.upload(filename, new TextEncoder().encode(text)));
    const lock = value(await mira.readLock(issueId));
    value(
      await mira.updateIssue(issueId, { uploads: [{ token, filename, contentType: "text/plain" }] }, lock),
    );
  }

  /** The issue has the file that the record names, byte for byte, upright, small, and without the place. */
  async function carriesThePhotograph(issueId: number, named: unknown): Promise<void> {
    const [{ name, sha256 }] = named as [{ name: string; sha256: string }];
    const issue = value(await client(site).readIssue(issueId));
    const file = issue.attachments.find(({ description }) => description === `SHA-256 ${sha256}`);
    assert.equal(file?.filename, name);
    const answer = await fetch(`${site.url}/attachments/download/${file.id}/${encodeURIComponent(name)}`, {
      headers: { "X-Redmine-API-Key": user(site, "mira").apiKey },
    });
    const bytes = Buffer.from(await answer.arrayBuffer());
    assert.equal(createHash("sha256").update(bytes).digest("hex"), sha256);
    assert.equal(bytes.includes(place), false, "the place stayed in the room");
    assert.deepEqual(await sizeOf(page, bytes), [1280, 2560]);
  }

  it("offers the open audits, and takes one along", async () => {
    await push("#fetch:not(:disabled)");
    await page.waitForSelector(`[data-audit="${audit}"]`);
    await push(`[data-audit="${audit}"] .take:not(:disabled)`);
    await page.waitForSelector(`[data-taken="${audit}"]`);
    assert.match(await textOf(page, `[data-taken="${audit}"]`), new RegExp(title));
    await assertAccessible(page.mainFrame(), browserName);
    await shoot("list");
  });

  it("takes the open records of a whole project along, and says how far it is", async () => {
    await push(".take-projects summary");
    const { project } = value(await client(site).readIssue(earlier));
    await push(`[data-project="${project.id}"] .take:not(:disabled)`);
    // Of many records of other tests the latest are enough; where there are few, it is done before it can be stopped.
    await until(frame(), () => {
      const progress = document.querySelector<HTMLProgressElement>(".along progress");
      return progress ? progress.value >= 4 : document.querySelector('[data-missing="0"]') !== null;
    });
    await page.$$eval("#stop", ([stop]) => (stop as HTMLElement | undefined)?.click());
    await page.waitForSelector(".taken-project");
    await push(".taken-project summary");
    assert.match(
      await textOf(page, `[data-taken="${earlier}"]`),
      /Leavers keep VPN access.*Nonconformity, Raised/,
    );
    await assertAccessible(page.mainFrame(), browserName);
    await shoot("project");
  });

  it("opens any record without network as its page would show it", async () => {
    proxy.refuse();
    await push(`[data-taken="${earlier}"] .enter`);
    await page.waitForSelector("#step-area");
    assert.equal(await page.$("#tab-checklist"), null, "only an audit has one");
    await shoot("other-record");
    await push("#back");
  });

  it("has the policy's text", async () => {
    await push(`[data-taken="${audit}"] .enter`);
    await push("#tab-policies");
    await page.waitForSelector(`[data-policy="${policy}"]`);
    await page.$eval(`[data-policy="${policy}"]`, (details) => ((details as HTMLDetailsElement).open = true));
    assert.match(
      await textOf(page, `[data-policy="${policy}"]`),
      /Access control policy 2\.0.*In review.*All access ends on the last working day/,
    );
    await assertAccessible(page.mainFrame(), browserName);
    await shoot("policy");
    await push("#back");
  });

  it("conducts it without network, with the same rules", async () => {
    await push(`[data-taken="${audit}"] .enter`);
    await page.waitForSelector("#from-criteria");
    await push("#from-criteria");
    await push(`${card("9.2")} [data-choose=conforming]`);
    await fill(frame(), "line-0-evidence", "Programme of the year, seen on paper");
    await push(`${card("A.5.18")} [data-choose=nonconforming]`);
    await fill(frame(), "line-1-evidence", "List of accounts, drawn with the administrator");
    await page.waitForSelector("[data-violation='audit.checklist.noted']");
    await fill(frame(), "line-1-note", "Three accounts of leavers are open.");
    await page.waitForSelector("[data-violation='audit.checklist.linked']");
    assert.equal(await page.$("[data-violation='audit.checklist.noted']"), null);
    assert.match(await textOf(page, ".tally"), /2 of 2 lines.*Conforming: 1.*Nonconforming: 1.*Open: 0/);
    await page.$eval(".templates", (details) => ((details as HTMLDetailsElement).open = true));
    await page.select("#template", "A.7");
    assert.equal(await textOf(page, "#from-template"), "Add the 14 lines that are not there");
    await assertAccessible(page.mainFrame(), browserName);
    await shoot("checklist");
  });

  it("shows what was found before where it looks", async () => {
    await push("#tab-earlier");
    await page.waitForSelector(`[data-finding="${earlier}"]`);
    assert.match(
      await textOf(page, `[data-finding="${earlier}"]`),
      /Leavers keep VPN access.*Raised.*A\.5\.18/,
    );
    await assertAccessible(page.mainFrame(), browserName);
    await shoot("earlier");
    await push("#tab-checklist");
    await page.waitForSelector("#line-1-files");
  });

  it("has the files of the audit's issue, to be saved without network", async () => {
    await push("#tab-files");
    await page.waitForSelector("[data-document][data-here=true]");
    assert.match(await textOf(page, ".files"), /site plan\.txt/);
    await assertAccessible(page.mainFrame(), browserName);
    const saved = await saving(page, "[data-here=true]:last-child button");
    assert.equal(saved, "Two doors, one key.");
    await shoot("files");
    await push("#tab-checklist");
    await page.waitForSelector("#line-1-files");
  });

  it("keeps a photograph with its line, without the place that the camera wrote into it", async () => {
    const input = (await page.$("#line-1-files")) as ElementHandle<HTMLInputElement>;
    await input.uploadFile(await photograph(page, "open accounts.jpg"));
    await page.waitForSelector(`${card("A.5.18")} [data-file] img`);
    assert.match(
      await textOf(page, card("A.5.18")),
      /open accounts\.jpg.*One file is kept here until it is sent/,
    );
    await fill(frame(), "line-1-interviewed", "The administrator of accounts");
    await push(`${card("A.5.18")} [data-sign]`);
    await page.waitForSelector(`${card("A.5.18")} [data-unsign]`);
    assert.match(await textOf(page, ".tally"), /Signed off: 1/);
    await assertAccessible(page.mainFrame(), browserName);
    await shoot("photograph");
  });

  it("raises a nonconformity from a line; it waits, and is still there after the tab was closed", async () => {
    await push(`${card("A.5.18")} [data-raise=nonconformity]`);
    await page.waitForSelector("#raise-title");
    const typed = (id: string) => page.$eval(`#raise-${id}`, (input) => (input as HTMLInputElement).value);
    assert.equal(await typed("observed"), "Three accounts of leavers are open.");
    assert.equal(await typed("source"), "internalAudit");
    assert.equal(await typed("detectedOn"), day(0));
    assert.ok(await page.$("[data-field=evidence] [data-file]"), "the photograph goes along");
    await fill(frame(), "raise-title", "Accounts outlive employment");
    await fill(frame(), "raise-requirement", "Access ends on the last working day.");
    await fill(frame(), "raise-gap", "Three accounts too many.");
    await shoot("raise");
    await push("button.primary");
    await page.waitForSelector("[data-delivery=waiting]");

    await page.close();
    page = await open();
    await page.waitForSelector("[data-submission][data-state=waiting]");
    assert.match(await textOf(page, ".outbox"), /Accounts outlive employment.*Waits for the network/);
    await push(`[data-taken="${audit}"] .enter`);
    await page.waitForSelector(`${card("A.5.18")} [data-raised=waiting]`);
    assert.equal(
      await page.$eval("#line-1-note", (area) => (area as HTMLTextAreaElement).value),
      "Three accounts of leavers are open.",
    );
    await shoot("waiting");
  });

  it("takes back without network what waits, to be changed, and raises it anew", async () => {
    await push("#back");
    await push("[data-submission] [data-act=takeBack]");
    await page.waitForSelector("[data-unsettled='0']");
    await push(`[data-taken="${audit}"] .enter`);
    await push(`${card("A.5.18")} [data-raise=nonconformity]`);
    await page.waitForSelector("#raise-title");
    const text = (id: string) => page.$eval(`#raise-${id}`, (input) => (input as HTMLInputElement).value);
    assert.equal(await text("title"), "Accounts outlive employment");
    await fill(frame(), "raise-gap", "Three accounts too many, for a month.");
    await push("button.primary");
    await page.waitForSelector("[data-delivery=waiting]");
    await push("#tab-checklist");
    await page.waitForSelector(`${card("A.5.18")} [data-raised=waiting]`);
  });

  it("copies what waits into a file that only its passphrase opens", async () => {
    await push("#back");
    await push("details.copy summary");
    await page.type("#passphrase", "four words and a river");
    const file = await saving(page, "#save-copy");
    assert.doesNotMatch(file, /Accounts|leavers/);
    const to = path.join(await mkdtemp(path.join(tmpdir(), "clause10-copy-")), "copy.json");
    await writeFile(to, file);
    const input = (await page.$("#copy-file")) as ElementHandle<HTMLInputElement>;
    await input.uploadFile(to);
    await push("#read-copy:not(:disabled)");
    // The nonconformity that waits and the checklist are both here already.
    await page.waitForSelector("[data-told], .copy [data-problem]");
    await until(
      frame(),
      () => !/file\.$/.test(document.querySelector("[data-told]")?.textContent ?? "file."),
    );
    assert.match(await textOf(page, ".copy"), /0 taken in; [2-9] were here already/);
    await assertAccessible(page.mainFrame(), browserName);
    await shoot("copy");
    await push(`[data-taken="${audit}"] .enter`);
    await page.waitForSelector("#from-criteria, .card");
  });

  it("sends it once when the network is back, and links it to its line", async () => {
    proxy.pass();
    await push("#send:not(:disabled)");
    await page.waitForSelector("[data-unsettled='0']");
    await page.waitForSelector(`${card("A.5.18")} [data-linked]`);
    await page.waitForFunction(() => !document.querySelector("[data-violation='audit.checklist.linked']"));
    await shoot("sent");
    const { issues } = await api<{ issues: { id: number }[] }>(
      site,
      `issues.json?status_id=*&subject=${encodeURIComponent("~Accounts outlive employment")}&sort=id:desc`,
    );
    const id = issues[0]?.id ?? 0;
    const raised = await desk.stored(id);
    assert.deepEqual(raised.fields["requirementRefs"], ["A.5.18"]);
    assert.equal(raised.fields["gap"], "Three accounts too many, for a month.");
    assert.equal((raised.fields["sourceRef"] as { id: number }).id, audit);
    const issue = await client(site).readIssue(audit);
    assert.ok(issue.ok);
    assert.deepEqual(issue.value.relatedTo, [id], "raised once, and tied to the audit");
    await carriesThePhotograph(id, raised.fields["evidence"]);
    assert.equal(Number(await page.$eval("[data-linked]", (a) => (a as HTMLElement).dataset["linked"])), id);
  });

  it("takes what there is so far to Redmine, and keeps it here where that does not work", async () => {
    const before = await desk.stored(audit);
    proxy.refuse();
    await push("#save-progress:not(:disabled)");
    await page.waitForSelector(".save-progress [data-problem]");
    assert.match(await textOf(page, ".save-progress"), /kept on this computer/);
    await shoot("unsaved");
    proxy.pass();
    await push("#save-progress:not(:disabled)");
    await page.waitForSelector("#save-progress:disabled");
    await until(frame(), () =>
      /Redmine has all/.test(document.querySelector(".save-progress")?.textContent ?? ""),
    );
    const after = await desk.stored(audit);
    assert.deepEqual([after.version, after.state], [before.version + 1, before.state]);
    const [first, second] = after.fields["checklist"] as Record<string, unknown>[];
    assert.equal(first?.["result"], "conforming");
    assert.equal(second?.["note"], "Three accounts of leavers are open.");
    await carriesThePhotograph(audit, after.fields["files"]);
    const history = value(await client(site).readHistory(audit));
    assert.equal((await verify(history)).status, "verified");
    assert.match(history.journals.at(-1)?.notes ?? "", /saved as far as it is/);
    await shoot("saved");
  });

  it("has a report, a draft as long as the audit is not concluded", async () => {
    const report = await saving(page, "#audit-report");
    assert.match(report, /A draft: the audit is not concluded/);
    assert.match(report, /A\.5\.18[^]*#\d+ Accounts outlive employment/);
    if (shots) await writeFile(`${shots}/audit-report.html`, report);
  });

  it("has one line for a requirement", async () => {
    await page.type("#new-line", "a.5.18");
    await page.waitForSelector("[data-twice]");
    assert.ok(await page.$(".add-line button:disabled"));
    await page.$eval("#new-line", (input) => (input as HTMLInputElement).select());
    await page.keyboard.press("Backspace");
  });

  it("merges the lines of two auditors who share the checklist", async () => {
    await fill(frame(), "line-1-note", "Three accounts of leavers are open, in two buildings.");
    // Who had signed it off stands for what it said before.
    await push(`${card("A.5.18")} [data-sign]`);
    await page.waitForSelector(`${card("A.5.18")} [data-unsign]`);
    const stored = await desk.stored(audit);
    const lock = value(await client(site).readLock(audit));
    const [first, second] = stored.fields["checklist"] as Record<string, unknown>[];
    const checklist = [{ ...first, note: "Seen by Jonas as well." }, second];
    const theirs = {
      ...stored,
      version: stored.version + 1,
      fields: { ...stored.fields, population: "64", checklist },
    };
    const change = { description: encodeBlock(theirs, "textile") };
    value(await client(site).updateIssue(audit, change, lock));
    await push("#back");
    await push(`[data-taken="${audit}"] .take:not(:disabled)`);
    await page.waitForSelector(`[data-taken="${audit}"] .take:not(:disabled)`);
    await push(`[data-taken="${audit}"] .enter`);
    await page.waitForSelector("[data-merged~=checklist]");
    await page.waitForSelector(`${card("A.5.18")} [data-linked]`);
    const note = (line: number) =>
      page.$eval(`#line-${line}-note`, (area) => (area as HTMLTextAreaElement).value);
    assert.equal(await note(0), "Seen by Jonas as well.");
    assert.equal(await note(1), "Three accounts of leavers are open, in two buildings.");
    await assertAccessible(page.mainFrame(), browserName);
    await shoot("merged");
  });

  it("concludes the audit by the record's own form, which has the checklist", async () => {
    await push("#tab-record");
    await page.waitForSelector("#step-conclusion");
    await fill(frame(), "step-samplingMethod", "random");
    await fill(frame(), "step-sampleSize", "12");
    await fill(frame(), "step-heldTo", day(0));
    await fill(
      frame(),
      "step-conclusion",
      "Joining works as required. Leaving does not reach those who close the accounts in time.",
    );
    await page.waitForSelector("#step-verdict.open");
    await shoot("record");
    await push("button.primary:not(#send)");
    const end = Date.now() + 30_000;
    while ((await desk.stored(audit)).state !== "reported") {
      assert.ok(Date.now() < end, "the audit is not concluded");
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
    const { fields } = await desk.stored(audit);
    const [first, second] = fields["checklist"] as Record<string, unknown>[];
    assert.equal(first?.["result"], "conforming");
    assert.equal(first["note"], "Seen by Jonas as well.");
    assert.equal(second?.["note"], "Three accounts of leavers are open, in two buildings.");
    assert.equal((second["signedBy"] as { name: string }).name, "Mira Novak");
    await carriesThePhotograph(audit, fields["files"]);
    await page.waitForSelector("#tab-checklist[aria-pressed=true]");
    assert.match(await textOf(page, ".room-audit"), /Fieldwork is over/);
    const report = await saving(page, "#audit-report");
    assert.doesNotMatch(report, /A draft: the audit is not concluded/);
    assert.match(report, /Joining works as required\. Leaving does not reach/);
  });
});
