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
  },
});
