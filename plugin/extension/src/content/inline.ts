import type { PageFacts } from "../../../../web/service/panel-service.ts";
import { pageText } from "../../../../web/text/page.ts";
import { onWish, panelFrame } from "./frame.ts";

const frameId = "clause10-record";

/** The panel of a record within its issue, below Redmine's attributes and outside anything that Redmine replaces. */
export async function mountRecord(facts: PageFacts): Promise<void> {
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
  onWish((wish) => {
    if ("height" in wish) frame.style.height = `${Math.ceil(wish.height) + 2}px`;
  }, new AbortController().signal);
}
