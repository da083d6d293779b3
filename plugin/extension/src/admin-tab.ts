import { failed, type Outcome } from "../../../web/outcome.ts";
import { checked, type AdminPage, type AdminPages, type FormEntries } from "../../../web/setup/pages.ts";

/**
 * Redmine's administration through a tab of its own, so that the requests are those of the signed-in administrator: same
 * site, same cookies, same origin, whatever the browser holds back from extensions.
 */
export class AdminTab implements AdminPages {
  readonly #baseUrl: string;
  #tab: number | undefined;

  constructor(baseUrl: string) {
    this.#baseUrl = baseUrl;
  }

  parse(html: string): Document {
    return new DOMParser().parseFromString(html, "text/html");
  }

  get(path: string): Promise<Outcome<AdminPage>> {
    return this.#request(path);
  }

  post(path: string, fields: FormEntries): Promise<Outcome<AdminPage>> {
    return this.#request(path, fields);
  }

  /** Closes the tab that it opened. */
  async close(): Promise<void> {
    if (this.#tab !== undefined) await chrome.tabs.remove(this.#tab).catch(() => undefined);
    this.#tab = undefined;
  }

  async #request(path: string, fields?: FormEntries): Promise<Outcome<AdminPage>> {
    const url = new URL(path, this.#baseUrl);
    // A form that sends elsewhere is not Redmine's.
    if (!url.href.startsWith(this.#baseUrl)) return failed("redirected", url.origin);
    try {
      const tabId = await this.#ready();
      const [answer] = await chrome.scripting.executeScript({
        target: { tabId },
        func: requestInPage,
        args: [url.href, fields ?? null],
      });
      const page = answer?.result as { url: string; status: number; html: string } | null | undefined;
      if (!page) return failed("away");
      if (!page.url.startsWith(this.#baseUrl)) return failed("redirected");
      const { status, html } = page;
      return checked({ path: page.url.slice(this.#baseUrl.length), status, html });
    } catch (error) {
      // The tab was closed, or shows an error page of the browser's.
      await this.close();
      return failed("away", String(error));
    }
  }

  async #ready(): Promise<number> {
    if (this.#tab !== undefined) {
      const there = await chrome.tabs.get(this.#tab).catch(() => undefined);
      if (there) return this.#tab;
    }
    const tab = await chrome.tabs.create({ url: `${this.#baseUrl}admin`, active: false });
    if (tab.id === undefined) throw new Error("the browser opened no tab");
    this.#tab = tab.id;
    for (let wait = 0; wait < 200; wait++) {
      const { status, url } = await chrome.tabs.get(tab.id);
      // A tab begins with an empty page that is complete as well.
      if (status === "complete" && url?.startsWith(this.#baseUrl)) return tab.id;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    throw new Error("the page did not load");
  }
}

/** Runs in the page: the only thing of ours that does, and it knows no key. */
async function requestInPage(
  url: string,
  fields: [string, string][] | null,
): Promise<{ url: string; status: number; html: string } | null> {
  try {
    const init = fields ? { method: "POST", body: new URLSearchParams(fields) } : {};
    const response = await fetch(url, { ...init, credentials: "same-origin", cache: "no-store" });
    return { url: response.url, status: response.status, html: await response.text() };
  } catch {
    return null;
  }
}
