import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { after, before, describe, it } from "node:test";
import type { Page, Target } from "puppeteer-core";
import type { Outcome } from "../../web/outcome.ts";
import { carrierName } from "../../web/outbox/submission.ts";
import type { Delivery, RecordOpening } from "../../web/service/panel-host.ts";
import { verify } from "../../web/history/verify.ts";
import { browserName, dropProfile, launch, newProfile, type Driven } from "../e2e/lib/browser.ts";
import { connect, ownPage } from "../e2e/lib/connect.ts";
import { Desk } from "../e2e/lib/desk.ts";
import { api, client, redmine, user, type Redmine } from "../e2e/lib/redmine.ts";
import { value } from "../platform/outcome.ts";
import { aRecord } from "../web/records.ts";
import { randomBy } from "../lib/random.ts";
import { killServing } from "./lib/kills.ts";

/**
 * A day of audit work, decided by a seed: nonconformities with photographs, steps of the audit, drafts. At random moments
 * the extension's worker, the whole browser or a process of Redmine is killed. What was not confirmed is pressed again,
 * as a person would whose form is still there. At the end the server holds everything once.
 * CLAUSE10_KILL_POINTS is how often something is killed, CLAUSE10_SEED the day.
 */
const points = Number(process.env["CLAUSE10_KILL_POINTS"] || 200);
const seed = Number(process.env["CLAUSE10_SEED"] || Date.now() % 1_000_000);
/** Milliseconds after the beginning of some work within which it is cut. */
const within = 400;

interface Raised {
  uuid: string;
  subject: string;
  sha256?: string;
  confirmed: boolean;
}

describe(`kills (${browserName})`, () => {
  const random = randomBy(seed);
  const chance = (of: number) => random() < of;
  const run = `kill${seed}`;
  let site: Redmine;
  let profile: string;
  let driven: Driven;
  let page: Page;
  let audit = 0;
  before(async () => {
    site = await redmine();
    const desk = await Desk.at(site);
    audit = await desk.fieldwork(`Audit ${run}`);
    profile = await newProfile();
    driven = await launch({ profile });
    await connect(driven, site, "mira");
    page = await ownPage(driven, "room.html", ".room");
    value(await say({ type: "take", issueId: audit }));
  });
  after(async () => {
    await driven.close().catch(() => undefined);
    await dropProfile(profile);
  });
  const baseUrl = () => `${site.url}/`;

  /** A message of the audit room to the background; nothing where it died meanwhile. */
  async function say<T>(message: Record<string, unknown>): Promise<Outcome<T>> {
    const sent = { ...message, baseUrl: baseUrl() };
    const answer = await page
      .evaluate((said) => chrome.runtime.sendMessage(said).catch(() => undefined) as Promise<unknown>, sent)
      .catch(() => undefined);
    return (answer as Outcome<T> | undefined) ?? { ok: false, problem: { code: "internal" } };
  }
  const ask = <T>(method: string, ...args: unknown[]) =>
    say<T>({ type: "room", userId: user(site, "mira").id, issueId: audit, method, args });

  async function killWorker(): Promise<void> {
    const isWorker = (target: Target) => target.url().endsWith("/background.js");
    // One that sleeps is woken first: there is nothing else to kill.
    if (!driven.browser.targets().some(isWorker)) void say({ type: "send" });
    const worker = await driven.browser.waitForTarget(isWorker, { timeout: 10_000 });
    // One that has ended meanwhile needs no killing.
    await (await worker.worker())?.close().catch(() => undefined);
  }
  async function killBrowser(): Promise<void> {
    await driven.kill();
    driven = await launch({ profile });
    page = await ownPage(driven, "room.html", ".room");
  }

  const raised: Raised[] = [];
  const drafts = new Map<number, string>();
  const photographs = new Map<string, Buffer>();

  /** Keeps a photograph, as the form does before it names it. */
  async function photograph(): Promise<string | undefined> {
    const bytes = Buffer.from(Array.from({ length: 2_000 }, () => Math.floor(random() * 256)));
    const file = { name: "door.jpg", type: "image/jpeg", base64: bytes.toString("base64") };
    const kept = await ask<{ sha256: string }>("keepFile", file);
    if (!kept.ok) return undefined;
    photographs.set(kept.value.sha256, bytes);
    return kept.value.sha256;
  }

  async function press(one: Raised): Promise<void> {
    const evidence = one.sha256 ? [{ name: "door.jpg", sha256: one.sha256 }] : [];
    const record = { ...aRecord({ title: one.subject, evidence }), id: one.uuid };
    const made = await ask<Delivery>("create", { record, form: "raise-nonconformity", bond: "related" });
    // Kept and waiting is enough: from there on it is the outbox that sends.
    if (made.ok) one.confirmed = true;
  }

  async function step(): Promise<void> {
    const opened = await ask<RecordOpening>("open");
    if (!opened.ok || opened.value.pending.length > 0) return;
    const { record, base } = opened.value;
    const next = {
      ...record,
      version: record.version + 1,
      fields: { ...record.fields, population: String(record.version) },
    };
    await ask("saveStep", next, base, {});
  }

  async function draft(n: number): Promise<void> {
    const text = `Draft ${n} ${crypto.randomUUID()}`;
    const kept = await ask("saveDraft", `raise-draft${n % 5}`, {
      recordId: crypto.randomUUID(),
      fields: { title: text },
    });
    if (kept.ok) drafts.set(n % 5, text);
    // Whether it was kept before the end came is not known: the next one decides.
    else drafts.delete(n % 5);
  }

  async function work(n: number): Promise<void> {
    const unconfirmed = raised.filter(({ confirmed }) => !confirmed);
    for (const one of unconfirmed) await press(one);
    if (chance(0.2)) await draft(n);
    if (chance(0.2)) await step();
    if (chance(0.15)) await say({ type: "send" });
    if (chance(0.2)) return;
    const sha256 = chance(0.4) ? await photograph() : undefined;
    const one: Raised = {
      ...{ uuid: crypto.randomUUID(), subject: `${run} no ${n}.`, confirmed: false },
      ...(sha256 !== undefined && { sha256 }),
    };
    raised.push(one);
    await press(one);
  }

  it(`at ${points} moments of a day lose nothing and send nothing twice`, async (t) => {
    t.diagnostic(`CLAUSE10_SEED=${seed}`);
    const killed = { worker: 0, browser: 0, serving: 0 };
    for (let n = 0; n < points; n++) {
      const under = work(n);
      await new Promise((resolve) => setTimeout(resolve, random() * within));
      const whom = random();
      if (whom < 0.05) {
        await killBrowser();
        killed.browser++;
      } else if (whom < 0.15 && killServing(random())) killed.serving++;
      else {
        await killWorker();
        killed.worker++;
      }
      await under;
    }
    t.diagnostic(`killed: worker ${killed.worker}, browser ${killed.browser}, Redmine ${killed.serving}`);

    for (const one of raised) for (let tries = 0; tries < 5 && !one.confirmed; tries++) await press(one);
    let left = Infinity;
    for (let tries = 0; tries < 60 && left > 0; tries++) {
      const round = value(await say<{ status: string; left?: number }>({ type: "send" }));
      if (round.status === "done") left = round.left ?? 0;
      else await new Promise((resolve) => setTimeout(resolve, 500));
    }

    const there = await found();
    const lost = raised.filter(({ subject }) => !there.has(subject)).length;
    const duplicated = [...there.values()].filter((issues) => issues.length > 1).length;
    t.diagnostic(
      `${raised.length} raised, ${photographs.size} photographs: lost ${lost}, duplicated ${duplicated}`,
    );
    assert.deepEqual({ lost, duplicated }, { lost: 0, duplicated: 0 });
    for (const one of raised) await checkFiles(one, there.get(one.subject)?.[0] ?? 0);
    assert.equal(left, 0, "nothing waits any more");
    await checkDrafts();
    const history = value(await client(site).readHistory(audit));
    assert.equal((await verify(history)).status, "verified", "each step of the audit was written once");
  });

  /** What was raised on this day, by subject, as Redmine has it. */
  async function found(): Promise<Map<string, number[]>> {
    const there = new Map<string, number[]>();
    for (let offset = 0; ; offset += 100) {
      const query = `issues.json?status_id=*&subject=~${run}&limit=100&offset=${offset}&sort=id`;
      const { issues } = await api<{ issues: { id: number; subject: string }[] }>(site, query, "admin");
      for (const { id, subject } of issues)
        if (subject.startsWith(run)) there.set(subject, [...(there.get(subject) ?? []), id]);
      if (issues.length < 100) return there;
    }
  }

  async function checkFiles({ uuid, subject, sha256 }: Raised, id: number): Promise<void> {
    const issue = value(await client(site).readIssue(id));
    assert.deepEqual(issue.relatedTo, [audit], subject);
    const carriers = issue.attachments.filter(({ filename }) => filename === carrierName(uuid));
    assert.equal(carriers.length, 1, subject);
    const files = issue.attachments.filter((file) => !carriers.includes(file));
    assert.equal(files.length, sha256 ? 1 : 0, `${subject}: its photograph is with it, once`);
    for (const { id: file, filename } of files) {
      const answer = await fetch(`${site.url}/attachments/download/${file}/${encodeURIComponent(filename)}`, {
        headers: { "X-Redmine-API-Key": user(site, "mira").apiKey },
      });
      const bytes = Buffer.from(await answer.arrayBuffer());
      assert.equal(createHash("sha256").update(bytes).digest("hex"), sha256, subject);
    }
  }

  /** Each draft whose keeping was confirmed is the one that is there. */
  async function checkDrafts(): Promise<void> {
    const kept = await page.evaluate(
      () =>
        new Promise<[string, string][]>((resolve, reject) => {
          const opening = indexedDB.open("clause10");
          opening.onerror = () => reject(new Error("no store"));
          opening.onsuccess = () => {
            const all = opening.result.transaction("drafts").objectStore("drafts").getAll();
            all.onsuccess = () =>
              resolve(
                (all.result as { key: string; fields: { title?: string } }[]).map(({ key, fields }) => [
                  key,
                  fields.title ?? "",
                ]),
              );
          };
        }),
    );
    for (const [n, text] of drafts) {
      const [, there] = kept.find(([key]) => key.endsWith(`|raise-draft${n}`)) ?? [];
      assert.equal(there, text, "a draft that was kept is still there");
    }
  }
});
