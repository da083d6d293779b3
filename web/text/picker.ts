import { counted, words } from "./language.ts";

/** What is searched and chosen: references, people, issues. */
export const pickerText = words({
  en: {
    remove: (name: string) => `Remove ${name}`,
    found: (count: number) => counted(count, { one: "One found", other: `${count} found` }),
    nothing: "Nothing found",
    chosen: "Chosen",
    refsHint: "Number or word, such as 9.2 or access",
    peopleHint: "Name",
    issueHint: "Number or word of its subject",
    asWritten: (text: string) => `Use “${text}” as it is`,
    ownRef: "not in the catalogue",
    pickPerson: "Nobody by that name: choose somebody from the list.",
    pickIssue: "Choose an issue from the list.",
    searching: "Searching…",
  },
  de: {
    remove: (name) => `${name} entfernen`,
    found: (count) => counted(count, { one: "Eines gefunden", other: `${count} gefunden` }),
    nothing: "Nichts gefunden",
    chosen: "Gewählt",
    refsHint: "Nummer oder Wort, etwa 9.2 oder Zugang",
    peopleHint: "Name",
    issueHint: "Nummer oder Wort aus dem Titel",
    asWritten: (text) => `„${text}“ so übernehmen`,
    ownRef: "nicht im Katalog",
    pickPerson: "Niemand mit diesem Namen: bitte aus der Liste wählen.",
    pickIssue: "Bitte ein Ticket aus der Liste wählen.",
    searching: "Suche…",
  },
});
