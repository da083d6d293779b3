import { Random } from "./random.ts";
import { dayNumber, isoDay, today } from "./days.ts";
import { areas, causes, corrections, facts, people, places, rationales, subjects, systems } from "./texts.ts";

export interface Reference {
  id: number;
  name?: string;
  subject?: string;
}

/** What the twenty rules read. Absent is what is missing, null, empty or blank, as it comes out of forms. */
export interface Fields {
  title?: string | null;
  observed?: string | null;
  requirementRefs?: string[] | null;
  source?: string | null;
  sourceRef?: Reference | null;
  detectedOn?: string | null;
  raisedOn?: string | null;
  triagedOn?: string | null;
  severity?: string | null;
  severityRationale?: string | null;
  area?: string | null;
  owner?: Reference | null;
  approver?: Reference | null;
  correction?: string | null;
  correctionNotPossible?: string | null;
  rootCause?: string | null;
  correctiveActions?: Reference[] | null;
}

export interface BenchRecord {
  clause10: 1;
  pack: string;
  packVersion: string;
  type: string;
  id: string;
  version: number;
  state: string;
  fields: Fields;
  deadlines: Record<string, never>;
  history: unknown[];
}

const states = ["draft", "raised", "triaged", "contained", "analysed", "planned", "closed"];
const now = dayNumber(today);
const hex = (value: number, digits: number) => value.toString(16).padStart(digits, "0");

/** Ids are UUIDs that are made from the record's number. */
export function recordId(index: number): string {
  return `${hex(index, 8)}-c10b-4e7c-8000-${hex((index * 2_654_435_761) % 0x1_0000_0000_0000, 12)}`;
}

/**
 * Record number `index`, always the same: some 1.85 kB of JSON, each rule violated by a tenth to a fifth of the
 * records it applies to. One in a hundred has a blank text where others have nothing.
 */
export function record(index: number): BenchRecord {
  const random = new Random(index * 7_919 + 17);
  for (let i = 0; i < 4; ++i) random.below(2);
  const step = random.below(states.length);
  const fields: Fields = {};
  describe(fields, random);
  plant(fields, index);
  date(fields, random, step);
  if (step >= 1) assess(fields, random, step);
  if (step >= 2) solve(fields, random, step);
  return {
    clause10: 1,
    pack: "bench",
    packVersion: "1.0.0",
    type: "nonconformity",
    id: recordId(index),
    version: step,
    state: states[step] ?? "draft",
    fields,
    deadlines: {},
    history: history(random, step),
  };
}

/** Every thousand records there are three about one thing, which a search for similar ones has to find. */
const planted = [100, 400, 700];

export interface Topic {
  query: string;
  ids: string[];
}

/** What the three planted records of a thousand are about. */
export function topic(group: number): Topic {
  const { door, site } = topicWords(group);
  return {
    query: `Badge reader ${door} opens the ${site} gate after a power cut`,
    ids: planted.map((offset) => recordId(group * 1_000 + offset)),
  };
}

function topicWords(group: number): { door: string; site: string } {
  const name = (number: number) => systems[(number * 2_741) % systems.length] ?? "";
  return { door: `z${name(group)}`, site: `x${name(group + 1_000)}` };
}

function plant(fields: Fields, index: number): void {
  const sibling = planted.indexOf(index % 1_000);
  if (sibling < 0) return;
  const { door, site } = topicWords(Math.floor(index / 1_000));
  const titles = [
    `Badge reader ${door} opens the ${site} gate`,
    `Gate ${site} open: ${door}`,
    `${site}: ${door} without power`,
  ];
  fields.title = titles[sibling] ?? null;
  fields.observed = `After a power cut the badge reader ${door} left the gate ${site} open until a guard came by in the morning.`;
}

/** Leaves a text out now and then, in one of the ways in which forms do. */
function text(random: Random, faults: number, make: () => string): string | null {
  if (!random.chance(faults)) return make();
  return random.pick(["", null, "  ", ""]);
}

function describe(fields: Fields, random: Random): void {
  fields.title = text(random, 11, () =>
    random.chance(12)
      ? random.pick(["VPN", "Backup?", "Laptop lost", "Prüfung"])
      : `${random.pick(subjects)} ${random.pick(places)} (${random.pick(areas)})`.slice(
          0,
          random.chance(5) ? 120 : 90,
        ),
  );
  fields.observed = text(random, 10, () =>
    random.chance(14)
      ? random.pick(["See ticket.", "As discussed with Jörg on the phone.", "Not done."])
      : `${sentences(random, 7)} Seen on ${system(random)}, ${system(random)} and ${system(random)}.`,
  );
  if (!random.chance(12)) {
    fields.requirementRefs = [`A.${5 + random.below(4)}.${1 + random.below(34)}`];
    if (random.chance(40)) fields.requirementRefs.push(`${4 + random.below(7)}.${1 + random.below(3)}`);
  } else if (random.chance(50)) fields.requirementRefs = [];
  fields.source = random.chance(13)
    ? "hearsay"
    : random.pick(["internalAudit", "externalAudit", "incident", "deviation", "change", null]);
  if (fields.source !== "deviation" && !random.chance(15))
    fields.sourceRef = { id: 100 + random.below(9_000), subject: random.pick(subjects) };
  fields.area = random.chance(14) ? random.pick(["IT", "HR", "Büro München"]) : random.pick(areas);
}

function date(fields: Fields, random: Random, step: number): void {
  if (random.chance(4)) fields.detectedOn = "";
  else fields.detectedOn = isoDay(now - 20 - random.below(200) + (random.chance(13) ? 240 : 0));
  const detected = fields.detectedOn ? dayNumber(fields.detectedOn) : now - 60;
  if (step >= 1) fields.raisedOn = isoDay(detected + (random.chance(12) ? -2 : random.below(5)));
  if (step >= 2) fields.triagedOn = isoDay(detected + 5 + random.below(10) + (random.chance(13) ? 10 : 0));
}

function assess(fields: Fields, random: Random, step: number): void {
  if (!random.chance(10)) fields.severity = random.pick(["major", "minor"]);
  if (random.chance(12)) fields.severity = "observation";
  fields.severityRationale = text(
    random,
    20,
    () => `${random.pick(rationales)} ${random.pick(rationales)} ${random.pick(rationales)}`,
  );
  if (step >= 2 && random.chance(13)) fields.owner = null;
  else fields.owner = random.pick(people);
  if (step >= 2) fields.approver = random.chance(15) && fields.owner ? fields.owner : random.pick(people);
}

function solve(fields: Fields, random: Random, step: number): void {
  if (step >= 3 && !random.chance(14)) fields.correction = sentences(random, 5, corrections);
  else if (random.chance(10))
    fields.correctionNotPossible = "The mail has left the company and cannot be called back.";
  if (step >= 4)
    fields.rootCause = text(random, 14, () =>
      random.chance(14)
        ? random.pick(["Human error.", "Unknown – Überlastung"])
        : sentences(random, 4, causes),
    );
  if (step >= 5) {
    const actions = random.chance(30) ? random.below(2) : 2 + random.below(2);
    fields.correctiveActions = Array.from({ length: actions }, () => ({
      id: 9_000 + random.below(9_000),
      subject: random.pick(corrections).slice(0, 60),
    }));
  }
}

/** Names of systems: a few occur everywhere, most of them rarely, as in any organisation. */
function system(random: Random): string {
  const rank = Math.floor(systems.length ** (random.below(1_000) / 1_000)) - 1;
  return systems[rank] ?? "mail";
}

function sentences(random: Random, count: number, from: readonly string[] = facts): string {
  let text = random.pick(from);
  for (let i = 1; i < count; ++i) text += " " + random.pick(from);
  return text;
}

function history(random: Random, step: number): unknown[] {
  return Array.from({ length: step }, (_, i) => ({
    version: i + 1,
    transition: "to" + (states[i + 1] ?? "").replace(/^./, (letter) => letter.toUpperCase()),
    from: states[i],
    to: states[i + 1],
    by: random.pick(people),
    on: isoDay(now - 30 + i) + "T09:30:00Z",
  }));
}
