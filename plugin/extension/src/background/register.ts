import { ok, type Outcome } from "../../../../web/outcome.ts";
import type { Survey } from "../../../../web/register/dashboard.ts";
import { asOffset } from "../../../../web/calendar/clock.ts";
import { RedmineClient } from "../../../../web/platform/redmine/client.ts";
import type { RegisterAccess } from "../../../../web/service/panel-service.ts";
import { accountOf, readPullState } from "../../../../web/store/register.ts";
import { saveSite, type SiteSettings } from "../../../../web/store/sites.ts";
import { LiveRegister } from "../../../../web/sync/live-register.ts";
import { pull, type Pulled } from "../../../../web/sync/pull.ts";
import { readPack } from "../pack.ts";
import { presentContext, rulesFor } from "./rules.ts";

/** Milliseconds for which a pull that is done is fresh enough for somebody who opens a page. */
const fresh = 10_000;

/** In the engine, by account and working days; gone with the worker, and built anew from the store. */
const live = new Map<string, Promise<Outcome<LiveRegister>>>();

/** Pulls that this worker is at; what another context is at is busy. */
const underWay = new Map<string, Promise<Outcome<Pulled>>>();

/** Brings the register of a site up to date with the server; whoever asks meanwhile gets the same one. */
export function refresh(site: SiteSettings): Promise<Outcome<Pulled>> {
  const account = accountOf(site.baseUrl, site.user.id);
  const running = underWay.get(account);
  if (running) return running;
  const pulling = start(site, account).finally(() => underWay.delete(account));
  underWay.set(account, pulling);
  return pulling;
}

async function start(site: SiteSettings, account: string): Promise<Outcome<Pulled>> {
  const client = new RedmineClient(site);
  const pulled = await pull(client, account, {
    today: presentContext(site, "en").today,
    now: () => new Date().toISOString(),
    recordField: site.mapping?.recordField,
    onPage: (page) => {
      for (const [key, opened] of live)
        if (key.startsWith(`${account}|`)) void opened.then((register) => (register.ok ? register.value.apply(page) : undefined));
    },
  });
  await keepClock(site, client.clock);
  return pulled;
}

/** Minutes of drift are noted anew each time; what was found before stays where the server does not say its time. */
async function keepClock({ baseUrl, clock: known }: SiteSettings, offset: number | undefined): Promise<void> {
  if (offset === undefined) return;
  const clock = asOffset(offset, Date.now());
  if (clock || known) await saveSite({ baseUrl, clock });
}

/** The same where the last time is a while ago; nobody waits for it. */
export async function refreshSoon(site: SiteSettings): Promise<void> {
  const state = await readPullState(accountOf(site.baseUrl, site.user.id));
  const at = state.ok && state.value.completeAt ? Date.parse(state.value.completeAt) : 0;
  const age = Date.now() - at;
  // A clock that was set back would make it fresh for ever.
  if (age < 0 || age > fresh) await refresh(site);
}

/** What is kept of a site's records, for whoever asks about all of them. */
export function registerOf(site: SiteSettings, locale: string): RegisterAccess {
  return {
    context: () => presentContext(site, locale),
    state: () => readPullState(accountOf(site.baseUrl, site.user.id)),
    live: () => open(site, locale),
    settled: async () => {
      await underWay.get(accountOf(site.baseUrl, site.user.id));
      return open(site, locale);
    },
  };
}

/** The numbers of a site's whole register, as far as it is known now. */
export async function surveyOf(site: SiteSettings, locale: string): Promise<Outcome<Survey>> {
  const account = accountOf(site.baseUrl, site.user.id);
  const [register, pulled] = await Promise.all([open(site, locale), readPullState(account)]);
  if (!register.ok) return register;
  const counted = register.value.survey(presentContext(site, locale));
  const asOf = pulled.ok ? pulled.value.completeAt : undefined;
  return counted.ok && asOf !== undefined ? ok({ ...counted.value, asOf }) : counted;
}

/** What was read of the store goes from memory. */
export function forgetRegisters(): void {
  live.clear();
}

function open(site: SiteSettings, locale: string): Promise<Outcome<LiveRegister>> {
  const account = accountOf(site.baseUrl, site.user.id);
  const key = `${account}|${JSON.stringify(site.workingDays ?? null)}`;
  const known = live.get(key);
  if (known) return known;
  const opening = Promise.all([rulesFor(site), readPack()]).then(([engine, pack]) =>
    LiveRegister.open(account, engine, pack, presentContext(site, locale)),
  );
  live.set(key, opening);
  const forget = () => live.delete(key);
  opening.then((opened) => opened.ok || forget(), forget);
  return opening;
}
