import { counted, words } from "./language.ts";

/** The toolbar's list of what is mine to do. */
export const tasksText = words({
  en: {
    title: "My tasks",
    none: "Nothing is yours to do.",
    noneMore: "What others hand on to you appears here.",
    unconnected: "No Redmine is connected yet.",
    connect: "Connect a Redmine",
    settings: "Settings",
    raise: "Raise a nonconformity here",
    noPlace: "Open a page of the project that it is about, and press again.",
    refresh: "Look again",
    calendar: "Save as calendar (.ics)",
    unread: (site: string) => `${site} could not be asked just now:`,
    asOf: (time: string) => `As of ${time}`,
    undated: "no date",
    badge: (count: number) =>
      counted(count, { one: "Clause 10: one task is due", other: `Clause 10: ${count} tasks are due` }),
    quiet: "Clause 10: my tasks",
    file: "clause10-tasks.ics",
    occasion: {
      reminder: (step: string) => `Coming up: ${step}`,
      dueToday: (step: string) => `Due today: ${step}`,
      overdue: (step: string) => `Overdue: ${step}`,
      escalated: (step: string) => `Escalated: ${step}`,
    },
    several: (count: number) => `${count} tasks need you`,
  },
  de: {
    title: "Meine Aufgaben",
    none: "Es ist nichts von Ihnen zu tun.",
    noneMore: "Was andere an Sie weitergeben, erscheint hier.",
    unconnected: "Noch ist kein Redmine verbunden.",
    connect: "Ein Redmine verbinden",
    settings: "Einstellungen",
    raise: "Hier eine Nichtkonformität melden",
    noPlace: "Öffnen Sie eine Seite des Projekts, um das es geht, und drücken Sie noch einmal.",
    refresh: "Neu nachsehen",
    calendar: "Als Kalender speichern (.ics)",
    unread: (site) => `${site} ließ sich gerade nicht fragen:`,
    asOf: (time) => `Stand ${time}`,
    undated: "ohne Termin",
    badge: (count) =>
      counted(count, {
        one: "Clause 10: eine Aufgabe ist fällig",
        other: `Clause 10: ${count} Aufgaben sind fällig`,
      }),
    quiet: "Clause 10: meine Aufgaben",
    file: "clause10-aufgaben.ics",
    occasion: {
      reminder: (step) => `Demnächst fällig: ${step}`,
      dueToday: (step) => `Heute fällig: ${step}`,
      overdue: (step) => `Überfällig: ${step}`,
      escalated: (step) => `Eskaliert: ${step}`,
    },
    several: (count) => `${count} Aufgaben warten auf Sie`,
  },
});
