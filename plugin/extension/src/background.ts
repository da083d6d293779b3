import { dayText } from "../../../web/form/values.ts";
import { failed } from "../../../web/outcome.ts";
import { RedmineClient } from "../../../web/platform/redmine/client.ts";
import { readHousedRecord } from "../../../web/record/home.ts";
import { policyStanding } from "../../../web/service/policy-standing.ts";
import { accountOf, readPulled } from "../../../web/store/register.ts";
import type { PageFacts, WikiFacts } from "../../../web/service/page.ts";
import { PanelService } from "../../../web/service/panel-service.ts";
import { addressOf, firstView } from "../../../web/register/view-state.ts";
import { readSites, siteOf, type SiteSettings } from "../../../web/store/sites.ts";
import { speak } from "../../../web/text/language.ts";
import { reasonText } from "../../../web/text/reasons.ts";
import "./keeper.ts";
import { badgesOf } from "./background/badges.ts";
import { takeChanges } from "./background/changes.ts";
import { checkForm } from "./background/forms.ts";
import { takeIn } from "./background/import.ts";
import { noteUse, watchVault } from "./background/locking.ts";
import { refresh, refreshSoon, registerOf, surveyOf } from "./background/register.ts";
import { fetchAll, inRoom, sendAll, sends, siteAt, tryAgainSoon, withItem, sendOnAlarm, takeWithFiles, watchOutbox } from "./background/room.ts";
import { presentContext } from "./background/rules.ts";
import { tasksOf, watchTasks } from "./background/tasks.ts";
import { asMessage, type FrameWish, type MountMessage, type PageAnswer, type PolicyAnswer, type RaiseHereMessage, type RequestMessage } from "./messages.ts";
import { readPack } from "./pack.ts";
import { originPattern, registerPages } from "./pages.ts";
import { forgetTab, issueNonce, panelOn, redeem, sessionOf, type Session } from "./sessions.ts";

/** The only context that knows API keys and talks to Redmine. Wakes for a message, keeps nothing in memory. */

const locale = speak(chrome.i18n.getUILanguage());

chrome.runtime.onInstalled.addListener(({ reason }) => {
  void registerPages();
  // Nothing works before a Redmine is connected: begin there.
  if (reason === "install") void chrome.runtime.openOptionsPage();
});
chrome.runtime.onStartup.addListener(() => void registerPages());
chrome.permissions.onAdded.addListener(() => void registerPages());
chrome.permissions.onRemoved.addListener(() => void registerPages());
chrome.tabs.onRemoved.addListener((tabId) => {
  early.delete(tabId);
  void forgetTab(tabId);
});
watchVault();
watchTasks(locale);
sendOnAlarm();
void watchOutbox();

chrome.runtime.onMessage.addListener((raw: unknown, sender, answer: (value: unknown) => void) => {
  if (sender.id !== chrome.runtime.id) return false;
  handle(raw, sender).then(answer, (error: unknown) => answer(failed("internal", String(error))));
  return true;
});

async function handle(raw: unknown, sender: chrome.runtime.MessageSender): Promise<unknown> {
  const message = asMessage(raw);
  if (!message) return failed("internal", reasonText.unknownMessage);
  switch (message.type) {
    case "page":
      return isPage(sender, message.facts) ? whatToShow(await siteFor(sender), message.facts) : undefined;
    case "mount":
      return isPage(sender, message.facts) ? mount(sender, message) : undefined;
    case "hello": {
      const tab = panelTab(sender);
      const session = tab === undefined ? undefined : await redeem(message.nonce, tab, sender.frameId ?? 0);
      if (!session || tab === undefined) return { refused: true };
      const opened = await sessionOf(session, tab);
      const site = await connectedSite(opened);
      // Without the settings the panel would count by days that nobody chose.
      if (!site) return { refused: true };
      return {
        session,
        ...(site.workingDays && { workingDays: site.workingDays }),
        ...(site.clock && { clock: site.clock }),
        ...(opened?.look && { look: opened.look }),
      };
    }
    case "request":
      noteUse();
      return request(message, panelTab(sender));
    case "frame":
      return inOrder(`frame ${message.session}`, () => relay(message.session, message.wish, panelTab(sender)));
    case "form": {
      const site = isFormPage(sender, message.issueId) ? await siteFor(sender) : undefined;
      return site && checkForm(site, message.issueId, message.edit, locale);
    }
    case "badges": {
      const site = pageTab(sender) === undefined ? undefined : await siteFor(sender);
      return site && inOrder("badges", () => badgesOf(site, message.ids, locale));
    }
    case "reveal": {
      const tabId = pageTab(sender);
      const panel = tabId === undefined ? undefined : await panelOn(tabId);
      if (!panel || tabId === undefined) return undefined;
      const { session, frameId } = panel;
      // Firefox does not hand what is said to all pages of the extension to a frame within a page.
      return chrome.tabs.sendMessage(tabId, { type: "showField", session, field: message.field }, { frameId });
    }
    case "policy": {
      const site = isPage(sender, message.facts) ? await siteFor(sender) : undefined;
      return site && policyOn(site, message.facts.wiki);
    }
    case "openRegister": {
      const site = pageTab(sender) === undefined ? undefined : await siteFor(sender);
      if (!site) return undefined;
      const view = addressOf({ ...firstView, project: message.project });
      const address = `register.html#${view}&${new URLSearchParams({ site: site.baseUrl })}`;
      return chrome.tabs.create({ url: chrome.runtime.getURL(address) }).then(() => true);
    }
    case "here":
      return isOwnPage(sender, "popup.html") ? raiseHere(message.raise) : undefined;
    case "tasks":
      return isOwnPage(sender, "popup.html") ? tasksOf(locale) : undefined;
    case "survey": {
      const site = isOwnPage(sender, "dashboard.html") ? await siteAt(message.baseUrl) : undefined;
      return site ? surveyOf(site, locale) : failed("notConnected");
    }
    case "pull": {
      const allowed = ["register.html", "room.html"].some((page) => isOwnPage(sender, page));
      const site = allowed ? await siteAt(message.baseUrl) : undefined;
      if (!site) return failed("notConnected");
      // What is removed is said where it was taken along, and nowhere else.
      return isOwnPage(sender, "room.html") ? fetchAll(site) : refresh(site);
    }
    case "room":
      if (!isOwnPage(sender, "room.html")) return failed("notConnected");
      noteUse();
      return inOrder(`room ${message.baseUrl}${message.issueId}`, () => inRoom(message, locale));
    case "take":
      return isOwnPage(sender, "room.html") ? takeWithFiles(message) : failed("notConnected");
    case "import":
      if (!isOwnPage(sender, "import.html")) return failed("notConnected");
      noteUse();
      return takeIn(message, locale);
    case "changes":
      if (!isOwnPage(sender, "register.html")) return failed("notConnected");
      noteUse();
      return takeChanges(message, locale);
    case "send": {
      const allowed = ["room.html", "import.html", "register.html"].some((page) => isOwnPage(sender, page));
      return allowed ? sendAll(message.baseUrl) : failed("notConnected");
    }
    case "item":
      return isOwnPage(sender, "room.html") ? withItem(message) : failed("notConnected");
    case "sites":
      return isOwnPage(sender, "options.html") ? siteChanged() : undefined;
  }
}

/** A site was connected, or is set up otherwise: its profile and its register are fetched before anybody needs them. */
async function siteChanged(): Promise<void> {
  await registerPages();
  void tasksOf(locale);
}

/** The tab in whose top frame a content script speaks; undefined for any other sender. */
function pageTab({ tab, frameId, url }: chrome.runtime.MessageSender): number | undefined {
  return frameId === 0 && url && /^https?:/.test(url) ? tab?.id : undefined;
}

/** A content script on the page of the very issue or wiki page that it speaks of, or on a list where several are chosen. */
function isPage(sender: chrome.runtime.MessageSender, facts: PageFacts): boolean {
  if ("wiki" in facts) return isWikiPage(sender, facts.wiki);
  // Which project it is says the page; what may be raised there says the server.
  if ("project" in facts) return pageTab(sender) !== undefined;
  return facts.also ? isListPage(sender) : isIssuePage(sender, facts.issueId);
}

function isWikiPage(sender: chrome.runtime.MessageSender, { project }: WikiFacts["wiki"]): boolean {
  return pageTab(sender) !== undefined && pathOf(sender).includes(`/projects/${project}/wiki`);
}

function isListPage(sender: chrome.runtime.MessageSender): boolean {
  return pageTab(sender) !== undefined && /\/issues\/?$/.test(pathOf(sender));
}

function isIssuePage(sender: chrome.runtime.MessageSender, issueId: number): boolean {
  if (pageTab(sender) === undefined) return false;
  return pathOf(sender)
    .replace(/\/(?:edit\/?)?$/, "")
    .endsWith(`/issues/${issueId}`);
}

/** A page with the edit form of that issue, or with one for a new issue, also after Redmine refused it. */
function isFormPage(sender: chrome.runtime.MessageSender, issueId: number | null): boolean {
  if (issueId !== null) return isIssuePage(sender, issueId);
  return pageTab(sender) !== undefined && /\/issues(?:\/new|\/\d+\/copy)?\/?$/.test(pathOf(sender));
}

function pathOf(sender: chrome.runtime.MessageSender): string {
  return new URL(sender.url ?? "about:blank").pathname;
}

function isOwnPage(sender: chrome.runtime.MessageSender, page: string): boolean {
  const url = new URL(sender.url ?? "about:blank");
  return url.protocol === new URL(chrome.runtime.getURL("")).protocol && url.pathname === `/${page}`;
}

/** The tab that a panel frame stands in; undefined for any other sender. */
function panelTab(sender: chrome.runtime.MessageSender): number | undefined {
  return isOwnPage(sender, "panel.html") && sender.frameId !== 0 ? sender.tab?.id : undefined;
}

async function siteFor(sender: chrome.runtime.MessageSender): Promise<SiteSettings | undefined> {
  const sites = await readSites();
  return sites.ok ? siteOf(sites.value, sender.url ?? "") : undefined;
}

async function connectedSite(session: Session | undefined): Promise<SiteSettings | undefined> {
  const sites = session && (await readSites());
  return sites?.ok ? sites.value.find(({ baseUrl }) => baseUrl === session?.baseUrl) : undefined;
}

/** The page that the person looks at, where it is one of a connected site. */
async function raiseHere(raise: boolean): Promise<boolean> {
  const [tab] = await chrome.tabs.query({ active: true, lastFocusedWindow: true });
  const sites = await readSites();
  if (tab?.id === undefined || !tab.url || !sites.ok || !siteOf(sites.value, tab.url)) return false;
  if (!raise) return true;
  const opened: unknown = await chrome.tabs
    .sendMessage(tab.id, { type: "raiseHere" } satisfies RaiseHereMessage, { frameId: 0 })
    .catch(() => false);
  return opened === true;
}

async function whatToShow(site: SiteSettings | undefined, facts: PageFacts): Promise<PageAnswer> {
  if (!site) return { show: "nothing" };
  if (!("issueId" in facts) || facts.also) return { show: "button" };
  const issue = await new RedmineClient(site).readIssue(facts.issueId);
  // A damaged record is shown with what is wrong; an issue that cannot be read just now can still be raised from.
  if (!issue.ok) return { show: facts.record ? "record" : "button" };
  const housed = readHousedRecord(issue.value);
  return { show: !housed.ok || housed.value ? "record" : "button" };
}

/** Known from the register; what cannot be found out just now is not said. */
async function policyOn(site: SiteSettings, wiki: WikiFacts["wiki"]): Promise<PolicyAnswer> {
  const pulled = await readPulled(accountOf(site.baseUrl, site.user.id));
  const client = new RedmineClient(site);
  const { today } = presentContext(site, locale);
  const policy = pulled.ok ? await policyStanding(wiki, pulled.value, today, client) : undefined;
  if (!policy) return undefined;
  const { issueId, overdueSince: since } = policy;
  const read = since === undefined ? {} : { overdueSince: dayText(since, locale) };
  return { ...policy, ...read, url: client.issueUrl(issueId) };
}

async function mount(sender: chrome.runtime.MessageSender, { facts, look }: MountMessage) {
  const site = await siteFor(sender);
  const tabId = sender.tab?.id;
  if (!site || tabId === undefined) return { refused: true };
  await forgetTab(tabId);
  const session = { tabId, baseUrl: site.baseUrl, userId: site.user.id, facts, ...(look && { look }) };
  // The frame takes a moment to load: what it will ask for first is on its way meanwhile.
  early.set(tabId, { of: JSON.stringify(facts), at: Date.now(), answer: serve({ method: "open", args: [] }, session) });
  return { nonce: await issueNonce(session) };
}

/** Openings asked for before their panels can, by tab; each is handed out once, and none that has grown old. */
const early = new Map<number, { of: string; at: number; answer: Promise<unknown> }>();
const oldest = 5_000;

function openedEarly(session: Session | undefined): Promise<unknown> | undefined {
  const opened = session && early.get(session.tabId);
  if (!opened) return undefined;
  early.delete(session.tabId);
  const age = Date.now() - opened.at;
  return opened.of === JSON.stringify(session.facts) && age >= 0 && age < oldest ? opened.answer : undefined;
}

/** What only reads the server waits for nothing and keeps nothing waiting. */
const unordered = new Set<RequestMessage["method"]>(["open", "alreadyRaised", "findIssues", "history", "similar", "proposals", "formerRoles", "reviewInputs", "policyPage", "readFile"]);

async function request(message: RequestMessage, tabId: number | undefined): Promise<unknown> {
  const { method, session } = message;
  // Looked up at once, not when its turn comes: a tab that closes takes its session away, but nothing that it said before.
  const known = tabId === undefined ? undefined : sessionOf(session, tabId);
  const call = async () => {
    const session = await known;
    return (method === "open" && openedEarly(session)) || serve(message, session);
  };
  return unordered.has(method) ? call() : inOrder(session, call);
}

async function serve({ method, args }: Pick<RequestMessage, "method" | "args">, known: Session | undefined): Promise<unknown> {
  const site = await connectedSite(known);
  if (!known || !site) return failed("notConnected");
  if (site.user.id !== known.userId) return failed("otherAccount");
  if (!(await chrome.permissions.contains({ origins: [originPattern(site.baseUrl)] }))) return failed("noPermission");
  const service = new PanelService(
    site,
    known.facts,
    new RedmineClient(site),
    await readPack(),
    locale,
    registerOf(site, locale),
  );
  const answer = (service[method] as (...args: unknown[]) => Promise<unknown>).apply(service, args);
  // Not before the page has what it waits for: a small Redmine answers one at a time.
  if (method === "open") void answer.then(() => refreshSoon(site));
  if (sends.has(method)) void answer.then(tryAgainSoon);
  return answer;
}

/** What is asked for happens in that order: a key pressed before "Raise" is not stored after it, the last height wins. */
const tails = new Map<string, Promise<unknown>>();
function inOrder(line: string, call: () => Promise<unknown>): Promise<unknown> {
  const mine = (tails.get(line) ?? Promise.resolve()).then(call);
  const tail = mine.catch(() => undefined);
  tails.set(line, tail);
  void tail.then(() => {
    if (tails.get(line) === tail) tails.delete(line);
  });
  return mine;
}

/** Only to the page that the frame stands in, and only to addresses of its own site. */
async function relay(session: string, wish: FrameWish, tabId: number | undefined): Promise<void> {
  const known = tabId === undefined ? undefined : await sessionOf(session, tabId);
  if (!known || tabId === undefined) return;
  if ("settings" in wish) return chrome.runtime.openOptionsPage();
  if ("navigate" in wish && !wish.navigate.startsWith(known.baseUrl)) return;
  await chrome.tabs.sendMessage(tabId, wish, { frameId: 0 });
}
