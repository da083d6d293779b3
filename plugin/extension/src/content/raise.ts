import type { PageFacts } from "../../../../web/service/page.ts";
import { openDrawer } from "./drawer.ts";

/** One entry among Redmine's own actions, in Redmine's own dress. `facts` are read when it is pressed. */
export function raiseButton(text: string, facts: () => PageFacts | undefined): HTMLElement {
  const button = document.createElement("a");
  button.id = "clause10-raise";
  button.href = "#";
  button.role = "button";
  button.className = "icon icon-warning";
  button.textContent = text;
  button.addEventListener("click", (event) => {
    event.preventDefault();
    const from = facts();
    if (from) void openDrawer(from, button);
  });
  button.addEventListener("keydown", (event) => {
    if (event.key !== " ") return;
    event.preventDefault();
    button.click();
  });
  return button;
}
