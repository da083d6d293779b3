import { counted, words } from "./language.ts";

/** What Redmine's own edit form is told. */
export const gateText = words({
  en: {
    recordEdited: "This text is the record. It changes by steps in the panel, never here.",
    recordLost: "This text is the record. Without it the issue would lose everything that was recorded.",
    copied:
      "This is the record of the issue that was copied. A record belongs to one issue: raise a new one instead.",
    stale: (version: number) =>
      `Meanwhile the record went on to version ${version}. Read the page anew, or what was recorded would be overwritten.`,
    dropped: (tracker: string) =>
      `With “${tracker}” this issue has no field for its record: everything that was recorded would be lost.`,
    closedEarly: (status: string, state: string) =>
      `“${status}” closes this issue, but its record is “${state}”.`,
    contradicts: (status: string, state: string) => `“${status}” does not fit a record that is “${state}”.`,
    stepOpen: (step: string) => `Take the step “${step}” in the panel: nothing is in its way.`,
    stepBlocked: (step: string, count: number) =>
      counted(count, {
        one: `The step “${step}” leads there and still needs one thing:`,
        other: `The step “${step}” leads there and still needs ${count} things:`,
      }),
    stepNext: (step: string, count: number) =>
      counted(count, {
        one: `No single step leads there. Next is “${step}”, which still needs one thing:`,
        other: `No single step leads there. Next is “${step}”, which still needs ${count} things:`,
      }),
    stepNextOpen: (step: string) => `No single step leads there. Next is “${step}”; nothing is in its way.`,
    noStep: "No step leads there from this state.",
    dueFixed: (due: string) =>
      `The due date follows the record, whose deadline is ${due}. It moves by an extension that somebody approves.`,
    createWithPanel: (type: string) =>
      `“${type}” is kept as a record with its rules. Raise it with Clause 10, on the page of the issue where it turned up: that form asks for everything it needs.`,
  },
  de: {
    recordEdited: "Dieser Text ist der Datensatz. Er ändert sich durch Schritte im Panel, nie hier.",
    recordLost: "Dieser Text ist der Datensatz. Ohne ihn verlöre das Ticket alles, was festgehalten wurde.",
    copied:
      "Das ist der Datensatz des kopierten Tickets. Ein Datensatz gehört zu einem Ticket: Melden Sie stattdessen einen neuen.",
    stale: (version) =>
      `Der Datensatz ist inzwischen bei Version ${version}. Laden Sie die Seite neu, sonst würde überschrieben, was festgehalten wurde.`,
    dropped: (tracker) =>
      `Mit „${tracker}“ hat dieses Ticket kein Feld für seinen Datensatz: Alles, was festgehalten wurde, ginge verloren.`,
    closedEarly: (status, state) => `„${status}“ schließt dieses Ticket, sein Datensatz ist aber „${state}“.`,
    contradicts: (status, state) => `„${status}“ passt nicht zu einem Datensatz im Zustand „${state}“.`,
    stepOpen: (step) => `Gehen Sie den Schritt „${step}“ im Panel: Ihm steht nichts im Weg.`,
    stepBlocked: (step, count) =>
      counted(count, {
        one: `Der Schritt „${step}“ führt dorthin, ihm fehlt noch etwas:`,
        other: `Der Schritt „${step}“ führt dorthin, ihm fehlt noch ${count}erlei:`,
      }),
    stepNext: (step, count) =>
      counted(count, {
        one: `Dorthin führt kein einzelner Schritt. Als Nächstes kommt „${step}“, dem noch etwas fehlt:`,
        other: `Dorthin führt kein einzelner Schritt. Als Nächstes kommt „${step}“, dem noch ${count}erlei fehlt:`,
      }),
    stepNextOpen: (step) =>
      `Dorthin führt kein einzelner Schritt. Als Nächstes kommt „${step}“; dem steht nichts im Weg.`,
    noStep: "Aus diesem Zustand führt kein Schritt dorthin.",
    dueFixed: (due) =>
      `Das Fälligkeitsdatum folgt dem Datensatz, dessen Frist der ${due} ist. Es verschiebt sich durch eine genehmigte Verlängerung.`,
    createWithPanel: (type) =>
      `„${type}“ wird als Datensatz mit seinen Regeln geführt. Melden Sie mit Clause 10, auf der Seite des Tickets, an dem es auffiel: Dieses Formular fragt nach allem, was nötig ist.`,
  },
});
