import { pageText } from "../../../../web/text/page.ts";
import { ask } from "./ask.ts";
import type { Page } from "./page.ts";
import { readProject } from "./toolbar.ts";

const id = "clause10-register";

/** The project's improvement records, at the end of Redmine's own menu of the project. */
export function linkRegister({ document, signal }: Page): void {
  const menu = document.querySelector("#main-menu > ul");
  const facts = readProject(document, location);
  if (!menu || !facts || document.getElementById(id)) return;
  const link = document.createElement("a");
  link.id = id;
  link.href = "#";
  link.textContent = pageText.register;
  link.addEventListener("click", (event) => {
    event.preventDefault();
    // A web page may not open a page of the extension; the background may.
    void ask({ type: "openRegister", project: facts.project.name }, 30_000).catch(() => undefined);
  });
  const entry = document.createElement("li");
  entry.append(link);
  menu.append(entry);
  signal.addEventListener("abort", () => entry.remove());
}
