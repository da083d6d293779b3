import type { TextFormatting } from "../platform/platform.ts";

/** What a page of a wiki is made of. Texts are texts: what somebody typed starts no macro and ends no cell. */
export interface WikiMarkup {
  heading(level: number, text: string): string;
  text(text: string): string;
  list(items: readonly string[]): string;
  /** Without `head` the first cell of each row is its name. */
  table(rows: readonly (readonly string[])[], head?: readonly string[]): string;
}

export function markupFor(formatting: TextFormatting): WikiMarkup {
  return formatting === "textile" ? textile : markdown;
}

const textile: WikiMarkup = {
  heading: (level, text) => `h${level}. ${inert(text)}`,
  text: inert,
  list: (items) => items.map((item) => `* ${inert(item)}`).join("\n"),
  table: (rows, head) => {
    const cells = rows.map((row) =>
      row.map((cell, at) => (at === 0 && !head ? `|_. ${inCell(cell)}` : `|${inCell(cell)}`)).join(""),
    );
    const first = head ? [head.map((name) => `|_. ${inCell(name)}`).join("")] : [];
    return [...first, ...cells].map((row) => `${row}|`).join("\n");
  },
};

const markdown: WikiMarkup = {
  heading: (level, text) => `${"#".repeat(level)} ${inert(text)}`,
  text: inert,
  list: (items) => items.map((item) => `- ${inert(item)}`).join("\n"),
  table: (rows, head) => {
    const width = head?.length ?? rows[0]?.length ?? 0;
    const names = head ?? Array<string>(width).fill("");
    const line = (cells: readonly string[]) => `| ${cells.map(inCell).join(" | ")} |`;
    const bold = rows.map((row) => row.map((cell, at) => (at === 0 && !head ? `**${inert(cell)}**` : cell)));
    return [line(names), `|${" --- |".repeat(width)}`, ...bold.map(line)].join("\n");
  },
};

/** Redmine runs macros in wiki pages. */
function inert(text: string): string {
  return text.trim().replaceAll("{{", "{ {").replaceAll("}}", "} }");
}

function inCell(text: string): string {
  return inert(text)
    .replace(/\s*\n\s*/g, " ")
    .replaceAll("|", "/");
}
