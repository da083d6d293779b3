import assert from "node:assert/strict";
import { before, describe, it } from "node:test";
import "fake-indexeddb/auto";
import "../platform/locks.ts";
import { verify } from "../../web/history/verify.ts";
import { deliver, keepSubmission } from "../../web/outbox/outbox.ts";
import type { Creation, Submission, Update } from "../../web/outbox/submission.ts";
import { baseOf } from "../../web/outbox/update.ts";
import { RedmineClient } from "../../web/platform/redmine/client.ts";
import { readHousedRecord } from "../../web/record/home.ts";
import { api, client, redmine, user, type Redmine } from "../e2e/lib/redmine.ts";
import { value } from "../platform/outcome.ts";
import { aRecord } from "../web/records.ts";
import { CuttingProxy, type Cut } from "./lib/cutting-proxy.ts";

/**
 * The connection to a real Redmine is cut within each call that writes, byte by byte, and what was to be sent is sent
 * again until it has arrived: then the server holds it exactly once. CLAUSE10_FAULT_EVERY is the distance of the cuts in
 * bytes: 1 cuts everywhere, which takes an hour or two; without it a few dozen places are tried.
 */
const every = Number(process.env["CLAUSE10_FAULT_EVERY"] || 97);
/** How often something is sent at most until it has arrived. */
const tries = 4;
/** How many go out side by side: most of the time is spent waiting for a server that did not answer. */
const abreast = 8;

describe("a connection that is cut in the middle of a call", () => {
  let site: Redmine;
  before(async () => {
    site = await redmine();
  });
  const platform = (url: string) =>
    new RedmineClient({ baseUrl: `${url}/`, apiKey: user(site, "anna").apiKey });
  const person = () => ({ id: user(site, "anna").id, name: "Anna Berger" });
  const common = (subject: string) => {
    const uuid = crypto.randomUUID();
    return {
      ...{ uuid, site: `${site.url}/`, user: person(), page: `page ${uuid}`, state: "waiting" as const },
      ...{ shortfalls: [], formatting: "textile" as const, draftKey: uuid },
      record: { ...aRecord({ title: subject }), id: uuid },
    };
  };
  const creation = (subject: string): Creation => ({
    ...common(subject),
    ...{ form: "raise-nonconformity", kind: "creation", bond: "related" },
    ...{ origin: site.issues["badge"] ?? 0, subject, description: "What was observed" },
  });

  /** Where to cut, once the length of the call is known: every so many bytes, and at both ends. */
  async function cutsOf(call: RegExp, send: (proxy: CuttingProxy) => Promise<unknown>): Promise<Cut[]> {
    const proxy = await CuttingProxy.before(site.url);
    proxy.measure(call);
    await send(proxy);
    proxy.close();
    const { request, answer } = proxy.sizes;
    assert.ok(request > 100 && answer > 50, "the call was made, and measured");
    return (["request", "answer"] as const).flatMap((where) => {
      const last = (where === "request" ? request : answer) - 1;
      const places = Array.from({ length: Math.ceil(last / every) }, (_, n) => n * every);
      return [...new Set([...places, last])].map((bytes) => ({ call, where, bytes }));
    });
  }

  /** Sends until it has arrived, through a connection that is cut once. */
  async function arrive(submission: Submission, cut: Cut): Promise<void> {
    const proxy = await CuttingProxy.before(site.url);
    proxy.cutOnce(cut);
    value(await keepSubmission(submission));
    const states: string[] = [];
    while (states.at(-1) !== "sent" && states.length < tries)
      states.push(value(await deliver(platform(proxy.url), submission.uuid)).state);
    assert.ok(proxy.done, `the call was cut: ${JSON.stringify(cut)}`);
    assert.equal(states.at(-1), "sent", `${cut.where} at ${cut.bytes}: ${states.join(", ")}`);
    proxy.close();
  }

  async function inParallel<T>(items: T[], work: (item: T) => Promise<void>): Promise<void> {
    const left = [...items];
    const worker = async () => {
      for (let item = left.shift(); item !== undefined; item = left.shift()) await work(item);
    };
    await Promise.all(Array.from({ length: abreast }, worker));
  }

  for (const [what, call] of [
    ["upload", /^POST \/uploads/],
    ["creation", /^POST \/issues\.json/],
    ["relation", /^POST \/issues\/\d+\/relations/],
  ] as const) {
    it(`creates once, wherever the ${what} is cut`, async (t) => {
      const run = crypto.randomUUID().slice(0, 8);
      const subject = `Cut ${run}`;
      const cuts = await cutsOf(call, async (proxy) => {
        const whole = creation(`Whole ${run}`);
        value(await keepSubmission(whole));
        assert.equal(value(await deliver(platform(proxy.url), whole.uuid)).state, "sent");
      });
      await inParallel(cuts, (cut) => arrive(creation(`${subject} ${cut.where} ${cut.bytes}.`), cut));
      const there: string[] = [];
      for (let offset = 0; there.length === offset; offset += 100) {
        const query = `issues.json?status_id=*&subject=~${encodeURIComponent(subject)}&limit=100&offset=${offset}&sort=id`;
        const page = await api<{ issues: { subject: string }[] }>(site, query, "admin");
        there.push(...page.issues.map((issue) => issue.subject));
        if (page.issues.length < 100) break;
      }
      const lost = cuts.length - new Set(there).size;
      const duplicated = there.length - new Set(there).size;
      t.diagnostic(`${what}: ${cuts.length} cuts, lost ${lost}, duplicated ${duplicated}`);
      assert.deepEqual({ lost, duplicated }, { lost: 0, duplicated: 0 });
    });
  }

  it("writes each version once, wherever the update is cut", async (t) => {
    const first = creation(`Updated ${crypto.randomUUID()}`);
    value(await keepSubmission(first));
    const made = value(await deliver(platform(site.url), first.uuid));
    const issueId = made.kind === "creation" ? (made.issueId ?? 0) : 0;
    const next = async (): Promise<Update> => {
      const issue = value(await client(site).readIssue(issueId));
      const record = value(readHousedRecord(issue))?.record ?? assert.fail();
      return {
        ...common("An update"),
        ...{ form: "step", kind: "update", issueId, base: await baseOf(issue, record) },
        record: {
          ...record,
          version: record.version + 1,
          fields: { ...record.fields, area: `Version ${record.version + 1}` },
        },
      };
    };
    const call = /^PUT \/issues\//;
    const cuts = await cutsOf(call, async (proxy) => {
      const whole = await next();
      value(await keepSubmission(whole));
      assert.equal(value(await deliver(platform(proxy.url), whole.uuid)).state, "sent");
    });
    const began = (await next()).record.version;
    // One after the other: each is a version of the same record.
    for (const cut of cuts) await arrive(await next(), cut);
    const history = value(await client(site).readHistory(issueId));
    const record = value(readHousedRecord(history.issue))?.record ?? assert.fail();
    const written = record.version + 1 - began;
    const duplicated = (record.chain?.length ?? 0) - record.version;
    t.diagnostic(`update: ${cuts.length} cuts, lost ${cuts.length - written}, duplicated ${duplicated}`);
    assert.equal(written, cuts.length);
    assert.equal(record.fields["area"], `Version ${record.version}`);
    const notes = history.journals.filter((journal) => journal.notes !== "");
    assert.equal(notes.length, record.version - 1, "one note for each version after the first");
    assert.equal((await verify(history)).status, "verified");
  });
});
