import { h, render } from "preact";
import { daysOffIn } from "../../../web/calendar/ics.ts";
import { connect } from "../../../web/platform/redmine/connection.ts";
import { countUnsettled } from "../../../web/outbox/outbox.ts";
import { language, speak } from "../../../web/text/language.ts";
import { optionsText } from "../../../web/text/options.ts";
import { accountOf, forgetPulled } from "../../../web/store/register.ts";
import { removeSite, readSites, saveSite } from "../../../web/store/sites.ts";
import { Options } from "../../../web/view/options.tsx";
import { dayOf } from "../../../web/record/day.ts";
import { readCountries, readCountry } from "./calendars.ts";
import { vaultHost } from "./keeper.ts";
import { originPattern } from "./pages.ts";
import { settingUp } from "./setting-up.ts";
import { keepOutOfSessions } from "../../../web/view/forgetful.ts";

const locale = speak(chrome.i18n.getUILanguage());
keepOutOfSessions();
document.documentElement.lang = language();
document.title = optionsText.title;
const root = document.getElementById("options");
if (root) {
  render(
    h(Options, {
      // Called first thing in the click: browsers ask for permissions only while they handle one.
      allow: (baseUrl) => chrome.permissions.request({ origins: [originPattern(baseUrl)] }),
      connect: (baseUrl, apiKey) => connect(baseUrl, apiKey, globalThis.fetch.bind(globalThis)),
      sites: readSites,
      vault: vaultHost,
      setup: settingUp(locale),
      save: async (site) => {
        const saved = await saveSite(site);
        await chrome.runtime.sendMessage({ type: "sites" });
        return saved;
      },
      countries: readCountries,
      country: readCountry,
      daysOffIn: async (file) => {
        const year = new Date().getFullYear();
        return daysOffIn(await file.text(), `${year}-01-01`, "2040-12-31");
      },
      locale,
      today: dayOf(new Date()),
      unsent: async (baseUrl) => {
        const count = await countUnsettled(baseUrl);
        return count.ok ? count.value : 0;
      },
      remove: async (baseUrl) => {
        const before = await readSites();
        const site = before.ok ? before.value.find((each) => each.baseUrl === baseUrl) : undefined;
        // The server has all of it; what was written and is not sent stays.
        if (site) await forgetPulled(accountOf(baseUrl, site.user.id));
        const removed = await removeSite(baseUrl);
        const left = await readSites();
        const origins = [originPattern(baseUrl)];
        const shared = left.ok && left.value.some((site) => origins.includes(originPattern(site.baseUrl)));
        // What the manifest itself grants cannot be given back; only builds for tests have that.
        if (!shared) await chrome.permissions.remove({ origins }).catch(() => false);
        await chrome.runtime.sendMessage({ type: "sites" });
        return removed;
      },
    }),
    root,
  );
}
