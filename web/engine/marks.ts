/** A stretch of a text, as positions in the string. */
export interface Mark {
  begin: number;
  end: number;
}

const words = /[\p{L}\p{N}\p{M}\u00AD]+(?:[.,](?<=\p{Nd}.)(?=\p{Nd})[\p{L}\p{N}\p{M}]+)*/gu;
const letters = new Map([
  ["ß", "ss"],
  ["æ", "ae"],
  ["œ", "oe"],
  ["ø", "o"],
  ["ł", "l"],
  ["đ", "d"],
  ["ð", "d"],
  ["þ", "th"],
  ["ı", "i"],
  ["ħ", "h"],
  ["ς", "σ"],
]);

/** A word as the search index spells it: no capitals, no diacritics. */
function folded(word: string): string {
  const plain = word
    .toLowerCase()
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[\p{M}\u00AD]/gu, "");
  return plain.replace(/[ßæœøłđðþıħς]/g, (letter) => letters.get(letter) ?? letter).replaceAll(",", ".");
}

/** Where the terms of a hit stand in a text, so that a view can mark them. */
export function marks(text: string, terms: readonly string[]): Mark[] {
  const wanted = new Set(terms);
  const found: Mark[] = [];
  for (const match of text.matchAll(words)) {
    const [word] = match;
    if (wanted.has(folded(word)) || wanted.has(word))
      found.push({ begin: match.index, end: match.index + word.length });
  }
  return found;
}
