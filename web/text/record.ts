import { counted, words } from "./language.ts";

export const recordText = words({
  en: {
    wayLabel: "Where it stands",
    next: (step: string) => `Next step: ${step}`,
    done: "What is recorded",
    history: "History",
    saving: "Saving…",
    progress: "saved as far as it is",
    otherSteps: "Other steps",
    by: (name: string, day: string) => `${name}, ${day}`,
    outdated: "While you were writing, somebody else took this record further. You had written:",
    violations: "This record contradicts its rules",
    unreadable:
      "This record cannot be judged by the rules on this computer, so nothing can be done with it here. It is stored as it was; nothing was changed.",
    stored: "What is stored",
    migrated: (from: string, to: string) =>
      `This record was written with version ${from} of the rules and is shown as version ${to} reads it. It is stored like that with the next step you take, and not before.`,
    changes: (count: number) => `What changes (${count})`,
    change: (place: string, before: string, after: string) => `${place}: ${before} becomes ${after}`,
    nothing: "nothing",
    crashed: "for an unknown reason",
  },
  de: {
    wayLabel: "Stand",
    next: (step) => `Nächster Schritt: ${step}`,
    done: "Was festgehalten ist",
    history: "Verlauf",
    saving: "Wird gespeichert…",
    progress: "Zwischenstand gesichert",
    otherSteps: "Weitere Schritte",
    by: (name, day) => `${name}, ${day}`,
    outdated:
      "Während Sie geschrieben haben, hat jemand anderes diesen Datensatz weitergeführt. Sie hatten geschrieben:",
    violations: "Dieser Datensatz widerspricht seinen Regeln",
    unreadable:
      "Die Regeln auf diesem Computer können diesen Datensatz nicht beurteilen, daher lässt sich hier nichts damit tun. Er ist unverändert gespeichert.",
    stored: "Was gespeichert ist",
    migrated: (from, to) =>
      `Dieser Datensatz wurde mit Version ${from} der Regeln geschrieben und wird so angezeigt, wie Version ${to} ihn liest. So gespeichert wird er mit Ihrem nächsten Schritt und nicht vorher.`,
    changes: (count) => counted(count, { one: "Eine Änderung", other: `${count} Änderungen` }),
    change: (place, before, after) => `${place}: aus ${before} wird ${after}`,
    nothing: "nichts",
    crashed: "aus unbekanntem Grund",
  },
});
