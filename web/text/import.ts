import { counted, words } from "./language.ts";

/** Taking a log over that was kept in a spreadsheet. */
export const importText = words({
  en: {
    title: "Import a log",
    lead: "Takes the rows of a spreadsheet over as records, each judged by the same rules as if somebody had typed it. Nothing is sent before you say so.",
    open: "Import",
    where: "Where the records go",
    project: "Project",
    kind: "Kind",
    formatting: "Texts of this Redmine are written in",
    formattings: { textile: "Textile (h2. Heading)", markdown: "Markdown (## Heading)" },
    file: "CSV file or workbook (.xlsx)",
    fileHelp: "The first row with anything in it names the columns. Of a workbook the first sheet is read.",
    reading: "The file is being read…",
    columns: "Which column is what",
    column: "Column",
    first: "First value",
    field: "Goes to",
    nowhere: "is left out",
    preview: "What would happen",
    line: "Line",
    rowTitle: "Title",
    verdict: "Verdict",
    ready: "ready",
    there: "is there already",
    count: (ready: number, lacking: number, there: number) =>
      [
        counted(ready, { one: "One row is ready", other: `${ready} rows are ready` }),
        counted(lacking, { one: "one lacks something", other: `${lacking} lack something` }),
        `${there} ${counted(there, { one: "is", other: "are" })} there already`,
      ].join(", ") + ".",
    shown: (count: number) => `The first ${count} rows are shown.`,
    state:
      "Each record begins where a new one begins: raised, with what the log says. What was closed long ago is better left in the log.",
    start: (count: number) => counted(count, { one: "Import one record", other: `Import ${count} records` }),
    rest: "Save what lacks something as CSV",
    restFile: "clause10-not-imported.csv",
    reasons: "Why it was not imported",
    keeping: "Being kept on this computer…",
    sending: (left: number) =>
      counted(left, {
        one: "One is still to be sent. You may close this page: it goes on by itself.",
        other: `${left} are still to be sent. You may close this page: it goes on by itself.`,
      }),
    sent: (count: number) =>
      counted(count, { one: "One record is in Redmine.", other: `${count} records are in Redmine.` }),
    waits: (count: number) =>
      counted(count, {
        one: "One waits in the outbox; the audit room says why.",
        other: `${count} wait in the outbox; the audit room says why.`,
      }),
    room: "Open the audit room",
    register: "Open the register",
    empty: "There is no row below the heading.",
    tooLarge: "The file is larger than 20 MB.",
    tooMany: (count: number, most: number) => `It has ${count} rows; ${most} are taken at a time. Split it.`,
    notWorkbook:
      "It is named like a workbook and is none. A workbook of the older kind (.xls) is saved anew as .xlsx.",
    badCsv: (line: number, reason: string) => `Line ${line}: ${reason}`,
    notInList: (said: string) => `“${said}” is not in the list.`,
    noDay: (said: string) => `“${said}” is no day, or two: write 2026-11-28.`,
    noIssue: (said: string) => `“${said}” is no number of an issue: write #12.`,
    nobody: (said: string) => `Nobody in this project is called “${said}”.`,
    several: (said: string) => `Several people in this project are called “${said}”.`,
  },
  de: {
    title: "Protokoll übernehmen",
    lead: "Übernimmt die Zeilen einer Tabelle als Einträge; über jede urteilen dieselben Regeln, als hätte sie jemand getippt. Nichts wird gesendet, bevor Sie es sagen.",
    open: "Übernehmen",
    where: "Wohin die Einträge kommen",
    project: "Projekt",
    kind: "Art",
    formatting: "Texte in diesem Redmine schreibt man in",
    formattings: { textile: "Textile (h2. Überschrift)", markdown: "Markdown (## Überschrift)" },
    file: "CSV-Datei oder Arbeitsmappe (.xlsx)",
    fileHelp:
      "Die erste Zeile, in der etwas steht, nennt die Spalten. Von einer Arbeitsmappe wird das erste Blatt gelesen.",
    reading: "Die Datei wird gelesen…",
    columns: "Welche Spalte was ist",
    column: "Spalte",
    first: "Erster Wert",
    field: "Kommt nach",
    nowhere: "bleibt weg",
    preview: "Was geschehen würde",
    line: "Zeile",
    rowTitle: "Titel",
    verdict: "Urteil",
    ready: "bereit",
    there: "ist schon da",
    count: (ready, lacking, there) =>
      [
        counted(ready, { one: "Eine Zeile ist bereit", other: `${ready} Zeilen sind bereit` }),
        counted(lacking, { one: "einer fehlt etwas", other: `${lacking} fehlt etwas` }),
        `${there} ${counted(there, { one: "ist", other: "sind" })} schon da`,
      ].join(", ") + ".",
    shown: (count) => `Gezeigt werden die ersten ${count} Zeilen.`,
    state:
      "Jeder Eintrag beginnt, wo ein neuer beginnt: gemeldet, mit dem, was das Protokoll sagt. Was lange abgeschlossen ist, bleibt besser im Protokoll.",
    start: (count) =>
      counted(count, { one: "Einen Eintrag übernehmen", other: `${count} Einträge übernehmen` }),
    rest: "Das, dem etwas fehlt, als CSV speichern",
    restFile: "clause10-nicht-uebernommen.csv",
    reasons: "Warum es nicht übernommen wurde",
    keeping: "Wird auf diesem Rechner verwahrt…",
    sending: (left) =>
      counted(left, {
        one: "Einer ist noch zu senden. Sie können diese Seite schließen: es geht von selbst weiter.",
        other: `${left} sind noch zu senden. Sie können diese Seite schließen: es geht von selbst weiter.`,
      }),
    sent: (count) =>
      counted(count, { one: "Ein Eintrag ist in Redmine.", other: `${count} Einträge sind in Redmine.` }),
    waits: (count) =>
      counted(count, {
        one: "Einer wartet im Postausgang; warum, sagt der Auditraum.",
        other: `${count} warten im Postausgang; warum, sagt der Auditraum.`,
      }),
    room: "Auditraum öffnen",
    register: "Verzeichnis öffnen",
    empty: "Unter der Überschrift steht keine Zeile.",
    tooLarge: "Die Datei ist größer als 20 MB.",
    tooMany: (count, most) => `Sie hat ${count} Zeilen; ${most} werden auf einmal genommen. Teilen Sie sie.`,
    notWorkbook:
      "Sie heißt wie eine Arbeitsmappe und ist keine. Eine der älteren Art (.xls) wird neu als .xlsx gespeichert.",
    badCsv: (line, reason) => `Zeile ${line}: ${reason}`,
    notInList: (said) => `„${said}“ steht nicht in der Liste.`,
    noDay: (said) => `„${said}“ ist kein Tag, oder zwei: schreiben Sie 2026-11-28.`,
    noIssue: (said) => `„${said}“ ist keine Nummer eines Tickets: schreiben Sie #12.`,
    nobody: (said) => `In diesem Projekt heißt niemand „${said}“.`,
    several: (said) => `In diesem Projekt heißen mehrere „${said}“.`,
  },
});
