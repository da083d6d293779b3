import assert from "node:assert/strict";
import { before, beforeEach, describe, it } from "node:test";
import "fake-indexeddb/auto";
import "./locks.ts";
import { RedmineClient } from "../../web/platform/redmine/client.ts";
import type { Fetch } from "../../web/platform/redmine/http.ts";
import { forgetPulled, readPulled, readPullState } from "../../web/store/register.ts";
import { pull } from "../../web/sync/pull.ts";
import { makeIssue, makeRecord, triaged } from "../e2e/lib/records.ts";
import { client, redmine, user, type Login, type Redmine } from "../e2e/lib/redmine.ts";
import { value } from "./outcome.ts";

/** What a browser keeps of the records on a real Redmine. */
describe("the pull", () => {
  let site: Redmine;
  let requests: string[];
  const account = `pull-${crypto.randomUUID()}`;
  before(async () => {
    site = await redmine();
  });
  beforeEach(() => {
    requests = [];
  });

  const platform = (login: Login = "anna", break_: (n: number) => boolean = () => false) => {
    const { apiKey } = user(site, login);
    const fetch: Fetch = (input, init) => {
      requests.push(new Request(input).url);
      if (break_(requests.length)) return Promise.reject(new TypeError("network is down"));
      return globalThis.fetch(input, init);
    };
    return new RedmineClient({ baseUrl: `${site.url}/`, apiKey }, fetch);
  };
  const clock = { today: "2026-11-26", now: () => "2026-11-26T10:00:00Z" };
  const pulled = async (more: object = {}, of = account) =>
    value(await pull(platform(), of, { ...clock, ...more }));
  const known = async (of = account) =>
    new Map(value(await readPulled(of)).map((issue) => [issue.id, issue]));
  const admin = (method: string, path: string, body?: object) =>
    fetch(`${site.url}/${path}`, {
      method,
      headers: { "X-Redmine-API-Key": user(site, "admin").apiKey, "Content-Type": "application/json" },
      ...(body && { body: JSON.stringify(body) }),
    });

  it("takes in the records of both homes, and no other issue", async () => {
    const inField = await makeRecord(site, triaged(site), "field");
    const inText = await makeRecord(site, triaged(site), "description");
    const ordinary = await makeIssue(site, { subject: "Ordinary", tracker_id: site.trackers["Incident"] });
    assert.equal((await pulled()).status, "complete");
    const all = await known();
    assert.equal(all.get(inField)?.record?.state, "triaged");
    assert.equal(all.get(inText)?.project.name, "Information Security");
    assert.equal(all.get(ordinary), undefined);
    assert.equal(value(await readPullState(account)).completeAt, "2026-11-26T10:00:00Z");
  });

  it("asks only for what was changed since", async () => {
    await pulled();
    const sizes: number[] = [];
    const changed = await makeRecord(site, triaged(site), "description");
    await pulled({ onPage: ({ put }: { put: unknown[] }) => sizes.push(put.length) });
    assert.ok((await known()).has(changed));
    assert.ok(
      sizes.every((size) => size < 20),
      `pages of ${sizes.join(", ")}`,
    );
  });

  it("sees a change and keeps a damaged record with what is wrong", async () => {
    const id = await makeRecord(site, triaged(site), "description");
    await pulled();
    await admin("PUT", `issues/${id}.json`, {
      issue: { description: "{{collapse(Clause 10 record)\n<pre>\n{\n</pre>\n}}" },
    });
    await pulled();
    const issue = (await known()).get(id);
    assert.equal(issue?.record, undefined);
    assert.equal(issue?.problem?.code, "damagedRecord");
  });

  it("drops what was deleted, once a day or when asked", async () => {
    const id = await makeRecord(site, triaged(site), "description");
    await pulled({ thorough: true });
    await admin("DELETE", `issues/${id}.json`);
    await pulled();
    assert.ok((await known()).has(id), "the same day it is not asked for");
    await pulled({ today: "2026-11-27" });
    assert.equal((await known()).has(id), false);
  });

  it("drops what this account may not see any more", async () => {
    const mine = `pull-jonas-${crypto.randomUUID()}`;
    const identifier = `closed-${Date.now()}`;
    const project = { name: identifier, identifier, is_public: false };
    assert.ok((await admin("POST", "projects.json", { project })).ok);
    const roles = (await (await admin("GET", "roles.json")).json()) as {
      roles: { id: number; name: string }[];
    };
    const role_ids = roles.roles.filter(({ name }) => name === "Process owner").map(({ id }) => id);
    const membership = { user_id: user(site, "jonas").id, role_ids };
    const made = await admin("POST", `projects/${identifier}/memberships.json`, { membership });
    const { membership: member } = (await made.json()) as { membership: { id: number } };
    const id = await makeRecord(site, triaged(site), "description", { project_id: identifier });
    value(await pull(platform("jonas"), mine, clock));
    assert.ok((await known(mine)).has(id));
    await admin("DELETE", `memberships/${member.id}.json`);
    value(await pull(platform("jonas"), mine, { ...clock, thorough: true }));
    assert.equal((await known(mine)).has(id), false);
    await forgetPulled(mine);
    assert.equal((await known(mine)).size, 0);
    assert.ok((await known()).size > 0, "another account keeps its own");
  });

  it("goes on where it was cut off, also within one second's changes, and ends with the same", async () => {
    const fresh = `pull-cut-${crypto.randomUUID()}`;
    const ids: number[] = [];
    while (ids.length < 110) ids.push(await makeRecord(site, triaged(site), "description"));
    await pulled();
    const whole = [...(await known()).keys()].sort((a, b) => a - b);
    // Each try gets one answer further than the one before.
    for (let reach = 1; ; reach++) {
      requests = [];
      const tried = await pull(
        platform("anna", (n) => n > reach),
        fresh,
        clock,
      );
      if (tried.ok) break;
      assert.equal(tried.problem.code, "away");
      assert.ok(reach < 50);
    }
    const cut = [...(await known(fresh)).keys()].sort((a, b) => a - b);
    assert.deepEqual(cut, whole);
    assert.ok(ids.every((id) => cut.includes(id)));
  });

  it("is one at a time", async () => {
    const both = await Promise.all([pulled(), pulled()]);
    assert.deepEqual(both.map(({ status }) => status).sort(), ["busy", "complete"]);
  });

  it("leaves out an issue that has no record any more", async () => {
    const id = await makeRecord(site, triaged(site), "field");
    await pulled();
    await admin("PUT", `issues/${id}.json`, {
      issue: { custom_fields: [{ id: site.customFields["Clause 10 record"], value: "nothing" }] },
    });
    await pulled();
    assert.equal((await known()).has(id), false);
    assert.ok(value(await client(site).readIssue(id)).subject);
  });
});
