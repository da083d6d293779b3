import type { Case } from "./verify.ts";

/** That the record is this issue's own, that the issue says no more than the record, and that its actions are there. */
export function checkOrigin({ history, record, chain, rules, findings }: Case): void {
  const { issue, journals, children } = history;
  const others = new Set(chain.flatMap((entry) => (entry.issue === undefined ? [] : [entry.issue])));
  others.delete(issue.id);
  // Before its second save a chain names no issue; Redmine says what it was copied from.
  if (issue.copiedFrom !== undefined && chain.length > 0 && chain[0]?.issue === undefined)
    others.add(issue.copiedFrom);
  if (others.size > 0) findings.push({ code: "copied", names: [...others] });
  if (issue.closed && rules && !rules.isFinal(record)) {
    const closing = [...journals]
      .reverse()
      .find(({ changes }) => changes.some(({ what }) => what === "status"));
    findings.push({
      code: "closedPastGate",
      ...(closing && { journal: closing.id, by: closing.user, on: closing.on }),
      says: [issue.status],
    });
  }
  const added = new Set<number>();
  for (const { changes } of journals)
    for (const { what, before, after } of changes) {
      if (what !== "child") continue;
      if (after) added.add(Number(after));
      if (before) added.delete(Number(before));
    }
  const gone = [...added].filter((id) => !children.includes(id));
  if (gone.length > 0 && chain.length > 0) findings.push({ code: "actionMissing", names: gone });
}
