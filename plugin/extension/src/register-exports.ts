import type { Pack } from "#schema/pack";
import { ok, type Outcome } from "../../../web/outcome.ts";
import { present } from "../../../web/calendar/clock.ts";
import { largestFile } from "../../../web/evidence/evidence.ts";
import { sha256Of } from "../../../web/evidence/sha256.ts";
import { withData } from "../../../web/evidence-pack/data.ts";
import { gather } from "../../../web/evidence-pack/gather.ts";
import { pageOf } from "../../../web/evidence-pack/page.ts";
import { rulesOf } from "../../../web/history/rules.ts";
import { RedmineClient } from "../../../web/platform/redmine/client.ts";
import { poamOf } from "../../../web/register/oscal.ts";
import type { Row } from "../../../web/register/row.ts";
import { accountOf, readPulled } from "../../../web/store/register.ts";
import type { SiteSettings } from "../../../web/store/sites.ts";
import { loadEngine } from "./engines.ts";

/** What the register saves that is more than its rows; loaded when somebody asks for it. */

/** The evidence pack of these issues as a page; undefined where it was cancelled. */
export async function evidenceOf(
  site: SiteSettings,
  ids: number[],
  pack: Pack,
  locale: string,
  onProgress: (done: number, all: number) => void,
  isCancelled: () => boolean,
): Promise<Outcome<string | undefined>> {
  const engine = await loadEngine(site.workingDays, "clause10-register.wasm");
  const from = { platform: new RedmineClient(site), rules: rulesOf(engine, pack), largest: largestFile, onProgress, isCancelled };
  const gathered = await gather(ids, from);
  if (!gathered.ok) return gathered;
  if (!gathered.value) return ok(undefined);
  const madeOn = present(Date.now(), site.clock).toISOString();
  const head = { site: site.baseUrl, madeOn, madeBy: site.user, pack: { id: pack.id, version: pack.version } };
  return ok(await withData(pageOf(gathered.value, head, pack, locale), head, gathered.value.records, hashOf));
}

/** The records of these rows as a plan of action and milestones. */
export async function planOfAction(site: SiteSettings, rows: readonly Row[]): Promise<Outcome<string | undefined>> {
  const pulled = await readPulled(accountOf(site.baseUrl, site.user.id));
  if (!pulled.ok) return pulled;
  const records = new Map(pulled.value.map(({ id, record }) => [id, record]));
  const shown = rows.flatMap((row) => {
    const record = row.unreadable === undefined ? records.get(row.issueId) : undefined;
    return record ? [{ row, record }] : [];
  });
  const madeOn = present(Date.now(), site.clock).toISOString();
  return ok(poamOf(shown, { uuid: crypto.randomUUID(), site: site.baseUrl, madeOn }));
}

function hashOf(text: string): Promise<string> {
  return sha256Of(new TextEncoder().encode(text));
}
