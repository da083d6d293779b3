import catalogue from "#catalogue";
import { h, render } from "preact";
import { present, type ClockOffset } from "../../../web/calendar/clock.ts";
import { entriesOf } from "../../../web/form/catalogue.ts";
import { FormTools } from "../../../web/form/tools.ts";
import { failed, type Outcome } from "../../../web/outcome.ts";
import { dayOf } from "../../../web/record/day.ts";
import type { PanelRequests } from "../../../web/service/panel-service.ts";
import type { ChosenFile, Opening, PanelHost } from "../../../web/service/panel-host.ts";
import { language, speak } from "../../../web/text/language.ts";
import { reasonText } from "../../../web/text/reasons.ts";
import type { Clock } from "../../../web/view/editing.ts";
import { ProblemNotice } from "../../../web/view/notices.tsx";
import { takeOver } from "../../../web/view/look.ts";
import { Panel } from "../../../web/view/panel.tsx";
import { loadEngine } from "./engines.ts";
import { readPack } from "./pack.ts";
import { requestsBy } from "./requests.ts";
import { heightOnPaper } from "./printing.ts";
import { asShowField, type FrameWish, type HelloAnswer, type Message } from "./messages.ts";
import { keepOutOfSessions } from "../../../web/view/forgetful.ts";

const locale = speak(chrome.i18n.getUILanguage());
keepOutOfSessions();
document.documentElement.lang = language();
const theme = /^#([0-9a-f-]{36})(?:,(light|dark))?(?:,(drawer|inline))?$/.exec(location.hash);

/** Inert until the background has confirmed that it asked for this frame: another site may embed the same address. */
async function start(nonce: string): Promise<void> {
  const answer = await send<HelloAnswer>({ type: "hello", nonce });
  if (!answer || !("session" in answer)) return;
  const host = hostOf(answer.session);
  const root = document.getElementById("panel");
  if (!root) return;
  if (answer.look) takeOver(answer.look, document.documentElement);
  const engine = loadEngine(answer.workingDays);
  const clock = clockOf(answer.clock);
  const pack = await readPack().catch((error: unknown) => {
    render(h(ProblemNotice, { problem: { code: "internal", detail: String(error) } }), root);
  });
  if (!pack) return;
  const tools = {
    catalogue: entriesOf(catalogue),
    today: () => clock().today,
    findIssues: (text: string) => host.findIssues(text),
    keepFile: (file: ChosenFile) => host.keepFile(file),
    readFile: (sha256: string) => host.readFile(sha256),
  };
  const panel = h(Panel, {
      host,
      engine,
      everything: () => loadEngine(answer.workingDays, "clause10-register.wasm"),
      pack,
      locale,
      clock,
      newId: () => crypto.randomUUID(),
    });
  render(h(FormTools.Provider, { value: tools }, panel), root);
  chrome.runtime.onMessage.addListener((raw: unknown, sender) => {
    if (sender.id !== chrome.runtime.id || sender.tab !== undefined) return;
    const wanted = asShowField(raw, answer.session);
    if (wanted) showField(root, wanted.field);
  });
  if (theme?.[3] === "inline") followHeight(root, (height, where) => host.resize(height, where));
  addEventListener("keydown", (event) => {
    if (event.key === "Escape" && theme?.[3] === "drawer") host.close();
  });
}

/** Leads to a field of the form that is open; one that belongs to a later step is not there yet. */
function showField(root: HTMLElement, field: string): void {
  const place = root.querySelector<HTMLElement>(`[data-field="${CSS.escape(field)}"]`);
  const control = place?.querySelector<HTMLElement>("input, textarea, select, button") ?? place;
  control?.scrollIntoView({ block: "center" });
  control?.focus();
}

/**
 * Tells the height of the content whenever it changes, and what it would be on paper once it has come to rest. Browsers
 * stop laying out a frame that is scrolled out of the window, and resize observers with it; mutations are heard all the
 * same, and reading the height lays out.
 */
function followHeight(root: HTMLElement, tell: PanelHost["resize"]): void {
  let told = 0;
  let onPaper = 0;
  let resting: ReturnType<typeof setTimeout> | undefined;
  const measure = () => {
    // Measuring takes the forms away for a moment, and Firefox drops a key that is pressed just then. What is typed is not
    // on paper, so the height can wait until the field is left.
    if (document.activeElement?.matches("input, textarea, select")) return;
    const paper = heightOnPaper(root);
    if (paper !== onPaper) tell((onPaper = paper), "paper");
  };
  const look = () => {
    clearTimeout(resting);
    resting = setTimeout(measure, 500);
    if (root.scrollHeight === told) return;
    told = root.scrollHeight;
    tell(told, "screen");
  };
  new ResizeObserver(look).observe(root);
  root.addEventListener("focusout", look);
  new MutationObserver(look).observe(root, { subtree: true, childList: true, characterData: true, attributes: true });
}

/** The user's civil day, and the moment in UTC. The only place in the panel that asks a clock. */
function clockOf(known: ClockOffset | undefined): Clock {
  return () => {
    const now = present(Date.now(), known);
    return { today: dayOf(now), now: now.toISOString() };
  };
}

function hostOf(session: string): PanelHost {
  const request = async <T>(method: keyof PanelRequests, ...args: unknown[]): Promise<Outcome<T>> =>
    (await send<Outcome<T>>({ type: "request", session, method, args })) ??
    failed("internal", reasonText.reloaded);
  const wish = (wish: FrameWish) => void send({ type: "frame", session, wish });
  return {
    ...requestsBy(request),
    open: async () => {
      const opened = await request<Opening>("open");
      if (opened.ok && opened.value.kind === "raise" && theme?.[3] === "inline") wish({ close: true });
      return opened;
    },
    navigate: (url) => wish({ navigate: url }),
    resize: (height, where) => wish(where === "paper" ? { paper: height } : { height }),
    openSettings: () => wish({ settings: true }),
    close: () => wish({ close: true }),
  };
}

async function send<T>(message: Message): Promise<T | undefined> {
  try {
    return await chrome.runtime.sendMessage<Message, T | undefined>(message);
  } catch {
    return undefined;
  }
}

if (theme?.[1]) {
  if (theme[2]) document.documentElement.dataset["scheme"] = theme[2];
  document.documentElement.dataset["place"] = theme[3] ?? "inline";
  history.replaceState(null, "", location.pathname);
  void start(theme[1]);
}
