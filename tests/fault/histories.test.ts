import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { describe, it } from "node:test";
import fc from "fast-check";
import "fake-indexeddb/auto";
import "../platform/locks.ts";
import { descriptionOf } from "../../web/evidence/evidence.ts";
import { deliver, readSubmission, submit, withdraw, type Clock } from "../../web/outbox/outbox.ts";
import { carrierName, type Creation, type Submission, type Update } from "../../web/outbox/submission.ts";
import { baseOf } from "../../web/outbox/update.ts";
import type { IssuePlatform } from "../../web/platform/platform.ts";
import { housing, readHousedRecord } from "../../web/record/home.ts";
import { withDatabase } from "../../web/store/database.ts";
import { keepFile } from "../../web/store/files.ts";
import { aRecord } from "../web/records.ts";
import { value } from "../platform/outcome.ts";
import { ModelRedmine, type Fate } from "./lib/model-redmine.ts";

/**
 * Random histories of an outbox: items are submitted, sent, sent again, taken back, in any order, while calls and answers
 * are lost, servers fail, clocks jump, and somebody else saves the same record. At the end the server holds each item
 * once, or it is here and says why. CLAUSE10_HISTORIES is how many; script/fault --histories 100000 runs the long one.
 */
const histories = Number(process.env["CLAUSE10_HISTORIES"] || 5_000);
const seed = Number(process.env["CLAUSE10_SEED"] || Date.now() % 1_000_000);

type Event =
  | { do: "create"; item: number; file: boolean }
  | { do: "update"; item: number }
  | { do: "send"; item: number; fates: Fate[] }
  | { do: "takeBack"; item: number; fates: Fate[] }
  | { do: "other" }
  | { do: "prune" }
  | { do: "clock"; hours: number };

const item = fc.nat(3);
/** So many calls pass, then one does not; perhaps another one after it. */
const fault = fc
  .record({ passing: fc.nat(9), fate: fc.constantFrom<Fate[]>("before", "after", "after", "error") })
  .map(({ passing, fate }): Fate[] => [...Array<Fate>(passing).fill(undefined), fate]);
const fates = fc.array(fault, { maxLength: 2 }).map((faults) => faults.flat());
const history: fc.Arbitrary<Event[]> = fc.array(
  fc.oneof(
    { weight: 3, arbitrary: fc.record({ do: fc.constant("create" as const), item, file: fc.boolean() }) },
    { weight: 2, arbitrary: fc.record({ do: fc.constant("update" as const), item }) },
    { weight: 6, arbitrary: fc.record({ do: fc.constant("send" as const), item, fates }) },
    { weight: 2, arbitrary: fc.record({ do: fc.constant("takeBack" as const), item, fates }) },
    { weight: 1, arbitrary: fc.constantFrom<Event[]>({ do: "other" }, { do: "other" }, { do: "prune" }) },
    {
      weight: 1,
      arbitrary: fc.record({
        do: fc.constant("clock" as const),
        hours: fc.integer({ min: -90_000, max: 90_000 }),
      }),
    },
  ),
  { maxLength: 24 },
);

const user = { id: 5, name: "Anna Berger" };
const site = "https://redmine.example/";
const photograph = new TextEncoder().encode("a photograph");
const sha256 = createHash("sha256").update(photograph).digest("hex");

/** One history, told to an outbox and a model of Redmine. */
class World {
  readonly redmine = new ModelRedmine();
  readonly platform = this.redmine as unknown as IssuePlatform;
  readonly items = new Map<number, string>();
  readonly takenBack = new Set<string>();
  readonly origin = this.redmine.plant("Where it was seen");
  others = 0;
  pruned = false;
  hour = 0;
  readonly clock: Clock = {
    now: () => 1_800_000_000_000 + this.hour * 3_600_000,
    wait: () => Promise.resolve(),
  };

  async begin(): Promise<void> {
    value(await withDatabase((db) => Promise.all([db.clear("submissions"), db.clear("drafts")])));
    value(await keepFile({ account: `${site}|5`, sha256, type: "image/jpeg", bytes: photograph, keptAt: 0 }));
    const first: Creation = { ...this.common(crypto.randomUUID()), ...this.raised("A record", false) };
    value(await submit(first));
    const made = value(await deliver(this.platform, first.uuid, this.clock)) as Creation;
    this.sharedId = made.issueId ?? 0;
  }
  sharedId = 0;

  common(uuid: string) {
    return {
      ...{ uuid, site, user, page: "page", state: "waiting" as const, shortfalls: [] },
      ...{
        formatting: "textile" as const,
        draftKey: uuid,
        record: { ...aRecord({ title: uuid }), id: uuid },
      },
    };
  }

  raised(subject: string, file: boolean) {
    return {
      ...{ kind: "creation" as const, form: "raise-nonconformity" as const, bond: "related" as const },
      ...{ origin: this.origin, subject, description: "" },
      ...(file && { files: [{ name: "door.jpg", sha256 }] }),
    };
  }

  async tell(event: Event): Promise<void> {
    switch (event.do) {
      case "create": {
        // A second press, or the same item after it was taken back, is the same record.
        const uuid = this.items.get(event.item) ?? crypto.randomUUID();
        if (this.items.has(event.item) && !this.takenBack.has(uuid)) return;
        this.items.set(event.item, uuid);
        this.takenBack.delete(uuid);
        value(await submit({ ...this.common(uuid), ...this.raised(uuid, event.file) }));
        return;
      }
      case "update": {
        if (this.items.has(event.item)) return;
        const issue = value(await this.redmine.readIssue(this.sharedId));
        const record = value(readHousedRecord(issue))?.record ?? assert.fail();
        const update: Update = {
          ...this.common(crypto.randomUUID()),
          ...{ kind: "update", form: "step", issueId: this.sharedId, begun: false },
          base: await baseOf(issue, record),
        };
        update.notes = update.uuid;
        update.record = { ...record, version: record.version + 1, fields: { by: update.uuid } };
        this.items.set(event.item, update.uuid);
        value(await submit(update));
        return;
      }
      case "send": {
        const uuid = this.items.get(event.item);
        if (!uuid || this.takenBack.has(uuid)) return;
        this.redmine.fates = [...event.fates];
        value(await deliver(this.platform, uuid, this.clock));
        this.redmine.fates = [];
        return;
      }
      case "takeBack": {
        const uuid = this.items.get(event.item);
        if (!uuid || this.takenBack.has(uuid)) return;
        this.redmine.fates = [...event.fates];
        const back = await withdraw(this.platform, uuid, this.clock);
        this.redmine.fates = [];
        if (back.ok) this.takenBack.add(uuid);
        return;
      }
      case "other": {
        const issue = this.redmine.issues.get(this.sharedId) ?? assert.fail();
        const { record, home } = value(readHousedRecord(issue)) ?? assert.fail();
        const theirs = { ...record, version: record.version + 1, fields: { by: "somebody else" } };
        const housed = value(housing(theirs, home, issue.description, "textile"));
        value(this.redmine.write(this.sharedId, housed, issue.lock));
        this.others++;
        return;
      }
      case "prune":
        this.redmine.prune();
        this.pruned = true;
        return;
      case "clock":
        this.hour += event.hours;
    }
  }
  /** The network is back and stays: everything is sent until it is settled. */
  async end(): Promise<void> {
    for (const uuid of this.items.values())
      for (let tries = 0; tries < 4 && !this.takenBack.has(uuid); tries++)
        if (value(await deliver(this.platform, uuid, this.clock)).state === "sent") break;
  }

  async check(): Promise<void> {
    let updates = 0;
    for (const uuid of this.items.values()) {
      const submission = value(await readSubmission(uuid));
      if (this.takenBack.has(uuid)) {
        assert.equal(submission, undefined);
        assert.equal(this.carrying(uuid).length, 0, "what was taken back is not there");
        assert.equal(this.written(uuid), 0, "what was taken back was not written");
      } else if (this.checkItem(submission ?? assert.fail("an item is gone")) === "update") updates++;
    }
    const issue = this.redmine.issues.get(this.sharedId) ?? assert.fail();
    const { record } = value(readHousedRecord(issue)) ?? assert.fail();
    assert.equal(record.version, 1 + this.others + updates, "no version was written over");
  }

  carrying(uuid: string) {
    const carrier = carrierName(uuid);
    return [...this.redmine.issues.values()].filter(({ attachments }) =>
      attachments.some(({ filename }) => filename === carrier),
    );
  }

  /** How often a version with this save was written. */
  written(uuid: string): number {
    return (
      this.redmine.issues.get(this.sharedId)?.journals.filter(({ notes }) => notes.includes(uuid)).length ?? 0
    );
  }

  /** What became of it; `update` where a version was written. */
  checkItem(submission: Submission): "update" | undefined {
    const { uuid, state, problem } = submission;
    if (submission.kind === "creation") {
      const there = this.carrying(uuid);
      // Only the person can know whether what the server threw away is to be raised anew.
      if (state === "needsYou" && problem?.code === "refused" && this.pruned) {
        assert.equal(there.length, 0);
        return undefined;
      }
      assert.equal(there.length, 1, `raised ${there.length} times; ${state} ${problem?.code ?? ""}`);
      assert.equal(state, "sent");
      assert.deepEqual(there[0]?.relatedTo, [this.origin]);
      const files = there[0].attachments.filter(({ description }) => description === descriptionOf(sha256));
      assert.equal(files.length, submission.files ? 1 : 0, "the photograph is with it, once");
      const named = [...this.redmine.issues.values()].filter(({ subject }) => subject === uuid);
      assert.equal(named.length, 1, "no issue beside it");
      return undefined;
    }
    if (state === "sent") {
      assert.equal(this.written(uuid), 1, "a save that is said to be sent was taken, once");
      return "update";
    }
    assert.deepEqual([state, problem?.code], ["needsYou", "conflict"]);
    assert.equal(this.written(uuid), 0, "a save that needs the person was not taken");
    return undefined;
  }
}

describe("random histories of an outbox", () => {
  it(`${histories} of them lose nothing and send nothing twice`, async (t) => {
    t.diagnostic(`seed ${seed}`);
    await fc.assert(
      fc.asyncProperty(history, async (events) => {
        const world = new World();
        await world.begin();
        for (const event of events) await world.tell(event);
        await world.end();
        await world.check();
      }),
      { numRuns: histories, seed },
    );
  });
});
