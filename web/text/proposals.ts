import { words } from "./language.ts";

/** What the other records of the register say about this one. */
export const proposalsText = words({
  en: {
    heading: "From the register",
    takeOver: "Take over",
    takeOverWhat: (what: string) => `Take over: ${what}`,
    taken: "Taken over with this step:",
    undo: "Undo",
    roles: "Earlier records show that these people had a part in this until not long ago:",
    role: (name: string, role: string, until: string) => `${name}: ${role}, until ${until}`,
  },
  de: {
    heading: "Aus dem Verzeichnis",
    takeOver: "Übernehmen",
    takeOverWhat: (what) => `Übernehmen: ${what}`,
    taken: "Mit diesem Schritt übernommen:",
    undo: "Rückgängig",
    roles: "Frühere Einträge zeigen, dass diese Personen bis vor Kurzem daran beteiligt waren:",
    role: (name, role, until) => `${name}: ${role}, bis ${until}`,
  },
});
