import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import path from "node:path";
import pack from "#pack" with { type: "json" };
import type { ImprovementRecord } from "#schema/record";
import { Engine } from "../../../web/engine/engine.ts";
import { encodeBlock } from "../../../web/record/document.ts";
import { readHousedRecord } from "../../../web/record/home.ts";
import { client, user, type Login, type Redmine } from "./redmine.ts";

/** A step with what is filled in for it. */
export type Step = [transition: string, fields: Record<string, unknown>];

/** Makes records as the panel does, by the engine and its rules, and puts them into issues past the panel. */
export class Desk {
  readonly site: Redmine;
  readonly #engine: Engine;

  private constructor(site: Redmine, engine: Engine) {
    this.site = site;
    this.#engine = engine;
  }

  static async at(site: Redmine): Promise<Desk> {
    const wasm = await readFile(path.resolve(import.meta.dirname, "../../../build/wasm/clause10.wasm"));
    return new Desk(site, await Engine.load(await WebAssembly.compile(wasm), pack));
  }

  person(login: Login): { id: number; name: string } {
    const { id, name } = user(this.site, login);
    return { id, name };
  }

  /** A record of a type after these steps; each takes what it is given and is refused for what it lacks. */
  record(type: string, steps: Step[], by: Login = "anna", on = day(0)): ImprovementRecord {
    const created = this.#engine.create({ type, id: crypto.randomUUID(), fields: {} }, this.#context(by, on));
    assert.equal(created.status, "ok");
    return this.on(created.value.record, steps, by, on);
  }

  /** The record after further steps, taken by one person on one day. */
  on(record: ImprovementRecord, steps: Step[], by: Login = "anna", on = day(0)): ImprovementRecord {
    const { type } = record;
    const context = this.#context(by, on);
    return steps.reduce((record, [transition, fields]) => {
      const filled = { ...record, fields: { ...record.fields, ...fields } };
      const applied = this.#engine.apply(filled, transition, context);
      const why = applied.status === "refused" ? applied.error : applied;
      assert.equal(applied.status, "ok", `${type} ${transition}: ${JSON.stringify(why)}`);
      return applied.value.record;
    }, record);
  }

  #context(by: Login, on: string) {
    return { today: on, now: `${on}T10:00:00Z`, locale: "en", user: this.person(by) };
  }

  /** An issue with this record in its description. */
  async issue(
    record: ImprovementRecord,
    over: { parentId?: number; relatedTo?: number; subject?: string; description?: string } = {},
  ): Promise<number> {
    const platform = client(this.site);
    const title = pack.recordTypes[record.type as keyof typeof pack.recordTypes].titleField;
    const filename = `${crypto.randomUUID()}.json`;
    const token = await platform.upload(filename, new TextEncoder().encode("{}"));
    const origin = await platform.readIssue(this.site.issues["plantIncident"] ?? 0);
    assert.ok(token.ok && origin.ok);
    const created = await platform.createIssue(
      {
        projectId: origin.value.project.id,
        subject: over.subject ?? String(record.fields[title]),
        description: over.description ?? encodeBlock(record, "textile"),
        ...(over.parentId !== undefined && { parentId: over.parentId }),
      },
      [{ token: token.value.token, filename, contentType: "application/json" }],
    );
    assert.ok(created.ok);
    if (over.relatedTo !== undefined) assert.ok((await platform.relate(created.value, over.relatedTo)).ok);
    return created.value;
  }

  /** The record that an issue has now. */
  async stored(issueId: number): Promise<ImprovementRecord> {
    const issue = await client(this.site).readIssue(issueId);
    assert.ok(issue.ok);
    const housed = readHousedRecord(issue.value);
    assert.ok(housed.ok && housed.value);
    return housed.value.record;
  }

  /** An audit of Mira's that is under way: its checklist is to be filled in. */
  fieldwork(title: string): Promise<number> {
    const [, planned] = this.firstSteps()["audit"] ?? assert.fail();
    const steps: Step[] = [
      ["prepare", { ...planned, title, plannedFrom: day(-1), plannedTo: day(2) }],
      ["start", { independence: "independent" }],
    ];
    return this.issue(this.record("audit", steps, "mira"));
  }

  /** What makes the first step of each type: what people would write. */
  firstSteps(): Record<string, Step> {
    const [anna, jonas, mira] = [this.person("anna"), this.person("jonas"), this.person("mira")];
    const concerned = { id: this.site.issues["plantIncident"], subject: "Backup restore failed" };
    return {
      nonconformity: [
        "raise",
        {
          title: "Leavers keep VPN access for two weeks",
          requirement: "All access ends on the last working day.",
          observed: "Three of ten leavers could still log in on 15 October.",
          gap: "Access outlived employment by up to 14 days.",
          requirementRefs: ["A.5.18", "A.6.5"],
          source: "deviation",
          detectedOn: day(-2),
        },
      ],
      correctiveAction: [
        "plan",
        {
          title: "Add an IT step to the leaving checklist",
          description: "HR cannot close the checklist before IT has confirmed that access has ended.",
          cause: "No step of the leaving process tells IT.",
          type: "corrective",
          owner: jonas,
          due: day(20),
        },
      ],
      extension: [
        "request",
        {
          ...{ title: "Two weeks more for the checklist", concerns: concerned, deadline: "due" },
          ...{ originalDue: day(5), newDue: day(19), owner: jonas, approver: anna },
          reason: "The supplier of the HR system delivers the change two weeks late.",
        },
      ],
      effectivenessReview: [
        "schedule",
        {
          ...{ title: "Leavers of two months", nonconformity: concerned, owner: mira },
          ...{ earliestOn: day(0), due: day(30), actionOwners: [jonas] },
          criterion: "No account of anyone who left is active a day later.",
          method: "Compare all leavers of two months with the account list.",
        },
      ],
      improvementOpportunity: [
        "propose",
        {
          title: "One list of leavers for all systems",
          idea: "HR keeps one list of leavers that every system reads each night.",
          source: "deviation",
          benefit: "No account outlives a contract by more than a day.",
        },
      ],
      auditProgramme: [
        "approve",
        {
          ...{ title: "Internal audits of the year", year: day(0).slice(0, 4), owner: anna, approver: jonas },
          objective: "Whether the management system does what it should.",
          riskBasis: "The risk register, last year's findings and the changes since.",
          entries: [
            {
              ...{ area: "Improvement", clauses: ["10"], risk: "high", previous: "Two minors" },
              ...{ month: `${day(0).slice(0, 4)}-12`, method: "interviews and samples", auditor: mira },
              areaOwner: jonas,
            },
          ],
        },
      ],
      audit: [
        "prepare",
        {
          ...{ title: "Audit of joining and leaving", kind: "internal", programme: concerned },
          ...{ scope: "Joining and leaving at both sites.", criteria: ["9.2", "A.5.18"] },
          ...{ plannedFrom: day(3), plannedTo: day(5), owner: mira, team: [mira] },
          ...{ areaOwners: [jonas], auditees: [jonas] },
        },
      ],
      managementReview: [
        "prepare",
        {
          ...{ title: "Management review of the half-year", plannedOn: day(14), owner: anna, chair: jonas },
          ...{ attendees: [anna, jonas, mira], period: "July to December" },
        },
      ],
      change: [
        "request",
        {
          ...{ title: "The leaving process gets an IT step", trigger: "deviation", requester: jonas },
          what: "The leaving checklist cannot be closed before IT has confirmed.",
          why: "Leavers kept their access for up to two weeks.",
        },
      ],
      policyDocument: [
        "submit",
        {
          ...{ title: "Access control policy", versionNumber: "2.0", owner: anna, author: jonas },
          ...{ classification: "internal", scope: "All employees and third-party users.", approver: mira },
          wikiPage: "Access_control_policy",
          revisions: [
            { version: "2.0", date: day(0), author: "Jonas Weber", summary: "Ends access on the last day" },
          ],
        },
      ],
    };
  }
}

/** A day from today on, as yyyy-mm-dd. */
export function day(ahead: number): string {
  const date = new Date();
  date.setDate(date.getDate() + ahead);
  const two = (n: number) => String(n).padStart(2, "0");
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}
