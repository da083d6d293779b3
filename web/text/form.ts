import { counted, words } from "./language.ts";

export const formText = words({
  en: {
    need: { needed: "needed", oneOf: "this or another", optional: "optional" },
    choose: "Choose…",
    nobody: "Nobody yet",
    none: "None yet",
    forExample: (example: string) => `For example: “${example}”`,
    blocked: (action: string, count: number) =>
      counted(count, {
        one: `“${action}” still needs one thing:`,
        other: `“${action}” still needs ${count} things:`,
      }),
    ready: (action: string) => `Everything is there. “${action}” is open.`,
    letPass: "Let it pass…",
    whyLetPass: "Why does this not fit here?",
    reasonIsKept: (least: number) =>
      `At least ${least} characters. The record keeps the reason, with your name.`,
    letPassNow: "Let it pass",
    passed: (who: string, on: string) => `Let pass by ${who}, ${on}:`,
    takeBack: "Take back",
    emptied: (edited: string) => `Emptied, because “${edited}” was changed: it has to be shown anew.`,
  },
  de: {
    need: { needed: "erforderlich", oneOf: "dies oder ein anderes", optional: "freiwillig" },
    choose: "Bitte wählen…",
    nobody: "Noch niemand",
    none: "Noch keines",
    forExample: (example) => `Zum Beispiel: „${example}“`,
    blocked: (action, count) =>
      counted(count, {
        one: `Für „${action}“ fehlt noch eine Angabe:`,
        other: `Für „${action}“ fehlen noch ${count} Angaben:`,
      }),
    ready: (action) => `Alles ist da. „${action}“ ist möglich.`,
    letPass: "Trotzdem zulassen…",
    whyLetPass: "Warum trifft das hier nicht zu?",
    reasonIsKept: (least) =>
      `Mindestens ${least} Zeichen. Der Datensatz behält die Begründung mit Ihrem Namen.`,
    letPassNow: "Zulassen",
    passed: (who, on) => `Zugelassen von ${who}, ${on}:`,
    takeBack: "Zurücknehmen",
    emptied: (edited) => `Geleert, weil „${edited}“ geändert wurde: Es ist neu zu belegen.`,
  },
});
