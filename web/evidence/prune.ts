import { ok, type Outcome } from "../outcome.ts";
import { unsettledOf } from "../outbox/outbox.ts";
import { readDrafts } from "../store/drafts.ts";
import { dropFiles, keptFiles } from "../store/files.ts";

/** Milliseconds for which a file stays that nothing names yet: it is chosen a moment before the form says so. */
const grace = 3_600_000;

/** Drops the files of an account that nothing unsent names any more: the server has them, or nobody wants them. */
export async function pruneFiles(site: string, userId: number, now: number): Promise<Outcome<void>> {
  const account = `${site}|${userId}`;
  const [kept, drafts, unsettled] = await Promise.all([
    keptFiles(account),
    readDrafts(`${account}|`),
    unsettledOf(site, userId),
  ]);
  if (!kept.ok) return kept;
  if (!drafts.ok) return drafts;
  if (!unsettled.ok) return unsettled;
  const unsent = JSON.stringify([drafts.value, unsettled.value]);
  const unnamed = kept.value.filter((sha256) => !unsent.includes(sha256));
  return unnamed.length > 0 ? dropFiles(account, unnamed, now - grace) : ok(undefined);
}
