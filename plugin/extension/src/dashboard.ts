import { h, render } from "preact";
import { addressOf, firstView } from "../../../web/register/view-state.ts";
import { readSites } from "../../../web/store/sites.ts";
import { dashboardText } from "../../../web/text/dashboard.ts";
import { language, speak } from "../../../web/text/language.ts";
import { Dashboard } from "../../../web/view/dashboard.tsx";
import { ask } from "./asking.ts";
import { whenTurned } from "./keeper.ts";
import { keepOutOfSessions } from "../../../web/view/forgetful.ts";

/** The dashboard as a page of its own. The background counts, over what it has fetched: it works without network as well. */

const locale = speak(chrome.i18n.getUILanguage());
keepOutOfSessions();
document.documentElement.lang = language();
document.title = `Clause 10: ${dashboardText.title}`;

async function start(root: HTMLElement): Promise<void> {
  const sites = await readSites();
  const known = sites.ok ? sites.value : [];
  const type = new URLSearchParams(location.hash.slice(1)).get("type") ?? "nonconformity";
  whenTurned(() => location.reload());
  render(
    h(Dashboard, {
      host: {
        sites: known.map(({ baseUrl }) => ({ baseUrl, host: new URL(baseUrl).host })),
        survey: (baseUrl) => ask({ type: "survey", baseUrl }),
        registerAt: (where) => `${chrome.runtime.getURL("register.html")}#${addressOf({ ...firstView, ...where })}`,
        go: (href) => location.assign(href),
        openSettings: () => void chrome.runtime.openOptionsPage(),
        type,
        keepType: (chosen) => history.replaceState(null, "", `#${new URLSearchParams({ type: chosen })}`),
        locale,
      },
    }),
    root,
  );
}

const root = document.getElementById("dashboard");
if (root) void start(root);
