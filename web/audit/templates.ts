import type { CatalogueEntry } from "../form/catalogue.ts";
import { linesIn } from "../form/list/lines.ts";
import type { ImprovementRecord } from "#schema/record";
import { localized } from "../record/localized.ts";
import type { PulledIssue } from "../store/register.ts";

/** Lines that a checklist can begin with. */
export interface ChecklistTemplate {
  /** A part of the standard, or an earlier audit by the number of its issue. */
  id: string;
  kind: "standard" | "audit";
  title: string;
  /** Of an earlier audit: the day it ended, ISO; empty where nobody said. */
  on: string;
  refs: string[];
}

/** Earlier audits that are offered, the latest of them. */
const most = 20;

/**
 * The standard's own: each of its clauses that can be checked, and the controls of each theme of Annex A. A clause that has parts
 * is checked by its parts.
 */
export function standardTemplates(
  catalogue: readonly CatalogueEntry[],
  clausesTitle: string,
  locale: string,
): ChecklistTemplate[] {
  const refs = catalogue.map(({ ref }) => ref);
  const partsOf = (ref: string) => refs.filter((each) => each.startsWith(`${ref}.`));
  const isWhole = (ref: string) => partsOf(ref).length === 0;
  const clauses = refs.filter((ref) => /^\d/.test(ref) && isWhole(ref));
  const themes = catalogue.filter(({ ref }) => /^A\.\d+$/.test(ref) && !isWhole(ref));
  const standard = (id: string, title: string, lines: string[]): ChecklistTemplate => ({
    ...{ id, kind: "standard", title, on: "", refs: lines },
  });
  return [
    ...(clauses.length > 0 ? [standard("clauses", clausesTitle, clauses)] : []),
    ...themes.map(({ ref, title }) => standard(ref, `${ref} ${localized(title, locale)}`, partsOf(ref))),
  ];
}

/**
 * Checklists of earlier audits, as far as they are known on this computer, the latest first: what an organisation has once worked
 * out, with lines of its own, is its template.
 */
export function auditTemplates(
  audit: Pick<ImprovementRecord, "id">,
  issues: readonly PulledIssue[],
): ChecklistTemplate[] {
  const audits = issues.flatMap(({ id, subject, record }): ChecklistTemplate[] => {
    if (record?.type !== "audit" || record.id === audit.id) return [];
    const refs = linesIn(record.fields["checklist"]).flatMap(({ ref }) =>
      typeof ref === "string" && ref.trim() !== "" ? [ref.trim()] : [],
    );
    if (refs.length === 0) return [];
    const text = (field: string) => {
      const value = record.fields[field];
      return typeof value === "string" ? value.trim() : "";
    };
    const [title, on] = [text("title") || subject, text("heldTo") || text("plannedTo")];
    return [{ id: `#${id}`, kind: "audit", title, on, refs: [...new Set(refs)] }];
  });
  return audits.sort((one, other) => other.on.localeCompare(one.on)).slice(0, most);
}
