import { today } from "../lib/days.ts";
import { library } from "../lib/packages.ts";
import type { BenchRecord } from "../lib/records.ts";
import { dayOf, present } from "./custom.ts";
import type { Judge } from "./names.ts";

export type CelProgram = (context: object) => unknown;
interface CelEnvironment {
  registerVariable(name: string, type: string): CelEnvironment;
  registerFunction(signature: string, handler: (...args: never[]) => unknown): CelEnvironment;
  parse(expression: string): CelProgram;
}
interface Module {
  Environment: new (options: object) => CelEnvironment;
}

const has = (field: string) => `has(r.${field}) && present(r.${field})`;
const dates = (a: string, b: string) => `${has(a)} && ${has(b)}`;

/** The twenty rules in their order, each true where it is violated. */
const rules = [
  `!(${has("title")})`,
  `${has("title")} && (size(r.title) < 12 || size(r.title) > 90)`,
  `!(${has("observed")})`,
  `${has("observed")} && size(r.observed) < 60`,
  `!(${has("requirementRefs")})`,
  `${has("source")} && !(r.source in ['internalAudit', 'externalAudit', 'incident', 'deviation', 'change'])`,
  `!(state in ['draft', 'raised']) && ${has("severity")} && !(r.severity in ['major', 'minor'])`,
  `${has("area")} && !(r.area in ['IT Operations', 'People & Culture', 'Finance', 'Sales', 'Development', 'Facilities', 'Legal', 'Customer Support'])`,
  `${has("source")} && r.source != 'deviation' && !(${has("sourceRef")})`,
  `${has("detectedOn")} && r.detectedOn > today`,
  `${dates("detectedOn", "raisedOn")} && r.detectedOn > r.raisedOn`,
  `state in ['contained', 'analysed', 'planned', 'closed'] && !(${has("correction")}) && !(${has("correctionNotPossible")})`,
  `has(r.severity) && r.severity == 'major' && !(${has("severityRationale")})`,
  `!(state in ['draft', 'raised']) && !(${has("owner")})`,
  `has(r.severity) && r.severity == 'major' && ${has("approver")} && ${has("owner")} && r.approver.id == r.owner.id`,
  `state in ['analysed', 'planned', 'closed'] && !(${has("rootCause")})`,
  `${has("rootCause")} && size(r.rootCause) < 70`,
  `has(r.severity) && r.severity == 'major' && ${has("correctiveActions")} && size(r.correctiveActions) < 2`,
  `${dates("detectedOn", "triagedOn")} && daysBetween(r.detectedOn, r.triagedOn) > 14`,
  `state != 'closed' && ${has("detectedOn")} && daysBetween(r.detectedOn, today) > 180`,
];

/** An environment with the variables `r` (the record's fields), `state` and `today`, and others by name. */
export async function celEnvironment(others: readonly string[] = []): Promise<CelEnvironment | null> {
  const module = await library<Module>("@marcbachmann/cel-js");
  if (!module) return null;
  const environment = new module.Environment({ unlistedVariablesAreDyn: false });
  for (const name of others) environment.registerVariable(name, "dyn");
  return environment
    .registerVariable("r", "map")
    .registerVariable("state", "string")
    .registerVariable("today", "string")
    .registerFunction("present(dyn): bool", present)
    .registerFunction("daysBetween(dyn, dyn): int", (a: string, b: string) => BigInt(dayOf(b) - dayOf(a)));
}

/** What a program is run on; made once for each record, so that only the evaluation is measured. */
export function celContext({ fields, state }: BenchRecord): object {
  return { r: fields, state, today };
}

export async function celJs(): Promise<Judge | null> {
  const environment = await celEnvironment();
  if (!environment) return null;
  const programs = rules.map((rule) => environment.parse(rule));
  return {
    name: "@marcbachmann/cel-js",
    note: "present and daysBetween are functions of our own",
    judge(record) {
      const context = celContext(record);
      let verdict = 0;
      programs.forEach((violated, rule) => {
        if (violated(context) === true) verdict |= 1 << rule;
      });
      return verdict;
    },
  };
}
