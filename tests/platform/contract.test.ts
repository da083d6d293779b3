import assert from "node:assert/strict";
import { before, describe, it } from "node:test";
import type { IssuePlatform, NewIssue } from "../../web/platform/platform.ts";
import { RedmineClient } from "../../web/platform/redmine/client.ts";
import { client, redmine, user, type Redmine } from "../e2e/lib/redmine.ts";
import { code, value } from "./outcome.ts";

/** The contract of every IssuePlatform, held against a real server. */

const json = "application/json";
const bytes = new TextEncoder().encode("{}");

describe("IssuePlatform: Redmine", () => {
  let site: Redmine;
  let anna: IssuePlatform;
  let lena: IssuePlatform;
  let incident: number;

  before(async () => {
    site = await redmine();
    anna = client(site);
    lena = client(site, "lena");
    incident = site.issues["incident"] ?? 0;
  });

  async function create(
    issue: Partial<NewIssue> = {},
    name = `${crypto.randomUUID()}.json`,
  ): Promise<number> {
    const { token } = value(await anna.upload(name, bytes));
    const projectId = value(await anna.readIssue(incident)).project.id;
    return value(
      await anna.createIssue({ projectId, subject: "Contract test", description: "x", ...issue }, [
        { token, filename: name, contentType: json },
      ]),
    );
  }

  it("knows whose key it uses", async () => {
    assert.deepEqual(value(await anna.currentUser()), { id: user(site, "anna").id, name: "Anna Berger" });
  });

  it("reads an issue with what a record needs", async () => {
    const issue = value(await anna.readIssue(incident));
    assert.equal(issue.id, incident);
    assert.equal(issue.tracker, "Incident");
    assert.match(issue.createdOn, /^\d{4}-\d\d-\d\dT/);
    assert.equal(issue.assignee?.name, "Jonas Weber");
  });

  it("creates once with a token and refuses it the second time", async () => {
    const filename = `clause10-${crypto.randomUUID()}.json`;
    const { token } = value(await anna.upload(filename, bytes));
    const projectId = value(await anna.readIssue(incident)).project.id;
    const issue = { projectId, subject: "Once", description: "" };
    const id = value(await anna.createIssue(issue, [{ token, filename, contentType: json }]));
    assert.equal(code(await anna.createIssue(issue, [{ token, filename, contentType: json }])), "refused");
    assert.equal(value(await anna.findByAttachment(filename)), id);
    assert.equal(value(await anna.findByAttachment(`clause10-${crypto.randomUUID()}.json`)), undefined);
  });

  it("updates race-free: the second of two with one lock is a conflict", async () => {
    const id = await create();
    const lock = value(await anna.readLock(id));
    assert.equal(code(await anna.updateIssue(id, { description: "first" }, lock)), "ok");
    assert.equal(code(await anna.updateIssue(id, { description: "second" }, lock)), "conflict");
    assert.equal(value(await anna.readIssue(id)).description, "first");
  });

  it("lists children with assignee and due date", async () => {
    const parentId = await create();
    const assigneeId = user(site, "jonas").id;
    const child = await create({ parentId, assigneeId, dueDate: "2030-01-31", subject: "Child" });
    const [found] = value(await anna.readChildren(parentId));
    assert.equal(found?.id, child);
    assert.deepEqual(found.assignee, { id: assigneeId, name: "Jonas Weber" });
    assert.equal(found.dueDate, "2030-01-31");
    assert.equal(found.status, "New");
  });

  it("relates two issues, and says no the second time", async () => {
    const id = await create();
    assert.equal(code(await anna.relate(id, incident)), "ok");
    assert.deepEqual(value(await anna.readIssue(id)).relatedTo, [incident]);
    assert.ok(value(await anna.readIssue(incident)).relatedTo.includes(id));
    assert.equal(code(await anna.relate(id, incident)), "refused");
  });

  it("names the people of a project, in order", async () => {
    const { project } = value(await anna.readIssue(incident));
    const names = value(await anna.people(project.id)).map(({ name }) => name);
    assert.deepEqual(names, [...names].sort());
    assert.ok(names.includes("Jonas Weber"));
  });

  it("tells where the record of a project lives", async () => {
    const isms = value(await anna.readIssue(incident)).project.id;
    const plant = value(await anna.readIssue(site.issues["plantIncident"] ?? 0)).project.id;
    assert.deepEqual(
      value(await anna.readProject(isms)).issueFields.map(({ name }) => name),
      ["Clause 10 record"],
    );
    assert.deepEqual(value(await anna.readProject(plant)).issueFields, []);
  });

  it("says which statuses an account may give an issue now", async () => {
    const names = async (who: IssuePlatform) =>
      value(await who.allowedStatuses(incident)).map(({ name, closed }) => [name, closed]);
    assert.ok((await names(anna)).some(([name, closed]) => name === "Closed" && closed));
    assert.ok((await names(anna)).some(([name, closed]) => name === "New" && !closed));
    assert.deepEqual(
      (await names(lena)).filter(([, closed]) => closed),
      [],
    );
  });

  it("reads a page of a wiki with its version, and names one that is not there", async () => {
    const admin = client(site, "admin");
    const title = `Policy_${Date.now()}`;
    for (const text of ["First", "Second"]) {
      const answer = await fetch(`${site.url}/projects/isms/wiki/${title}.json`, {
        method: "PUT",
        headers: { "X-Redmine-API-Key": user(site, "admin").apiKey, "Content-Type": json },
        body: JSON.stringify({ wiki_page: { text } }),
      });
      assert.ok(answer.ok);
    }
    const page = value(await admin.readWikiPage("isms", title));
    assert.deepEqual([page.title, page.version, page.text], [title, 2, "Second"]);
    assert.equal(admin.wikiUrl("isms", "A page/ä", 2), `${site.url}/projects/isms/wiki/A%20page%2F%C3%A4/2`);
    assert.equal(code(await admin.readWikiPage("isms", "Nowhere")), "notFound");
  });

  it("gives a reader's refusals as problems", async () => {
    assert.equal(code(await lena.upload("x.json", bytes)), "forbidden");
    assert.equal(code(await lena.readLock(incident)), "readOnly");
    assert.equal(code(await lena.updateIssue(incident, { notes: "x" }, 0)), "forbidden");
    assert.equal(code(await lena.readIssue(999_999)), "notFound");
  });

  it("gives a wrong key and a dead server as problems", async () => {
    const stranger = new RedmineClient({ baseUrl: `${site.url}/`, apiKey: "0".repeat(40) });
    assert.equal(code(await stranger.readIssue(incident)), "wrongKey");
    const nobody = new RedmineClient({ baseUrl: "http://127.0.0.1:9/", apiKey: "" });
    assert.equal(code(await nobody.currentUser()), "away");
  });
});
