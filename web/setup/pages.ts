import { failed, ok, type Outcome } from "../outcome.ts";

/** A page of Redmine as the browser would get it. */
export interface AdminPage {
  /** Where it came from after redirects, below the site's base address. */
  path: string;
  status: number;
  html: string;
}

/**
 * Redmine's own pages, as an administrator's signed-in browser sees them: what its REST API cannot write (trackers,
 * statuses, workflow, custom fields) its forms can. Problem `signedOut` where nobody is signed in, `forbidden` where it is
 * no administrator.
 */
export interface AdminPages {
  get(path: string): Promise<Outcome<AdminPage>>;
  post(path: string, fields: FormEntries): Promise<Outcome<AdminPage>>;
  parse(html: string): Document;
}

export type FormEntries = [name: string, value: string][];

/** Problem of a page that is not the one that was asked for. */
export function checked(page: AdminPage): Outcome<AdminPage> {
  if (/^login(?:\?|$)/.test(page.path)) return failed("signedOut");
  if (page.status === 403) return failed("forbidden");
  if (page.status === 404) return failed("notFound");
  if (page.status >= 500) return failed("serverError", `HTTP ${page.status}`);
  return ok(page);
}

/** A form of a page, to be sent as the browser would send it. */
export interface PageForm {
  action: string;
  entries: FormEntries;
  element: HTMLFormElement;
}

export async function openForm(
  pages: AdminPages,
  path: string,
  selector: string,
): Promise<Outcome<PageForm>> {
  const page = await pages.get(path);
  if (!page.ok) return page;
  const form = pages.parse(page.value.html).querySelector<HTMLFormElement>(selector);
  // A form that looks otherwise than it is known to look is better left alone.
  if (!form) return failed("refused", `${path}: ${selector}`);
  return ok({ action: form.getAttribute("action") ?? "", entries: entriesOf(form), element: form });
}

/** Sends a form; what Redmine has against it comes back as Problem `refused` with its own words. */
export async function sendForm(
  pages: AdminPages,
  action: string,
  entries: FormEntries,
): Promise<Outcome<AdminPage>> {
  const page = await pages.post(action, entries);
  if (!page.ok) return page;
  const errors = [...pages.parse(page.value.html).querySelectorAll("#errorExplanation li, .flash.error")];
  const said = errors.map((error) => error.textContent.trim()).filter(Boolean);
  return said.length > 0 || page.value.status >= 400 ? failed("refused", said.join("; ")) : page;
}

/** What a browser would send: what is ticked and chosen, and nothing of what is disabled. */
function entriesOf(form: HTMLFormElement): FormEntries {
  const entries: FormEntries = [];
  const controls = form.querySelectorAll<HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement>(
    "input[name], select[name], textarea[name]",
  );
  for (const control of controls) {
    if (control.hasAttribute("disabled")) continue;
    const name = control.getAttribute("name") ?? "";
    if (control.tagName === "SELECT") {
      const options = [...control.querySelectorAll("option")];
      const chosen = options.filter((option) => option.hasAttribute("selected"));
      const first = control.hasAttribute("multiple") ? [] : options.slice(0, 1);
      for (const option of chosen.length > 0 ? chosen : first) entries.push([name, valueOf(option)]);
    } else if (control.tagName === "TEXTAREA") {
      entries.push([name, control.textContent.replace(/^\r?\n/, "")]);
    } else {
      const type = control.getAttribute("type");
      const ticked = control.hasAttribute("checked");
      if (type === "submit" || ((type === "checkbox" || type === "radio") && !ticked)) continue;
      entries.push([name, control.getAttribute("value") ?? "on"]);
    }
  }
  return entries;
}

function valueOf(option: HTMLOptionElement): string {
  return option.getAttribute("value") ?? option.textContent.trim();
}

/** The entries with one control set, its earlier values replaced; with several values for a list of ticks. */
export function withEntry(entries: FormEntries, name: string, ...values: (string | number)[]): FormEntries {
  return [
    ...entries.filter(([each]) => each !== name),
    ...values.map((value): [string, string] => [name, String(value)]),
  ];
}

/** The numbers that stand ticked in a list of ticks. */
export function ticked(entries: FormEntries, name: string): number[] {
  return entries
    .filter(([each, value]) => each === name && /^\d+$/.test(value))
    .map(([, value]) => Number(value));
}
