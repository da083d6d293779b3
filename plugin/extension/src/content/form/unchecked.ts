import type { Undecided } from "../../../../../web/gate/edit.ts";
import { formText } from "../../../../../web/text/form-page.ts";

/** In the tab's own storage, which the site shares: one word that says nothing but why. */
const key = "clause10-unchecked";

/** The page goes away with the submit: the next one says that it was not checked. */
export function noteUnchecked(why: Undecided): void {
  try {
    sessionStorage.setItem(key, why);
  } catch {
    // A site may be kept from storing anything; the note before the button has been shown then.
  }
}

/** Says on the page that follows an unchecked save that nobody checked it. */
export function tellUnchecked(document: Document): void {
  let why: string | null = null;
  try {
    why = sessionStorage.getItem(key);
    sessionStorage.removeItem(key);
  } catch {
    return;
  }
  if (why === null || !Object.hasOwn(formText.undecided, why)) return;
  const note = document.createElement("div");
  note.id = "clause10-unchecked";
  note.className = "clause10-notice";
  note.setAttribute("role", "status");
  note.textContent = `${formText.unchecked} ${formText.undecided[why as Undecided]}`;
  document.getElementById("content")?.prepend(note);
}
