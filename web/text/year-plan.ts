import { words } from "./language.ts";

/** An audit programme as the plan of a year. */
export const yearPlanText = words({
  en: {
    heading: "The year",
    area: "Area",
    auditor: "Auditor",
    missed: "missed",
    conflict: "audits their own area",
    noMonth: "without a month of the year",
    noAudit: "no audit yet",
    now: "this month",
    coverage: (covered: number, all: number) =>
      `The year looks at ${covered} of ${all} requirements and controls`,
    covered: (ref: string, covered: number, all: number) => `${ref}: ${covered} of ${all}`,
    left: (refs: string) => `Not looked at: ${refs}`,
  },
  de: {
    heading: "Das Jahr",
    area: "Bereich",
    auditor: "Audit durch",
    missed: "versäumt",
    conflict: "auditiert den eigenen Bereich",
    noMonth: "ohne Monat des Jahres",
    noAudit: "noch kein Audit",
    now: "dieser Monat",
    coverage: (covered, all) => `Das Jahr schaut auf ${covered} von ${all} Anforderungen und Maßnahmen`,
    covered: (ref, covered, all) => `${ref}: ${covered} von ${all}`,
    left: (refs) => `Nicht angeschaut: ${refs}`,
  },
});
