import { counted, words } from "./language.ts";

/** What stands in the platform's own pages: the content script's words. */
export const pageText = words({
  en: {
    raise: "Raise nonconformity",
    raiseFrom: (count: number) =>
      counted(count, {
        one: "Raise nonconformity from one issue",
        other: `Raise nonconformity from ${count} issues`,
      }),
    register: "Improvement",
    policyOverdue: (day: string) => `This policy was to be reviewed by ${day}.`,
    policyEdited: "This page is not the text that was approved: it has been changed since.",
    policyRecord: (id: number) => `Open its record, #${id}`,
    drawerTitle: "Raise a nonconformity",
    recordTitle: "Clause 10: where this record stands",
  },
  de: {
    raise: "Nichtkonformität melden",
    raiseFrom: (count) =>
      counted(count, {
        one: "Nichtkonformität aus einem Ticket melden",
        other: `Nichtkonformität aus ${count} Tickets melden`,
      }),
    register: "Verbesserung",
    policyOverdue: (day) => `Diese Richtlinie war bis ${day} zu überprüfen.`,
    policyEdited: "Diese Seite ist nicht der freigegebene Text: sie wurde seither geändert.",
    policyRecord: (id) => `Ihren Eintrag öffnen, #${id}`,
    drawerTitle: "Nichtkonformität melden",
    recordTitle: "Clause 10: Stand dieses Datensatzes",
  },
});
