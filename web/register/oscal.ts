import type { ImprovementRecord } from "#schema/record";
import { fromBase64, toBase64 } from "../base64.ts";
import { failed, ok, type Outcome } from "../outcome.ts";
import { exportText } from "../text/export.ts";
import type { Row } from "./row.ts";

/** Version of OSCAL whose schema of a plan of action and milestones this is written for; later 1.x read it as well. */
const oscalVersion = "1.0.4";
/** Whose property names these are: of no prescribed list. */
const ns = "https://clause10.example/ns/oscal";
const mediaType = "application/json";

/** Where the plan comes from, and when it was made, ISO 8601 in UTC. */
export interface PoamHead {
  uuid: string;
  site: string;
  madeOn: string;
}

/**
 * Records as a plan of action and milestones (OSCAL, NIST): an item and a risk for each, with its deadline; the record itself, with
 * all that it says, goes along as a resource. Undefined without any record: a plan has at least one item.
 */
export function poamOf(
  records: readonly { row: Row; record: ImprovementRecord }[],
  { uuid, site, madeOn }: PoamHead,
): string | undefined {
  if (records.length === 0) return undefined;
  const plan = {
    uuid,
    metadata: {
      title: exportText.poamTitle,
      "last-modified": madeOn,
      version: madeOn,
      "oscal-version": oscalVersion,
    },
    "system-id": { id: site },
    risks: records.map(({ row, record }) => ({
      uuid: itemId(record.id, "5"),
      title: line(row.title),
      description: described(record, row),
      statement: text(record.fields["gap"]) || line(row.title),
      status: row.final ? "closed" : "open",
      ...(row.due !== "" && { deadline: `${row.due}T23:59:59Z` }),
    })),
    "poam-items": records.map(({ row, record }) => ({
      uuid: itemId(record.id, "4"),
      title: line(row.title),
      description: described(record, row),
      props: propsOf(row, record),
      links: [
        { href: row.url, rel: "reference" },
        { href: `#${resourceId(record.id)}`, rel: "related" },
      ],
      "related-risks": [{ "risk-uuid": itemId(record.id, "5") }],
    })),
    "back-matter": {
      resources: records.map(({ row, record }) => ({
        uuid: resourceId(record.id),
        title: `#${row.issueId}`,
        base64: {
          filename: `clause10-${record.id}.json`,
          "media-type": mediaType,
          value: toBase64(new TextEncoder().encode(JSON.stringify(record))),
        },
      })),
    },
  };
  return JSON.stringify({ "plan-of-action-and-milestones": plan }, null, 2);
}

/** The records of such a plan, as they were. Problem `damagedRecord` for anything else, with its place. */
export function recordsIn(poam: string): Outcome<ImprovementRecord[]> {
  try {
    const plan = JSON.parse(poam) as {
      "plan-of-action-and-milestones"?: { "back-matter"?: { resources?: { base64?: { value?: string } }[] } };
    };
    const resources = plan["plan-of-action-and-milestones"]?.["back-matter"]?.resources ?? [];
    return ok(
      resources.map(({ base64 }) => {
        const bytes = fromBase64(base64?.value ?? "");
        return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes)) as ImprovementRecord;
      }),
    );
  } catch (error) {
    return failed("damagedRecord", String(error));
  }
}

function propsOf(row: Row, record: ImprovementRecord) {
  const refs = record.fields["requirementRefs"];
  const props: [name: string, value: string][] = [
    ["type", record.type],
    ["state", record.state],
    ["severity", text(record.fields["severity"])],
    ["source", text(record.fields["source"])],
    ["area", row.area],
    ["owner", row.owner],
    ["due", row.due],
    ...(Array.isArray(refs) ? refs.map((ref): [string, string] => ["requirement", String(ref)]) : []),
  ];
  return props.flatMap(([name, value]) => (line(value) === "" ? [] : [{ name, ns, value: line(value) }]));
}

function described(record: ImprovementRecord, row: Row): string {
  return text(record.fields["observed"]) || text(record.fields["description"]) || line(row.title);
}

function text(value: unknown): string {
  return typeof value === "string" ? value.trim() : "";
}

/** OSCAL's strings have no white space at their ends and stand on one line. */
function line(value: string): string {
  return value.replace(/\s+/g, " ").trim();
}

/** OSCAL's identifiers are of version 4 or 5 and unique within the document: the record's own, in the version that is asked for. */
function itemId(id: string, version: "4" | "5"): string {
  return id.slice(0, 14) + version + id.slice(15);
}

/** A third one of the same record: its variant's next value. */
function resourceId(id: string): string {
  const variants = "89ab";
  const at = variants.indexOf(id.charAt(19).toLowerCase());
  return `${id.slice(0, 14)}4${id.slice(15, 19)}${variants.charAt((at + 1) % 4)}${id.slice(20)}`;
}
