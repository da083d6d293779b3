import { counted, words } from "./language.ts";

/** What the register says to the inputs of a management review. */
export const reviewText = words({
  en: {
    fill: "Fill in from the register",
    help: "Writes into each empty field what the register says since the last review. What is written already stays. Read it through, and add what no register knows.",
    filled: (count: number, since: string) =>
      counted(count, {
        one: `One field was filled in with what is known since ${since}. Read it through before you go on.`,
        other: `${count} fields were filled in with what is known since ${since}. Read them through before you go on.`,
      }),
    noReview: "There is no earlier review in the register.",
    unknown: "not in the register",
    ofReview: (day: string) => `Actions of the review of ${day}`,
    carried: "Carried forward from earlier reviews, not done yet",
    raised: (raised: number, major: number, closed: number) =>
      `Since the last review ${raised} were raised, ${major} of them major, and ${closed} were closed.`,
    open: (open: number, overdue: number) => `${open} are open, ${overdue} of them overdue.`,
    openMajor: "Open major nonconformities",
    again: "What keeps coming back",
    effective: (effective: number, all: number) =>
      `${effective} of ${all} effectiveness reviews found the actions effective.`,
    noEffectiveness: "No effectiveness review has come to a result yet.",
    timeToClose: (median: number, most: number) =>
      `From raising to closing took ${median} days in the middle; nine in ten took ${most} days or less.`,
    policy: "Violations of the policy that the register shows",
    violation: (label: string, count: number, raised: number) =>
      `${label}: ${count}, a nonconformity was raised from ${raised}`,
    held: "Audits held",
    findings: (count: number) =>
      counted(count, { one: "One line did not conform", other: `${count} lines did not conform` }),
    missed: (count: number) =>
      counted(count, {
        one: "One planned audit was not held.",
        other: `${count} planned audits were not held.`,
      }),
    risks: "Accepted risks",
    until: (day: string) => `accepted until ${day}`,
    expired: "which has passed",
    proposed: (proposed: number, measured: number) =>
      `Since the last review ${proposed} opportunities were proposed and the outcome of ${measured} was measured.`,
    toDecide: "Waiting for a decision",
    raisedBecause: (sources: string) => `Raised because of ${sources}`,
    nothing: (day: string) => `nothing in the register since ${day}.`,
    more: (count: number) => counted(count, { one: "- and one more", other: `- and ${count} more` }),
  },
  de: {
    fill: "Aus dem Verzeichnis ausfüllen",
    help: "Schreibt in jedes leere Feld, was das Verzeichnis seit der letzten Bewertung sagt. Was schon dasteht, bleibt. Lesen Sie es durch und ergänzen Sie, was kein Verzeichnis weiß.",
    filled: (count, since) =>
      counted(count, {
        one: `Ein Feld wurde mit dem ausgefüllt, was seit dem ${since} bekannt ist. Lesen Sie es durch, bevor Sie weitermachen.`,
        other: `${count} Felder wurden mit dem ausgefüllt, was seit dem ${since} bekannt ist. Lesen Sie sie durch, bevor Sie weitermachen.`,
      }),
    noReview: "Im Verzeichnis steht keine frühere Bewertung.",
    unknown: "nicht im Verzeichnis",
    ofReview: (day) => `Maßnahmen der Bewertung vom ${day}`,
    carried: "Aus früheren Bewertungen übernommen, noch nicht erledigt",
    raised: (raised, major, closed) =>
      `Seit der letzten Bewertung wurden ${raised} gemeldet, davon ${major} schwerwiegend, und ${closed} geschlossen.`,
    open: (open, overdue) => `${open} sind offen, davon ${overdue} überfällig.`,
    openMajor: "Offene schwerwiegende Abweichungen",
    again: "Was immer wiederkommt",
    effective: (effective, all) =>
      `${effective} von ${all} Wirksamkeitsprüfungen fanden die Maßnahmen wirksam.`,
    noEffectiveness: "Noch keine Wirksamkeitsprüfung hat ein Ergebnis.",
    timeToClose: (median, most) =>
      `Von der Meldung bis zum Abschluss vergingen in der Mitte ${median} Tage; neun von zehn brauchten höchstens ${most} Tage.`,
    policy: "Verstöße gegen die Leitlinie, die das Verzeichnis zeigt",
    violation: (label, count, raised) => `${label}: ${count}, aus ${raised} wurde eine Abweichung gemeldet`,
    held: "Durchgeführte Audits",
    findings: (count) =>
      counted(count, { one: "Eine Zeile war nicht konform", other: `${count} Zeilen waren nicht konform` }),
    missed: (count) =>
      counted(count, {
        one: "Ein geplantes Audit fand nicht statt.",
        other: `${count} geplante Audits fanden nicht statt.`,
      }),
    risks: "Akzeptierte Risiken",
    until: (day) => `akzeptiert bis ${day}`,
    expired: "was vergangen ist",
    proposed: (proposed, measured) =>
      `Seit der letzten Bewertung wurden ${proposed} Chancen vorgeschlagen und das Ergebnis von ${measured} gemessen.`,
    toDecide: "Warten auf eine Entscheidung",
    raisedBecause: (sources) => `Gemeldet wegen ${sources}`,
    nothing: (day) => `nichts im Verzeichnis seit dem ${day}.`,
    more: (count) => counted(count, { one: "- und eine weitere", other: `- und ${count} weitere` }),
  },
});
