import type { Row } from "./row.ts";

/** Of each row, in 32-bit words: at 2,048 bits a text of a thousand letters fills about a quarter of them. */
const size = 64;
const bits = size * 32;
/** Letters that are looked at together. */
const length = 3;

/**
 * Which rows have words in their texts, without reading all texts: of each three letters in a row one bit is kept, so that a row
 * which lacks one of a word's cannot have the word (a Bloom filter with one hash, Bloom 1970). What is left is read.
 */
export class TextIndex {
  /** Of the rows, as they came: as many rows each as were added at once. */
  readonly #parts: { rows: readonly Row[]; marks: Uint32Array }[] = [];

  add(rows: readonly Row[]): void {
    const marks = new Uint32Array(rows.length * size);
    for (const [at, { text }] of rows.entries())
      mark(text, (bit) => {
        const place = at * size + (bit >>> 5);
        marks[place] = (marks[place] ?? 0) | (1 << (bit & 31));
      });
    this.#parts.push({ rows, marks });
  }

  /** The rows whose texts have each of the words somewhere; words are in small letters and without spaces. */
  find(words: readonly string[]): Set<Row> {
    const asked = new Set<number>();
    for (const word of words) mark(word, (bit) => asked.add(bit));
    const needed = [...asked];
    const found = new Set<Row>();
    for (const { rows, marks } of this.#parts)
      for (const [at, row] of rows.entries())
        if (may(marks, at * size, needed) && words.every((word) => row.text.includes(word))) found.add(row);
    return found;
  }
}

function may(marks: Uint32Array, start: number, needed: readonly number[]): boolean {
  for (const bit of needed) if (((marks[start + (bit >>> 5)] ?? 0) & (1 << (bit & 31))) === 0) return false;
  return true;
}

/** Tells the bit of each three letters that stand together. */
function mark(text: string, tell: (bit: number) => void): void {
  let one = text.charCodeAt(0);
  let two = text.charCodeAt(1);
  for (let at = length - 1; at < text.length; at++) {
    const three = text.charCodeAt(at);
    // Multiplicative hashing; the upper bits are the mixed ones.
    const mixed = Math.imul((one * 31 + two) * 31 + three, 0x9e3779b1);
    tell((mixed >>> 16) % bits);
    one = two;
    two = three;
  }
}
