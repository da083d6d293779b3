import { largestFile } from "../../../web/evidence/evidence.ts";
import type { PanelRequests } from "../../../web/service/panel-service.ts";
import { isId, isObject, isText } from "./shapes.ts";

/** The calls that pages of the extension make of the background: each with what it must be given, and nothing else. */

/** How many arguments each call takes: a list of methods that is complete by its type. */
const methods: Record<keyof PanelRequests, number> = {
  open: 0,
  alreadyRaised: 1,
  findIssues: 1,
  history: 0,
  similar: 3,
  proposals: 1,
  formerRoles: 1,
  reviewInputs: 1,
  policyPage: 1,
  writePolicy: 2,
  saveDraft: 2,
  discardDraft: 2,
  keepFile: 1,
  readFile: 1,
  create: 1,
  comment: 3,
  link: 2,
  saveStep: 3,
  saveProgress: 3,
  retry: 1,
  withdraw: 1,
};

export function isCall({ method, args }: Record<string, unknown>): boolean {
  if (typeof method !== "string" || !Array.isArray(args) || !Object.hasOwn(methods, method)) return false;
  if (args.length !== methods[method as keyof PanelRequests]) return false;
  const [first, second, third] = args as unknown[];
  switch (method as keyof PanelRequests) {
    case "open":
    case "history":
      return true;
    case "findIssues":
      return typeof first === "string" && first.trim() !== "" && first.length <= 200;
    case "similar":
      return isText(first, 10_000) && isName(second) && isToken(third);
    case "proposals":
    case "formerRoles":
    case "reviewInputs":
    case "policyPage":
      return isRecord(first);
    case "writePolicy":
      return isRecord(first) && (second === null || Number.isSafeInteger(second));
    case "alreadyRaised":
      return isName(first);
    case "keepFile":
      return isFile(first);
    case "readFile":
      return isHash(first);
    case "create":
      return isNewRecord(first);
    case "comment":
      return isId(first) && isRecord(second) && isForm(third);
    case "link":
      return isId(first) && isName(second);
    case "saveDraft":
      return isForm(first) && isDraft(second);
    case "discardDraft":
      return isForm(first) && (second === null || Number.isSafeInteger(second));
    case "saveStep":
    case "saveProgress":
      return isRecord(first) && isBase(second) && isObject(third);
    case "retry":
    case "withdraw":
      return isToken(first);
  }
}

export function isLine(raw: unknown): boolean {
  if (raw === undefined) return true;
  if (!isObject(raw)) return false;
  const { ref, note, kind, files } = raw;
  return isText(ref, 200) && isText(note, 100_000) && isText(kind, 64) && Array.isArray(files) && files.every(isNamedFile);
}

function isHash(raw: unknown): boolean {
  return typeof raw === "string" && /^[0-9a-f]{64}$/.test(raw);
}

function isNamedFile(raw: unknown): boolean {
  return isObject(raw) && isText(raw["name"], 255) && isHash(raw["sha256"]);
}

/** Base64 takes four characters for three bytes; what is larger than any file that is taken in is not decoded first. */
function isFile(raw: unknown): boolean {
  if (!isObject(raw)) return false;
  const { name, type, base64 } = raw;
  return (
    isText(name, 255) &&
    isText(type, 100) &&
    isText(base64, Math.ceil(largestFile / 3) * 4 + 4) &&
    /^[A-Za-z0-9+/]*={0,2}$/.test(base64)
  );
}

export function isToken(raw: unknown): raw is string {
  return typeof raw === "string" && /^[0-9a-f-]{36}$/.test(raw);
}

function isForm(raw: unknown): boolean {
  return typeof raw === "string" && /^(?:step|(?:raise|add)-[a-z][A-Za-z0-9]{0,63})$/.test(raw);
}

/** An id of the pack, such as that of a record type. */
function isName(raw: unknown): boolean {
  return typeof raw === "string" && /^[a-z][A-Za-z0-9]{0,63}$/.test(raw);
}

function isNewRecord(raw: unknown): boolean {
  if (!isObject(raw)) return false;
  const { record, form, bond, alsoRelated, project, ...rest } = raw;
  return (
    isRecord(record) &&
    isForm(form) &&
    (bond === "child" || bond === "related" || bond === "none") &&
    (alsoRelated === undefined ||
      (Array.isArray(alsoRelated) && alsoRelated.length <= 100 && alsoRelated.every(isId))) &&
    (project === undefined || isId(project) || (typeof project === "string" && /^[\w-]{1,100}$/.test(project))) &&
    Object.keys(rest).length === 0
  );
}

function isDraft(raw: unknown): boolean {
  if (!isObject(raw)) return false;
  const { recordId, fields, over, lost, waivers, base } = raw;
  return (
    isToken(recordId) &&
    isObject(fields) &&
    [over, lost].every((values) => values === undefined || isObject(values)) &&
    (waivers === undefined || (Array.isArray(waivers) && waivers.length <= 100 && waivers.every(isGivenWaiver))) &&
    (base === undefined || Number.isSafeInteger(base))
  );
}

function isGivenWaiver(raw: unknown): boolean {
  return isObject(raw) && isName(raw["field"]) && isObject(raw["waiver"]) && isText(raw["waiver"]["reason"], 100_000);
}

export function isRecord(raw: unknown): boolean {
  return isObject(raw) && raw["clause10"] === 1 && isToken(raw["id"]) && isObject(raw["fields"]);
}

export function isBase(raw: unknown): boolean {
  if (!isObject(raw)) return false;
  const { version, content, assigneeId, dueDate } = raw;
  return (
    Number.isSafeInteger(version) &&
    typeof content === "string" &&
    /^[0-9a-f]{64}$/.test(content) &&
    (assigneeId === null || Number.isSafeInteger(assigneeId)) &&
    (dueDate === null || (typeof dueDate === "string" && dueDate.length <= 10))
  );
}
