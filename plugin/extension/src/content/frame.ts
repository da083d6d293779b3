import type { PageFacts } from "../../../../web/service/page.ts";
import { readLook } from "./look.ts";
import { isWish, type FrameWish, type Message, type MountAnswer } from "../messages.ts";

/** A frame of the extension with a nonce of its own; undefined when the background knows no site for this page. */
export async function panelFrame(
  facts: PageFacts,
  title: string,
  place: "drawer" | "inline",
): Promise<HTMLIFrameElement | undefined> {
  const look = readLook(document);
  const answer = await chrome.runtime.sendMessage<Message, MountAnswer | undefined>({
    type: "mount",
    facts,
    ...(look && { look }),
  });
  if (!answer || !("nonce" in answer)) return undefined;
  const frame = document.createElement("iframe");
  frame.title = title;
  const scheme = place === "inline" ? `,${schemeOf(document)}` : "";
  frame.src = `${chrome.runtime.getURL("panel.html")}#${answer.nonce}${scheme},${place}`;
  return frame;
}

/** Within the page the panel takes the page's own brightness; a dark box in a white page would be in nobody's favour. */
function schemeOf(page: Document): "light" | "dark" {
  for (let at = page.getElementById("content"); at; at = at.parentElement) {
    const [r = 0, g = 0, b = 0, alpha = 1] = (
      getComputedStyle(at).backgroundColor.match(/[\d.]+/g) ?? []
    ).map(Number);
    if (alpha > 0) return 0.2126 * r + 0.7152 * g + 0.0722 * b < 128 ? "dark" : "light";
  }
  return "light";
}

/** Calls back with what the panel asks of the page, relayed by the background. */
export function onWish(act: (wish: FrameWish) => void, signal: AbortSignal): void {
  const listen = (raw: unknown, sender: chrome.runtime.MessageSender) => {
    if (sender.id !== chrome.runtime.id || !isWish(raw)) return;
    if ("navigate" in raw) go(raw.navigate);
    else act(raw);
  };
  chrome.runtime.onMessage.addListener(listen);
  signal.addEventListener("abort", () => chrome.runtime.onMessage.removeListener(listen));
}

function go(url: string): void {
  if (new URL(url).href === location.href.split("#")[0]) location.reload();
  else location.assign(url);
}
