import { failed, ok, type Outcome } from "../outcome.ts";
import type { IssueHistory, IssuePlatform } from "../platform/platform.ts";
import { reasonText } from "../text/reasons.ts";
import type { Keep } from "./outbox.ts";
import type { Comment } from "./submission.ts";

/** How often it starts over because somebody saved the same issue in between. */
const rounds = 4;

/** The last line of such a note: by it the note is found again where the answer was lost. */
function markOf(uuid: string): string {
  return `Clause 10 · ${uuid}`;
}

/** Whether the issue has this note. */
export function holdsComment({ journals }: IssueHistory, uuid: string): boolean {
  return journals.some(({ notes }) => notes.trimEnd().endsWith(markOf(uuid)));
}

/**
 * Adds the note once, however often it is called. The lock is read before the history it guards: whoever saves after
 * that makes our write stale, and we look again whether the note is there.
 */
export async function comment(
  platform: IssuePlatform,
  submission: Comment,
  keep: Keep<Comment>,
): Promise<Outcome<void>> {
  const { issueId, uuid } = submission;
  for (let round = 0; round < rounds; round++) {
    const lock = await platform.readLock(issueId);
    if (!lock.ok) return lock;
    const history = await platform.readHistory(issueId);
    if (!history.ok) return history;
    if (holdsComment(history.value, uuid)) return relate(platform, submission, history.value.issue.relatedTo);
    const notes = `${submission.notes.trimEnd()}\n\n${markOf(uuid)}`;
    submission.begun = true;
    const kept = await keep(submission);
    if (!kept.ok) return kept;
    const written = await platform.updateIssue(issueId, { notes }, lock.value);
    if (!written.ok && written.problem.code !== "conflict") return written;
    // Written or stale: the next round reads what is there now.
  }
  return failed("refused", reasonText.notTaken);
}

/** The note is there: that a link is not allowed is told, and no reason to write it again. */
async function relate(
  platform: IssuePlatform,
  { issueId, relatedTo, shortfalls }: Comment,
  there: number[],
): Promise<Outcome<void>> {
  for (const other of relatedTo) {
    if (other === issueId || there.includes(other)) continue;
    const related = await platform.relate(issueId, other);
    if (related.ok) continue;
    const { code, detail } = related.problem;
    if (!["refused", "forbidden", "notFound"].includes(code)) return related;
    shortfalls.push({ code: "relation", detail: [`#${other}`, detail].filter(Boolean).join(": ") });
  }
  return ok(undefined);
}
