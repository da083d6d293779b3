import type { Pack } from "#schema/pack";
import type { ImprovementRecord } from "#schema/record";
import { ok, type Outcome } from "../outcome.ts";
import type { IssueRef, IssueSnapshot, ListedIssue } from "../platform/platform.ts";
import type { Reads } from "../platform/taken.ts";
import { readHousedRecord } from "../record/home.ts";
import { linkedLists, recordedIssues } from "../record/linked.ts";
import type { LinkedRow } from "./panel-host.ts";

/**
 * The issues tied to a record's issue, each with its record: its children and its relations in one list request each,
 * however many there are. What an earlier step recorded and is tied no more is looked up, too, so that it can be said
 * what has become of it. `reading` are its children where they are being read already.
 */
export async function readLinked(
  platform: Reads,
  pack: Pack,
  issue: IssueSnapshot,
  record: ImprovementRecord,
  reading?: Promise<Outcome<ListedIssue[]>>,
): Promise<Outcome<LinkedRow[]>> {
  const lists = linkedLists(pack.recordTypes[record.type]);
  const children = recordedIssues(pack, record, "child");
  const related = recordedIssues(pack, record, "related");
  const asked = [...new Set([...issue.relatedTo, ...related.map(({ id }) => id)])];
  const [below, beside] = await Promise.all([
    lists.length > 0 ? (reading ?? platform.readChildren(issue.id)) : ok([]),
    asked.length > 0 ? platform.readIssues(asked) : ok([]),
  ]);
  if (!below.ok) return below;
  if (!beside.ok) return beside;
  const row = rowOf(platform);
  const rows = below.value.map((child) => row(child, "child"));
  const known = new Set(rows.map(({ id }) => id));
  for (const other of beside.value) {
    if (known.has(other.id)) continue;
    known.add(other.id);
    rows.push(row(other, issue.relatedTo.includes(other.id) ? "related" : "none"));
  }
  const lost = [...children, ...related].filter(({ id }) => !known.has(id) && known.add(id));
  return ok([...rows, ...(await Promise.all(lost.map((each) => lookUp(platform, each))))]);
}

function rowOf(platform: Reads): (issue: ListedIssue, bond: LinkedRow["bond"]) => LinkedRow {
  return (issue, bond) => {
    const { id, subject, tracker, status, doneRatio, assignee, dueDate } = issue;
    const housed = readHousedRecord(issue);
    return {
      ...{ id, subject, tracker, bond, status, doneRatio, url: platform.issueUrl(id) },
      ...(assignee && { assignee }),
      ...(dueDate && { dueDate }),
      ...(housed.ok ? housed.value && { record: housed.value.record } : { unreadable: housed.problem }),
    };
  };
}

/** What has become of an issue that a list does not give: deleted, or not shown to this account. */
async function lookUp(platform: Reads, { id, subject }: IssueRef): Promise<LinkedRow> {
  const issue = await platform.readIssue(id);
  const url = platform.issueUrl(id);
  if (!issue.ok) {
    const unknown = { tracker: "", status: "", doneRatio: 0 };
    return { id, subject, url, bond: "none", ...unknown, unreadable: issue.problem };
  }
  return rowOf(platform)({ ...issue.value, doneRatio: 0 }, "none");
}
