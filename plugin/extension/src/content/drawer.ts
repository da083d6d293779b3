import type { PageFacts } from "../../../../web/service/page.ts";
import { pageText } from "../../../../web/text/page.ts";
import { onWish, panelFrame } from "./frame.ts";

/** Wide enough for the form; below twice that the drawer covers the page instead of standing beside it. */
const width = 520;
const frameId = "clause10-drawer";

/** The panel beside the issue: what is written there can be read off the issue. Escape or × closes, the draft stays. */
export async function openDrawer(facts: PageFacts, opener: HTMLElement): Promise<void> {
  const open = document.getElementById(frameId);
  if (open) return open.focus();
  const frame = await panelFrame(facts, pageText.drawerTitle, "drawer");
  if (!frame || document.getElementById(frameId)) return;
  frame.id = frameId;
  Object.assign(frame.style, {
    position: "fixed",
    inset: "0 0 0 auto",
    width: `min(${width}px, 100vw)`,
    height: "100%",
    border: "0",
    boxShadow: "-2px 0 12px rgb(0 0 0 / 25%)",
    zIndex: "1000",
    background: "canvas",
  });
  const beside = window.innerWidth >= 2 * width;
  const before = document.body.style.paddingRight;
  if (beside) document.body.style.paddingRight = `${width}px`;
  document.body.append(frame);
  frame.addEventListener("load", () => frame.focus(), { once: true });

  const closing = new AbortController();
  const close = () => {
    closing.abort();
    frame.remove();
    document.body.style.paddingRight = before;
    opener.focus();
  };
  onWish((wish) => "close" in wish && close(), closing.signal);
  addEventListener("keydown", (event) => event.key === "Escape" && close(), { signal: closing.signal });
  // On paper it would lie over the issue.
  addEventListener("beforeprint", () => (frame.style.display = "none"), { signal: closing.signal });
  addEventListener("afterprint", () => (frame.style.display = ""), { signal: closing.signal });
}
