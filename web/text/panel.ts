import { counted, words } from "./language.ts";

/** The page of a record: where it stands, whose turn it is, what has been. */
export const panelText = words({
  en: {
    round: (count: number) => `Round ${count}`,
    yourTurn: "Your turn",
    turnOf: (who: string) => `Turn of ${who}`,
    unnamed: (field: string) => `${field}: nobody named yet`,
    onlyFor: (roles: string[]) => `This step is for: ${roles.join(" or ")}.`,
    originally: (day: string) => `originally ${day}`,
    escalated: (who: string, day: string) => `Escalated to ${who} since ${day}`,
    noNext: "Nothing more is to be done here.",
    back: (step: string) => `Back to: ${step}`,
    times: (count: number) => counted(count, { one: "once", other: `${count} times, last` }),
    noNotes: "The notes could not be read just now:",
    note: "What was noted",
  },
  de: {
    round: (count) => `Runde ${count}`,
    yourTurn: "Sie sind an der Reihe",
    turnOf: (who) => `An der Reihe: ${who}`,
    unnamed: (field) => `${field}: noch niemand genannt`,
    onlyFor: (roles) => `Dieser Schritt ist für: ${roles.join(" oder ")}.`,
    originally: (day) => `ursprünglich ${day}`,
    escalated: (who, day) => `Eskaliert an ${who} seit ${day}`,
    noNext: "Hier ist nichts mehr zu tun.",
    back: (step) => `Zurück zu: ${step}`,
    times: (count) => counted(count, { one: "einmal", other: `${count}-mal, zuletzt` }),
    noNotes: "Die Notizen sind gerade nicht lesbar:",
    note: "Was notiert wurde",
  },
});
