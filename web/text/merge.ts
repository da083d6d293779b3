import { words } from "./language.ts";

/** When two people wrote at the same record. */
export const mergeText = words({
  en: {
    taken: (fields: string) =>
      `Somebody else took this record further while you were writing. What you wrote and they did not touch stands in the form: ${fields}.`,
    both: "Here both of you wrote. Choose; what is not chosen is kept in the note of your next step.",
    base: "Before",
    mine: "You wrote",
    theirs: "They wrote",
    nothing: "nothing",
    useMine: "Use mine",
    useMineFor: (field: string) => `Use mine: ${field}`,
    keepTheirs: "Keep theirs",
    keepTheirsFor: (field: string) => `Keep theirs: ${field}`,
    decided: "Decided; you can still change it in the form.",
    lost: "Written at the same time, not chosen",
  },
  de: {
    taken: (fields) =>
      `Während Sie geschrieben haben, hat jemand anderes diesen Datensatz weitergeführt. Was Sie geschrieben und andere nicht berührt haben, steht wieder im Formular: ${fields}.`,
    both: "Hier haben beide geschrieben. Wählen Sie; was nicht gewählt wird, bleibt in der Notiz Ihres nächsten Schritts erhalten.",
    base: "Vorher",
    mine: "Von Ihnen",
    theirs: "Von anderen",
    nothing: "nichts",
    useMine: "Meines nehmen",
    useMineFor: (field) => `Meines nehmen: ${field}`,
    keepTheirs: "Das andere behalten",
    keepTheirsFor: (field) => `Das andere behalten: ${field}`,
    decided: "Entschieden; im Formular lässt es sich noch ändern.",
    lost: "Gleichzeitig geschrieben, nicht gewählt",
  },
});
