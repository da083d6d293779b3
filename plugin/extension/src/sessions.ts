import type { PageLook } from "../../../web/view/look.ts";
import type { PageFacts } from "../../../web/service/page.ts";

/** A panel frame that the background itself asked for: on which tab, for which site, account and issue. */
export interface Session {
  tabId: number;
  /** Of the panel within the tab; known once it has said hello. */
  frameId?: number;
  baseUrl: string;
  /** The account that the site was connected with then. */
  userId: number;
  facts: PageFacts;
  look?: PageLook;
}

/** In the browser's session storage: survives the worker's sleep, not the browser, and no content script reads it. */
const area = () => chrome.storage.session;

export async function issueNonce(session: Session): Promise<string> {
  const nonce = crypto.randomUUID();
  await area().set({ [`nonce:${nonce}`]: session });
  return nonce;
}

/** Turns a nonce into a session; it works once and only on the tab it was made for. */
export async function redeem(nonce: string, tabId: number, frameId: number): Promise<string | undefined> {
  const key = `nonce:${nonce}`;
  const waiting = (await area().get(key))[key] as Session | undefined;
  if (!waiting || waiting.tabId !== tabId) return undefined;
  await area().remove(key);
  const session = crypto.randomUUID();
  await area().set({ [`session:${session}`]: { ...waiting, frameId } satisfies Session });
  return session;
}

export async function sessionOf(token: string, tabId: number): Promise<Session | undefined> {
  const key = `session:${token}`;
  const session = (await area().get(key))[key] as Session | undefined;
  return session?.tabId === tabId ? session : undefined;
}

/** The panel that stands in a tab, where there is one: its session and its frame. */
export async function panelOn(tabId: number): Promise<{ session: string; frameId: number } | undefined> {
  const all = await area().get<Record<string, Session>>(null);
  for (const [key, { tabId: of, frameId }] of Object.entries(all))
    if (key.startsWith("session:") && of === tabId && frameId !== undefined)
      return { session: key.slice("session:".length), frameId };
  return undefined;
}

/** A closed tab needs no sessions, and a page has one panel at a time. */
export async function forgetTab(tabId: number): Promise<void> {
  const all = await area().get<Record<string, Session>>(null);
  const gone = Object.keys(all).filter((key) => all[key]?.tabId === tabId);
  if (gone.length > 0) await area().remove(gone);
}
