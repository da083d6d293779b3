import { counted, words } from "./language.ts";

/** The evidence pack: one file that shows everything about some records, for whoever asks. */
export const packText = words({
  en: {
    title: "Evidence pack",
    button: "Evidence pack",
    help: "One file with everything about the records shown: fields, history, files, and the proof that nothing was altered. It opens anywhere without network.",
    file: "clause10-evidence.html",
    made: (when: string, who: string, site: string) => `Made on ${when} (UTC) by ${who}, from ${site}`,
    rules: (id: string, version: string) => `Read by the rules ${id}, version ${version}.`,
    summary: (all: number, broken: number) =>
      broken === 0
        ? counted(all, {
            one: "One record; nothing in it contradicts its history.",
            other: `${all} records; nothing in them contradicts their history.`,
          })
        : `${broken} of ${all} records are not what was saved.`,
    check: "This file checks itself on a command line:",
    left: "Not in this pack",
    contents: "Contents",
    fields: "What is recorded",
    field: "Field",
    value: "Value",
    clause: "Clause",
    deadlines: "Deadlines",
    deadline: "Deadline",
    due: "Due",
    original: "At first",
    files: "Files",
    name: "File",
    journal: "History in Redmine",
    when: "When (UTC)",
    who: "Who",
    what: "What",
    created: "Created",
    tooLarge: "left out: too large",
    unreadable: "left out: could not be read",
  },
  de: {
    title: "Nachweispaket",
    button: "Nachweispaket",
    help: "Eine Datei mit allem zu den gezeigten Einträgen: Felder, Verlauf, Dateien und der Beleg, dass nichts verändert wurde. Sie öffnet sich überall ohne Netz.",
    file: "clause10-nachweis.html",
    made: (when, who, site) => `Erstellt am ${when} (UTC) von ${who}, aus ${site}`,
    rules: (id, version) => `Gelesen nach den Regeln ${id}, Version ${version}.`,
    summary: (all, broken) =>
      broken === 0
        ? counted(all, {
            one: "Ein Eintrag; nichts darin widerspricht seinem Verlauf.",
            other: `${all} Einträge; nichts darin widerspricht ihrem Verlauf.`,
          })
        : `${broken} von ${all} Einträgen sind nicht, was gespeichert wurde.`,
    check: "Diese Datei prüft sich auf einer Befehlszeile:",
    left: "Nicht in diesem Paket",
    contents: "Inhalt",
    fields: "Was festgehalten ist",
    field: "Feld",
    value: "Wert",
    clause: "Abschnitt",
    deadlines: "Fristen",
    deadline: "Frist",
    due: "Fällig",
    original: "Anfangs",
    files: "Dateien",
    name: "Datei",
    journal: "Verlauf in Redmine",
    when: "Wann (UTC)",
    who: "Wer",
    what: "Was",
    created: "Angelegt",
    tooLarge: "ausgelassen: zu groß",
    unreadable: "ausgelassen: nicht lesbar",
  },
});
