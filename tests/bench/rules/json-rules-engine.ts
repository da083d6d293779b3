import { dayNumber, isoDay, today } from "../lib/days.ts";
import { library } from "../lib/packages.ts";
import type { BenchRecord } from "../lib/records.ts";
import { dayOf, present } from "./custom.ts";
import type { Judge } from "./names.ts";

interface Condition {
  fact: string;
  operator: string;
  value: unknown;
}
type Conditions = { all: (Condition | Conditions)[] } | { any: (Condition | Conditions)[] };
interface Rule {
  conditions: Conditions;
  event: { type: string };
}
interface Result {
  events: { type: string }[];
}
type Operators = Record<string, (fact: never, value: never) => boolean>;
interface Module {
  Engine: new (
    rules: Rule[],
    options: object,
  ) => {
    addOperator(name: string, operator: (fact: never, value: never) => boolean): void;
    run(facts: object): Promise<Result>;
  };
}
type Run = (facts: object) => Result;
interface FastModule {
  compile(rules: Rule[], options: object): Run | { run: Run };
}

/** Neither library knows filled and blank, lengths, or the order of texts. */
const operators: Operators = {
  present: (fact: unknown, value: boolean) => present(fact) === value,
  shorterThan: (fact: string | unknown[] | null | undefined, value: number) =>
    present(fact) && (fact?.length ?? 0) < value,
  longerThan: (fact: string, value: number) => present(fact) && fact.length > value,
  after: (fact: string, value: string) => present(fact) && present(value) && fact > value,
  before: (fact: string, value: string) => present(fact) && present(value) && fact < value,
  daysAfter: (fact: string, value: string) =>
    present(fact) && present(value) && dayOf(fact) - dayOf(value) > 14,
  samePerson: (fact: { id: number } | null | undefined, value: { id: number } | null | undefined) =>
    present(fact) && present(value) && fact?.id === value?.id,
};

const test = (fact: string, operator: string, value: unknown): Condition => ({ fact, operator, value });
const is = (fact: string) => test(fact, "present", true);
const no = (fact: string) => test(fact, "present", false);
const other = (fact: string) => ({ fact });
const major = test("severity", "equal", "major");
const late = test("state", "notIn", ["draft", "raised"]);

/** The conditions under which each of the twenty rules is violated, in their order; facts are the record's fields and state. */
const violated: (Condition | Conditions)[][] = [
  [no("title")],
  [is("title"), { any: [test("title", "shorterThan", 12), test("title", "longerThan", 90)] }],
  [no("observed")],
  [test("observed", "shorterThan", 60)],
  [no("requirementRefs")],
  [
    is("source"),
    test("source", "notIn", ["internalAudit", "externalAudit", "incident", "deviation", "change"]),
  ],
  [late, is("severity"), test("severity", "notIn", ["major", "minor"])],
  [
    is("area"),
    test("area", "notIn", [
      "IT Operations",
      "People & Culture",
      "Finance",
      "Sales",
      "Development",
      "Facilities",
      "Legal",
      "Customer Support",
    ]),
  ],
  [is("source"), test("source", "notEqual", "deviation"), no("sourceRef")],
  [test("detectedOn", "after", today)],
  [test("detectedOn", "after", other("raisedOn"))],
  [
    test("state", "in", ["contained", "analysed", "planned", "closed"]),
    no("correction"),
    no("correctionNotPossible"),
  ],
  [major, no("severityRationale")],
  [late, no("owner")],
  [major, test("approver", "samePerson", other("owner"))],
  [test("state", "in", ["analysed", "planned", "closed"]), no("rootCause")],
  [test("rootCause", "shorterThan", 70)],
  [major, test("correctiveActions", "shorterThan", 2)],
  [test("triagedOn", "daysAfter", other("detectedOn"))],
  [test("state", "notEqual", "closed"), test("detectedOn", "before", isoDay(dayNumber(today) - 180))],
];

const rules = violated.map((all, rule): Rule => ({ conditions: { all }, event: { type: String(rule) } }));
const facts = ({ state, fields }: BenchRecord) => ({ ...fields, state });
const verdictOf = ({ events }: Result) =>
  events.reduce((verdict, event) => verdict | (1 << Number(event.type)), 0);
const note = "present, lengths, order of dates, days between and comparing persons are operators of our own";

export async function jsonRulesEngine(): Promise<Judge | null> {
  const module = await library<Module>("json-rules-engine");
  if (!module) return null;
  const engine = new module.Engine(rules, { allowUndefinedFacts: true });
  for (const [name, operator] of Object.entries(operators)) engine.addOperator(name, operator);
  return {
    name: "json-rules-engine",
    note,
    judge: async (record) => verdictOf(await engine.run(facts(record))),
  };
}

export async function fastJsonRulesEngine(): Promise<Judge | null> {
  const module = await library<FastModule>("fast-json-rules-engine");
  return module && fastWith(module);
}

export function fastWith(module: FastModule): Judge {
  // Its versions before 1.0 return the function itself or an object that has it.
  const compiled = module.compile(rules, { allowUndefinedFacts: true, operators });
  const run = typeof compiled === "function" ? compiled : compiled.run.bind(compiled);
  return { name: "fast-json-rules-engine", note, judge: (record) => verdictOf(run(facts(record))) };
}
