import { h, render } from "preact";
import { connect } from "../../../web/platform/redmine/connection.ts";
import { removeSite, readSites, saveSite } from "../../../web/store/sites.ts";
import { Options } from "../../../web/view/options.tsx";
import { originPattern } from "./pages.ts";

const root = document.getElementById("options");
if (root) {
  render(
    h(Options, {
      // Called first thing in the click: browsers ask for permissions only while they handle one.
      allow: (baseUrl) => chrome.permissions.request({ origins: [originPattern(baseUrl)] }),
      connect: (baseUrl, apiKey) => connect(baseUrl, apiKey, globalThis.fetch.bind(globalThis)),
      sites: readSites,
      save: async (site) => {
        const saved = await saveSite(site);
        await chrome.runtime.sendMessage({ type: "sites" });
        return saved;
      },
      remove: async (baseUrl) => {
        const removed = await removeSite(baseUrl);
        await chrome.runtime.sendMessage({ type: "sites" });
        return removed;
      },
    }),
    root,
  );
}
