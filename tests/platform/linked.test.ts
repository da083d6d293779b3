import assert from "node:assert/strict";
import { before, describe, it } from "node:test";
import "fake-indexeddb/auto";
import "./locks.ts";
import joined from "#pack" with { type: "json" };
import type { Pack } from "#schema/pack";
import type { ImprovementRecord } from "#schema/record";
import { failed } from "../../web/outcome.ts";
import { RedmineClient } from "../../web/platform/redmine/client.ts";
import type { Fetch } from "../../web/platform/redmine/http.ts";
import { encodeBlock } from "../../web/record/document.ts";
import { missingFrom, linkedLists, withLinked } from "../../web/record/linked.ts";
import { PanelService } from "../../web/service/panel-service.ts";
import { client, redmine, user, type Redmine } from "../e2e/lib/redmine.ts";
import { aRecord } from "../web/records.ts";
import { value } from "./outcome.ts";
import { notesIn } from "../../web/record/notes.ts";

const pack = joined as unknown as Pack;

/** A record's page with the issues around it, on a real Redmine. */
describe("the issues that a record's lists stand for", () => {
  let site: Redmine;
  let requests: string[];
  before(async () => {
    site = await redmine();
  });

  function service(issueId: number): PanelService {
    const { apiKey, id, name } = user(site, "anna");
    const counting: Fetch = (input, init) => {
      requests.push(new Request(input).url);
      return globalThis.fetch(input, init);
    };
    requests = [];
    const baseUrl = `${site.url}/`;
    const page = { issueId, subject: "x", tracker: "x", formatting: "textile" as const, record: true };
    const platform = new RedmineClient({ baseUrl, apiKey }, counting);
    const register = {
      live: () => Promise.resolve(failed("internal", "no register here")),
      settled: () => Promise.resolve(failed("internal", "no register here")),
      state: () => Promise.resolve(failed("internal", "no register here")),
      context: () => ({ today: "2026-11-23" }),
    };
    return new PanelService({ baseUrl, apiKey, user: { id, name } }, page, platform, pack, "en", register);
  }

  function record(type: string, fields: Record<string, unknown>, state = "planned"): ImprovementRecord {
    return { ...aRecord(fields), type, state, id: crypto.randomUUID() };
  }

  async function issue(
    content: ImprovementRecord | string,
    over: { parentId?: number; relatedTo?: number } = {},
  ): Promise<number> {
    const anna = client(site);
    const origin = value(await anna.readIssue(site.issues["incident"] ?? 0));
    const filename = `${crypto.randomUUID()}.json`;
    const { token } = value(await anna.upload(filename, new TextEncoder().encode("{}")));
    const description = typeof content === "string" ? content : encodeBlock(content, "textile");
    const { parentId, relatedTo } = over;
    const id = value(
      await anna.createIssue(
        {
          ...{ projectId: origin.project.id, subject: "Linked", description },
          ...(parentId !== undefined && { parentId }),
        },
        [{ token, filename, contentType: "application/json" }],
      ),
    );
    if (relatedTo !== undefined) value(await anna.relate(id, relatedTo));
    return id;
  }

  async function opened(issueId: number) {
    const opening = value(await service(issueId).open());
    assert.equal(opening.kind, "record");
    return opening;
  }

  it("are read in two list calls, however many there are", async () => {
    const parentId = await issue(record("nonconformity", { title: "Parent" }));
    for (let n = 0; n < 20; n++) {
      await issue(record("correctiveAction", { title: `Action ${n}`, due: "2031-01-01" }), { parentId });
    }
    const change = await issue(record("change", {}, "reviewed"), { relatedTo: parentId });
    const extension = await issue(record("extension", { newDue: "2031-02-02" }), { relatedTo: parentId });
    const { record: stored, linked } = await opened(parentId);
    assert.equal(requests.length, 4, requests.join("\n"));
    const { fields } = withLinked(pack, stored, linked);
    assert.equal((fields["correctiveActions"] as unknown[]).length, 20);
    assert.deepEqual(fields["changeRefs"], [{ id: change, subject: "Linked", state: "reviewed" }]);
    assert.deepEqual(fields["extensions"], [
      { id: extension, subject: "Linked", state: "planned", newDue: "2031-02-02" },
    ]);
  });

  it("that are damaged are there and say so; that are cut off or deleted are named", async () => {
    const elsewhere = await issue(record("correctiveAction", { title: "Elsewhere" }));
    const line = (id: number) => ({ id, subject: `Action ${id}`, state: "done" });
    const correctiveActions = [line(elsewhere), line(999_999)];
    const parentId = await issue(record("nonconformity", { title: "Parent", correctiveActions }));
    const sound = encodeBlock(record("correctiveAction", { title: "Damaged" }), "textile");
    const damaged = await issue(sound.replace('"clause10": 1', '"clause10": "one"'), { parentId });
    const { record: stored, linked } = await opened(parentId);
    assert.equal(linked.find(({ id }) => id === damaged)?.unreadable?.code, "damagedRecord");
    assert.deepEqual(withLinked(pack, stored, linked).fields["correctiveActions"], [
      { id: damaged, subject: "Linked" },
    ]);
    const list = linkedLists(pack.recordTypes["nonconformity"]).find(({ id }) => id === "correctiveActions");
    assert.ok(list);
    assert.deepEqual(
      missingFrom(list, stored, linked).map(({ id, unreadable }) => [id, unreadable?.code]),
      [
        [elsewhere, undefined],
        [999_999, "notFound"],
      ],
    );
  });

  it("are made as children, with assignee and due date as their first step decides them", async () => {
    const parentId = await issue(record("nonconformity", { title: "Parent" }));
    const jonas = { id: user(site, "jonas").id, name: "Jonas Weber" };
    const made = record("correctiveAction", { title: "A new action", owner: jonas, due: "2031-03-03" });
    const step = { version: 1, transition: "plan", from: "draft", to: "planned", by: jonas };
    made.history = [{ ...step, on: "2026-11-23T10:00:00Z" }];
    made.deadlines = { due: { due: "2031-03-03", original: "2031-03-03" } };
    const page = service(parentId);
    const sent = value(await page.create({ record: made, form: "add-correctiveActions", bond: "child" }));
    assert.equal(sent.state, "sent");
    assert.deepEqual(sent.shortfalls, []);
    const [child] = value(await client(site).readChildren(parentId));
    assert.equal(child?.assignee?.id, jonas.id);
    assert.equal(child.dueDate, "2031-03-03");
    assert.equal(child.tracker, "Corrective action");
    value(await page.create({ record: made, form: "add-correctiveActions", bond: "child" }));
    assert.equal(value(await client(site).readChildren(parentId)).length, 1, "pressed twice, made once");
  });

  it("are made on their own, in the project that is named; a link that Redmine refuses is named", async () => {
    const [near, far] = [site.issues["plantIncident"] ?? 0, site.issues["incident"] ?? 0];
    const raised = record("improvementOpportunity", { title: "One list of leavers" }, "proposed");
    const sent = value(
      await service(far).create({
        ...{ record: raised, form: "raise-improvementOpportunity" as const, bond: "none" as const },
        ...{ project: "plant", alsoRelated: [near, far] },
      }),
    );
    assert.equal(sent.state, "sent");
    const there = value(await client(site).readIssue(sent.issue?.id ?? 0));
    assert.equal(there.project.name, "Plant Operations");
    // Redmine relates issues of different projects only where it is set to.
    assert.deepEqual(there.relatedTo, [near]);
    assert.deepEqual(
      sent.shortfalls.map(({ code, detail }) => [code, detail?.split(":")[0]]),
      [["relation", `#${far}`]],
    );
  });

  it("that are there already are linked once, and only of the right type", async () => {
    const origin = await issue(record("nonconformity", { title: "Parent" }));
    const change = await issue(record("change", {}, "requested"));
    const page = service(origin);
    value(await page.link(change, "change"));
    value(await page.link(change, "change"));
    assert.deepEqual(value(await client(site).readIssue(origin)).relatedTo, [change]);
    const wrong = await page.link(change, "extension");
    assert.ok(!wrong.ok && wrong.problem.code === "refused");
    assert.match(wrong.problem.detail ?? "", /none of these: Extension/);
    const plain = await page.link(site.issues["vpn"] ?? 0, "change");
    assert.equal(plain.ok, false);
  });

  it("leave the notes of the steps in Redmine's history, to be read back", async () => {
    const origin = await issue(record("nonconformity", { title: "Parent" }));
    const lock = value(await client(site).readLock(origin));
    value(await client(site).updateIssue(origin, { notes: "*Raised → Triaged*\n\n*Area*: HR" }, lock));
    const notes = notesIn(value(await service(origin).history()));
    assert.deepEqual(
      notes.map(({ by, text }) => [by.name, text]),
      [["Anna Berger", "*Raised → Triaged*\n\n*Area*: HR"]],
    );
  });
});
