import { ok } from "../../../web/outcome.ts";
import { RedmineClient } from "../../../web/platform/redmine/client.ts";
import { apply, survey } from "../../../web/setup/apply.ts";
import { pickUpProfile, profileChange } from "../../../web/setup/pick-up.ts";
import { readPresent } from "../../../web/setup/present.ts";
import { profileFile, profilePage, profileTitle, readProfile } from "../../../web/setup/profile.ts";
import { saveSite, type SiteSettings } from "../../../web/store/sites.ts";
import { setupText } from "../../../web/text/setup.ts";
import type { SetupHost } from "../../../web/view/setup.tsx";
import { AdminTab } from "./admin-tab.ts";
import { readPack } from "./pack.ts";
import { saveAs } from "./saving.ts";

const tabs = new Map<string, AdminTab>();

function pagesOf({ baseUrl }: SiteSettings): AdminTab {
  const tab = tabs.get(baseUrl) ?? new AdminTab(baseUrl);
  tabs.set(baseUrl, tab);
  return tab;
}

const now = () => new Date().toISOString();

/** Setting up, as the settings page does it: lists by the connected account's key, forms by the signed-in browser. */
export function settingUp(locale: string): SetupHost {
  return {
    locale,
    pack: readPack,
    present: async (site) => {
      const present = await readPresent(new RedmineClient(site), pagesOf(site));
      // Who has to sign in first gets a tab of their own for that.
      if (!present.ok) await pagesOf(site).close();
      return present;
    },
    survey: async (site, wish) => {
      const found = await survey(new RedmineClient(site), pagesOf(site), wish);
      await pagesOf(site).close();
      return found;
    },
    apply: async (site, step, wish) =>
      apply(step, wish, await readPack(), new RedmineClient(site), pagesOf(site)),
    publish: async (site, project, profile, { formatting }) => {
      const client = new RedmineClient(site);
      const there = await client.readWikiPage(project, profileTitle);
      if (!there.ok && there.problem.code !== "notFound") return there;
      const written = await client.writeWikiPage(project, profileTitle, {
        text: profilePage(profile, formatting),
        comments: setupText.comment,
        ...(there.ok && { version: there.value.version }),
      });
      if (!written.ok) return written;
      return pickUpProfile(client, await readPack(), site, { now: now() }, true);
    },
    takeFile: async (site, file) => {
      const profile = readProfile(await file.text(), await readPack());
      if (!profile.ok) return profile;
      const saved = await saveSite(profileChange(site.baseUrl, profile.value, { readAt: now() }));
      return saved.ok ? ok(undefined) : saved;
    },
    saveFile: (profile) => saveAs("clause10-profile.json", profileFile(profile)),
    signIn: ({ baseUrl }) => void chrome.tabs.create({ url: `${baseUrl}login` }),
  };
}
