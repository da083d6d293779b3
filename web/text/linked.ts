import { words } from "./language.ts";

/** The lists of a record that stand for other records. */
export const linkedText = words({
  en: {
    add: (label: string) => `Add: ${label}`,
    create: (label: string) => `Create: ${label}`,
    busy: "Creating…",
    none: "None yet.",
    notNow: "Not now",
    issue: "Issue",
    progress: "Progress",
    next: "Next",
    link: "Link an existing one",
    linkNumber: "Number of the issue",
    linkNow: "Link",
    linkBusy: "Linking…",
    noNumber: "Enter the number of the issue, such as 42.",
    otherType: (id: number, label: string) =>
      `#${id} is none of these: ${label}. Choose another issue, or add a new one.`,
    unreadable: "cannot be read, so it counts as not done:",
    gone: "Recorded at an earlier step and not here any more:",
    deleted: "deleted",
    unlinked: "no longer tied to this issue",
    begin: "Also here:",
  },
  de: {
    add: (label: string) => `Hinzufügen: ${label}`,
    create: (label: string) => `Anlegen: ${label}`,
    busy: "Wird angelegt …",
    none: "Noch keine.",
    notNow: "Jetzt nicht",
    issue: "Ticket",
    progress: "Fortschritt",
    next: "Als Nächstes",
    link: "Vorhandenes verknüpfen",
    linkNumber: "Nummer des Tickets",
    linkNow: "Verknüpfen",
    linkBusy: "Wird verknüpft …",
    noNumber: "Geben Sie die Nummer des Tickets ein, zum Beispiel 42.",
    otherType: (id: number, label: string) =>
      `#${id} gehört nicht dazu: ${label}. Wählen Sie ein anderes Ticket oder legen Sie ein neues an.`,
    unreadable: "ist nicht lesbar und zählt deshalb als nicht erledigt:",
    gone: "Bei einem früheren Schritt festgehalten und nicht mehr da:",
    deleted: "gelöscht",
    unlinked: "nicht mehr mit diesem Ticket verbunden",
    begin: "Auch von hier:",
  },
});
