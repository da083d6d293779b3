import { h, render } from "preact";
import { failed, ok, type Outcome } from "../../../web/outcome.ts";
import { present } from "../../../web/calendar/clock.ts";
import { RedmineClient } from "../../../web/platform/redmine/client.ts";
import { dayOf } from "../../../web/record/day.ts";
import { rowsOf } from "../../../web/register/row.ts";
import { addressOf, viewOf } from "../../../web/register/view-state.ts";
import { accountOf, countPulled, readPulledPages, readPullState } from "../../../web/store/register.ts";
import { readSites, type SiteSettings } from "../../../web/store/sites.ts";
import { language, speak } from "../../../web/text/language.ts";
import { registerText } from "../../../web/text/register.ts";
import { RegisterPage, type RegisterHost } from "../../../web/view/register.tsx";
import { ask } from "./asking.ts";
import { loadEngine } from "./engines.ts";
import { whenTurned } from "./keeper.ts";
import { readPack } from "./pack.ts";
import { saveAs } from "./saving.ts";
import { workbookOf } from "./workbook.ts";
import { keepOutOfSessions } from "../../../web/view/forgetful.ts";

/** The register as a page of its own. It reads what the background has fetched, so it works without network as well. */

/** How many records are read and evaluated before the page may draw again. */
const page = 100;

const locale = speak(chrome.i18n.getUILanguage());
keepOutOfSessions();
document.documentElement.lang = language();
document.title = `Clause 10: ${registerText.title}`;

async function start(root: HTMLElement): Promise<void> {
  const [pack, sites] = await Promise.all([readPack(), readSites()]);
  const all = sites.ok ? sites.value : [];
  // Opened from a page of one Redmine: that one is shown, and stays in the address.
  const wanted = new URLSearchParams(location.hash.slice(1)).get("site");
  const known = [...all.filter(({ baseUrl }) => baseUrl === wanted), ...all.filter(({ baseUrl }) => baseUrl !== wanted)];
  const siteOf = (baseUrl: string) => known.find((site) => site.baseUrl === baseUrl);
  const host: RegisterHost = {
    pack,
    sites: known.map(({ baseUrl }) => ({ baseUrl, host: new URL(baseUrl).host })),
    read: async (baseUrl, onRows) => {
      const site = siteOf(baseUrl);
      if (!site) return failed("notConnected");
      const account = accountOf(site.baseUrl, site.user.id);
      const [state, engine] = await Promise.all([readPullState(account), loadEngine(site.workingDays)]);
      if (!state.ok) return state;
      const { issueUrl } = urls(site);
      const now = present(Date.now(), site.clock);
      const context = { today: dayOf(now), now: now.toISOString(), locale, user: site.user };
      let count: Outcome<number> | undefined;
      for await (const issues of readPulledPages(account, page)) {
        if (!issues.ok) return issues;
        onRows(await rowsOf(issues.value, pack, engine, context, issueUrl), count?.ok ? count.value : undefined);
        // Counting takes longer than showing the first ones.
        count ??= await countPulled(account);
      }
      const { completeAt } = state.value;
      return ok(completeAt === undefined ? {} : { completeAt });
    },
    kept: async (baseUrl) => {
      const site = siteOf(baseUrl);
      return site ? countPulled(accountOf(site.baseUrl, site.user.id)) : failed("notConnected");
    },
    refresh: (baseUrl) => ask({ type: "pull", baseUrl }),
    evidence: async (baseUrl, ids, onProgress, isCancelled) => {
      const site = siteOf(baseUrl);
      if (!site) return failed("notConnected");
      return (await import("./register-exports.ts")).evidenceOf(site, ids, pack, locale, onProgress, isCancelled);
    },
    workbook: workbookOf,
    poam: async (baseUrl, rows) => {
      const site = siteOf(baseUrl);
      return site ? (await import("./register-exports.ts")).planOfAction(site, rows) : failed("notConnected");
    },
    bulk: async () => (await import("./bulk.ts")).bulkHost(siteOf, pack, locale),
    now: () => new Date().toISOString(),
    save: saveAs,
    openSettings: () => void chrome.runtime.openOptionsPage(),
    view: viewOf(location.hash),
    keepView: (view) => {
      const site = wanted === null ? "" : `&${new URLSearchParams({ site: wanted })}`;
      history.replaceState(null, "", `#${addressOf(view)}${site}`);
    },
    locale,
  };
  whenTurned(() => location.reload());
  render(h(RegisterPage, { host }), root);
}

function urls(site: SiteSettings): { issueUrl: (id: number) => string } {
  const client = new RedmineClient(site);
  return { issueUrl: (id) => client.issueUrl(id) };
}

const root = document.getElementById("register");
if (root) void start(root);
