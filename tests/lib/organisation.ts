import { readFile } from "node:fs/promises";
import type { EvaluationContext } from "#schema/context";
import type { Pack } from "#schema/pack";
import type { ImprovementRecord } from "#schema/record";
import type { Engine } from "../../web/engine/engine.ts";
import { randomBy } from "./random.ts";

/**
 * The records of an organisation over two years, made by taking the steps that people would take: every record is one
 * that the rules let come to be. The same seed makes the same organisation.
 */

type Fields = Record<string, unknown>;
type Dice = (sides: number) => number;
interface Walk {
  fields: Fields;
  at?: Record<string, { today?: string; fields?: Fields }>;
}

/** How many of each kind in a hundred records. */
const shares: [type: string, share: number][] = [
  ["nonconformity", 42],
  ["correctiveAction", 30],
  ["effectivenessReview", 10],
  ["improvementOpportunity", 7],
  ["audit", 5],
  ["change", 4],
  ["managementReview", 1],
  ["policyDocument", 1],
];

const subjects = [
  ["Leavers keep VPN access", "Three of ten leavers could still log in.", "A.5.18"],
  ["Backups were not restored for a year", "The last restore test is thirteen months old.", "A.8.13"],
  ["Visitors walk alone through the plant", "Two visitors without a host were met in hall 3.", "A.7.2"],
  ["Laptops without disk encryption", "Five laptops of the sales team are not encrypted.", "A.8.24"],
  ["Supplier without a security agreement", "The cleaning company has keys and no agreement.", "A.5.20"],
  ["Logs are kept for two weeks only", "The policy asks for six months.", "A.8.15"],
  ["Test data contains customers' names", "The test database is a copy of production.", "A.8.33"],
  ["Incident was reported after four days", "The team did not know whom to tell.", "A.6.8"],
  ["Risk treatment plan is out of date", "Four measures have no owner any more.", "6.1"],
  ["Training record is missing", "Nine people have no record of the yearly training.", "7.2"],
  ["Firewall rule without an owner", "Twelve rules name a person who has left.", "A.8.20"],
  ["Audit finding was not followed up", "The finding of March has no corrective action.", "10.2"],
] as const;
const areas = ["People & Culture", "IT operations", "Plant", "Sales", "Purchasing", "Development"];
const people = [
  { id: 5, name: "Anna Berger" },
  { id: 7, name: "Jonas Lindt" },
  { id: 9, name: "Mira Okafor" },
  { id: 11, name: "Petra Vogt" },
];

/** Whole numbers from 0 on, below as many as there are sides. */
function dice(seed: number): Dice {
  const next = randomBy(seed);
  return (sides) => Math.floor(next() * sides);
}

function one<T>(of: readonly T[], roll: Dice): T {
  return of[roll(of.length)] as T;
}

const dayLength = 86_400_000;

function shifted(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * dayLength).toISOString().slice(0, 10);
}

export async function organisation(
  engine: Engine,
  pack: Pack,
  count: number,
  today: string,
  seed = 1,
): Promise<ImprovementRecord[]> {
  const roll = dice(seed);
  const walks = new Map<string, Walk>();
  for (const [type] of shares) {
    const file = new URL(`../corpus/${type}.json`, import.meta.url);
    walks.set(type, (JSON.parse(await readFile(file, "utf8")) as { walk: Walk }).walk);
  }
  const kinds = shares.flatMap(([type, share]) => Array<string>(share).fill(type));
  return Array.from({ length: count }, (_, number) => {
    const type = one(kinds, roll);
    const hex = (seed * 1_000_000 + number).toString(16).padStart(12, "0");
    const walk = walks.get(type) ?? { fields: {} };
    const record = walked(engine, pack, type, `0c10aaaa-0000-4000-8000-${hex}`, walk, roll);
    // As if it had begun some time in the two years before today, and nothing of it lay ahead.
    const last = record.history.map(({ on }) => on.slice(0, 10)).sort();
    const late = Math.round((Date.parse(today) - Date.parse(last.at(-1) ?? today)) / dayLength);
    return moved(record, late - roll(one([150, 150, 150, 650], roll)));
  });
}

/** Takes steps on the main path, now and then a side exit, and ends wherever chance says. */
function walked(
  engine: Engine,
  pack: Pack,
  typeId: string,
  id: string,
  { fields, at = {} }: Walk,
  roll: Dice,
): ImprovementRecord {
  let today = "2026-11-23";
  const made = engine.create({ type: typeId, id, fields: varied(fields, roll, typeId) }, on(today, roll));
  if (made.status !== "ok") throw new Error(`${typeId}: ${JSON.stringify(made)}`);
  let record = made.value.record;
  const all = pack.recordTypes[typeId]?.states.length ?? 0;
  const steps = roll(3) === 0 ? all : 1 + roll(all);
  for (let step = 0; step < steps; step++) {
    const evaluated = engine.evaluate(record, on(today, roll));
    if (evaluated.status !== "ok") break;
    const { transitions } = evaluated.value;
    const aside = roll(25) === 0 ? transitions.find(({ exit }) => exit) : undefined;
    const next = aside ?? transitions.find(({ exit }) => !exit);
    if (!next) break;
    const own = at[next.id];
    if (own?.today !== undefined && own.today > today) today = own.today;
    const filled = { ...record, fields: { ...record.fields, ...own?.fields } };
    const applied = engine.apply(filled, next.id, on(today, roll));
    if (applied.status !== "ok") break;
    record = applied.value.record;
    today = shifted(today, roll(one([9, 9, 40], roll)));
  }
  return record;
}

function on(today: string, roll: Dice): EvaluationContext {
  return {
    today,
    now: `${today}T${String(8 + roll(9)).padStart(2, "0")}:00:00Z`,
    user: one(people, roll),
  };
}

/** The same fields with other texts, people and values; some things come up more often than others. */
function varied(fields: Fields, roll: Dice, type: string): Fields {
  const [title, observed, ref] = one(subjects, roll);
  const whole: Fields = { ...fields, owner: one(people, roll) };
  if (type !== "nonconformity")
    return typeof fields["title"] === "string" ? { ...whole, title: `${fields["title"]}: ${title}` } : whole;
  return {
    ...whole,
    ...{ title, observed, requirementRefs: [ref] },
    area: one([...areas, "IT operations", "IT operations", "Plant"], roll),
    source: one(["internalAudit", "incident", "deviation", "clientAudit"], roll),
    severity: one(["major", "minor", "minor", "minor"], roll),
    causeCategory: one(["process", "process", "people", "technology", "supplier"], roll),
  };
}

/** Every date in it so many days later. */
function moved(record: ImprovementRecord, days: number): ImprovementRecord {
  const text = JSON.stringify(record).replace(/(?<=")\d{4}-\d{2}-\d{2}(?=["T])/g, (day) =>
    shifted(day, days),
  );
  return JSON.parse(text) as ImprovementRecord;
}
