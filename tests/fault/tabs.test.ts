import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import type { Page } from "puppeteer-core";
import type { Outcome } from "../../web/outcome.ts";
import { browserName, launch, type Driven } from "../e2e/lib/browser.ts";
import { connect, ownPage } from "../e2e/lib/connect.ts";
import { Desk } from "../e2e/lib/desk.ts";
import { api, redmine, user, type Redmine } from "../e2e/lib/redmine.ts";
import { value } from "../platform/outcome.ts";
import { aRecord } from "../web/records.ts";
import { FaultyProxy } from "../e2e/lib/faulty-proxy.ts";

/**
 * Eight tabs at one outbox: all of them send what waits, at the same time, while the background does so as well. Each item
 * arrives once. CLAUSE10_ITEMS is how many wait.
 */
const items = Number(process.env["CLAUSE10_ITEMS"] || 40);
const tabs = 8;
/** How many are raised from one audit: with hundreds of related issues Redmine takes seconds for each. */
const fromOne = 50;

describe(`eight tabs at one outbox (${browserName})`, () => {
  const run = `tab${Date.now() % 1_000_000}`;
  let site: Redmine;
  let proxy: FaultyProxy;
  let driven: Driven;
  let pages: Page[];
  const audits: number[] = [];
  before(async () => {
    site = await redmine();
    const desk = await Desk.at(site);
    const planned = () => desk.record("audit", [desk.firstSteps()["audit"] ?? assert.fail()], "mira");
    while (audits.length * fromOne < items) audits.push(await desk.issue(planned()));
    proxy = await FaultyProxy.before(site.url);
    driven = await launch();
    await connect(driven, site, "mira", proxy.url);
    pages = [];
    for (let n = 0; n < tabs; n++) pages.push(await ownPage(driven, "room.html", ".room"));
    for (const issueId of audits) value(await say(first(), { type: "take", issueId }));
  });
  after(async () => {
    await driven.close();
    proxy.close();
  });
  const first = () => pages[0] ?? assert.fail();

  async function say<T>(page: Page, message: Record<string, unknown>): Promise<Outcome<T>> {
    const sent = { ...message, baseUrl: `${proxy.url}/` };
    const answer = await page.evaluate((said) => chrome.runtime.sendMessage<unknown, unknown>(said), sent);
    return answer as Outcome<T>;
  }

  it(`sends each of ${items} items once`, async (t) => {
    proxy.refuse();
    for (let n = 0; n < items; n++) {
      const record = { ...aRecord({ title: `${run} no ${n}.` }), id: crypto.randomUUID() };
      const args = [{ record, form: "raise-nonconformity", bond: "related" }];
      const issueId = audits[n % audits.length];
      const call = { type: "room", userId: user(site, "mira").id, issueId, method: "create", args };
      value(await say(pages[n % tabs] ?? first(), call));
    }
    proxy.pass();
    const began = Date.now();
    let left = Infinity;
    while (left > 0) {
      const rounds = await Promise.all(
        pages.map((page) => say<{ status: string; left?: number }>(page, { type: "send" })),
      );
      for (const round of rounds) {
        const { status, left: still } = value(round);
        if (status === "done") left = still ?? 0;
      }
      assert.ok(Date.now() - began < 60_000 + items * 3_000, `${left} still wait`);
    }
    const subjects: string[] = [];
    for (let offset = 0; ; offset += 100) {
      const query = `issues.json?status_id=*&subject=~${run}&limit=100&offset=${offset}&sort=id`;
      const { issues } = await api<{ issues: { subject: string }[] }>(site, query, "admin");
      subjects.push(...issues.map(({ subject }) => subject).filter((subject) => subject.startsWith(run)));
      if (issues.length < 100) break;
    }
    const lost = items - new Set(subjects).size;
    const duplicated = subjects.length - new Set(subjects).size;
    t.diagnostic(`${items} items from ${tabs} tabs: lost ${lost}, duplicated ${duplicated}`);
    assert.deepEqual({ lost, duplicated }, { lost: 0, duplicated: 0 });
  });
});
