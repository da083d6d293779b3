import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { Window } from "happy-dom";
import joined from "#pack" with { type: "json" };
import type { Pack } from "#schema/pack";
import type { Outcome } from "../../web/outcome.ts";
import { apply, survey } from "../../web/setup/apply.ts";
import {
  checked,
  openForm,
  sendForm,
  withEntry,
  type AdminPage,
  type AdminPages,
  type FormEntries,
} from "../../web/setup/pages.ts";
import { mappingOf, plan, trackerOf, type Step, type Wish } from "../../web/setup/plan.ts";
import { findProfile, profilePage, profileTitle } from "../../web/setup/profile.ts";
import { client, redmine, user, type Login, type Redmine } from "../e2e/lib/redmine.ts";
import { value } from "./outcome.ts";

const pack = joined as unknown as Pack;

/** Redmine's pages for somebody who is signed in: what a tab of the browser does. */
class SignedIn implements AdminPages {
  readonly #base: string;
  #cookie = "";
  posts: string[] = [];

  constructor(base: string) {
    this.#base = base;
  }

  static async as(site: Redmine, login: Login): Promise<SignedIn> {
    const pages = new SignedIn(`${site.url}/`);
    const form = await pages.#fetch("login");
    const token = /name="authenticity_token" value="([^"]+)"/.exec(form.html)?.[1] ?? "";
    const body = new URLSearchParams({
      ...{ authenticity_token: token, username: login, password: user(site, login).password },
    });
    await pages.#fetch("login", { method: "POST", body });
    pages.posts = [];
    return pages;
  }

  parse(html: string): Document {
    const window = new Window({
      settings: { disableJavaScriptFileLoading: true },
    });
    return new window.DOMParser().parseFromString(html, "text/html") as unknown as Document;
  }

  async get(path: string): Promise<Outcome<AdminPage>> {
    return checked(await this.#fetch(path));
  }

  async post(path: string, fields: FormEntries): Promise<Outcome<AdminPage>> {
    this.posts.push(path);
    return checked(await this.#fetch(path, { method: "POST", body: new URLSearchParams(fields) }));
  }

  async #fetch(path: string, init: RequestInit = {}): Promise<AdminPage> {
    let url = new URL(path, this.#base);
    let method = init;
    for (;;) {
      const answer = await fetch(url, { ...method, redirect: "manual", headers: { Cookie: this.#cookie } });
      const cookie = answer.headers.getSetCookie().find((each) => each.startsWith("Redmine="));
      if (cookie) this.#cookie = cookie.split(";")[0] ?? "";
      const next = answer.headers.get("location");
      if (!next)
        return { path: url.href.slice(this.#base.length), status: answer.status, html: await answer.text() };
      url = new URL(next, url);
      method = {};
    }
  }
}

describe("setting up a Redmine by its administrator's forms", () => {
  let site: Redmine;
  let pages: SignedIn;
  let wish: Wish;
  const anna = () => client(site, "admin");
  before(async () => {
    site = await redmine();
    pages = await SignedIn.as(site, "admin");
    const project = value(await anna().projects()).find(({ identifier }) => identifier === "isms");
    const role = value(await anna().roles()).find(({ name }) => name === "Process owner");
    assert.ok(project && role);
    wish = { types: ["nonconformity", "improvementOpportunity"], roles: [role.id], projects: [project.id] };
  });
  after(async () => {
    // Other tests connect to the same Redmine, and would be set up by it.
    for (const project of ["isms", "plant"])
      await fetch(`${site.url}/projects/${project}/wiki/${profileTitle}.json`, {
        method: "DELETE",
        headers: { "X-Redmine-API-Key": user(site, "admin").apiKey },
      });
  });

  const look = async () => {
    const { present, workflows, inProjects } = value(await survey(anna(), pages, wish));
    return { present, steps: plan(pack, present, wish, workflows, inProjects, "en") };
  };

  it("says what is there and what would be done, and does nothing", async () => {
    const { steps } = await look();
    const of = (kind: string) => steps.filter((step) => step.kind === kind);
    assert.deepEqual(
      of("status").map((step) => [step.kind === "status" && step.name, step.todo]),
      [
        ["New", false],
        ["In progress", false],
        ["Resolved", false],
        ["Closed", false],
      ],
    );
    assert.deepEqual(
      of("tracker").map((step) => [step.kind === "tracker" && step.name, step.todo]),
      [
        ["Nonconformity", false],
        ["Improvement opportunity", true],
      ],
    );
    assert.equal(of("field")[0]?.todo, true);
    assert.equal(of("workflow")[0]?.todo, true);
    assert.deepEqual(pages.posts, []);
  });

  it("does each step, reads it back, and has nothing to do the second time", async () => {
    for (const step of (await look()).steps)
      if (step.todo) value(await apply(step, wish, pack, anna(), pages));
    const again = await look();
    assert.deepEqual(
      again.steps.filter(({ todo }) => todo),
      [],
    );
    const tracker = trackerOf("improvementOpportunity", again.present);
    assert.ok(tracker && again.present.recordField?.trackers.includes(tracker.id));
    const trackers = value(await anna().trackers()).length;
    for (const step of again.steps) value(await apply(step, wish, pack, anna(), pages));
    assert.equal(value(await anna().trackers()).length, trackers, "done twice is done once");
  });

  it("lets the role do what the steps of a record need", async () => {
    const { present } = await look();
    const tracker = trackerOf("improvementOpportunity", present);
    const answer = await fetch(`${site.url}/issues.json`, {
      method: "POST",
      headers: { "X-Redmine-API-Key": user(site, "jonas").apiKey, "Content-Type": "application/json" },
      body: JSON.stringify({ issue: { project_id: "isms", tracker_id: tracker?.id, subject: "One list" } }),
    });
    const { issue } = (await answer.json()) as { issue: { id: number } };
    const allowed = value(await client(site, "jonas").allowedStatuses(issue.id));
    assert.ok(
      allowed.some(({ name }) => name === "Closed"),
      allowed.map(({ name }) => name).join(),
    );
  });

  it("makes a status where the site has none that says so", async () => {
    const rename = async (name: string) => {
      const id = site.statuses["Resolved"];
      const form = value(await openForm(pages, `issue_statuses/${id}/edit`, "form.edit_issue_status"));
      value(await sendForm(pages, form.action, withEntry(form.entries, "issue_status[name]", name)));
    };
    await rename("Looked after");
    const step = (await look()).steps.find((each) => each.kind === "status" && each.phase === "finished");
    assert.ok(step?.kind === "status" && step.todo);
    assert.equal(step.name, "Resolved");
    value(await apply(step, wish, pack, anna(), pages));
    const made = value(await anna().statuses()).find(({ name }) => name === "Resolved");
    assert.equal(made?.closed, false);
    const list = value(await pages.get("issue_statuses"));
    const token =
      pages.parse(list.html).querySelector('meta[name="csrf-token"]')?.getAttribute("content") ?? "";
    const gone = { _method: "delete", authenticity_token: token };
    value(await pages.post(`issue_statuses/${made.id}`, Object.entries(gone)));
    await rename("Resolved");
  });

  it("tells who is not signed in or no administrator", async () => {
    const nobody = await survey(anna(), new SignedIn(`${site.url}/`), wish);
    assert.equal(nobody.ok ? "" : nobody.problem.code, "signedOut");
    const reader = await survey(anna(), await SignedIn.as(site, "anna"), wish);
    assert.equal(reader.ok ? "" : reader.problem.code, "forbidden");
  });

  it("says in Redmine's words what Redmine refuses, and goes on from there", async () => {
    const { steps } = await look();
    const step: Step = { kind: "tracker", type: "audit", name: "x".repeat(40), projects: [], todo: true };
    const refused = await apply(step, wish, pack, anna(), pages);
    assert.equal(refused.ok ? "" : refused.problem.code, "refused");
    assert.match((!refused.ok && refused.problem.detail) || "", /Name is too long/);
    assert.ok(steps.every(({ todo }) => !todo));
  });

  it("publishes what it means, for everybody to find, in both formattings", async () => {
    const { present } = await look();
    const mapping = mappingOf(pack, present, wish.types, {}, "en");
    const own = { off: ["2026-12-24"], worked: [] };
    for (const formatting of ["markdown", "textile"] as const) {
      const profile = { mapping, workingDays: { country: "DE", own } };
      const text = profilePage(profile, formatting);
      value(await anna().writeWikiPage("isms", profileTitle, { text, comments: "Set up" }));
      const found = value(await findProfile(client(site, "jonas"), pack, "2026-11-26T10:00:00Z"));
      assert.deepEqual(found?.profile, profile);
      assert.equal(found.source.project, "isms");
    }
  });

  it("is not taken over by a page that somebody adds in another project", async () => {
    const empty = { declared: false, types: mappingOf(pack, (await look()).present, [], {}, "en").types };
    const text = profilePage({ mapping: empty }, "textile");
    value(await anna().writeWikiPage("plant", profileTitle, { text, comments: "mine" }));
    const now = "2026-11-26T10:00:00Z";
    for (const before of [undefined, "isms"]) {
      const found = value(await findProfile(client(site, "jonas"), pack, now, before));
      assert.equal(found?.source.project, "isms");
    }
    assert.equal(
      value(await findProfile(client(site, "jonas"), pack, now, "plant"))?.source.project,
      "plant",
    );
  });

  it("goes on with what was in force where the page was damaged by hand", async () => {
    const text = '{"clause10Profile": 1, "mapping": {"declared": true, "types": {"nonconformity": 7}}}';
    value(await anna().writeWikiPage("isms", profileTitle, { text, comments: "by hand" }));
    const found = await findProfile(client(site, "jonas"), pack, "2026-11-26T10:00:00Z");
    assert.deepEqual(found.ok ? "" : [found.problem.code, found.problem.detail], [
      "damagedProfile",
      "mapping.types.nonconformity.{}",
    ]);
  });
});
