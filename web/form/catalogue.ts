import { localized } from "../record/localized.ts";

/** A clause, a theme of Annex A or a control: number and short title. */
export interface CatalogueEntry {
  ref: string;
  title: { en: string; de?: string };
}

/** The catalogue's parts one after the other: what people search is one list. */
export function entriesOf(parts: {
  clauses: CatalogueEntry[];
  themes: CatalogueEntry[];
  controls: CatalogueEntry[];
}): CatalogueEntry[] {
  return [...parts.clauses, ...parts.themes, ...parts.controls];
}

/** Umlauts and accents as they are typed in a hurry, and upper case, make no difference. */
function folded(text: string): string {
  return text.toLowerCase().replaceAll("ß", "ss").normalize("NFD").replace(/\p{M}/gu, "");
}

/**
 * The entries that a number or words lead to, best first: the very number, what it begins (with or without the "A."),
 * then titles in either language that have every word, those with words that begin so before those within which it
 * stands. Nothing typed: nothing found.
 */
export function searchCatalogue(
  entries: readonly CatalogueEntry[],
  typed: string,
  limit = 12,
): CatalogueEntry[] {
  const wanted = folded(typed.trim());
  if (wanted === "") return [];
  const words = wanted.split(/\s+/);
  const ranked = entries.flatMap((entry, order) => {
    const rank = rankOf(entry, wanted, words);
    return rank === undefined ? [] : [{ entry, rank, order }];
  });
  ranked.sort((a, b) => a.rank - b.rank || a.order - b.order);
  return ranked.slice(0, limit).map(({ entry }) => entry);
}

function rankOf({ ref, title }: CatalogueEntry, wanted: string, words: string[]): number | undefined {
  const number = folded(ref);
  const bare = number.replace(/^a\./, "");
  const asked = wanted.replace(/^a\.?(?=\d)/, "a.");
  if (number === asked) return 0;
  if (bare === asked) return 1;
  if (number.startsWith(asked)) return 2;
  if (bare.startsWith(asked)) return 3;
  const titles = [title.en, title.de ?? ""].map(folded);
  const text = `${number} ${titles.join(" ")}`;
  if (!words.every((word) => text.includes(word))) return undefined;
  return words.every((word) => ` ${text}`.includes(` ${word}`)) ? 4 : 5;
}

/** A reference as the catalogue writes it, where it is one of its numbers: "a.5.18" is A.5.18. */
export function canonicalRef(entries: readonly CatalogueEntry[], typed: string): string {
  const asked = folded(typed.trim()).replace(/^a\.?(?=\d)/, "a.");
  return entries.find(({ ref }) => folded(ref) === asked)?.ref ?? typed.trim();
}

/** The short title of a reference; undefined where it is in no catalogue: a section of one's own policy, say. */
export function titleOfRef(
  entries: readonly CatalogueEntry[],
  ref: string,
  locale: string,
): string | undefined {
  const entry = entries.find((candidate) => candidate.ref === ref);
  return entry && localized(entry.title, locale);
}
