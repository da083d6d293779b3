import type { ImprovementRecord } from "#schema/record";
import type { TextFormatting } from "../../../web/platform/platform.ts";
import type { AuditLine } from "../../../web/record/prefill.ts";
import type { WorkingDays } from "../../../web/calendar/calendar.ts";
import type { ClockOffset } from "../../../web/calendar/clock.ts";
import { isBase, isCall, isLine, isRecord, isToken } from "./calls.ts";
import { isFormEdit, isId, isIds, isNumberOrNull, isObject, isText } from "./shapes.ts";
import type { PlannedChange } from "../../../web/bulk/plan.ts";
import type { FormEdit } from "../../../web/gate/edit.ts";
import type { Outcome } from "../../../web/outcome.ts";
import type { ItemAct } from "../../../web/view/room-waiting.tsx";
import type { PageLook } from "../../../web/view/look.ts";
import type { PanelRequests } from "../../../web/service/panel-service.ts";
import type { PolicyStanding } from "../../../web/service/policy-standing.ts";
import type { PageFacts, WikiFacts } from "../../../web/service/page.ts";

/**
 * Everything that crosses between the contexts of the extension. A context trusts nothing that arrives: who sent it
 * is checked by the receiver (background.ts), its shape here.
 */

/** Content script → background: an issue page is open. */
export interface PageMessage {
  type: "page";
  facts: PageFacts;
}
/** What the content script should show: nothing, the button, or the panel of a record. */
export type PageAnswer = { show: "nothing" | "button" | "record" };

/** Content script → background: is the policy on this wiki page as it should be? Nobody waits for the answer. */
export interface PolicyMessage {
  type: "policy";
  facts: WikiFacts;
}
/** What is wrong with it, its day as people read it, and the address of its record; undefined where nothing is. */
export type PolicyAnswer = (PolicyStanding & { url: string }) | undefined;

/** Content script → background: a panel frame is about to be mounted on this page. */
export interface MountMessage {
  type: "mount";
  facts: PageFacts;
  look?: PageLook;
}
export type MountAnswer = { nonce: string } | { refused: true };

/** Panel → background: the nonce from the frame's address, for a session. A nonce works once. */
export interface HelloMessage {
  type: "hello";
  nonce: string;
}
export type HelloAnswer =
  | { session: string; workingDays?: WorkingDays; clock?: ClockOffset; look?: PageLook }
  | { refused: true };

/** Panel → background: one call of PanelRequests. */
export interface RequestMessage {
  type: "request";
  session: string;
  method: keyof PanelRequests;
  args: unknown[];
}
export type RequestAnswer = Outcome<unknown>;

/** Panel → background → content script: what the frame needs of the page around it. */
export interface FrameMessage {
  type: "frame";
  session: string;
  wish: FrameWish;
}
export type FrameWish =
  | { close: true }
  | { settings: true }
  /** Of the content, in CSS pixels: on the screen, and on paper. */
  | { height: number }
  | { paper: number }
  | { navigate: string };

/** Content script → background: what Redmine's edit form would save; null for a new issue. Answered with a Verdict. */
export interface FormCheckMessage {
  type: "form";
  issueId: number | null;
  edit: FormEdit;
}

/** Content script → background: issues that stand on the page. Answered with Badge[], of the records among them. */
export interface BadgesMessage {
  type: "badges";
  ids: number[];
}

/** Content script → background → the panel of the same tab: show this field of the record. */
export interface RevealMessage {
  type: "reveal";
  field: string;
}
/** Background → panel: `session` says to which one of all it goes. */
export interface ShowFieldMessage {
  type: "showField";
  session: string;
  field: string;
}

/** Toolbar popup → background: what is mine to do? Answered with SiteTasks[]. */
export interface TasksMessage {
  type: "tasks";
}

/**
 * Toolbar popup → background: is the page in the browser one of a connected Redmine; with `raise`, open the drawer there.
 * Answered with a boolean.
 */
export interface HereMessage {
  type: "here";
  raise: boolean;
}
/** Background → content script of that page: open the drawer, and answer whether there is something to raise from. */
export interface RaiseHereMessage {
  type: "raiseHere";
}

/** Content script → background: open the register with the records of that project, by its name. */
export interface OpenRegisterMessage {
  type: "openRegister";
  project: string;
}

/** What a fetch found out: how many records are not shown to this account any more, and what of what was taken along. */
export interface Fetched {
  gone: number;
  /** Number and subject of each. */
  left: string[];
  /** Those that were taken along and have changed since. */
  stale: number[];
}

/** Dashboard → background: count the whole register of this site. Answered with an Outcome of a Survey. */
export interface SurveyMessage {
  type: "survey";
  baseUrl: string;
}

/** Register page → background: fetch what is new of this site. Answered with an Outcome. */
export interface PullMessage {
  type: "pull";
  baseUrl: string;
}

/**
 * Audit room → background: a call on an issue that was taken along; with `line`, on what is raised from that line of its
 * checklist. Answered with an Outcome, as of the panel's own requests.
 */
export interface RoomMessage {
  type: "room";
  baseUrl: string;
  /** The account that the page was opened for. */
  userId: number;
  issueId: number;
  line?: AuditLine;
  method: keyof PanelRequests;
  args: unknown[];
}

/**
 * Audit room → background: take this issue along with its files up to so many bytes each; with `on`, only those files that
 * are still missing. Answered with an Outcome of how many are left for another time.
 */
export interface TakeMessage {
  type: "take";
  baseUrl: string;
  issueId: number;
  largest?: number;
  on?: boolean;
}

/** Audit room → background: what to do with one item of the outbox. Answered with an Outcome. */
export interface ItemMessage {
  type: "item";
  baseUrl: string;
  uuid: string;
  act: ItemAct;
}
/** Audit room → background: send what waits. Answered with an Outcome. */
export interface SendMessage {
  type: "send";
  baseUrl: string;
}

/** Import page → background: keep these new records to be sent to that project. Answered with an Outcome. */
export interface ImportMessage {
  type: "import";
  baseUrl: string;
  /** The account that the page was opened for. */
  userId: number;
  /** Its identifier. */
  project: string;
  formatting: TextFormatting;
  records: ImprovementRecord[];
}

/** Register page → background: keep these changes to be sent. Answered with an Outcome of their names in the outbox. */
export interface ChangesMessage {
  type: "changes";
  baseUrl: string;
  /** The account that the page was opened for. */
  userId: number;
  changes: PlannedChange[];
}

/** Options page → background: the connected sites have changed. */
export interface SitesMessage {
  type: "sites";
}

export type Message =
  | PageMessage
  | MountMessage
  | HelloMessage
  | RequestMessage
  | FrameMessage
  | FormCheckMessage
  | BadgesMessage
  | RevealMessage
  | TasksMessage
  | HereMessage
  | OpenRegisterMessage
  | PolicyMessage
  | PullMessage
  | RoomMessage
  | SurveyMessage
  | TakeMessage
  | SendMessage
  | ItemMessage
  | ImportMessage
  | ChangesMessage
  | SitesMessage;

/** The message in a raw value, or undefined for anything that is not exactly one of ours. */
export function asMessage(raw: unknown): Message | undefined {
  if (!isObject(raw)) return undefined;
  switch (raw["type"]) {
    case "page":
      return isFacts(raw["facts"]) ? (raw as unknown as PageMessage) : undefined;
    case "mount":
      return isFacts(raw["facts"]) && (raw["look"] === undefined || isLook(raw["look"]))
        ? (raw as unknown as MountMessage)
        : undefined;
    case "hello":
      return isToken(raw["nonce"]) ? (raw as unknown as HelloMessage) : undefined;
    case "request":
      return isToken(raw["session"]) && isCall(raw) ? (raw as unknown as RequestMessage) : undefined;
    case "frame":
      return isToken(raw["session"]) && isWish(raw["wish"]) ? (raw as unknown as FrameMessage) : undefined;
    case "form":
      return isNumberOrNull(raw["issueId"]) && isFormEdit(raw["edit"]) ? (raw as unknown as FormCheckMessage) : undefined;
    case "badges":
      return isIds(raw["ids"]) ? (raw as unknown as BadgesMessage) : undefined;
    case "reveal":
      return isText(raw["field"], 300) ? (raw as unknown as RevealMessage) : undefined;
    case "here":
      return typeof raw["raise"] === "boolean" ? (raw as unknown as HereMessage) : undefined;
    case "policy":
      return isObject(raw["facts"]) && "wiki" in raw["facts"] && isFacts(raw["facts"]) ? (raw as unknown as PolicyMessage) : undefined;
    case "openRegister":
      return isText(raw["project"], 255) ? (raw as unknown as OpenRegisterMessage) : undefined;
    case "room":
      return isText(raw["baseUrl"], 2000) && isId(raw["userId"]) && isId(raw["issueId"]) && isLine(raw["line"]) && isCall(raw)
        ? (raw as unknown as RoomMessage)
        : undefined;
    case "take":
      return isText(raw["baseUrl"], 2000) &&
        isId(raw["issueId"]) &&
        (raw["largest"] === undefined || Number.isSafeInteger(raw["largest"])) &&
        (raw["on"] === undefined || typeof raw["on"] === "boolean")
        ? (raw as unknown as TakeMessage)
        : undefined;
    case "import":
      return isText(raw["baseUrl"], 2000) &&
        isId(raw["userId"]) &&
        isText(raw["project"], 100) &&
        isFormatting(raw["formatting"]) &&
        Array.isArray(raw["records"]) &&
        raw["records"].every(isObject)
        ? (raw as unknown as ImportMessage)
        : undefined;
    case "changes":
      return isText(raw["baseUrl"], 2000) && isId(raw["userId"]) && Array.isArray(raw["changes"]) && raw["changes"].every(isChange)
        ? (raw as unknown as ChangesMessage)
        : undefined;
    case "send":
      return isText(raw["baseUrl"], 2000) ? (raw as unknown as SendMessage) : undefined;
    case "item":
      return isText(raw["baseUrl"], 2000) && isToken(raw["uuid"]) && ["send", "takeBack", "delete"].includes(raw["act"] as string)
        ? (raw as unknown as ItemMessage)
        : undefined;
    case "pull":
    case "survey":
      return isText(raw["baseUrl"], 2000) ? (raw as unknown as PullMessage | SurveyMessage) : undefined;
    case "tasks":
    case "sites":
      return { type: raw["type"] };
    default:
      return undefined;
  }
}

/** For the panel, which hears what the background says to all of its kind. */
export function asShowField(raw: unknown, session: string): ShowFieldMessage | undefined {
  if (!isObject(raw) || raw["type"] !== "showField" || raw["session"] !== session) return undefined;
  return isText(raw["field"], 300) ? (raw as unknown as ShowFieldMessage) : undefined;
}

export function isWish(raw: unknown): raw is FrameWish {
  if (!isObject(raw)) return false;
  const { close, settings, height, paper, navigate } = raw;
  if (close === true || settings === true) return true;
  if (typeof height === "number") return isHeight(height);
  if (typeof paper === "number") return isHeight(paper);
  return typeof navigate === "string" && /^https?:\/\//.test(navigate);
}

function isHeight(raw: number): boolean {
  return Number.isFinite(raw) && raw >= 0 && raw < 100_000;
}

/** Nothing but names of fonts and colours, which go into a style sheet. */
function isLook(raw: unknown): raw is PageLook {
  if (!isObject(raw)) return false;
  const { font, size, headingFont, heading, link } = raw;
  const isFont = (text: unknown) => typeof text === "string" && /^[\p{L}\p{N} ,"'._-]{0,200}$/u.test(text);
  const isColour = (text: unknown) => typeof text === "string" && /^#[0-9a-f]{6}$/.test(text);
  return isFont(font) && isFont(headingFont) && isColour(heading) && isColour(link) && typeof size === "number" && isHeight(size);
}

function isFacts(raw: unknown): raw is PageFacts {
  if (!isObject(raw)) return false;
  return "wiki" in raw ? isWikiFacts(raw) : "project" in raw ? isProjectFacts(raw) : isIssueFacts(raw);
}

function isWikiFacts({ wiki, formatting, ...rest }: Record<string, unknown>): boolean {
  return (
    isObject(wiki) &&
    typeof wiki["project"] === "string" &&
    /^[\w-]{1,100}$/.test(wiki["project"]) &&
    isText(wiki["title"], 255) &&
    isFormatting(formatting) &&
    Object.keys(rest).length === 0
  );
}

function isProjectFacts({ project, formatting, ...rest }: Record<string, unknown>): boolean {
  return (
    isObject(project) &&
    typeof project["identifier"] === "string" &&
    /^[\w-]{1,100}$/.test(project["identifier"]) &&
    isText(project["name"], 255) &&
    isFormatting(formatting) &&
    Object.keys(rest).length === 0
  );
}

function isChange(raw: unknown): boolean {
  if (!isObject(raw) || !isId(raw["issueId"]) || !isFormatting(raw["formatting"])) return false;
  const { record, base, set } = raw;
  return isRecord(record) && isBase(base) && (set === undefined || (Array.isArray(set) && set.every((id) => isText(id, 300))));
}

function isFormatting(raw: unknown): boolean {
  return raw === "textile" || raw === "markdown";
}

function isIssueFacts(raw: Record<string, unknown>): boolean {
  const { also } = raw;
  return (
    isId(raw["issueId"]) &&
    // A line of a checklist is the audit room's to name.
    raw["line"] === undefined &&
    (also === undefined || (Array.isArray(also) && also.length < 100 && also.every(isId))) &&
    typeof raw["subject"] === "string" &&
    raw["subject"].length <= 1000 &&
    typeof raw["tracker"] === "string" &&
    raw["tracker"].length <= 1000 &&
    isFormatting(raw["formatting"]) &&
    typeof raw["record"] === "boolean"
  );
}
