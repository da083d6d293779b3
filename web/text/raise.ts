import { words } from "./language.ts";

export const raiseText = words({
  en: {
    heading: "Raise a nonconformity",
    from: (tracker: string, id: number, subject: string) => `from ${tracker} #${id}: ${subject}`,
    action: "Raise",
    busy: "Raising…",
    done: (id: number) => `Raised as #${id}`,
    linked: "It is linked to this issue. Next comes the triage.",
    next: "Next comes the triage.",
    already: "Already raised from this issue:",
    draftKept: "Kept on this computer as you type.",
  },
  de: {
    heading: "Nichtkonformität melden",
    from: (tracker, id, subject) => `aus ${tracker} #${id}: ${subject}`,
    action: "Melden",
    busy: "Wird gemeldet…",
    done: (id) => `Gemeldet als #${id}`,
    linked: "Sie ist mit diesem Ticket verknüpft. Als Nächstes wird sie eingestuft.",
    next: "Als Nächstes wird sie eingestuft.",
    already: "Aus diesem Ticket bereits gemeldet:",
    draftKept: "Wird beim Schreiben auf diesem Computer gesichert.",
  },
});
