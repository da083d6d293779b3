import type { LocalizedText } from "#schema/pack";

/** The text in a language, with English as the language every pack has. */
export function localized(text: LocalizedText | undefined, locale: string): string {
  if (!text) return "";
  const language = locale.split("-")[0] ?? "en";
  return (language === "de" ? text.de : undefined) ?? text.en;
}

/** The text in every language that the pack has. */
export function everyLanguage(text: LocalizedText): string[] {
  return Object.values<unknown>({ ...text }).filter((each) => typeof each === "string");
}
