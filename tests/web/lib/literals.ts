import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import ts from "typescript";

/** Attributes that are read out or shown: one word is enough. */
const spoken =
  /^(?:title|alt|placeholder|label|actionLabel|busyLabel|about|aria-(?:label|roledescription|valuetext))$/;
/** Attributes that are names for machines, however many. */
const silent = /^(?:class|data-.*|aria-(?:describedby|labelledby|controls|owns))$/;

interface Literal {
  line: number;
  text: string;
}

/**
 * The literals of a source text that read like words for people: letters in JSX, or several words in a string. Not those
 * of a `throw new Error`, which tells a programmer that something does not fit together, nor names for machines.
 */
export function literalsIn(source: string, name = "a.tsx"): Literal[] {
  const file = ts.createSourceFile(name, source, ts.ScriptTarget.Latest, true);
  const found: Literal[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node) || ts.isTypeNode(node)) return;
    if (ts.isThrowStatement(node) || isRejection(node)) return;
    if (ts.isJsxAttribute(node) && silent.test(node.name.getText())) return;
    const text = textOf(node);
    if (text !== undefined && isWords(node, text))
      found.push({
        line: file.getLineAndCharacterOfPosition(node.getStart()).line + 1,
        text: shown(node, text),
      });
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

/** Those of every source file outside web/text, as "place: text". */
export async function wordsOutside(root: string): Promise<string[]> {
  const found: string[] = [];
  for (const folder of ["web", "plugin/extension/src"]) {
    for (const entry of await readdir(path.join(root, folder), { recursive: true })) {
      const name = path.join(folder, entry);
      if (!/\.tsx?$/.test(name) || name.startsWith("web/text/")) continue;
      for (const { line, text } of literalsIn(await readFile(path.join(root, name), "utf8"), name))
        if (!names.includes(text)) found.push(`${name}:${line}: ${text}`);
    }
  }
  return found;
}

/** Names that are the same in every language. */
const names = ["Clause 10 record", "icon icon-warning", "field wrong"];

function textOf(node: ts.Node): string | undefined {
  const text = literalText(node);
  return text !== undefined && isMarkup(node) ? outsideTags(text) : text;
}

/** Within a template that is tagged as markup. */
function isMarkup(node: ts.Node): boolean {
  const template = ts.isNoSubstitutionTemplateLiteral(node) ? node : node.parent;
  const tagged = ts.isTemplateSpan(template) ? template.parent.parent : template.parent;
  return (
    ts.isTaggedTemplateExpression(tagged) && tagged.tag.getText() === "html" && !ts.isStringLiteral(node)
  );
}

/** What people see of a piece of markup, which may begin and end within a tag; no command's name, no style. */
function outsideTags(markup: string): string {
  return markup
    .replace(/^[^<>]*>/, "")
    .replace(/<(style|code)>.*<\/\1>/gs, "")
    .replace(/<[^>]*(?:>|$)/g, "\n");
}

function literalText(node: ts.Node): string | undefined {
  if (ts.isJsxText(node)) return node.text;
  if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) return node.text;
  if (ts.isTemplateHead(node) || ts.isTemplateMiddle(node) || ts.isTemplateTail(node)) return node.text;
  return undefined;
}

function isWords(node: ts.Node, text: string): boolean {
  if (ts.isJsxText(node)) return /[\p{L}“”„"']/u.test(text);
  // An address, a selector, a measure.
  if (/^(?:https?:|[#.]\w|-?\d)/.test(text)) return false;
  if (within(node, (at) => ts.isJsxAttribute(at) && spoken.test(at.name.getText())))
    return /\p{L}{2}/u.test(text);
  return /\p{L}\s+\p{L}|^\s\p{L}{3}.*\s\p{L}/u.test(text);
}

function shown(node: ts.Node, text: string): string {
  return ts.isJsxText(node) ? text.trim() : text;
}

/** `Promise.reject(new Error(…))`: a throw by another way. */
function isRejection(node: ts.Node): boolean {
  return ts.isCallExpression(node) && node.expression.getText() === "Promise.reject";
}

/** Whether a literal belongs to such a node, with no call, function or element of its own in between. */
function within(node: ts.Node, is: (node: ts.Node) => boolean): boolean {
  for (let at = node.parent as ts.Node | undefined; at; at = at.parent as ts.Node | undefined) {
    if (is(at)) return true;
    if (ts.isCallExpression(at) || ts.isFunctionLike(at) || ts.isJsxElement(at) || ts.isBinaryExpression(at))
      return false;
  }
  return false;
}
