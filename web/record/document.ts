import type { ImprovementRecord } from "#schema/record";
import { failed, ok, type Outcome } from "../outcome.ts";
import type { TextFormatting } from "../platform/platform.ts";
import { reasonText } from "../text/reasons.ts";

/**
 * The record document: the record as JSON in a folded block, readable in the issue's own history, inert in Textile
 * and Markdown alike. The same block serves both homes, the custom field and the description. With these words it
 * begins: what a search for records looks for.
 */
export const opening = "{{collapse(Clause 10 record)";
/** How a block begins and ends; each is found in time linear in the text, which anybody may have written. */
const beginning = /\{\{collapse\(Clause 10 record\)[^\S\r\n]*\r?\n(?:<pre>|```json)\r?\n/g;
const ending = /\r?\n(?:<\/pre>|```)\r?\n\}\}/g;

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

interface Block {
  start: number;
  end: number;
  content: string;
}

/** Whether a text holds a record document, sound or not. */
export function mentionsBlock(text: string): boolean {
  return text.includes(opening);
}

/** The one block of a text, by position; text that merely mentions a block is ordinary text. */
function findBlock(text: string): Outcome<Block | undefined> {
  const [first, second] = text.matchAll(beginning);
  if (!first) return ok(undefined);
  if (second) return failed("damagedRecord", reasonText.severalBlocks);
  const from = first.index + first[0].length;
  ending.lastIndex = from;
  const last = ending.exec(text);
  if (!last) return failed("damagedRecord", reasonText.openBlock);
  return ok({ start: first.index, end: last.index + last[0].length, content: text.slice(from, last.index) });
}

/** The block as it stands in a text, to tell whether somebody changed it; undefined when the text holds none. */
export function blockIn(text: string): Outcome<string | undefined> {
  const block = findBlock(text);
  return block.ok ? ok(block.value && text.slice(block.value.start, block.value.end)) : block;
}

/** What the block of a text is written in; undefined when the text holds none. */
export function formattingIn(text: string): TextFormatting | undefined {
  const [first] = text.matchAll(beginning);
  return first && (first[0].includes("<pre>") ? "textile" : "markdown");
}

/** The record in a text; undefined when the text holds none, Problem `damagedRecord` when it holds one that is broken, `newerRecord` one of a later format. */
export function decodeBlock(text: string): Outcome<ImprovementRecord | undefined> {
  const block = findBlock(text);
  if (!block.ok || !block.value) return block as Outcome<undefined>;
  try {
    const record: unknown = JSON.parse(block.value.content);
    if (isRecord(record)) return ok(record);
    const format = isObject(record) ? record["clause10"] : undefined;
    return typeof format === "number" && format > 1
      ? failed("newerRecord", reasonText.recordFormat(format))
      : failed("damagedRecord", reasonText.noRecord);
  } catch (error) {
    return failed("damagedRecord", String(error));
  }
}

/**
 * The text with its record block replaced, or with the block appended where there is none. The rest stays as it is;
 * a text whose block is broken is refused.
 */
export function replaceBlock(text: string, encoded: string): Outcome<string> {
  const block = findBlock(text);
  if (!block.ok) return block;
  if (block.value) return ok(text.slice(0, block.value.start) + encoded + text.slice(block.value.end));
  return ok(text.trim() === "" ? encoded : `${text.trimEnd()}\n\n${encoded}`);
}

/** The envelope only; whether the content is sound is for the engine to say. */
function isRecord(value: unknown): value is ImprovementRecord {
  if (!isObject(value)) return false;
  const { clause10, type, id, state, version, fields, deadlines, history } = value;
  return (
    clause10 === 1 &&
    typeof type === "string" &&
    typeof id === "string" &&
    typeof state === "string" &&
    typeof version === "number" &&
    isObject(fields) &&
    isObject(deadlines) &&
    Object.values(deadlines).every((deadline) => isObject(deadline) && typeof deadline["due"] === "string") &&
    Array.isArray(history) &&
    history.every(isEntry)
  );
}

function isEntry(value: unknown): boolean {
  if (!isObject(value)) return false;
  const { version, transition, from, to, by, on } = value;
  return (
    typeof version === "number" &&
    [transition, from, to, on].every((member) => typeof member === "string") &&
    isObject(by) &&
    typeof by["id"] === "number" &&
    typeof by["name"] === "string"
  );
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
