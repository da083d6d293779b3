import { type Bench, context } from "../lib/bench.ts";
import { say } from "../lib/report.ts";
import type { BenchRecord } from "../lib/records.ts";
import { ajvStandalone } from "./ajv.ts";
import { celJs } from "./cel.ts";
import { handwritten } from "./handwritten.ts";
import { jsonLogic } from "./json-logic.ts";
import { fastJsonRulesEngine, jsonRulesEngine } from "./json-rules-engine.ts";
import { describeVerdict, type Judge, ruleIds, verdictOf } from "./names.ts";

const makers: [string, () => Judge | null | Promise<Judge | null>][] = [
  ["hand-written JavaScript", () => handwritten],
  ["ajv", ajvStandalone],
  ["json-logic-engine", jsonLogic],
  ["@marcbachmann/cel-js", celJs],
  ["fast-json-rules-engine", fastJsonRulesEngine],
  ["json-rules-engine", jsonRulesEngine],
];

/** The peers that are installed and judge the first records as the engine does. */
export async function judges(bench: Bench): Promise<Judge[]> {
  const records = bench.objects(bench.sizes.agree);
  const verdicts = await engineVerdicts(bench);
  everyRuleIsViolated(verdicts);
  const agreeing: Judge[] = [];
  for (const [name, make] of makers) {
    const judge = await make();
    if (judge === null) say(`${name}: not installed, its rows are left out`);
    else if (await agrees(judge, records, verdicts)) agreeing.push(judge);
  }
  say(`same verdicts on ${records.length} records: clause10, ${agreeing.map(({ name }) => name).join(", ")}`);
  for (const { name, note } of agreeing) if (note) say(`  ${name}: ${note}`);
  return agreeing;
}

/** What the one-record path says about the first records. */
export async function engineVerdicts(bench: Bench): Promise<number[]> {
  const engine = await bench.engine();
  return Array.from({ length: bench.sizes.agree }, (_, i) => {
    const { violations } = engine.evaluate(bench.text(i), context);
    return verdictOf(violations.map(({ id }) => id));
  });
}

function everyRuleIsViolated(verdicts: readonly number[]): void {
  const seen = verdicts.reduce((all, verdict) => all | verdict, 0);
  const never = ruleIds.filter((_, bit) => !(seen & (1 << bit)));
  if (never.length > 0) throw new Error(`no record violates ${never.join(", ")}`);
}

export async function agrees(
  judge: Judge,
  records: BenchRecord[],
  verdicts: readonly number[],
): Promise<boolean> {
  for (const [i, record] of records.entries()) {
    const theirs = await judge.judge(record);
    const ours = verdicts[i] ?? 0;
    if (theirs === ours) continue;
    say(`${judge.name}: left out, it judges record ${i} differently`);
    say(`  only here: ${describeVerdict(ours & ~theirs)}; only there: ${describeVerdict(theirs & ~ours)}`);
    return false;
  }
  return true;
}
