import { words } from "./language.ts";

export const raiseText = words({
  en: {
    heading: (type: string) => `Raise: ${type}`,
    what: "What to raise",
    others: "Something else…",
    from: (tracker: string, id: number, subject: string) => `from ${tracker} #${id}: ${subject}`,
    fromSeveral: (first: string, others: string) => `${first}; and ${others}`,
    fromWiki: (title: string, version: number | undefined) =>
      version === undefined ? `from the page “${title}”` : `from the page “${title}”, version ${version}`,
    inProject: (name: string) => `in the project “${name}”`,
    states: (title: string, url: string) => `“${title}” (${url}):`,
    busy: "Raising…",
    done: (id: number) => `Raised as #${id}`,
    linked: "It is linked to this issue.",
    next: (step: string) => `Next step: ${step}.`,
    already: "Already raised from this issue:",
    draftKept: "Kept on this computer as you type.",
  },
  de: {
    heading: (type) => `Melden: ${type}`,
    what: "Was gemeldet wird",
    others: "Etwas anderes…",
    from: (tracker, id, subject) => `aus ${tracker} #${id}: ${subject}`,
    fromSeveral: (first, others) => `${first}; dazu ${others}`,
    fromWiki: (title, version) =>
      version === undefined ? `aus der Seite „${title}“` : `aus der Seite „${title}“, Version ${version}`,
    inProject: (name) => `im Projekt „${name}“`,
    states: (title, url) => `„${title}“ (${url}):`,
    busy: "Wird gemeldet…",
    done: (id) => `Gemeldet als #${id}`,
    linked: "Es ist mit diesem Ticket verknüpft.",
    next: (step) => `Nächster Schritt: ${step}.`,
    already: "Aus diesem Ticket bereits gemeldet:",
    draftKept: "Wird beim Schreiben auf diesem Computer gesichert.",
  },
});
