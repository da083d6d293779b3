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
    drawerTitle: "Nichtkonformität melden",
    recordTitle: "Clause 10: Stand dieses Datensatzes",
  },
});
