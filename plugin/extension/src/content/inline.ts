import type { PageFacts } from "../../../../web/service/page.ts";
import { pageText } from "../../../../web/text/page.ts";
import { onWish, panelFrame } from "./frame.ts";

const frameId = "clause10-record";

/**
 * The panel of a record within its issue, below Redmine's attributes and outside anything that Redmine replaces. Where the
 * issue turns out to carry none, the panel goes away again and `otherwise` is called.
 */
export async function mountRecord(facts: PageFacts, otherwise: () => void): Promise<void> {
  const attributes = document.querySelector("#content div.issue .attributes");
  if (!attributes || document.getElementById(frameId)) return;
  const frame = await panelFrame(facts, pageText.recordTitle, "inline");
  if (!frame || document.getElementById(frameId)) return;
  frame.id = frameId;
  Object.assign(frame.style, {
    display: "block",
    clear: "both",
    width: "100%",
    height: "320px",
    border: "0",
    margin: "12px 0 0",
  });
  attributes.after(frame);
  const height = { screen: frame.style.height, paper: frame.style.height };
  const show = (where: "screen" | "paper") => () => (frame.style.height = height[where]);
  onWish((wish) => {
    if ("close" in wish && frame.isConnected) {
      frame.remove();
      otherwise();
    }
    if ("height" in wish) height.screen = pixels(wish.height);
    if ("paper" in wish) height.paper = pixels(wish.paper);
    show("screen")();
  }, new AbortController().signal);
  addEventListener("beforeprint", show("paper"));
  addEventListener("afterprint", show("screen"));
}

/** A little more than the content, so that no scroll bar shows for half a pixel. */
function pixels(height: number): string {
  return `${Math.ceil(height) + 2}px`;
}
