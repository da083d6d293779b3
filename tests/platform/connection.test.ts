import assert from "node:assert/strict";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { after, before, describe, it } from "node:test";
import { connect } from "../../web/platform/redmine/connection.ts";
import { redmine, setSetting, user, type Redmine } from "../e2e/lib/redmine.ts";
import { value } from "./outcome.ts";

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
    await new Promise<void>((resolve) => other.listen(0, "127.0.0.1", resolve));
    otherUrl = `http://127.0.0.1:${(other.address() as AddressInfo).port}/`;
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
  it("finds nobody there", async () => assert.equal((await problem("http://127.0.0.1:9/")).code, "away"));
});
