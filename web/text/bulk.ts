import { counted, words } from "./language.ts";

/** Changing several records at once, from the register. */
export const bulkText = words({
  en: {
    open: "Change several",
    close: "Close",
    title: "Change several records",
    lead: "Tick the records, say what is to change, and see what would become of each. Every one is read from Redmine and judged by the same rules as in its own form; nothing is sent before you say so.",
    choose: (no: string) => `Choose ${no}`,
    chosen: (count: number) =>
      counted(count, { one: "One record is chosen.", other: `${count} records are chosen.` }),
    chooseAll: (count: number) =>
      counted(count, { one: "Choose the one found", other: `Choose all ${count} found` }),
    chooseNone: "Choose none",
    tooMany: (most: number) => `At most ${most} at a time.`,
    kind: "Kind of record",
    what: "What is to change",
    pick: "please choose",
    steps: "Take a step",
    fields: "Fill in a field",
    leftEmpty: "What is left empty stays as each record has it.",
    check: "See what would happen",
    reading: (done: number, all: number) => `${done} of ${all} read from Redmine…`,
    cancel: "Cancel",
    verdict: "Verdict",
    same: "is so already",
    count: (ready: number, refused: number, same: number) =>
      [
        counted(ready, { one: "One record would change", other: `${ready} records would change` }),
        refused > 0 && counted(refused, { one: "one may not", other: `${refused} may not` }),
        same > 0 && counted(same, { one: "one is so already", other: `${same} are so already` }),
      ]
        .filter(Boolean)
        .join(", ") + ".",
    start: (count: number) => counted(count, { one: "Change one record", other: `Change ${count} records` }),
    back: "Back",
    keeping: "Being kept on this computer…",
    notInProject: (field: string, name: string) => `${field}: ${name} takes no part in this project.`,
    otherKind: (kind: string) => `is a record of another kind: ${kind}`,
    waiting: "Something else is still to be sent for this record.",
    nothing: "nothing",
    sent: (count: number) =>
      counted(count, { one: "One record is changed.", other: `${count} records are changed.` }),
    done: "Done",
  },
  de: {
    open: "Mehrere ändern",
    close: "Schließen",
    title: "Mehrere Einträge ändern",
    lead: "Haken Sie Einträge an, sagen Sie, was sich ändern soll, und sehen Sie, was aus jedem würde. Jeder wird aus Redmine gelesen und nach denselben Regeln beurteilt wie in seinem eigenen Formular; nichts wird gesendet, bevor Sie es sagen.",
    choose: (no) => `${no} auswählen`,
    chosen: (count) =>
      counted(count, { one: "Ein Eintrag ist ausgewählt.", other: `${count} Einträge sind ausgewählt.` }),
    chooseAll: (count) =>
      counted(count, { one: "Den einen gefundenen auswählen", other: `Alle ${count} gefundenen auswählen` }),
    chooseNone: "Keinen auswählen",
    tooMany: (most) => `Höchstens ${most} auf einmal.`,
    kind: "Art der Einträge",
    what: "Was sich ändern soll",
    pick: "bitte wählen",
    steps: "Einen Schritt tun",
    fields: "Ein Feld ausfüllen",
    leftEmpty: "Was leer bleibt, bleibt in jedem Eintrag, wie es ist.",
    check: "Zeigen, was geschehen würde",
    reading: (done, all) => `${done} von ${all} aus Redmine gelesen…`,
    cancel: "Abbrechen",
    verdict: "Urteil",
    same: "ist schon so",
    count: (ready, refused, same) =>
      [
        counted(ready, { one: "Ein Eintrag würde geändert", other: `${ready} Einträge würden geändert` }),
        refused > 0 && counted(refused, { one: "einer darf nicht", other: `${refused} dürfen nicht` }),
        same > 0 && counted(same, { one: "einer ist schon so", other: `${same} sind schon so` }),
      ]
        .filter(Boolean)
        .join(", ") + ".",
    start: (count) => counted(count, { one: "Einen Eintrag ändern", other: `${count} Einträge ändern` }),
    back: "Zurück",
    keeping: "Wird auf diesem Rechner gesichert…",
    notInProject: (field, name) => `${field}: ${name} arbeitet in diesem Projekt nicht mit.`,
    otherKind: (kind) => `ist ein Eintrag anderer Art: ${kind}`,
    waiting: "Zu diesem Eintrag ist noch etwas anderes zu senden.",
    nothing: "nichts",
    sent: (count) =>
      counted(count, { one: "Ein Eintrag ist geändert.", other: `${count} Einträge sind geändert.` }),
    done: "Fertig",
  },
});
