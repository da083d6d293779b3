import { ok, type Outcome } from "../outcome.ts";
import { writtenOn } from "../service/page.ts";
import { accountOf } from "../store/register.ts";
import { withDatabase } from "../store/database.ts";
import { takenIds } from "../store/taken.ts";
import { openRows } from "../vault/rows.ts";

/**
 * Milliseconds for which something stays here after it was sent: a form that was left open knows by it that it was, and
 * a checklist links what was raised from its lines.
 */
const grace = 90 * 86_400_000;

/** Drops what an account sent long ago, save what was raised from an audit that is still taken along. */
export async function pruneSent(site: string, userId: number, now: number): Promise<Outcome<number>> {
  const taken = await takenIds(accountOf(site, userId));
  if (!taken.ok) return taken;
  const rows = await withDatabase((db) => db.getAll("submissions"));
  if (!rows.ok) return rows;
  const opened = await openRows(
    "submissions",
    rows.value.filter((row) => row.site === site && row.state === "sent"),
  );
  if (!opened.ok) return opened;
  const old = opened.value.filter((one) => {
    const { issueId } = writtenOn(one);
    const needed = issueId !== undefined && taken.value.includes(issueId);
    return one.user.id === userId && !needed && one.sentAt !== undefined && now - one.sentAt > grace;
  });
  const dropped = await withDatabase(async (db) => {
    const transaction = db.transaction("submissions", "readwrite");
    await Promise.all(old.map(({ uuid }) => transaction.store.delete(uuid)));
    await transaction.done;
  });
  return dropped.ok ? ok(old.length) : dropped;
}
