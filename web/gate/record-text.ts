import { blockIn, decodeBlock, replaceBlock } from "../record/document.ts";
import type { HousedRecord } from "../record/home.ts";
import { gateText } from "../text/gate.ts";
import type { Control, Fault, FormEdit } from "./edit.ts";

/** The issue as it is stored, as far as the text of its record goes. */
export interface Stored {
  description: string;
  customFields: { id: number; name: string; value: string }[];
}

/**
 * What the edit would do to the text that is the record: the block in the description, or the whole custom field. Every
 * other part of a text is free.
 */
export function recordTextFault(edit: FormEdit, stored: Stored, housed: HousedRecord): Fault | undefined {
  const { home, record } = housed;
  if (home.kind === "description") {
    return edit.description === undefined
      ? undefined
      : textFault("description", edit.description, stored.description, record.version);
  }
  const { fieldId } = home;
  if (edit.gone.includes(fieldId)) {
    const changed = edit.tracker ?? edit.project;
    return {
      control: edit.tracker ? "tracker" : "project",
      message: gateText.dropped(changed?.name ?? ""),
      reasons: [],
      way: { to: "panel" },
    };
  }
  const kept = stored.customFields.find(({ id }) => id === fieldId)?.value ?? "";
  const typed = edit.customFields.find(({ id }) => id === fieldId)?.value;
  if (typed === undefined || same(typed, kept)) return undefined;
  return textFault(`field:${fieldId}`, typed, kept, record.version);
}

function textFault(control: Control, typed: string, kept: string, version: number): Fault | undefined {
  const there = blockIn(typed);
  const stored = blockIn(kept);
  if (there.ok && stored.ok && same(there.value, stored.value)) return undefined;
  const older = decodeBlock(typed);
  // A page that was opened before the record went on carries an older version of it, untouched by whoever edits now.
  if (older.ok && older.value && older.value.version < version) {
    return { control, message: gateText.stale(version), reasons: [], way: { to: "reload" } };
  }
  const block = stored.ok ? stored.value : undefined;
  const restored = block === undefined ? undefined : replaceBlock(typed, block);
  return {
    control,
    message: wrongWith(there),
    reasons: [],
    restored: restored?.ok ? restored.value : kept,
    way: { to: "panel" },
  };
}

function wrongWith(there: ReturnType<typeof blockIn>): string {
  if (!there.ok) return gateText.recordEdited;
  return there.value === undefined ? gateText.recordLost : gateText.recordEdited;
}

/** Forms send line ends as CR LF, and Redmine cuts blanks off the ends of texts. */
function same(one: string | undefined, other: string | undefined): boolean {
  const plain = (text: string | undefined) => text?.replaceAll("\r\n", "\n").trim();
  return plain(one) === plain(other);
}
