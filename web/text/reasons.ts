import { words } from "./language.ts";

/** Details of problems: what this side found out, said after the problem itself. */
export const reasonText = words({
  en: {
    noAnswerWithin: (seconds: number) => `no answer within ${seconds} s`,
    noReason: "Redmine gave no reason",
    unexpected: (status: number) => `HTTP ${status} without the expected content`,
    severalBlocks: "the text holds more than one record block",
    openBlock: "the record block has no end",
    recordFormat: (format: number) => `record format ${format}`,
    noRecord: "the block holds JSON that is no record",
    tooLong: (size: number, most: number) => `the record is ${size} bytes long and Redmine can hold ${most}`,
    noPlace: "a new record names neither a project nor an issue",
    noSubmission: "no such submission",
    recordGone: "the record is no longer in the issue",
    notTaken: "Redmine answered that it saved the record, and did not",
    unknownMessage: "a message of unknown shape",
    fileChanged: (name: string) => `“${name}” did not arrive as it was sent`,
    reloaded: "the extension was reloaded: reload this page",
  },
  de: {
    noAnswerWithin: (seconds) => `keine Antwort innerhalb von ${seconds} s`,
    noReason: "Redmine hat keinen Grund genannt",
    unexpected: (status) => `HTTP ${status} ohne den erwarteten Inhalt`,
    severalBlocks: "der Text enthält mehr als einen Datensatzblock",
    openBlock: "der Datensatzblock hat kein Ende",
    recordFormat: (format) => `Datensatzformat ${format}`,
    noRecord: "der Block enthält JSON, das kein Datensatz ist",
    tooLong: (size, most) => `der Datensatz ist ${size} Bytes lang, und Redmine fasst ${most}`,
    noPlace: "ein neuer Datensatz nennt weder ein Projekt noch ein Ticket",
    noSubmission: "eine solche Sendung gibt es nicht",
    recordGone: "der Datensatz steht nicht mehr im Ticket",
    notTaken: "Redmine hat geantwortet, es habe den Datensatz gespeichert, und hat es nicht getan",
    unknownMessage: "eine Nachricht unbekannter Form",
    fileChanged: (name) => `„${name}“ kam nicht so an, wie sie gesendet wurde`,
    reloaded: "die Erweiterung wurde neu geladen: Laden Sie diese Seite neu",
  },
});
