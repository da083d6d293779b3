import { failed, ok, type Outcome } from "../../../../web/outcome.ts";
import { submit } from "../../../../web/outbox/outbox.ts";
import { progressNote, stepNote } from "../../../../web/record/summary.ts";
import { draftKeyOf, pageKeyOf } from "../../../../web/service/page.ts";
import { updateOf } from "../../../../web/service/update.ts";
import type { ChangesMessage } from "../messages.ts";
import { readPack } from "../pack.ts";
import { siteAt, tryAgainSoon } from "./room.ts";

/**
 * Keeps changes to several records in the outbox, each as one of its issue's page; from then on they are sent whether a page is
 * open or not. Answers with their names there. Where one cannot be kept, the rest is not tried.
 */
export async function takeChanges({ baseUrl, userId, changes }: ChangesMessage, locale: string): Promise<Outcome<string[]>> {
  const site = await siteAt(baseUrl);
  if (!site) return failed("notConnected");
  if (site.user.id !== userId) return failed("otherAccount");
  const pack = await readPack();
  const uuids: string[] = [];
  for (const { issueId, record, base, formatting, set } of changes) {
    const facts = { issueId, subject: "", tracker: "", formatting, record: true };
    const page = pageKeyOf(site, facts);
    // Not the key of the step's form: what somebody has typed there is still theirs to send.
    const draftKey = `${draftKeyOf(page, "step", base.version)}+several`;
    const notes = set
      ? progressNote(pack, record, formatting, locale, {}, set)
      : stepNote(pack, record, formatting, locale);
    const update = updateOf({ page, issueId, formatting, draftKey }, record, base, notes, site, pack);
    const kept = await submit(update);
    if (!kept.ok) return kept;
    uuids.push(update.uuid);
  }
  await tryAgainSoon();
  return ok(uuids);
}
