import { type Bench, context } from "../lib/bench.ts";
import { today } from "../lib/days.ts";
import { inTurns, type Row, timeRows, type Work } from "../lib/measure.ts";
import type { BenchRecord } from "../lib/records.ts";
import { fill } from "../lib/registers.ts";
import { say } from "../lib/report.ts";
import pack from "../pack.json" with { type: "json" };
import { celEnvironment, type CelProgram } from "../rules/cel.ts";
import { present } from "../rules/custom.ts";

/**
 * Conditions as packs have them. Both sides get the same text; an absent field is null on both. A register decides what
 * depends on the record alone when the record goes in, and looks up by day or value what depends on today; only the last
 * condition has to be run row by row.
 */
const conditions: Record<string, string> = {
  "list of states": "state in ['analysed', 'planned', 'closed']",
  "two persons": "severity == 'major' && approver != null && owner != null ? approver.id != owner.id : true",
  "length of a text": "title == null || size(title) >= 12 && size(title) <= 90",
  "days between": "detectedOn == null || triagedOn == null || daysBetween(detectedOn, triagedOn) <= 14",
  "size of a list": "severity != 'major' || correctiveActions == null || size(correctiveActions) >= 2",
  "macro over a list": "requirementRefs != null && requirementRefs.exists(ref, ref.startsWith('A.5.'))",
  "search in a text": "observed != null && observed.contains('mail gateway')",
  "days until today": "state != 'closed' && detectedOn != null && daysBetween(detectedOn, today) > 180",
  "two dates and today":
    "detectedOn != null && triagedOn != null && daysBetween(detectedOn, today) > daysBetween(triagedOn, today) + 14",
};

/** A pack with one rule: where the condition holds, a field is asked for that no record has. */
function packWith(when: string): object {
  const { nonconformity } = pack.recordTypes;
  const rule = {
    id: "nonconformity.condition",
    clause: "10.2",
    when,
    require: ["clue"],
    message: { en: "No." },
  };
  const clue = { id: "clue", type: "text", label: { en: "Clue" } };
  return {
    ...pack,
    recordTypes: {
      nonconformity: { ...nonconformity, fields: [...nonconformity.fields, clue], rules: [rule] },
    },
  };
}

/** One expression on one record: ours over the loaded records of a register, the peer's parsed once, on prepared objects. */
export async function celRows(bench: Bench): Promise<Row[]> {
  const environment = await celEnvironment(pack.recordTypes.nonconformity.fields.map(({ id }) => id));
  const records = bench.objects();
  const contexts = records.map(allFields);
  const rows: Row[] = [];
  for (const [name, condition] of Object.entries(conditions)) {
    const engine = await bench.engine(packWith(condition));
    const register = engine.register(context);
    fill(register, bench);
    const works: Work[] = [{ items: records.length, run: () => register.reevaluate(context) }];
    const program = environment?.parse(condition);
    const few = contexts.slice(0, bench.sizes.slow);
    if (program) {
      const [here, there] = [register.reevaluate(context).violating, holding(program, contexts)];
      if (here !== there) {
        say(
          `CEL, ${name}: left out, it holds for ${here} records here, for ${there} by @marcbachmann/cel-js`,
        );
        continue;
      }
      works.push({ items: few.length, run: () => holding(program, few) });
    }
    const [ours = NaN, theirs = NaN] = await inTurns(works, bench.sizes.rounds);
    register.close();
    const peers = program ? [{ name: "@marcbachmann/cel-js, on objects", time: theirs }] : [];
    rows.push(...timeRows(`CEL on a loaded record: ${name}`, "ns", ours, peers));
  }
  return rows;
}

function holding(program: CelProgram, contexts: readonly object[]): number {
  let count = 0;
  for (const each of contexts) if (program(each) === true) ++count;
  return count;
}

/** All fields as variables; what is absent is null. */
function allFields({ state, fields }: BenchRecord): object {
  const variables: Record<string, unknown> = { state, today };
  for (const { id } of pack.recordTypes.nonconformity.fields) {
    const value: unknown = fields[id as keyof typeof fields];
    variables[id] = present(value) ? value : null;
  }
  return variables;
}
