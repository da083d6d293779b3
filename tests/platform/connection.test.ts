import assert from "node:assert/strict";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { after, before, describe, it } from "node:test";
import { RedmineClient } from "../../web/platform/redmine/client.ts";
import { connect } from "../../web/platform/redmine/connection.ts";
import { redmine, setSetting, user, type Redmine } from "../e2e/lib/redmine.ts";
import { value } from "./outcome.ts";

function listen(server: Server): Promise<void> {
  return new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
}

function port(server: Server): number {
  return (server.address() as AddressInfo).port;
}

/** The connection test of the settings page, against a real Redmine and against things that are none. */
describe("connecting", () => {
  let site: Redmine;
  let other: Server;
  let otherUrl: string;
  before(async () => {
    site = await redmine();
    other = createServer((_request, response) => {
      response.setHeader("content-type", "text/html");
      response.end("<title>Intranet</title><a href='/login'>Sign in</a>");
    });
    await listen(other);
    otherUrl = `http://127.0.0.1:${port(other)}/`;
  });
  after(() => other.close());

  const key = () => user(site, "anna").apiKey;
  const fetch = globalThis.fetch;
  const problem = async (base: string, apiKey = key()) => {
    const outcome = await connect(base, apiKey, fetch);
    return outcome.ok ? { code: "ok" } : outcome.problem;
  };

  it("works, and says as whom", async () => {
    const { user: who, projects, lacking } = value(await connect(`${site.url}/`, key(), fetch));
    assert.equal(who.name, "Anna Berger");
    assert.equal(projects, 2);
    assert.deepEqual(lacking, []);
  });
  it("names what a reader's role lacks", async () => {
    const { lacking } = value(await connect(`${site.url}/`, user(site, "lena").apiKey, fetch));
    assert.deepEqual(lacking, ["add_issues", "edit_issues", "manage_issue_relations", "manage_subtasks"]);
  });
  it("finds a wrong key", async () =>
    assert.equal((await problem(`${site.url}/`, "f".repeat(40))).code, "wrongKey"));
  it("finds a REST API that is switched off", async () => {
    await setSetting("rest_api_enabled", "0");
    try {
      assert.equal((await problem(`${site.url}/`)).code, "restOff");
    } finally {
      await setSetting("rest_api_enabled", "1");
    }
  });
  it("finds an address that is too deep", async () => {
    assert.deepEqual(await problem(`${site.url}/projects/isms/`), {
      code: "subUri",
      suggestion: `${site.url}/`,
    });
  });
  it("finds something that is no Redmine", async () =>
    assert.equal((await problem(otherUrl)).code, "notRedmine"));
  it("never takes the key along to another address", async () => {
    const keys: unknown[] = [];
    const elsewhere = createServer((request, response) => {
      keys.push(request.headers["x-redmine-api-key"]);
      response.end("{}");
    });
    const moved = createServer((request, response) => {
      response.writeHead(302, { location: `http://127.0.0.1:${port(elsewhere)}${request.url ?? ""}` }).end();
    });
    await Promise.all([listen(elsewhere), listen(moved)]);
    try {
      const base = `http://127.0.0.1:${port(moved)}/`;
      assert.equal((await problem(base)).code, "notRedmine");
      const client = new RedmineClient({ baseUrl: base, apiKey: key() });
      const read = await client.readIssue(1);
      assert.equal(read.ok || read.problem.code, "redirected");
      assert.deepEqual(new Set(keys), new Set([undefined]), "asked without a key only");
    } finally {
      elsewhere.close();
      moved.close();
    }
  });
  it("names the address that a Redmine has moved to", async () => {
    const moved = createServer((request, response) => {
      response.writeHead(301, { location: site.url + (request.url ?? "") }).end();
    });
    await listen(moved);
    const found = await problem(`http://127.0.0.1:${port(moved)}/`);
    moved.close();
    assert.deepEqual(found, { code: "subUri", suggestion: `${site.url}/` });
  });
  it("finds nobody there", async () => assert.equal((await problem("http://127.0.0.1:9/")).code, "away"));
});
