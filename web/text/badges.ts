import { words } from "./language.ts";

/** The small badges in lists and headings. */
export const badgeText = words({
  en: {
    state: "Where this record stands",
    due: (what: string, day: string) => `${what}: due ${day}`,
  },
  de: {
    state: "Stand dieses Datensatzes",
    due: (what, day) => `${what}: fällig am ${day}`,
  },
});
