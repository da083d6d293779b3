import { h, render } from "preact";
import { failed, ok } from "../../../web/outcome.ts";
import { present } from "../../../web/calendar/clock.ts";
import { planned } from "../../../web/import/records.ts";
import { readTable } from "../../../web/import/table.ts";
import { unsettledOf } from "../../../web/outbox/outbox.ts";
import { RedmineClient } from "../../../web/platform/redmine/client.ts";
import { dayOf } from "../../../web/record/day.ts";
import { accountOf, readPulled } from "../../../web/store/register.ts";
import { readSites } from "../../../web/store/sites.ts";
import { importText } from "../../../web/text/import.ts";
import { language, speak } from "../../../web/text/language.ts";
import { keepOutOfSessions } from "../../../web/view/forgetful.ts";
import { ImportPage, type ImportHost } from "../../../web/view/import.tsx";
import { ask } from "./asking.ts";
import { loadEngine } from "./engines.ts";
import { whenTurned } from "./keeper.ts";
import { readPack } from "./pack.ts";
import { saveAs } from "./saving.ts";
import { sendRound } from "./waiting.ts";

/** The import as a page of its own: it reads and judges here, the background keeps and sends. */

/** Records that are handed to the background at a time. */
const batch = 100;

const locale = speak(chrome.i18n.getUILanguage());
keepOutOfSessions();
document.documentElement.lang = language();
document.title = `Clause 10: ${importText.title}`;

async function start(root: HTMLElement): Promise<void> {
  const [pack, sites] = await Promise.all([readPack(), readSites()]);
  const known = sites.ok ? sites.value : [];
  const siteOf = (baseUrl: string) => known.find((site) => site.baseUrl === baseUrl);
  const host: ImportHost = {
    pack,
    sites: known.map(({ baseUrl }) => ({ baseUrl, host: new URL(baseUrl).host })),
    projects: (baseUrl) => {
      const site = siteOf(baseUrl);
      return site ? new RedmineClient(site).projects() : Promise.resolve(failed("notConnected"));
    },
    readFile: async (file) => readTable(file.name, new Uint8Array(await file.arrayBuffer())),
    plan: async ({ baseUrl, project }, what) => {
      const site = siteOf(baseUrl);
      if (!site) return failed("notConnected");
      const [engine, people, pulled, unsettled] = await Promise.all([
        loadEngine(site.workingDays),
        new RedmineClient(site).people(project.id),
        readPulled(accountOf(baseUrl, site.user.id)),
        unsettledOf(baseUrl, site.user.id),
      ]);
      if (!people.ok) return people;
      if (!pulled.ok) return pulled;
      if (!unsettled.ok) return unsettled;
      const ids = [...pulled.value.map(({ record }) => record?.id), ...unsettled.value.map(({ uuid }) => uuid)];
      const there = new Set(ids.filter((id) => id !== undefined));
      const now = present(Date.now(), site.clock);
      const context = { today: dayOf(now), now: now.toISOString(), locale, user: site.user };
      const place = `${baseUrl} ${project.identifier}`;
      return ok(await planned({ ...what, place, people: people.value, known: there }, pack, engine, context));
    },
    keep: async ({ baseUrl, project, formatting }, records) => {
      const userId = siteOf(baseUrl)?.user.id ?? 0;
      for (let from = 0; from < records.length; from += batch) {
        const some = records.slice(from, from + batch);
        const kept = await ask({ type: "import", baseUrl, userId, project: project.identifier, formatting, records: some });
        if (!kept.ok) return kept;
      }
      return ok(undefined);
    },
    send: ({ baseUrl }, ids) => sendRound(baseUrl, siteOf(baseUrl)?.user.id ?? 0, ids),
    save: saveAs,
    openSettings: () => void chrome.runtime.openOptionsPage(),
    locale,
  };
  whenTurned(() => location.reload());
  render(h(ImportPage, { host }), root);
}

const root = document.getElementById("import");
if (root) void start(root);
