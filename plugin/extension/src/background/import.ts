import { failed, ok, type Outcome } from "../../../../web/outcome.ts";
import { submit } from "../../../../web/outbox/outbox.ts";
import { creationOf } from "../../../../web/service/creation.ts";
import type { ImportMessage } from "../messages.ts";
import { readPack } from "../pack.ts";
import { siteAt, tryAgainSoon } from "./room.ts";

/**
 * Keeps new records in the outbox; from then on they are sent whether a page is open or not. What is there already stays as it
 * is. Where it cannot be kept, the rest is not tried.
 */
export async function takeIn(
  { baseUrl, userId, project, formatting, records }: ImportMessage,
  locale: string,
): Promise<Outcome<undefined>> {
  const site = await siteAt(baseUrl);
  if (!site) return failed("notConnected");
  if (site.user.id !== userId) return failed("otherAccount");
  const [pack, page] = [await readPack(), `${baseUrl}|${userId}|import/${project}`];
  for (const record of records) {
    const place = { page, form: `raise-${record.type}`, formatting, project, bond: "none" } as const;
    const kept = await submit(creationOf(place, record, site, pack, locale));
    if (!kept.ok) return kept;
  }
  await tryAgainSoon();
  return ok(undefined);
}
