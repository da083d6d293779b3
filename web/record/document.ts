import type { ImprovementRecord } from "#schema/record";
import { failed, ok, type Outcome } from "../outcome.ts";
import type { TextFormatting } from "../platform/platform.ts";

/**
 * The record document: the record as JSON in a folded block, readable in the issue's own history, inert in Textile
 * and Markdown alike. The same block serves both homes, the custom field and the description.
 */
const opening = "{{collapse(Clause 10 record)";
const block =
  /\{\{collapse\(Clause 10 record\)[^\S\r\n]*\r?\n(?:<pre>|```json)\r?\n([\s\S]*?)\r?\n(?:<\/pre>|```)\r?\n\}\}/g;

/** MySQL keeps a long text in 65,535 bytes; what surrounds the block needs room as well. */
export const largestDocument = 60_000;

/**
 * The braces, angle brackets and ampersands of texts are written as JSON escapes, so that nothing in a record can
 * close the block, open a macro or become markup. Indented JSON keeps the structural braces apart: Redmine ends a
 * macro at a line that starts with two of them.
 */
export function encodeBlock(record: ImprovementRecord, formatting: TextFormatting): string {
  const json = JSON.stringify(record, null, 1).replace(/"(?:[^"\\]|\\.)*"/g, (text) =>
    text.replace(/[{}<>&\u2028\u2029]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, "0")}`),
  );
  const [before, after] = formatting === "textile" ? ["<pre>", "</pre>"] : ["```json", "```"];
  return `${opening}\n${before}\n${json}\n${after}\n}}`;
}

/** The record in a text; undefined when the text holds none, Problem `damagedRecord` when it holds one that is broken. */
export function decodeBlock(text: string): Outcome<ImprovementRecord | undefined> {
  const found = [...text.matchAll(block)];
  if (found.length === 0) {
    return text.includes(opening)
      ? failed("damagedRecord", "the record block has no end or no content")
      : ok(undefined);
  }
  if (found.length > 1)
    return failed("damagedRecord", `the text holds ${found.length} record blocks, not one`);
  try {
    const record: unknown = JSON.parse(found[0]?.[1] ?? "");
    return isRecord(record) ? ok(record) : failed("damagedRecord", "the block holds JSON that is no record");
  } catch (error) {
    return failed("damagedRecord", String(error));
  }
}

/** The text with its record block replaced, or with the block appended where there is none. The rest stays as it is. */
export function replaceBlock(text: string, encoded: string): string {
  const replaced = text.replace(block, () => encoded);
  if (replaced !== text || text.includes(encoded)) return replaced;
  return text.trim() === "" ? encoded : `${text.replace(/\s+$/, "")}\n\n${encoded}`;
}

/** The text without its record block: what people wrote themselves. */
export function withoutBlock(text: string): string {
  return text.replace(block, "").trim();
}

/** The envelope only; whether the content is sound is for the engine to say. */
function isRecord(value: unknown): value is ImprovementRecord {
  if (typeof value !== "object" || value === null) return false;
  const record = value as Record<keyof ImprovementRecord, unknown>;
  return (
    record.clause10 === 1 &&
    typeof record.type === "string" &&
    typeof record.id === "string" &&
    typeof record.state === "string" &&
    typeof record.version === "number" &&
    Array.isArray(record.history) &&
    typeof record.deadlines === "object" &&
    record.deadlines !== null &&
    typeof record.fields === "object" &&
    record.fields !== null
  );
}
