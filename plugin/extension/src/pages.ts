import { readSites } from "../../../web/store/sites.ts";

/**
 * The patterns of a site's pages that show issues or can be where a record starts. Ports are not part of patterns in every
 * browser: the background checks them.
 */
export function sitePages(baseUrl: string): string[] {
  const { protocol, hostname, pathname } = new URL(baseUrl);
  return ["issues*", "projects/*", "my/page*"].map((path) => `${protocol}//${hostname}${pathname}${path}`);
}

/** The permission to ask for: the one host, nothing else. */
export function originPattern(baseUrl: string): string {
  const { protocol, hostname } = new URL(baseUrl);
  return `${protocol}//${hostname}/*`;
}

/**
 * Registers the content script on these pages of every connected site that the browser still grants, and nowhere
 * else. Registrations outlive the worker but not an update of the extension, so this runs at every start.
 */
export async function registerPages(): Promise<void> {
  const sites = await readSites();
  if (!sites.ok) return;
  const wanted: string[] = [];
  for (const { baseUrl } of sites.value) {
    if (await chrome.permissions.contains({ origins: [originPattern(baseUrl)] }))
      wanted.push(...sitePages(baseUrl));
  }
  const registered = await chrome.scripting.getRegisteredContentScripts({ ids: ["issue-pages"] });
  if (wanted.length === 0) {
    if (registered.length > 0) await chrome.scripting.unregisterContentScripts({ ids: ["issue-pages"] });
    return;
  }
  const script: chrome.scripting.RegisteredContentScript = {
    id: "issue-pages",
    matches: [...new Set(wanted)],
    js: ["content.js"],
    css: ["content.css"],
    // Beside the images and scripts that Redmine still loads, not after them.
    runAt: "document_end",
  };
  if (registered.length > 0) await chrome.scripting.updateContentScripts([script]);
  else await chrome.scripting.registerContentScripts([script]);
}
