import { dayNumber, isoDay, today } from "../lib/days.ts";
import { library } from "../lib/packages.ts";
import type { BenchRecord } from "../lib/records.ts";
import { dayOf, present } from "./custom.ts";
import type { Judge } from "./names.ts";

type Logic = unknown;
type Run = (record: BenchRecord) => unknown;
interface Module {
  LogicEngine: new () => {
    addMethod(name: string, method: object, annotations: object): void;
    build(logic: Logic): Run;
  };
}

const field = (name: string): Logic => ({ var: `fields.${name}` });
const state: Logic = { var: "state" };
const is = (name: string): Logic => ({ present: [field(name)] });
const not = (logic: Logic): Logic => ({ "!": [logic] });
const and = (...all: Logic[]): Logic => ({ and: all });
const among = (value: Logic, ...values: string[]): Logic => ({ in: [value, values] });
const length = (name: string): Logic => ({ length: [field(name)] });
const major: Logic = { "===": [field("severity"), "major"] };
const early: Logic = among(state, "draft", "raised");

/** The twenty rules in their order, each true where it is violated. */
const rules: Logic[] = [
  not(is("title")),
  and(is("title"), { or: [{ "<": [length("title"), 12] }, { ">": [length("title"), 90] }] }),
  not(is("observed")),
  and(is("observed"), { "<": [length("observed"), 60] }),
  not(is("requirementRefs")),
  and(
    is("source"),
    not(among(field("source"), "internalAudit", "externalAudit", "incident", "deviation", "change")),
  ),
  and(not(early), is("severity"), not(among(field("severity"), "major", "minor"))),
  and(
    is("area"),
    not(
      among(
        field("area"),
        "IT Operations",
        "People & Culture",
        "Finance",
        "Sales",
        "Development",
        "Facilities",
        "Legal",
        "Customer Support",
      ),
    ),
  ),
  and(is("source"), { "!==": [field("source"), "deviation"] }, not(is("sourceRef"))),
  and(is("detectedOn"), { after: [field("detectedOn"), today] }),
  and(is("detectedOn"), is("raisedOn"), { after: [field("detectedOn"), field("raisedOn")] }),
  and(
    among(state, "contained", "analysed", "planned", "closed"),
    not(is("correction")),
    not(is("correctionNotPossible")),
  ),
  and(major, not(is("severityRationale"))),
  and(not(early), not(is("owner"))),
  and(major, is("approver"), is("owner"), {
    "===": [{ var: "fields.approver.id" }, { var: "fields.owner.id" }],
  }),
  and(among(state, "analysed", "planned", "closed"), not(is("rootCause"))),
  and(is("rootCause"), { "<": [length("rootCause"), 70] }),
  and(major, is("correctiveActions"), { "<": [length("correctiveActions"), 2] }),
  and(is("detectedOn"), is("triagedOn"), {
    ">": [{ "-": [{ day: [field("triagedOn")] }, { day: [field("detectedOn")] }] }, 14],
  }),
  and({ "!==": [state, "closed"] }, is("detectedOn"), {
    after: [isoDay(dayNumber(today) - 180), field("detectedOn")],
  }),
];

/** json-logic-engine with each rule compiled to a function. */
export async function jsonLogic(): Promise<Judge | null> {
  const module = await library<Module>("json-logic-engine");
  if (!module) return null;
  const engine = new module.LogicEngine();
  const own = { deterministic: true };
  engine.addMethod("present", { method: ([value]: [unknown]) => present(value) }, own);
  engine.addMethod("day", { method: ([value]: [string]) => dayOf(value) }, own);
  engine.addMethod("after", { method: ([a, b]: [string, string]) => a > b }, own);
  const compiled = rules.map((rule) => engine.build(rule));
  return {
    name: "json-logic-engine, compiled",
    note: "present, after (order of texts) and day are operators of our own",
    judge(record) {
      let verdict = 0;
      compiled.forEach((violated, rule) => {
        if (violated(record) === true) verdict |= 1 << rule;
      });
      return verdict;
    },
  };
}
