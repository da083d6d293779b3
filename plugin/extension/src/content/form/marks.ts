import type { Control, Fault, Need } from "../../../../../web/gate/edit.ts";
import { formText } from "../../../../../web/text/form-page.ts";
import { elementOf, labelOf, placeOf } from "./read.ts";
import { ways, type Ways } from "./ways.ts";

const mark = "clause10-mark";

/** Draws at the form's controls what is needed and what is wrong; takes away what an earlier verdict drew. */
export function drawMarks(form: HTMLFormElement, needs: Need[], faults: Fault[], how: Ways): void {
  clearMarks(form);
  for (const need of needs) markNeeded(form, need);
  const drawn = new Set<Control>();
  for (const fault of faults) {
    const element = elementOf(form, fault.control);
    if (!element) continue;
    drawn.add(fault.control);
    const note = document.createElement("div");
    note.className = `${mark} clause10-fault`;
    note.id = `clause10-fault-${fault.control.replace(":", "-")}`;
    const text = document.createElement("span");
    text.textContent = fault.message;
    note.append(text, ...ways(fault, how));
    placeOf(element).append(note);
    element.setAttribute("aria-invalid", "true");
    element.setAttribute("aria-describedby", note.id);
    element.dataset["clause10"] = "fault";
  }
}

export function clearMarks(form: HTMLFormElement): void {
  for (const each of form.querySelectorAll(`.${mark}`)) each.remove();
  for (const each of form.querySelectorAll("[data-clause10]")) {
    each.removeAttribute("aria-invalid");
    each.removeAttribute("aria-describedby");
    each.removeAttribute("aria-required");
    each.removeAttribute("data-clause10");
  }
}

/** In Redmine's own way: a star after the label. What only the next step asks for says so in words. */
function markNeeded(form: HTMLFormElement, { control, step }: Need): void {
  const element = elementOf(form, control);
  const label = element && labelOf(element);
  if (!element || !label) return;
  const sign = document.createElement("span");
  if (step === undefined) {
    if (label.querySelector(".required")) return;
    sign.className = `${mark} required`;
    sign.textContent = " *";
    element.setAttribute("aria-required", "true");
    element.dataset["clause10"] = "needed";
    label.append(sign);
  } else {
    sign.className = `${mark} clause10-soon`;
    sign.textContent = formText.neededFor(step);
    placeOf(element).append(sign);
  }
}
