import { words } from "./language.ts";

/** What stands in the platform's own pages: the content script's words. */
export const pageText = words({
  en: {
    raise: "Raise nonconformity",
    drawerTitle: "Raise a nonconformity",
    recordTitle: "Clause 10: where this record stands",
  },
  de: {
    raise: "Nichtkonformität melden",
    drawerTitle: "Nichtkonformität melden",
    recordTitle: "Clause 10: Stand dieses Datensatzes",
  },
});
