export interface SearchRequest {
  query: string;
  /** Only records of this type. */
  type?: string;
  /** Only in these fields. */
  fields?: readonly string[];
  /** Of hits; ten when absent. */
  limit?: number;
  /** The last word may be unfinished; true when absent. */
  prefix?: boolean;
}

/** A word of the query that is known, and where it stands in the query as a JavaScript string. */
export interface SearchWord {
  text: string;
  begin: number;
  end: number;
}

export interface SearchHit {
  id: string;
  type: string;
  /** Comparable within one answer. */
  score: number;
  /** Words of the query that the record answers to, as they were typed. */
  words: string[];
  /** The forms that the record holds, for `marks`. */
  terms: string[];
}

export interface SearchAnswer {
  words: SearchWord[];
  /** The most similar first. */
  hits: SearchHit[];
}

/** The engine counts bytes of UTF-8, JavaScript positions in the string. */
export function inString(answer: SearchAnswer, query: string): SearchAnswer {
  const bytes = new TextEncoder().encode(query);
  const decoder = new TextDecoder();
  const position = (byte: number) => decoder.decode(bytes.subarray(0, byte)).length;
  const words = answer.words.map(({ text, begin, end }) => ({
    text,
    begin: position(begin),
    end: position(end),
  }));
  return { ...answer, words };
}
