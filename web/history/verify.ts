import type { ChainEntry, ImprovementRecord } from "#schema/record";
import type { IssueHistory } from "../platform/platform.ts";
import { readHousedRecord } from "../record/home.ts";
import type { Finding, Remark, Verification } from "./finding.ts";
import { marksIn } from "./mark.ts";
import { readMarks } from "./marks-check.ts";
import { checkOrigin } from "./origin-check.ts";
import type { Rules } from "./rules.ts";
import { checkSeals } from "./seals-check.ts";
import { tidied } from "./tidy.ts";
import { timelineOf } from "./timeline.ts";
import { checkTurns } from "./turns-check.ts";

/** What the checks work on and add to. */
export interface Case {
  history: IssueHistory;
  record: ImprovementRecord;
  chain: ChainEntry[];
  rules: Rules | undefined;
  findings: Finding[];
  remarks: Remark[];
}

/**
 * Whether a record is what was saved, from the record and Redmine's own history of its issue alone. Every finding says
 * where, and by whom and when where Redmine knows. Without `rules` no step is judged.
 */
export async function verify(history: IssueHistory, rules?: Rules): Promise<Verification> {
  const { first, turns } = timelineOf(history);
  const housed = readHousedRecord(history.issue);
  const findings: Finding[] = [];
  const remarks: Remark[] = [];
  const present = housed.ok ? housed.value?.record : undefined;
  // Without a record that can be read there is nothing to seal; what became of it is in the turns.
  const record = present ?? lastSound(turns);
  if (!record) {
    // The file that a record was created with says that there was one.
    const carried = history.issue.attachments.some(({ description }) => marksIn(description).length > 0);
    if (carried) findings.push({ code: "removed", place: 1 });
    return { status: carried ? "broken" : "none", saves: [], findings, remarks };
  }
  const chain = present?.chain ?? [];
  const it: Case = { history, record, chain, rules, findings, remarks };
  await checkTurns(it, first, turns);
  await checkSeals(it);
  const saves = present ? readMarks(it, turns) : [];
  checkOrigin(it);
  const begun = chain[0];
  const unchained = chain.length === 0 && findings.every(({ code }) => code === "closedPastGate");
  return {
    status: findings.length > 0 ? "broken" : unchained ? "none" : "verified",
    saves,
    ...(begun?.issue !== undefined && { beginsWith: begun.version }),
    findings: tidied(findings),
    remarks,
  };
}

function lastSound(turns: ReturnType<typeof timelineOf>["turns"]): ImprovementRecord | undefined {
  for (const { before, after } of [...turns].reverse())
    for (const moment of [after, before]) if (typeof moment !== "string") return moment.record;
  return undefined;
}
