/** The languages that the interface has; English is what everybody else reads. */
const languages = ["en", "de"] as const;
export type Language = (typeof languages)[number];

let spoken: Language = "en";

/**
 * Chooses the language; once in each context, before anything is drawn. `locale` is the browser's (BCP 47). Returns the
 * locale that dates, numbers and the pack's texts follow: the browser's own where its language is spoken here, else
 * English, so that no page mixes two languages.
 */
export function speak(locale: string): string {
  const language = languages.find((each) => each === locale.toLowerCase().split(/[-_]/)[0]);
  spoken = language ?? "en";
  return language ? locale.replaceAll("_", "-") : "en";
}

export function language(): Language {
  return spoken;
}

/**
 * One feature's words in every language: the German side has the very shape of the English one, functions take the same
 * arguments. Read when something is drawn, not when the module loads; whoever takes a member out too early keeps the
 * language of that moment.
 */
export function words<T extends object>(all: { en: T; de: NoInfer<T> }): T {
  return new Proxy(all.en, { get: (_, key) => Reflect.get(all[spoken], key) as unknown });
}

const plurals = { en: new Intl.PluralRules("en"), de: new Intl.PluralRules("de") };

/** The form that a number asks for; the forms may mention the number themselves. */
export function counted(count: number, forms: { one: string; other: string }): string {
  return plurals[spoken].select(count) === "one" ? forms.one : forms.other;
}
