import { words } from "./language.ts";

/** What the register is saved as, besides tables. */
export const exportText = words({
  en: {
    progress: (done: number, all: number) => `${done} of ${all} records read…`,
    writing: "The file is being written…",
    cancel: "Cancel",
    more: "More formats",
    ics: "Due dates for a calendar (ICS)",
    icsFile: "clause10-due-dates.ics",
    due: (title: string) => `Due: ${title}`,
    oscal: "Plan of action and milestones (OSCAL)",
    oscalFile: "clause10-poam.json",
    poamTitle: "Improvement records as a plan of action and milestones",
    print: "Print, or save as PDF",
    printed: (most: number) => `On paper stand the first ${most} rows.`,
  },
  de: {
    progress: (done, all) => `${done} von ${all} Einträgen gelesen…`,
    writing: "Die Datei wird geschrieben…",
    cancel: "Abbrechen",
    more: "Weitere Formate",
    ics: "Fristen für einen Kalender (ICS)",
    icsFile: "clause10-fristen.ics",
    due: (title) => `Fällig: ${title}`,
    oscal: "Maßnahmenplan (OSCAL POA&M)",
    oscalFile: "clause10-massnahmenplan.json",
    poamTitle: "Einträge zur Verbesserung als Maßnahmenplan",
    print: "Drucken oder als PDF sichern",
    printed: (most) => `Auf Papier stehen die ersten ${most} Zeilen.`,
  },
});
