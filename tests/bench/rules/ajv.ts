import { today } from "../lib/days.ts";
import { library, runScript } from "../lib/packages.ts";
import type { BenchRecord } from "../lib/records.ts";
import { dayNumber, isoDay } from "../lib/days.ts";
import type { Judge } from "./names.ts";

interface Code {
  str: string;
}
interface KeywordContext {
  data: Code;
  schema: unknown;
  fail(condition: unknown): void;
}
interface Ajv {
  addSchema(schema: object, key: string): void;
  addKeyword(definition: object): void;
}
interface AjvModule {
  default: {
    default: new (options: object) => Ajv;
    _: (parts: TemplateStringsArray, ...values: unknown[]) => Code;
  };
}
interface StandaloneModule {
  default: { default: (ajv: Ajv, exported: Record<string, string>) => string };
}

const filled = { type: "string", pattern: "\\S" };
/** Applies to texts that are filled; what is absent satisfies it. */
const ifFilled = (then: object) => ({ if: { type: "string", pattern: "\\S" }, then });
const fields = (schema: object) => ({ properties: { fields: schema } });
const field = (name: string, schema: object) => fields({ properties: { [name]: schema } });
const need = (name: string, schema: object) => fields({ required: [name], properties: { [name]: schema } });
const among = (...values: string[]) => ({ enum: [...values, null, ""] });
const states = (...values: string[]) => ({ required: ["state"], properties: { state: { enum: values } } });
const object = { type: "object" };
const is = (name: string, ...values: string[]) => need(name, { enum: values });
const early = isoDay(dayNumber(today) - 180);

/** The twenty rules as JSON Schemas over the record, in their order. */
const schemas: object[] = [
  need("title", filled),
  field("title", ifFilled({ minLength: 12, maxLength: 90 })),
  need("observed", filled),
  field("observed", ifFilled({ minLength: 60 })),
  need("requirementRefs", { type: "array", minItems: 1 }),
  field("source", among("internalAudit", "externalAudit", "incident", "deviation", "change")),
  { if: states("draft", "raised"), else: field("severity", among("major", "minor")) },
  field(
    "area",
    among(
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
  {
    if: need("source", { type: "string", pattern: "\\S", not: { const: "deviation" } }),
    then: need("sourceRef", object),
  },
  field("detectedOn", { notAfter: today }),
  fields({ inOrder: { earlier: "detectedOn", later: "raisedOn" } }),
  {
    if: states("contained", "analysed", "planned", "closed"),
    then: { anyOf: [need("correction", filled), need("correctionNotPossible", filled)] },
  },
  { if: is("severity", "major"), then: need("severityRationale", filled) },
  { if: states("draft", "raised"), else: need("owner", object) },
  { if: is("severity", "major"), then: fields({ differ: ["approver", "owner"] }) },
  { if: states("analysed", "planned", "closed"), then: need("rootCause", filled) },
  field("rootCause", ifFilled({ minLength: 70 })),
  // An empty list is an absent one.
  {
    if: is("severity", "major"),
    then: field("correctiveActions", { anyOf: [{ minItems: 2 }, { maxItems: 0 }] }),
  },
  fields({ within: { earlier: "detectedOn", later: "triagedOn", days: 14 } }),
  { if: states("closed"), else: field("detectedOn", { notBefore: early }) },
];

/** JSON Schema knows no order of dates and compares no two values: five keywords that are compiled into the code. */
function addKeywords(ajv: Ajv, _: AjvModule["default"]["_"]): void {
  const text = (keyword: string, fails: (cxt: KeywordContext) => Code) =>
    ajv.addKeyword({ keyword, type: "string", code: (cxt: KeywordContext) => cxt.fail(fails(cxt)) });
  const whole = (keyword: string, fails: (cxt: KeywordContext) => Code) =>
    ajv.addKeyword({ keyword, type: "object", code: (cxt: KeywordContext) => cxt.fail(fails(cxt)) });
  const names = ({ schema }: KeywordContext) => schema as { earlier: string; later: string; days: number };
  text("notAfter", (cxt) => _`${cxt.data} > ${cxt.schema}`);
  text("notBefore", (cxt) => _`${cxt.data} !== "" && ${cxt.data} < ${cxt.schema}`);
  whole("inOrder", (cxt) => {
    const { earlier, later } = names(cxt);
    return _`${cxt.data}[${earlier}] && ${cxt.data}[${later}] && ${cxt.data}[${earlier}] > ${cxt.data}[${later}]`;
  });
  whole("within", (cxt) => {
    const { earlier, later, days } = names(cxt);
    const from = _`${cxt.data}[${earlier}]`;
    const to = _`${cxt.data}[${later}]`;
    return _`${from} && ${to} && Date.parse(${to}) - Date.parse(${from}) > ${days * 86_400_000}`;
  });
  whole("differ", ({ data, schema }) => {
    const [a, b] = schema as [string, string];
    return _`${data}[${a}] && ${data}[${b}] && ${data}[${a}].id === ${data}[${b}].id`;
  });
}

/** One validator a rule, compiled to code ahead of time, as ajv is fastest: it stops at the first fault of a rule. */
export async function ajvStandalone(): Promise<Judge | null> {
  const [ajv, standalone] = [
    await library<AjvModule>("ajv"),
    await library<StandaloneModule>("ajv/dist/standalone"),
  ];
  if (!ajv || !standalone) return null;
  const { default: Ajv, _ } = ajv.default;
  const compiler = new Ajv({ code: { source: true, optimize: 3 }, messages: false, strict: false });
  addKeywords(compiler, _);
  const exported = schemas.map((schema, rule) => {
    compiler.addSchema(schema, `rule${rule}`);
    return [`rule${rule}`, `rule${rule}`] as const;
  });
  const code = standalone.default.default(compiler, Object.fromEntries(exported));
  const validators = Object.values(runScript("ajv-standalone.cjs", code) as object) as ((
    record: BenchRecord,
  ) => boolean)[];
  if (validators.length !== schemas.length) throw new Error("ajv exported another number of validators");
  return {
    name: "ajv standalone",
    note: "order of dates and comparing two fields are keywords of our own, compiled into its code",
    judge: unrolled(validators),
  };
}

/** Calls validators by name, so that V8 can inline each: a loop over them would be slower. */
function unrolled(validators: ((record: BenchRecord) => boolean)[]): (record: BenchRecord) => number {
  const names = validators.map((_, rule) => `r${rule}`);
  const sum = names.map((name, rule) => `(${name}(record) ? 0 : ${1 << rule})`).join(" | ");
  const make = runScript("ajv-unrolled.cjs", `module.exports = (${names.join()}) => (record) => ${sum};`) as (
    ...rules: ((record: BenchRecord) => boolean)[]
  ) => (record: BenchRecord) => number;
  return make(...validators);
}
