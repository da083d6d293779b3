import type { Fault, Undecided } from "../../../../../web/gate/edit.ts";
import { formText } from "../../../../../web/text/form-page.ts";
import { elementOf, placeOf } from "./read.ts";
import { button, ways, type Ways } from "./ways.ts";

const id = "clause10-form-notice";

/** Why the form was held back, where the hand is: before its button. */
export function showHeld(form: HTMLFormElement, faults: Fault[], how: Ways): void {
  const box = boxIn(form, "held");
  box.setAttribute("role", "alert");
  const heading = document.createElement("strong");
  heading.textContent = formText.held(faults.length);
  const list = document.createElement("ul");
  for (const fault of faults) list.append(entry(form, fault, how));
  box.append(heading, list);
  box.tabIndex = -1;
  box.focus();
  box.scrollIntoView({ block: "nearest" });
}

function entry(form: HTMLFormElement, fault: Fault, how: Ways): HTMLElement {
  const item = document.createElement("li");
  item.dataset["control"] = fault.control;
  const text = document.createElement("span");
  text.textContent = fault.message;
  item.append(text);
  if (fault.reasons.length > 0) {
    const reasons = document.createElement("ul");
    for (const { message, clause, field } of fault.reasons) {
      const line = document.createElement("li");
      if (field === undefined) line.textContent = message;
      else line.append(link(message, () => how.panel(field), field));
      if (clause) line.append(` (${formText.clause(clause)})`);
      reasons.append(line);
    }
    item.append(reasons);
  }
  const element = elementOf(form, fault.control);
  const doors = ways(fault, how);
  if (element) doors.push(button(formText.toControl, () => reach(element)));
  item.append(...doors);
  return item;
}

/** To be saved all the same: only said. */
export function showUndecided(form: HTMLFormElement, why: Undecided, detail: string | undefined): void {
  const box = boxIn(form, "undecided");
  box.setAttribute("role", "status");
  box.textContent = [formText.undecided[why], detail, formText.savedAnyway].filter(Boolean).join(" ");
}

export function showHint(form: HTMLFormElement, fault: Fault, how: Ways): void {
  const box = boxIn(form, "hint");
  box.setAttribute("role", "status");
  const text = document.createElement("span");
  text.textContent = fault.message;
  box.append(text, ...ways(fault, how));
}

export function showChecking(form: HTMLFormElement): void {
  const box = boxIn(form, "checking");
  box.setAttribute("role", "status");
  box.textContent = formText.checking;
}

export function clearNotice(form: HTMLFormElement, ...kinds: string[]): void {
  const box = form.querySelector(`#${id}`);
  if (box && (kinds.length === 0 || kinds.includes(box.getAttribute("data-kind") ?? ""))) box.remove();
}

/** Outside of what Redmine replaces, before the button that saves. */
function boxIn(form: HTMLFormElement, kind: string): HTMLElement {
  form.querySelector(`#${id}`)?.remove();
  const box = document.createElement("div");
  box.id = id;
  box.className = "clause10-notice";
  box.dataset["kind"] = kind;
  const submit = [...form.children].find((child) => child.matches("input[type=submit], button[type=submit]"));
  form.insertBefore(box, submit ?? null);
  return box;
}

/** Descriptions are folded away until somebody edits them. */
function reach(element: HTMLElement): void {
  if (element.offsetParent === null) {
    for (const each of placeOf(element).querySelectorAll<HTMLElement>("span[style], a[href='#']")) {
      each.style.display = each.matches("span") ? "" : "none";
    }
  }
  element.focus();
}

function link(text: string, act: () => void, field: string): HTMLElement {
  const made = document.createElement("a");
  made.href = "#";
  made.dataset["field"] = field;
  made.textContent = text;
  made.addEventListener("click", (event) => {
    event.preventDefault();
    act();
  });
  return made;
}
