// What script/bench --browser runs after the issue page: the figures of the audit room, in the browser that CLAUSE10_BROWSER
// names, with 10,000 records and 500 photographs on the computer, against a private Redmine. Each line names its limit.
//
//   CLAUSE10_BROWSER=firefox CLAUSE10_INSTANCE=bench node --experimental-strip-types room.ts
import assert from "node:assert/strict";
import type { Page } from "puppeteer-core";
import type { Outcome } from "../../web/outcome.ts";
import { browserName, launch, press } from "../e2e/lib/browser.ts";
import { connect, ownPage } from "../e2e/lib/connect.ts";
import { Desk } from "../e2e/lib/desk.ts";
import { FaultyProxy } from "../e2e/lib/faulty-proxy.ts";
import { redmine, user } from "../e2e/lib/redmine.ts";
import { aRecord } from "../web/records.ts";
import { fill, keysIn, limit } from "./lib/extension.ts";
import { median, type Row } from "./lib/measure.ts";
import { say, table } from "./lib/report.ts";

const kept = 10_000;
const photographs = 500;
/** Bytes: of a photograph after it was shrunk. */
const photographSize = 400_000;
const queued = Number(process.env["CLAUSE10_ITEMS"] || 1_000);
const rounds = 9;

const site = await redmine();
const proxy = await FaultyProxy.before(site.url);
const driven = await launch();
const rows: Row[] = [];
const mira = user(site, "mira");
const baseUrl = `${proxy.url}/`;
try {
  const desk = await Desk.at(site);
  const audit = await desk.fieldwork("Audit with much to take along");
  await connect(driven, site, "mira", proxy.url);
  say(`${browserName}: keeping ${kept} records and ${photographs} photographs`);
  await fill(driven, { ...site, url: proxy.url }, "mira", kept);
  let page = await ownPage(driven, "room.html", ".room");
  await tell(page, { type: "take", issueId: audit });
  await keepPhotographs(page);
  proxy.refuse();
  await page.close();

  const opened: number[] = [];
  for (let round = 0; round < rounds; round++) {
    page = await ownPage(driven, "room.html", `[data-taken="${audit}"]`);
    opened.push(
      await page.evaluate(() => performance.getEntriesByName("clause10.room")[0]?.startTime ?? NaN),
    );
    if (round < rounds - 1) await page.close();
  }
  rows.push(limit("audit room opened without network, with all of them", "ms", median(opened), 1_000));

  await queue(page, [audit], 100);
  await press(page.mainFrame(), `[data-taken="${audit}"] .enter`);
  await press(page.mainFrame(), "#from-criteria");
  await page.waitForSelector("#line-0-note");
  proxy.pass();
  const sending = send(page);
  const typed = await keysIn(page.mainFrame(), page, "#line-0-note");
  rows.push(limit("key pressed to verdict in the page while it sends, p95", "ms", typed.work, 16));
  await sending;

  say(`${browserName}: sending ${queued} items`);
  // With hundreds of issues related to one, Redmine alone takes seconds for each.
  const audits = [audit];
  while (audits.length * 50 < queued) {
    const issueId = await desk.fieldwork("Another audit");
    await tell(page, { type: "take", issueId });
    audits.push(issueId);
  }
  proxy.refuse();
  await queue(page, audits, queued);
  proxy.pass();
  proxy.measure();
  const began = performance.now();
  await send(page);
  const share = (100 * proxy.waited()) / (performance.now() - began);
  rows.push({ ...limit(`time that ${queued} items wait for Redmine`, "%", share, 90), ratio: share / 90 });
} finally {
  await driven.close();
  proxy.close();
}
process.stdout.write(`${table(rows)}\n`);

async function tell(page: Page, message: Record<string, unknown>): Promise<unknown> {
  const answer = await page.evaluate((said) => chrome.runtime.sendMessage<unknown, Outcome<unknown>>(said), {
    ...message,
    baseUrl,
  });
  assert.ok(answer.ok, JSON.stringify(answer));
  return answer.value;
}

async function keepPhotographs(page: Page): Promise<void> {
  await page.evaluate(
    async (account, count, size) => {
      const opening = indexedDB.open("clause10");
      const db = await new Promise<IDBDatabase>(
        (resolve) => (opening.onsuccess = () => resolve(opening.result)),
      );
      for (let n = 0; n < count; n++) {
        const store = db.transaction("files", "readwrite").objectStore("files");
        const bytes = new Uint8Array(size);
        for (let at = 0; at < size; at += 65_536) crypto.getRandomValues(bytes.subarray(at, at + 65_536));
        const sha256 = n.toString(16).padStart(64, "0");
        store.put({ account, sha256, type: "image/jpeg", bytes, keptAt: Date.now() });
        await new Promise((resolve) => (store.transaction.oncomplete = resolve));
      }
      db.close();
    },
    `${baseUrl}|${mira.id}`,
    photographs,
    photographSize,
  );
}

/** Nonconformities that wait for the network. */
async function queue(page: Page, from: readonly number[], count: number): Promise<void> {
  for (let n = 0; n < count; n++) {
    const record = { ...aRecord({ title: `Bench ${n}` }), id: crypto.randomUUID() };
    const args = [{ record, form: "raise-nonconformity", bond: "related" }];
    const issueId = from[n % from.length];
    await tell(page, { type: "room", userId: mira.id, issueId, method: "create", args });
  }
}

async function send(page: Page): Promise<void> {
  for (;;) {
    const round = (await tell(page, { type: "send" })) as { status: string; left?: number };
    if (round.status === "done" && round.left === 0) return;
  }
}
