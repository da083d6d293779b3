import type { ImprovementRecord } from "#schema/record";
import { linesIn } from "../form/list/lines.ts";
import { personOf, textOf } from "../form/values.ts";
import type { LinkedRow } from "../service/panel-host.ts";

/** An entry of an audit programme as the year shows it. */
export interface PlannedAudit {
  area: string;
  /** Id of the pack's list; empty where nobody has weighed it. */
  risk: string;
  /** From 0; undefined where the entry names no month of the programme's year. */
  month: number | undefined;
  auditor: string;
  /** The auditor owns the area that is to be audited. */
  conflict: boolean;
  refs: string[];
  /** What became of it: the audit of that area, where there is one. */
  audit?: LinkedRow;
  /** Its month is over, and no audit of it has begun. */
  missed: boolean;
}

/** A clause or theme of the standard: which of its parts some entry looks at. */
export interface Coverage {
  ref: string;
  covered: number;
  all: number;
  left: string[];
}

/** An audit in one of these states has not begun. */
const notBegun = new Set(["planned", "ready", "cancelled"]);

/**
 * The entries of a programme in the order of their months, each with its audit: of several in an area, the one that was
 * planned for that month. `linked` are the issues that belong to the programme, its audits among them; `today` is yyyy-mm-dd.
 */
export function yearPlan(
  { fields }: Pick<ImprovementRecord, "fields">,
  linked: readonly LinkedRow[],
  today: string,
): PlannedAudit[] {
  const left = new Set(linked.filter(({ record }) => record?.type === "audit"));
  const year = textOf(fields["year"]).trim();
  const planned = linesIn(fields["entries"]).map((line): PlannedAudit => {
    const [area, when] = [textOf(line["area"]).trim(), textOf(line["month"]).trim()];
    const inArea = [...left].filter((row) => plain(textOf(row.record?.fields["area"])) === plain(area));
    const audit =
      inArea.find((row) => textOf(row.record?.fields["plannedFrom"]).startsWith(when)) ?? inArea[0];
    if (audit) left.delete(audit);
    const [auditor, owner] = [personOf(line["auditor"]), personOf(line["areaOwner"])];
    const refs = Array.isArray(line["clauses"]) ? line["clauses"].map(String) : [];
    const isMonth = /^\d{4}-(0[1-9]|1[0-2])$/.test(when);
    const begun = audit?.record !== undefined && !notBegun.has(audit.record.state);
    return {
      ...{ area, risk: textOf(line["risk"]), auditor: auditor?.name ?? "", refs },
      month: isMonth && when.startsWith(year) ? Number(when.slice(5)) - 1 : undefined,
      conflict: auditor !== undefined && auditor.id === owner?.id,
      ...(audit && { audit }),
      missed: isMonth && today.slice(0, 7) > when && !begun,
    };
  });
  return planned.sort((a, b) => (a.month ?? 12) - (b.month ?? 12));
}

/** Of each clause and theme, how many of its parts an entry names: itself, or something that it is part of. */
export function coverage(refs: readonly string[], catalogue: readonly { ref: string }[]): Coverage[] {
  const all = catalogue.map(({ ref }) => ref);
  const parts = all.filter((ref) => !all.some((other) => other.startsWith(`${ref}.`)));
  const groups = [...new Set(parts.map(groupOf))];
  return groups.map((group) => {
    const own = parts.filter((ref) => groupOf(ref) === group);
    const left = own.filter((ref) => !refs.some((named) => ref === named || ref.startsWith(`${named}.`)));
    return { ref: group, covered: own.length - left.length, all: own.length, left };
  });
}

/** "10" of 10.2, "A.5" of A.5.18. */
function groupOf(ref: string): string {
  return ref.split(".", ref.startsWith("A.") ? 2 : 1).join(".");
}

function plain(text: string): string {
  return text.normalize("NFKC").toLowerCase().replace(/\s+/g, " ").trim();
}
