import { counted, words } from "./language.ts";

/** What stands in Redmine's own edit form. */
export const formText = words({
  en: {
    neededFor: (step: string) => `needed for “${step}”`,
    held: (count: number) =>
      counted(count, {
        one: "Not saved: one thing contradicts the record of this issue.",
        other: `Not saved: ${count} things contradict the record of this issue.`,
      }),
    clause: (clause: string) => `clause ${clause}`,
    putBack: "Put it back",
    toPanel: "Go to the record",
    toControl: "Show the field",
    reload: "Reload the page",
    checking: "Clause 10 checks this against the record…",
    undecided: {
      away: "Clause 10 could not check this form: Redmine did not answer.",
      unreadable: "Clause 10 could not check this form: the rules on this computer cannot read the record.",
      engine: "Clause 10 could not check this form: its rules did not start.",
      extension: "Clause 10 was updated and no longer checks this page. Reload the page to have it checked.",
    },
    savedAnyway: "It can be saved all the same.",
    unchecked: "Saved without a check by Clause 10.",
  },
  de: {
    neededFor: (step) => `nötig für „${step}“`,
    held: (count) =>
      counted(count, {
        one: "Nicht gespeichert: Etwas widerspricht dem Datensatz dieses Tickets.",
        other: `Nicht gespeichert: ${count} Angaben widersprechen dem Datensatz dieses Tickets.`,
      }),
    clause: (clause) => `Abschnitt ${clause}`,
    putBack: "Zurücksetzen",
    toPanel: "Zum Datensatz",
    toControl: "Feld zeigen",
    reload: "Seite neu laden",
    checking: "Clause 10 prüft das gegen den Datensatz…",
    undecided: {
      away: "Clause 10 konnte dieses Formular nicht prüfen: Redmine hat nicht geantwortet.",
      unreadable:
        "Clause 10 konnte dieses Formular nicht prüfen: Die Regeln auf diesem Computer können den Datensatz nicht lesen.",
      engine: "Clause 10 konnte dieses Formular nicht prüfen: Die Regeln sind nicht gestartet.",
      extension:
        "Clause 10 wurde aktualisiert und prüft diese Seite nicht mehr. Laden Sie die Seite neu, damit sie geprüft wird.",
    },
    savedAnyway: "Es kann trotzdem gespeichert werden.",
    unchecked: "Ohne Prüfung durch Clause 10 gespeichert.",
  },
});
