import { words } from "./language.ts";

/** What several views say. */
export const commonText = words({
  en: {
    close: "Close",
    cancel: "Cancel",
    loading: "One moment…",
    tryAgain: "Try again",
    open: (id: number) => `Open #${id}`,
    clause: (clause: string) => `Clause ${clause}`,
    discard: "Discard what I wrote",
    openSettings: "Open the settings",
    quoted: (text: string) => `“${text}”`,
  },
  de: {
    close: "Schließen",
    cancel: "Abbrechen",
    loading: "Einen Moment…",
    tryAgain: "Erneut versuchen",
    open: (id) => `#${id} öffnen`,
    clause: (clause) => `Abschnitt ${clause}`,
    discard: "Meine Eingaben verwerfen",
    openSettings: "Einstellungen öffnen",
    quoted: (text) => `„${text}“`,
  },
});
