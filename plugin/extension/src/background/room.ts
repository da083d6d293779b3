import { readPolicies } from "../../../../web/audit/policy.ts";
import { pruneFiles } from "../../../../web/evidence/prune.ts";
import { failed, ok, type Outcome } from "../../../../web/outcome.ts";
import { pruneSent } from "../../../../web/outbox/prune.ts";
import { deliver, readSubmission, withdraw } from "../../../../web/outbox/outbox.ts";
import type { Submission } from "../../../../web/outbox/submission.ts";
import { sendWaiting, type Round } from "../../../../web/outbox/sender.ts";
import { RedmineClient } from "../../../../web/platform/redmine/client.ts";
import { readsOf } from "../../../../web/platform/taken.ts";
import type { IssueFacts } from "../../../../web/service/page.ts";
import type { Delivery } from "../../../../web/service/panel-host.ts";
import { PanelService } from "../../../../web/service/panel-service.ts";
import { accountOf, readPulled } from "../../../../web/store/register.ts";
import { readSites, type SiteSettings } from "../../../../web/store/sites.ts";
import { readTaken, readTakenIssue, type TakenIssue } from "../../../../web/store/taken.ts";
import { dropHidden, take, takeFiles } from "../../../../web/sync/take.ts";
import { discardDraft } from "../../../../web/store/drafts.ts";
import type { Fetched, ItemMessage, RoomMessage, TakeMessage } from "../messages.ts";
import { readPack } from "../pack.ts";
import { refresh, registerOf } from "./register.ts";

const alarm = "outbox";
const soon = "outbox-soon";
/**
 * Minutes between two tries to send what waits, whether a page is open or not: twice as many after each that brought
 * nothing, up to the most.
 */
const least = 1;
const most = 60;

/** Calls after which something may wait to be sent. */
export const sends: ReadonlySet<string> = new Set(["create", "comment", "saveStep", "saveProgress", "retry"]);

/** What did not get through is tried again shortly, however long nothing did before. */
export async function tryAgainSoon(): Promise<void> {
  await chrome.alarms.create(alarm, { periodInMinutes: least });
}

/** The audit room's calls: pages are read from what was taken along, whatever is sent goes to the server itself. */
export async function inRoom(
  { baseUrl, userId, issueId, line, method, args }: RoomMessage,
  locale: string,
): Promise<unknown> {
  const site = await siteAt(baseUrl);
  if (!site) return failed("notConnected");
  // A page that was opened for one account writes nothing for another that was connected meanwhile.
  if (site.user.id !== userId) return failed("otherAccount");
  const taken = await readTakenIssue(accountOf(site.baseUrl, site.user.id), issueId);
  if (!taken.ok) return taken;
  if (!taken.value) return failed("notFound");
  const client = new RedmineClient(site);
  const { issue } = taken.value.history;
  const facts: IssueFacts = {
    ...{ issueId, subject: issue.subject, tracker: issue.tracker },
    ...{ formatting: taken.value.formatting, record: line === undefined },
    ...(line && { line }),
  };
  const reads = readsOf(taken.value, client);
  const service = new PanelService(site, facts, client, await readPack(), locale, registerOf(site, locale), reads);
  const answer = await (service[method] as (...args: unknown[]) => Promise<Outcome<unknown>>).apply(service, args);
  if (sends.has(method)) {
    await tryAgainSoon();
    const { state, problem } = (answer.ok ? answer.value : {}) as Partial<Delivery>;
    // Also what others saved meanwhile: the two are brought together here.
    if (state === "sent" || problem?.code === "conflict") await takeAlong(baseUrl, issueId);
  }
  return answer;
}

/** Brings the register up to date, and says what of it and of what was taken along is not shown to this account any more. */
export async function fetchAll(site: SiteSettings): Promise<Outcome<Fetched>> {
  const pulled = await refresh(site);
  if (!pulled.ok) return pulled;
  const hidden = await dropHidden(new RedmineClient(site), accountOf(site.baseUrl, site.user.id));
  if (!hidden.ok) return hidden;
  return ok({
    gone: pulled.value.status === "complete" ? pulled.value.gone : 0,
    left: hidden.value.hidden.map(({ id, history }) => `#${id} ${history.issue.subject}`),
    stale: hidden.value.stale,
  });
}

/** Takes an issue along with its files, a round of them at a time. */
export async function takeWithFiles({ baseUrl, issueId, largest = 0, on }: TakeMessage): Promise<Outcome<{ left: number }>> {
  const site = await siteAt(baseUrl);
  if (!site) return failed("notConnected");
  const account = accountOf(site.baseUrl, site.user.id);
  const taken = on ? await readTakenIssue(account, issueId) : await takeAlong(baseUrl, issueId);
  if (!taken.ok) return taken;
  if (!taken.value) return failed("notFound");
  return takeFiles(new RedmineClient(site), taken.value, largest, Date.now);
}

/** Takes an issue along, or what has changed of one that was. */
export async function takeAlong(baseUrl: string, issueId: number): Promise<Outcome<TakenIssue>> {
  const site = await siteAt(baseUrl);
  if (!site) return failed("notConnected");
  const account = accountOf(site.baseUrl, site.user.id);
  const [client, pack] = [new RedmineClient(site), await readPack()];
  return take(client, pack, account, issueId, new Date().toISOString(), async () => {
    const pulled = await readPulled(account);
    return pulled.ok ? readPolicies(client, pulled.value, pack) : [];
  });
}

/** What was asked for one item of the outbox: never of another account's. */
export async function withItem({ baseUrl, uuid, act }: ItemMessage): Promise<Outcome<unknown>> {
  const site = await siteAt(baseUrl);
  if (!site) return failed("notConnected");
  const found = await readSubmission(uuid);
  if (!found.ok) return found;
  if (found.value?.site !== site.baseUrl || found.value.user.id !== site.user.id) return failed("otherAccount");
  const client = new RedmineClient(site);
  if (act !== "send") {
    const back = await withdraw(client, uuid);
    return back.ok && act === "delete" ? discardDraft(found.value.draftKey) : back;
  }
  const delivered = await deliver(client, uuid);
  if (delivered.ok && delivered.value.state === "sent") await takeTouched(site, [delivered.value]);
  return delivered;
}

/** Sends what waits on a site; issues that it changed and that are taken along are taken anew. */
export async function sendAll(baseUrl: string): Promise<Outcome<Round>> {
  const site = await siteAt(baseUrl);
  if (!site) return failed("notConnected");
  const round = await sendWaiting(new RedmineClient(site), site.baseUrl, site.user.id);
  await pruneFiles(site.baseUrl, site.user.id, Date.now());
  await pruneSent(site.baseUrl, site.user.id, Date.now());
  if (!round.ok || round.value.status === "busy" || round.value.sent.length === 0) return round;
  await takeTouched(site, round.value.sent);
  return ok(round.value);
}

async function takeTouched({ baseUrl, user }: SiteSettings, sent: Submission[]): Promise<void> {
  const taken = await readTaken(accountOf(baseUrl, user.id));
  const touched = new Set(sent.flatMap((one) => (one.kind === "creation" ? (one.origin ?? []) : one.issueId)));
  for (const { id } of taken.ok ? taken.value : []) if (touched.has(id)) await takeAlong(baseUrl, id);
}

/** Wakes the background now and then as long as something waits. To be called whenever the worker starts. */
export async function watchOutbox(): Promise<void> {
  if (!(await chrome.alarms.get(alarm))) await chrome.alarms.create(alarm, { periodInMinutes: least });
}

export function sendOnAlarm(): void {
  chrome.alarms.onAlarm.addListener(({ name }) => {
    if (name === alarm || name === soon) void sendEverywhere();
  });
}

async function sendEverywhere(): Promise<void> {
  const sites = await readSites();
  if (!sites.ok) return;
  let left = 0;
  let progress = false;
  for (const { baseUrl } of sites.value) {
    const round = await sendAll(baseUrl);
    const done = round.ok && round.value.status === "done" ? round.value : { left: 1, sent: [] };
    left += done.left;
    progress ||= done.left > 0 && done.sent.length > 0;
  }
  if (left === 0) await chrome.alarms.clear(alarm);
  else {
    const before = (await chrome.alarms.get(alarm))?.periodInMinutes ?? least / 2;
    await chrome.alarms.create(alarm, { periodInMinutes: progress ? least : Math.min(2 * before, most) });
  }
  // One round a wake, and the next at once as long as something arrives.
  if (progress) await chrome.alarms.create(soon, { when: Date.now() });
}

export async function siteAt(baseUrl: string): Promise<SiteSettings | undefined> {
  const sites = await readSites();
  return sites.ok ? sites.value.find((site) => site.baseUrl === baseUrl) : undefined;
}
