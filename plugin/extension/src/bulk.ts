import catalogue from "#catalogue";
import { failed, ok, type Outcome } from "../../../web/outcome.ts";
import { present } from "../../../web/calendar/clock.ts";
import { planned } from "../../../web/bulk/plan.ts";
import { unsettledOf } from "../../../web/outbox/outbox.ts";
import { RedmineClient } from "../../../web/platform/redmine/client.ts";
import type { Person } from "../../../web/platform/platform.ts";
import { entriesOf } from "../../../web/form/catalogue.ts";
import { dayOf } from "../../../web/record/day.ts";
import type { Pack } from "#schema/pack";
import type { SiteSettings } from "../../../web/store/sites.ts";
import type { BulkHost } from "../../../web/view/bulk.tsx";
import { ask } from "./asking.ts";
import { loadEngine } from "./engines.ts";
import { sendRound } from "./waiting.ts";

/** Changes that are handed to the background at a time: a message has room for so much. */
const batch = 100;

/** Changing several records from the register: it reads and judges here, the background keeps and sends. */
export function bulkHost(siteOf: (baseUrl: string) => SiteSettings | undefined, pack: Pack, locale: string): BulkHost {
  return {
    tools: (baseUrl) => ({
      catalogue: entriesOf(catalogue),
      today: () => dayOf(present(Date.now(), siteOf(baseUrl)?.clock)),
      findIssues: (text) => {
        const site = siteOf(baseUrl);
        return site ? new RedmineClient(site).findIssues(text) : Promise.resolve(failed("notConnected"));
      },
      // What several records are given is never a file.
      keepFile: () => Promise.resolve(failed("internal")),
      readFile: () => Promise.resolve(failed("internal")),
    }),
    people: async (baseUrl, projects) => {
      const site = siteOf(baseUrl);
      if (!site) return failed("notConnected");
      const client = new RedmineClient(site);
      const people = new Map<number, Person>();
      for (const project of projects) {
        const read = await client.people(project);
        if (!read.ok) return read;
        for (const person of read.value) people.set(person.id, person);
      }
      return ok([...people.values()].sort((one, other) => one.name.localeCompare(other.name)));
    },
    plan: async (baseUrl, what, onProgress, isCancelled) => {
      const site = siteOf(baseUrl);
      if (!site) return failed("notConnected");
      const [engine, unsettled] = await Promise.all([
        loadEngine(site.workingDays, "clause10-register.wasm"),
        unsettledOf(baseUrl, site.user.id),
      ]);
      if (!unsettled.ok) return unsettled;
      const waiting = unsettled.value.flatMap((one) => (one.kind === "update" ? one.issueId : []));
      const now = present(Date.now(), site.clock);
      const context = { today: dayOf(now), now: now.toISOString(), locale, user: site.user };
      const from = { platform: new RedmineClient(site), pack, engine, context, onProgress, isCancelled };
      return planned({ ...what, unsettled: new Set(waiting) }, from);
    },
    keep: async (baseUrl, changes) => {
      const uuids: string[] = [];
      for (let from = 0; from < changes.length; from += batch) {
        const some = changes.slice(from, from + batch);
        const kept: Outcome<string[]> = await ask({ type: "changes", baseUrl, userId: siteOf(baseUrl)?.user.id ?? 0, changes: some });
        if (!kept.ok) return kept;
        uuids.push(...kept.value);
      }
      return ok(uuids);
    },
    send: (baseUrl, uuids) => sendRound(baseUrl, siteOf(baseUrl)?.user.id ?? 0, uuids),
  };
}
