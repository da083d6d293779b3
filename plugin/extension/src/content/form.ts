import type { Verdict } from "../../../../web/gate/edit.ts";
import { isAlive } from "./ask.ts";
import { Gate, type GateView } from "./form/gate.ts";
import { clearMarks, drawMarks } from "./form/marks.ts";
import { clearNotice, showChecking, showHeld, showHint, showUndecided } from "./form/notice.ts";
import { issueFormIn } from "./form/read.ts";
import { onSubmit } from "./form/submits.ts";
import { tellUnchecked } from "./form/unchecked.ts";
import type { Ways } from "./form/ways.ts";
import type { Page } from "./page.ts";
import { showPanel } from "./reveal.ts";

/** Redmine's own edit form keeps to the rules of the record whose issue it edits. */
export function guardForm(page: Page): void {
  const { document } = page;
  tellUnchecked(document);
  const first = issueFormIn(document);
  if (!first) return;
  const { issueId } = first;
  const ours = new AbortController();
  page.signal.addEventListener("abort", () => ours.abort());
  const { signal } = ours;

  const gate = new Gate(view(issueId, () => ours.abort()), issueId, holdsRecord(document));
  const isForm = (form: unknown): form is HTMLFormElement => form === issueFormIn(document)?.form;
  onSubmit(isForm, (form, again) => gate.admits(form, again), signal);
  for (const kind of ["input", "change", "click"]) {
    document.addEventListener(
      kind,
      (event) => event.target instanceof Element && event.target.closest("#issue-form") && gate.changed(),
      { signal },
    );
  }
  addEventListener("pageshow", (event) => event.persisted && gate.returned(), { signal });
  addEventListener("focus", () => !isAlive() && gate.changed(), { signal });
  page.watch(() => gate.changed(), signal);
}

function view(issueId: number | undefined, retire: () => void): GateView {
  let drawn: { verdict: Verdict; on: Element | null } | undefined;
  const how = (form: HTMLFormElement): Ways => ({
    form,
    panel: (field) => showPanel(issueId, field),
  });
  return {
    verdict(form, verdict) {
      // What Redmine replaced has lost its marks; what stands has them already.
      const on = form.querySelector("#all_attributes > *");
      if (drawn?.verdict === verdict && drawn.on === on) return;
      drawn = { verdict, on };
      clearNotice(form, "checking", "undecided", "hint", ...(verdict.kind === "held" ? [] : ["held"]));
      clearMarks(form);
      // A new issue is none of ours until its tracker is changed to one of records.
      if (verdict.kind === "none" && issueId !== undefined) retire();
      if (verdict.kind === "held") drawMarks(form, verdict.needs, verdict.faults, how(form));
      if (verdict.kind === "free") {
        drawMarks(form, verdict.needs, [], how(form));
        if (verdict.hint) showHint(form, verdict.hint, how(form));
      }
      if (verdict.kind === "undecided") showUndecided(form, verdict.why, verdict.detail);
    },
    held: (form, faults) => showHeld(form, faults, how(form)),
    checking: showChecking,
  };
}

/** By its look, before the background has read the issue. */
function holdsRecord(document: Document): boolean {
  const folded = [...document.querySelectorAll("#content div.issue a.collapsible")];
  if (folded.some((link) => link.textContent.trim() === "Clause 10 record")) return true;
  const texts = [...document.querySelectorAll<HTMLTextAreaElement>("#issue-form textarea")];
  return texts.some(({ defaultValue }) => defaultValue.includes("{{collapse(Clause 10 record)"));
}
