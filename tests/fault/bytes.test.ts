import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import type { Outcome } from "../../web/outcome.ts";
import { RedmineClient } from "../../web/platform/redmine/client.ts";
import { client, redmine, user, type Redmine } from "../e2e/lib/redmine.ts";
import { value } from "../platform/outcome.ts";
import { Double, sent } from "./lib/wire.ts";

/**
 * Every byte at which a call that writes can be cut is one of two cases: Redmine does nothing by a part of the request,
 * and the client takes no part of the answer for the whole. Here that is shown of each byte; what is then made of the two
 * cases, that it arrives once all the same, cuts.test.ts shows.
 */

/** Connections that are open side by side. */
const abreast = 50;

interface Prepared {
  call: (to: RedmineClient) => Promise<Outcome<unknown>>;
  /** How much of it the server holds. */
  left: () => Promise<number>;
}

describe("a call of which one side has only a part", () => {
  let site: Redmine;
  let double: Double;
  let projectId: number;
  before(async () => {
    site = await redmine();
    double = await Double.listening();
    projectId = value(await client(site).readIssue(site.issues["badge"] ?? 0)).project.id;
  });
  after(() => double.close());
  const throughDouble = () =>
    new RedmineClient({ baseUrl: `${double.url}/`, apiKey: user(site, "anna").apiKey });

  const issue = async (of: string) =>
    value(await client(site).createIssue({ projectId, subject: of, description: "" }, []));

  /** What each call leaves behind, as it is read back; and the call itself. */
  const subject = `Bytes ${crypto.randomUUID()}`;
  const calls: Record<string, () => Promise<Prepared>> = {
    creation: async () => {
      const filename = `${crypto.randomUUID()}.json`;
      const { token } = value(await client(site).upload(filename, new TextEncoder().encode("{}")));
      const files = [{ token, filename, contentType: "application/json" }];
      const wanted = {
        projectId,
        subject,
        description: "Zoë: drei Konten sind offen. ".repeat(20),
      };
      return {
        call: (to) => to.createIssue(wanted, files),
        left: async () => value(await client(site).findIssues(subject)).length,
      };
    },
    update: async () => {
      const id = await issue("To be changed");
      const lock = value(await client(site).readLock(id));
      return {
        call: (to) => to.updateIssue(id, { description: "Geändert. ".repeat(50), notes: "Once." }, lock),
        left: async () => value(await client(site).readHistory(id)).journals.length,
      };
    },
    relation: async () => {
      const [one, other] = [await issue("One"), await issue("The other")];
      return {
        call: (to) => to.relate(one, other),
        left: async () => value(await client(site).readIssue(one)).relatedTo.length,
      };
    },
  };

  for (const [what, prepare] of Object.entries(calls))
    it(`${what}: at every byte`, async (t) => {
      const { call, left } = await prepare();
      const request = await double.requestOf(() => call(throughDouble()));
      const before = await left();
      await eachOf(request.length, async (bytes) => {
        const answer = await sent(site.url, request.subarray(0, bytes), false);
        assert.ok(!/^HTTP\/1\.1 2/.test(answer.toString("latin1")), `${bytes} bytes are no request`);
      });
      assert.equal(await left(), before, "Redmine did nothing");

      const answer = await sent(site.url, request, true);
      assert.match(answer.toString("latin1"), /^HTTP\/1\.1 20[0-9]/);
      assert.equal(await left(), before + 1, "and once it had all of it, it did");

      for (let bytes = 0; bytes < answer.length; bytes++) {
        double.answerWith(answer.subarray(0, bytes));
        const taken = await call(throughDouble());
        assert.ok(!taken.ok, `${bytes} bytes of ${answer.length} are no answer`);
        assert.equal(taken.problem.code, "away");
      }
      double.answerWith(answer);
      assert.ok((await call(throughDouble())).ok, "all of it is one");
      t.diagnostic(`${what}: ${request.length} bytes of the request and ${answer.length} of the answer`);
    });
});

/** For each number below, some of them side by side. */
async function eachOf(count: number, work: (n: number) => Promise<void>): Promise<void> {
  let next = 0;
  const worker = async () => {
    while (next < count) await work(next++);
  };
  await Promise.all(Array.from({ length: abreast }, worker));
}
