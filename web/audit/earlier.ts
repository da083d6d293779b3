import type { Pack } from "#schema/pack";
import type { ImprovementRecord } from "#schema/record";
import type { PulledIssue } from "../store/register.ts";

/** What was found before where an audit looks now. */
export interface EarlierFinding {
  issueId: number;
  title: string;
  type: string;
  state: string;
  /** Nothing is to be done any more. */
  final: boolean;
  /** ISO day; empty where nobody said. */
  detectedOn: string;
  severity: string;
  /** In the very area that is audited. */
  sameArea: boolean;
  /** Those of its clauses and controls that the audit is held against. */
  refs: string[];
}

/**
 * Findings in an audit's area, or about one of its criteria, as far as they are known on this computer: those that are
 * open first, then the latest. A finding about a part of a clause (9.2.2) is about the clause (9.2) as well.
 */
export function earlierFindings(
  audit: ImprovementRecord,
  issues: readonly PulledIssue[],
  pack: Pack,
): EarlierFinding[] {
  const area = folded(audit.fields["area"]);
  const criteria = textsIn(audit.fields["criteria"]);
  const found = issues.flatMap(({ id, subject, record }): EarlierFinding[] => {
    const type = record && pack.recordTypes[record.type];
    if (!record || !type?.fields.some((field) => field.id === "requirementRefs")) return [];
    const sameArea = area !== "" && folded(record.fields["area"]) === area;
    const refs = textsIn(record.fields["requirementRefs"]).filter((ref) =>
      criteria.some((criterion) => ref === criterion || ref.startsWith(`${criterion}.`)),
    );
    if (!sameArea && refs.length === 0) return [];
    const text = (field: string) => textsIn([record.fields[field]])[0] ?? "";
    return [
      {
        ...{ issueId: id, title: text(type.titleField) || subject, type: record.type, state: record.state },
        final: type.states.some((state) => state.id === record.state && state.final === true),
        ...{ detectedOn: text("detectedOn"), severity: text("severity"), sameArea, refs },
      },
    ];
  });
  return found.sort(
    (a, b) =>
      Number(a.final) - Number(b.final) || b.detectedOn.localeCompare(a.detectedOn) || b.issueId - a.issueId,
  );
}

function folded(value: unknown): string {
  return typeof value === "string" ? value.trim().toLowerCase() : "";
}

function textsIn(value: unknown): string[] {
  return Array.isArray(value) ? (value as unknown[]).filter((each) => typeof each === "string") : [];
}
