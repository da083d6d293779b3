import { decodeBlock, replaceBlock } from "../record/document.ts";
import { localized } from "../record/localized.ts";
import { gateText } from "../text/gate.ts";
import { mappedControls } from "./attributes.ts";
import type { Control, Fault, FormEdit, Need, Verdict } from "./edit.ts";
import type { Judge } from "./judge.ts";
import { isMeant, type SiteMapping } from "./mapping.ts";
import { fieldIn } from "./status.ts";

/**
 * A form that makes a new issue. On a tracker that the site has declared to be one of records it is held back, with the
 * way to raise the record; on one that only sounds like it that way is offered and nothing more. What a copied issue
 * brings along of another record is held back anywhere: there would be two of the same.
 */
export function judgeNew({ engine, pack, mapping, context }: Judge, edit: FormEdit): Verdict {
  const copied = copiedRecord(edit);
  if (copied) return { kind: "held", needs: [], faults: [copied] };
  const typeId = typeOf(mapping, edit);
  const type = typeId === undefined ? undefined : pack.recordTypes[typeId];
  if (typeId === undefined || !type) return { kind: "none" };
  const nothing = { customFields: edit.customFields.map(({ id, name }) => ({ id, name, value: "" })) };
  const mapped = mappedControls(edit, nothing, pack, mapping, typeId);
  const values = mapped
    .filter(({ value }) => value !== null)
    .map(({ field, value }) => [field, value] as const);
  const title = edit.subject?.trim() ? { [type.titleField]: edit.subject.trim() } : {};
  const id = "00000000-0000-4000-8000-000000000000";
  const created = engine.create(
    { type: typeId, id, fields: { ...title, ...Object.fromEntries(values) } },
    context,
  );
  if (created.status !== "ok") return { kind: "undecided", why: "unreadable" };
  const evaluated = engine.evaluate(created.value.record, context);
  if (evaluated.status !== "ok") return { kind: "undecided", why: "unreadable" };
  const first = evaluated.value.transitions.find(({ exit }) => !exit);
  const asked = new Set((first && evaluated.value.required.byTransition[first.id])?.map(fieldIn) ?? []);
  const needs: Need[] = mapped.filter(({ field }) => asked.has(field)).map(({ control }) => ({ control }));
  const label = localized(type.label, context.locale ?? "en");
  const hint: Fault = {
    control: "tracker",
    message: gateText.createWithPanel(label),
    reasons: [],
    way: { to: "raise", type: typeId },
  };
  return mapping.declared ? { kind: "held", needs, faults: [hint] } : { kind: "free", needs, hint };
}

function typeOf(mapping: SiteMapping, { tracker }: FormEdit): string | undefined {
  if (!tracker) return undefined;
  return Object.entries(mapping.types).find(([, { trackers }]) => isMeant(trackers, tracker))?.[0];
}

function copiedRecord({ description, customFields }: FormEdit): Fault | undefined {
  const texts: [Control, string][] = [
    ["description", description ?? ""],
    ...customFields.map(({ id, value }): [Control, string] => [`field:${id}`, value]),
  ];
  for (const [control, text] of texts) {
    const record = decodeBlock(text);
    if (!record.ok || !record.value) continue;
    const without = replaceBlock(text, "");
    return {
      control,
      message: gateText.copied,
      reasons: [],
      ...(without.ok && { restored: without.value.trim() }),
      way: { to: "raise", type: record.value.type },
    };
  }
  return undefined;
}
