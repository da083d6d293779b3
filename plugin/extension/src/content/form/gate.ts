import type { Fault, FormEdit, Undecided, Verdict } from "../../../../../web/gate/edit.ts";
import { ask, isAlive, Unanswered } from "../ask.ts";
import { issueFormIn, readForm } from "./read.ts";
import { noteUnchecked } from "./unchecked.ts";

/** Milliseconds of quiet after a change before the rules are asked. */
const quiet = 120;
/** Milliseconds that a verdict holds: others may have taken the record further meanwhile. */
const lifetime = 60_000;

/** How the form shows what the rules say. */
export interface GateView {
  verdict(form: HTMLFormElement, verdict: Verdict): void;
  held(form: HTMLFormElement, faults: Fault[]): void;
  checking(form: HTMLFormElement): void;
}

/**
 * Stands before Redmine's edit form of one issue. It stops a submit only while it knows, or is about to learn, that the
 * issue is an improvement record; everything it cannot decide goes through.
 */
export class Gate {
  readonly #view: GateView;
  readonly #issueId: number | undefined;
  readonly #seen = new Map<number, string>();
  /** The last verdict, for a form with exactly this content. */
  #known: { print: string; verdict: Verdict; at: number } | undefined;
  /** A form with exactly this content is on its way. */
  #passing: string | undefined;
  #asked = "";
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** Until the first verdict: whether the page itself looks like a record. */
  #suspected: boolean;

  constructor(view: GateView, issueId: number | undefined, suspected: boolean) {
    this.#view = view;
    this.#issueId = issueId;
    this.#suspected = suspected;
  }

  /** The form may have changed, by a person or by Redmine. */
  changed(): void {
    const there = this.#form();
    if (!there) return;
    const { form, print, edit } = there;
    if (this.#known?.print === print) return this.#view.verdict(form, this.#known.verdict);
    if (this.#asked === print) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#judge(edit, print), quiet);
  }

  /** Back from the browser's cache: what was on its way has arrived or not, and the record may have gone on. */
  returned(): void {
    this.#known = undefined;
    this.#passing = undefined;
    this.#asked = "";
    this.changed();
  }

  /** Whether this submit may go on; where not, it is taken up again once the rules have answered. */
  admits(form: HTMLFormElement, again: () => void): boolean {
    const there = this.#form();
    if (!there || there.form !== form) return true;
    const { print, edit } = there;
    if (this.#passing === print) return true;
    const known = this.#known;
    if (known?.print === print && performance.now() - known.at < lifetime && isAlive()) {
      return this.#answers(form, known.verdict, print);
    }
    if (!this.#suspected) return true;
    if (!isAlive()) return this.#answers(form, { kind: "undecided", why: "extension" }, print);
    this.#view.checking(form);
    void this.#judge(edit, print).then((verdict) => {
      if (this.#answers(form, verdict, print) && form.isConnected) again();
    });
    return false;
  }

  #answers(form: HTMLFormElement, verdict: Verdict, print: string): boolean {
    if (verdict.kind === "held") {
      this.#view.held(form, verdict.faults);
      return false;
    }
    if (verdict.kind === "undecided") {
      this.#view.verdict(form, verdict);
      noteUnchecked(verdict.why);
    }
    this.#passing = print;
    return true;
  }

  async #judge(edit: FormEdit, print: string): Promise<Verdict> {
    this.#asked = print;
    const verdict = await this.#ask(edit);
    this.#suspected = verdict.kind === "held" || verdict.kind === "free" || (verdict.kind !== "none" && this.#suspected);
    this.#known = { print, verdict, at: performance.now() };
    const there = this.#form();
    // An answer to what the form held a moment ago says nothing about what it holds now.
    if (there?.print === print) this.#view.verdict(there.form, verdict);
    if (this.#asked === print) this.#asked = "";
    return verdict;
  }

  async #ask(edit: FormEdit): Promise<Verdict> {
    try {
      const issueId = this.#issueId ?? null;
      const verdict = await ask<Verdict | undefined>({ type: "form", issueId, edit });
      return verdict ?? { kind: "none" };
    } catch (error) {
      const why: Undecided = error instanceof Unanswered ? error.why : "engine";
      return { kind: "undecided", why };
    }
  }

  #form(): { form: HTMLFormElement; edit: FormEdit; print: string } | undefined {
    const there = issueFormIn(document);
    if (!there || there.issueId !== this.#issueId) return undefined;
    const edit = readForm(there.form, this.#seen);
    return { form: there.form, edit, print: JSON.stringify(edit) };
  }
}
