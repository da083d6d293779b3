import type { Fault } from "../../../../../web/gate/edit.ts";
import { formText } from "../../../../../web/text/form-page.ts";
import { elementOf } from "./read.ts";

/** What a person can do about a fault, carried out by the page. */
export interface Ways {
  form: HTMLFormElement;
  /** Shows the record's panel, at a field where one is named. */
  panel(field: string | undefined): void;
}

/** The ways out of a fault as buttons, in the order in which they are the better answer. */
export function ways(fault: Fault, how: Ways): HTMLElement[] {
  const { restored, way, control } = fault;
  const found: HTMLElement[] = [];
  if (restored !== undefined) {
    found.push(
      button(formText.putBack, () => {
        const element = elementOf(how.form, control);
        if (!element || !("value" in element)) return;
        element.value = restored;
        element.dispatchEvent(new Event("input", { bubbles: true }));
        element.dispatchEvent(new Event("change", { bubbles: true }));
        element.focus();
      }),
    );
  }
  if (way.to === "panel") found.push(button(formText.toPanel, () => how.panel(way.field)));
  // Raising starts on the issue where something turned up; from here no button leads there, the message says so.
  else if (way.to === "reload") found.push(button(formText.reload, () => location.reload()));
  return found;
}

export function button(text: string, act: () => void): HTMLElement {
  const made = document.createElement("button");
  made.type = "button";
  made.className = "clause10-way";
  made.textContent = text;
  made.addEventListener("click", act);
  return made;
}
