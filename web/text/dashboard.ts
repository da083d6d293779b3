import { words } from "./language.ts";

/** The dashboard: each figure and chart with its name and what it counts. */
export const dashboardText = words({
  en: {
    title: "Dashboard",
    open: "Dashboard",
    lead: "What the register says today. Each number can be counted from the records; choose one to see them.",
    kind: "Kind of record",
    today: (day: string) => `Counted on ${day}.`,
    nothing: "There is nothing to count yet: no record of this kind is in the register.",
    unreadable: (count: number) =>
      `${count} records cannot be read and are not counted; the register names them.`,
    definition: "What this counts",
    table: "The numbers",
    share: (percent: string, of: number) => `${percent} of ${of}`,
    none: "none yet",
    age: (from: number, to?: number) => (to === undefined ? `over ${from - 1} days` : `${from}–${to} days`),
    by: (field: string) => `By ${field.toLowerCase()}`,
    units: { records: "records", days: "days" },
    place: "What",
    series: {
      opened: "opened",
      closed: "closed",
      number: "records",
      records: "all but cancelled",
      open: "open",
      overdue: "of these overdue",
      upcoming: "not yet due",
      met: "met",
      p90: "nine in ten within",
      mean: "mean",
      median: "median",
      again: "came back",
      found: "found",
      raised: "of these raised",
      errors: "by rules that block",
      warnings: "by rules that warn",
    },
    figures: {
      open: {
        label: "Open",
        means: "Records that are neither closed nor cancelled: in no final state.",
      },
      overdue: {
        label: "Overdue",
        means:
          "Open records with a deadline whose day has passed and that is not met. Due today is not overdue.",
      },
      dueWithin7: {
        label: "Due within 7 days",
        means: "Open records with a deadline that is not met and due today or in the next 7 days.",
      },
      dueWithin30: {
        label: "Due within 30 days",
        means: "Open records with a deadline that is not met and due today or in the next 30 days.",
      },
      closed: {
        label: "Closed",
        means: "Records in a final state of the main path; cancelled ones are not among them.",
      },
      effective: {
        label: "Effective at review",
        means:
          "Effectiveness reviews that found the actions effective, of all that came to a result: effective, partly effective or ineffective.",
      },
    },
    charts: {
      trend: {
        label: "Opened and closed, 24 months",
        means:
          "Opened: left its first state in that month. Closed: is closed, and came to that state in that month. Whatever became of it since.",
      },
      states: {
        label: "By state",
        means: "Records that are in each state now, closed and cancelled ones included.",
      },
      deadlines: {
        label: "Deadlines",
        means:
          "Records that have the deadline, cancelled ones left out: met; not met and past its day; not met and due today or later.",
      },
      ageing: {
        label: "Age of what is open",
        means: "Open records by the calendar days since they left their first state.",
      },
      dimension: {
        label: "By field",
        means:
          "Records with each value, cancelled ones left out; a record with several values counts once for each. A record without a value is not in the chart.",
      },
      times: {
        label: "Days to each step",
        means:
          "Calendar days from the day a record was opened to the day it first reached the state, over all that ever did.",
      },
      recurrence: {
        label: "What keeps coming back",
        means:
          "Records whose cause and area were those of an earlier one within twelve months, the most frequent first (Pareto).",
      },
      results: {
        label: "Effectiveness reviews",
        means: "Reviews of effectiveness by what they found.",
      },
      policy: {
        label: "Violations of the policy",
        means:
          "What the software finds by itself over the whole register, and how much of it a nonconformity was raised from.",
      },
      clauses: {
        label: "Contradictions to the rules, by clause",
        means: "Violations in force now, by the clause that the broken rule names.",
      },
    },
  },
  de: {
    title: "Übersicht",
    open: "Übersicht",
    lead: "Was das Verzeichnis heute sagt. Jede Zahl lässt sich aus den Einträgen nachzählen; wählen Sie eine, um sie zu sehen.",
    kind: "Art des Eintrags",
    today: (day) => `Gezählt am ${day}.`,
    nothing: "Es gibt noch nichts zu zählen: Im Verzeichnis steht kein Eintrag dieser Art.",
    unreadable: (count) =>
      `${count} Einträge sind nicht lesbar und nicht mitgezählt; das Verzeichnis nennt sie.`,
    definition: "Was das zählt",
    table: "Die Zahlen",
    share: (percent, of) => `${percent} von ${of}`,
    none: "noch keine",
    age: (from, to) => (to === undefined ? `über ${from - 1} Tage` : `${from}–${to} Tage`),
    by: (field) => `Nach ${field}`,
    units: { records: "Einträge", days: "Tage" },
    place: "Was",
    series: {
      opened: "eröffnet",
      closed: "geschlossen",
      number: "Einträge",
      records: "alle außer stornierten",
      open: "offen",
      overdue: "davon überfällig",
      upcoming: "noch nicht fällig",
      met: "eingehalten",
      p90: "neun von zehn binnen",
      mean: "Mittel",
      median: "Median",
      again: "wiedergekehrt",
      found: "gefunden",
      raised: "davon gemeldet",
      errors: "durch sperrende Regeln",
      warnings: "durch warnende Regeln",
    },
    figures: {
      open: {
        label: "Offen",
        means: "Einträge, die weder geschlossen noch storniert sind: in keinem Endzustand.",
      },
      overdue: {
        label: "Überfällig",
        means:
          "Offene Einträge mit einer Frist, deren Tag vergangen und die nicht eingehalten ist. Heute fällig ist nicht überfällig.",
      },
      dueWithin7: {
        label: "Fällig in 7 Tagen",
        means:
          "Offene Einträge mit einer nicht eingehaltenen Frist, die heute oder in den nächsten 7 Tagen abläuft.",
      },
      dueWithin30: {
        label: "Fällig in 30 Tagen",
        means:
          "Offene Einträge mit einer nicht eingehaltenen Frist, die heute oder in den nächsten 30 Tagen abläuft.",
      },
      closed: {
        label: "Geschlossen",
        means: "Einträge in einem Endzustand des Hauptwegs; stornierte zählen nicht dazu.",
      },
      effective: {
        label: "Bei Prüfung wirksam",
        means:
          "Wirksamkeitsprüfungen, die die Maßnahmen wirksam fanden, von allen mit Ergebnis: wirksam, teilweise wirksam oder unwirksam.",
      },
    },
    charts: {
      trend: {
        label: "Eröffnet und geschlossen, 24 Monate",
        means:
          "Eröffnet: hat in diesem Monat den ersten Zustand verlassen. Geschlossen: ist geschlossen und kam in diesem Monat in diesen Zustand. Unabhängig davon, was seither geschah.",
      },
      states: {
        label: "Nach Zustand",
        means: "Einträge, die jetzt im jeweiligen Zustand sind, auch geschlossene und stornierte.",
      },
      deadlines: {
        label: "Fristen",
        means:
          "Einträge mit der Frist, ohne stornierte: eingehalten; nicht eingehalten und abgelaufen; nicht eingehalten und heute oder später fällig.",
      },
      ageing: {
        label: "Alter des Offenen",
        means: "Offene Einträge nach Kalendertagen, seit sie den ersten Zustand verlassen haben.",
      },
      dimension: {
        label: "Nach Feld",
        means:
          "Einträge mit dem jeweiligen Wert, ohne stornierte; ein Eintrag mit mehreren Werten zählt für jeden einmal. Ein Eintrag ohne Wert steht nicht im Diagramm.",
      },
      times: {
        label: "Tage bis zu jedem Schritt",
        means:
          "Kalendertage von der Eröffnung eines Eintrags bis zu dem Tag, an dem er den Zustand zum ersten Mal erreichte, über alle, die ihn je erreichten.",
      },
      recurrence: {
        label: "Was immer wiederkommt",
        means:
          "Einträge, deren Ursache und Bereich die eines früheren binnen zwölf Monaten waren, die häufigsten zuerst (Pareto).",
      },
      results: {
        label: "Wirksamkeitsprüfungen",
        means: "Prüfungen der Wirksamkeit nach ihrem Ergebnis.",
      },
      policy: {
        label: "Verstöße gegen die Leitlinie",
        means:
          "Was die Software von selbst über das ganze Verzeichnis findet, und aus wie vielem davon eine Abweichung gemeldet wurde.",
      },
      clauses: {
        label: "Widersprüche zu den Regeln, nach Abschnitt",
        means: "Geltende Verstöße nach dem Abschnitt, den die verletzte Regel nennt.",
      },
    },
  },
});
