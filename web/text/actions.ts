import { words } from "./language.ts";

/** The corrective actions on the page of their nonconformity. */
export const actionsText = words({
  en: {
    heading: "Corrective actions",
    none: "None yet. Each becomes an issue of its own, with an owner and a due date.",
    add: "Add a corrective action",
    create: "Create the action",
    busy: "Creating…",
    cancel: "Not now",
    columns: { action: "Action", owner: "Owner", due: "Due", status: "Status" },
  },
  de: {
    heading: "Korrekturmaßnahmen",
    none: "Noch keine. Jede wird ein eigenes Ticket mit verantwortlicher Person und Fälligkeit.",
    add: "Korrekturmaßnahme hinzufügen",
    create: "Maßnahme anlegen",
    busy: "Wird angelegt…",
    cancel: "Jetzt nicht",
    columns: { action: "Maßnahme", owner: "Verantwortlich", due: "Fällig", status: "Status" },
  },
});
