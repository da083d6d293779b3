import type { ImprovementRecord, UserRef } from "#schema/record";
import type { EvidenceFile } from "../evidence/evidence.ts";
import { linesIn } from "../form/list/lines.ts";
import type { Submission } from "../outbox/submission.ts";

/** A line of an audit's checklist, as the pack's field has it; members that nobody filled in are absent. */
export interface ChecklistLine {
  ref: string;
  result?: string;
  note?: string;
  evidence?: string;
  interviewed?: string;
  signedBy?: UserRef;
  nonconformity?: { id: number; subject: string };
  improvement?: { id: number; subject: string };
}

/** What a result leads to: the type of record to raise, and the member of the line that names its issue. */
const leadsTo: Record<string, { type: string; member: "nonconformity" | "improvement" }> = {
  nonconforming: { type: "nonconformity", member: "nonconformity" },
  opportunity: { type: "improvementOpportunity", member: "improvement" },
};

export function raisedFrom({ result }: ChecklistLine): (typeof leadsTo)[string] | undefined {
  return result === undefined ? undefined : leadsTo[result];
}

/** The lines of a record as they stand there; a reference that is no text is none. */
export function linesOf({ fields }: Pick<ImprovementRecord, "fields">): ChecklistLine[] {
  const lines = fields["checklist"];
  return (Array.isArray(lines) ? (lines as unknown[]) : []).flatMap((line) => {
    if (typeof line !== "object" || line === null) return [];
    const { ref } = line as { ref?: unknown };
    return [{ ...line, ref: typeof ref === "string" ? ref : "" }];
  });
}

/** A photograph or another file of an audit, with the line that it belongs to. */
export interface AuditFile extends EvidenceFile {
  line?: string;
}

export function filesOf({ fields }: Pick<ImprovementRecord, "fields">): AuditFile[] {
  return linesIn(fields["files"]).flatMap(({ name, sha256, line }) =>
    typeof name === "string" && typeof sha256 === "string"
      ? [{ name, sha256, ...(typeof line === "string" && { line }) }]
      : [],
  );
}

/** A line as it was changed: whoever had signed it off stands for what it said before, and no longer for this. */
export function changedLine(line: ChecklistLine, change: Partial<ChecklistLine>): ChecklistLine {
  const { signedBy: _signed, ...rest } = line;
  return { ...rest, ...change };
}

/** Criteria of the audit that no line is about yet, in their order. */
export function criteriaWithoutLine({ fields }: Pick<ImprovementRecord, "fields">): string[] {
  const criteria = fields["criteria"];
  const there = new Set(linesOf({ fields }).map(({ ref }) => ref));
  return (Array.isArray(criteria) ? (criteria as unknown[]) : []).filter(
    (ref): ref is string => typeof ref === "string" && ref !== "" && !there.has(ref),
  );
}

/** How far the audit is: lines with each result, and those that are open. */
export interface Tally {
  all: number;
  signed: number;
  open: number;
  of: Record<string, number>;
}

export function tally(lines: readonly ChecklistLine[]): Tally {
  const of: Record<string, number> = {};
  for (const { result } of lines) if (result) of[result] = (of[result] ?? 0) + 1;
  const signed = lines.filter(({ signedBy }) => signedBy).length;
  return { all: lines.length, signed, open: lines.filter(({ result }) => !result).length, of };
}

/** What was raised from a line and how far it got on its way to the server. */
export interface RaisedFromLine {
  ref: string;
  type: string;
  state: Submission["state"];
  subject: string;
  issueId?: number;
}

/** What was raised from the lines of an audit; `pageKey` is the audit's own, to which its lines add their references. */
export function raisedOn(submissions: readonly Submission[], pageKey: string): RaisedFromLine[] {
  return submissions.flatMap((one): RaisedFromLine[] =>
    one.kind === "creation" && one.page.startsWith(`${pageKey}/`)
      ? [
          {
            ref: one.page.slice(pageKey.length + 1),
            type: one.record.type,
            state: one.state,
            subject: one.subject,
            ...(one.issueId !== undefined && { issueId: one.issueId }),
          },
        ]
      : [],
  );
}

/** The lines with the issues that were raised from them and have their numbers by now; undefined where nothing is new. */
export function linked(
  lines: readonly ChecklistLine[],
  raised: readonly RaisedFromLine[],
): ChecklistLine[] | undefined {
  const now = lines.map((line) => {
    const to = raisedFrom(line);
    if (!to || line[to.member]) return line;
    const found = raised.find(
      ({ ref, type, issueId }) => ref === line.ref && type === to.type && issueId !== undefined,
    );
    if (found?.issueId === undefined) return line;
    return { ...line, [to.member]: { id: found.issueId, subject: found.subject } };
  });
  return now.some((line, index) => line !== lines[index]) ? now : undefined;
}
