import { counted, words } from "./language.ts";

/** Cases like the one that is being written. */
export const similarText = words({
  en: {
    heading: "Looks like one that is there already?",
    headingStep: "Similar cases in the register",
    lead: "Found in the register by the words you typed. Say whether it is the same, or put this there instead of raising it again.",
    leadStep:
      "Found in the register by the words of this record. Each one that you judge becomes a candidate below.",
    searched: (count: number, asOf: string) =>
      counted(count, {
        one: `One record searched, as of ${asOf}.`,
        other: `${count} records searched, as of ${asOf}.`,
      }),
    none: (count: number, asOf: string) =>
      counted(count, {
        one: `Nothing like it in the one record of the register, as of ${asOf}.`,
        other: `Nothing like it among the ${count} records of the register, as of ${asOf}.`,
      }),
    filling: "The register is being fetched for the first time; there may be more.",
    more: (count: number) => counted(count, { one: "Show one more", other: `Show ${count} more` }),
    record: "Record this search",
    verdict: (issue: number) => `Your verdict on #${issue}`,
    verdicts: { same: "Same", related: "Related", different: "Different" },
    unjudged: "not judged",
    reason: (issue: number) => `Why, for #${issue}`,
    reasonHint: "Why?",
    comment: "Add mine there instead",
    commentOn: (issue: number) => `Add mine there instead: as a note to #${issue}`,
    commented: (issue: number) => `Added to #${issue} as a note`,
    commentedMore: "Nothing new was raised.",
    again: "Seen again",
    check: (count: number, title: string) =>
      `Searched the register of ${counted(count, { one: "one record", other: `${count} records` })} for “${title}”.`,
  },
  de: {
    heading: "Gibt es das schon?",
    headingStep: "Ähnliche Fälle im Verzeichnis",
    lead: "Nach Ihren Worten im Verzeichnis gefunden. Sagen Sie, ob es dasselbe ist, oder schreiben Sie es dort dazu, statt es noch einmal zu melden.",
    leadStep:
      "Nach den Worten dieses Eintrags im Verzeichnis gefunden. Jeder, den Sie beurteilen, wird unten zum Kandidaten.",
    searched: (count, asOf) =>
      counted(count, {
        one: `Ein Eintrag durchsucht, Stand ${asOf}.`,
        other: `${count} Einträge durchsucht, Stand ${asOf}.`,
      }),
    none: (count, asOf) =>
      counted(count, {
        one: `Nichts Ähnliches in dem einen Eintrag des Verzeichnisses, Stand ${asOf}.`,
        other: `Nichts Ähnliches unter den ${count} Einträgen des Verzeichnisses, Stand ${asOf}.`,
      }),
    filling: "Das Verzeichnis wird zum ersten Mal geholt; es kann noch mehr geben.",
    more: (count) => counted(count, { one: "Einen weiteren zeigen", other: `${count} weitere zeigen` }),
    record: "Diese Suche festhalten",
    verdict: (issue) => `Ihr Urteil zu #${issue}`,
    verdicts: { same: "Dasselbe", related: "Verwandt", different: "Anders" },
    unjudged: "nicht beurteilt",
    reason: (issue) => `Warum, zu #${issue}`,
    reasonHint: "Warum?",
    comment: "Dort dazuschreiben",
    commentOn: (issue) => `Dort dazuschreiben: als Notiz zu #${issue}`,
    commented: (issue) => `Als Notiz zu #${issue} gegeben`,
    commentedMore: "Es wurde nichts Neues gemeldet.",
    again: "Wieder gesehen",
    check: (count, title) =>
      `Verzeichnis mit ${counted(count, { one: "einem Eintrag", other: `${count} Einträgen` })} nach „${title}“ durchsucht.`,
  },
});

/** Whether a text is one that `check` wrote, in either language. */
export function isCheckText(text: string): boolean {
  return (
    /^Searched the register of [^\n]*”\.$/.test(text) || /^Verzeichnis mit [^\n]*“ durchsucht\.$/.test(text)
  );
}
