// Loads an organisation of two years into a private Redmine: every record one that the rules let come to be, the same ones each
// time. Run by script/demo --organisation large; can be run again, and goes on where it was stopped.
//
//   CLAUSE10_INSTANCE=demo node --experimental-strip-types tests/e2e/large.ts [RECORDS]
import { readFile } from "node:fs/promises";
import pack from "#pack" with { type: "json" };
import type { Pack } from "#schema/pack";
import type { ImprovementRecord } from "#schema/record";
import { Engine } from "../../web/engine/engine.ts";
import { encodeBlock } from "../../web/record/document.ts";
import { organisation } from "../lib/organisation.ts";
import { makeIssue } from "./lib/records.ts";
import { api, redmine, user, type Login } from "./lib/redmine.ts";

const wanted = Number(process.argv[2] ?? 3_000);
/** Trackers of the sample data; everything else goes where objectives go. */
const trackers: Record<string, string> = {
  ...{
    nonconformity: "Nonconformity",
    correctiveAction: "Corrective action",
    audit: "Audit",
    change: "Change",
  },
};

const site = await redmine();
const rules = pack as unknown as Pack;
const wasm = await readFile(new URL("../../build/wasm/clause10.wasm", import.meta.url));
const engine = await Engine.load(await WebAssembly.compile(wasm), pack);
const records = await organisation(engine, rules, wanted, new Date().toISOString().slice(0, 10));
const logins: Login[] = ["anna", "jonas", "mira", "lena"];

// The subject carries the record's number in the organisation, so that what is there is found again.
const mark = "ORG-";
const there = new Set<number>();
for (let offset = 0; ; offset += 100) {
  const path = `issues.json?status_id=*&subject=~${mark}&limit=100&offset=${offset}`;
  const { issues } = await api<{ issues: { subject: string }[] }>(site, path, "admin");
  for (const { subject } of issues) there.add(Number(/ORG-(\d+)/.exec(subject)?.[1]));
  if (issues.length < 100) break;
}
const left = records.map((record, number) => ({ record, number })).filter(({ number }) => !there.has(number));
process.stdout.write(`${left.length} of ${wanted} records are to be made\n`);

let done = 0;
// One after the other: SQLite has no room for two writers.
for (const { record, number } of left) {
  await make(peopled(record) as typeof record, number);
  done++;
  if (done % 250 === 0) process.stdout.write(`${done}\n`);
}
process.stdout.write(`${done} records were made\n`);

function make(record: ImprovementRecord, number: number): Promise<number> {
  const type = rules.recordTypes[record.type];
  const final = type?.states.find(({ id }) => id === record.state)?.final === true;
  const title = record.fields[type?.titleField ?? "title"];
  return makeIssue(site, {
    project_id: number % 4 === 0 ? "plant" : "isms",
    tracker_id: site.trackers[trackers[record.type] ?? "Objective"],
    status_id: site.statuses[final ? "Closed" : "New"],
    subject: `${typeof title === "string" ? title : record.type} (${mark}${number})`,
    description: encodeBlock(record, "textile"),
  });
}

/** The same with the people of this Redmine in place of the organisation's. */
function peopled(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(peopled);
  if (typeof value !== "object" || value === null) return value;
  const { id, name, ...more } = value as { id?: unknown; name?: unknown };
  if (typeof id !== "number" || typeof name !== "string")
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, peopled(each)]));
  const person = user(site, logins[id % logins.length] ?? "anna");
  return { ...more, id: person.id, name: person.name };
}
