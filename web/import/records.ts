import type { EvaluationContext } from "#schema/context";
import type { Pack } from "#schema/pack";
import type { ImprovementRecord } from "#schema/record";
import type { Engine } from "../engine/engine.ts";
import { sha256Of } from "../evidence/sha256.ts";
import type { Person } from "../platform/platform.ts";
import { localized } from "../record/localized.ts";
import { refusalOf } from "../record/refusal.ts";
import { firstStep } from "../record/way.ts";
import { importable, type Columns } from "./columns.ts";
import type { Table } from "./table.ts";
import { valueOf } from "./value.ts";

/** A row of a log, and what would become of it. */
export interface ImportRow {
  line: number;
  title: string;
  /** ready: it would be raised. there: it has been, from the same row. lacking: not before its `reasons` are mended. */
  status: "ready" | "there" | "lacking";
  reasons: string[];
  /** As it would be sent; of what is ready alone. */
  record?: ImprovementRecord;
}

export interface ImportPlan {
  table: Table;
  columns: Columns;
  typeId: string;
  /** Where the records go: the same row into the same project is the same record. */
  place: string;
  people: readonly Person[];
  /** Ids of the records that are known already, sent or not. */
  known: ReadonlySet<string>;
}

/**
 * What an import would do, row by row, with nothing done: each row is a record that takes its first step, judged by the engine as
 * if somebody had typed it. A record's id comes from its row as the file has it, whatever its columns were taken for: no row is
 * imported twice, in whatever browser.
 */
export async function planned(
  plan: ImportPlan,
  pack: Pack,
  engine: Engine,
  context: EvaluationContext,
): Promise<ImportRow[]> {
  const rows: ImportRow[] = [];
  const seen = new Set(plan.known);
  for (const { line, cells } of plan.table.rows) {
    const { fields, reasons } = fieldsOf(cells, plan, pack, context.locale ?? "en");
    const titleField = pack.recordTypes[plan.typeId]?.titleField ?? "title";
    const title = typeof fields[titleField] === "string" ? fields[titleField] : (cells[0] ?? "");
    const id = await idOf([plan.place, plan.typeId, ...withoutTail(cells)]);
    if (seen.has(id)) {
      rows.push({ line, title, status: "there", reasons: [] });
      continue;
    }
    const raised =
      reasons.length > 0 ? reasons : raisedAs({ type: plan.typeId, id, fields }, pack, engine, context);
    if (Array.isArray(raised)) rows.push({ line, title, status: "lacking", reasons: raised });
    else {
      seen.add(id);
      rows.push({ line, title, status: "ready", reasons: [], record: raised });
    }
  }
  return rows;
}

function fieldsOf(cells: string[], { columns, typeId, people }: ImportPlan, pack: Pack, locale: string) {
  const fields: Record<string, unknown> = {};
  const reasons: string[] = [];
  for (const field of importable(pack, typeId)) {
    const place = columns.indexOf(field.id);
    const cell = place < 0 ? "" : (cells[place] ?? "");
    const read = valueOf(cell, field, pack, people);
    if (!read) continue;
    if ("value" in read) fields[field.id] = read.value;
    else reasons.push(`${localized(field.label, locale)}: ${read.reason}`);
  }
  return { fields, reasons };
}

/** The record after its first step, or what the rules hold against that. */
function raisedAs(
  draft: Pick<ImprovementRecord, "type" | "id" | "fields">,
  pack: Pack,
  engine: Engine,
  context: EvaluationContext,
): ImprovementRecord | string[] {
  const step = firstStep(pack.recordTypes[draft.type])?.id ?? "";
  const created = engine.create(draft, context);
  if (created.status !== "ok")
    return ("errors" in created ? created.errors : [created.error]).map(({ message }) => message);
  const raised = engine.apply(created.value.record, step, context);
  return raised.status === "ok" ? raised.value.record : refusalOf(raised, step);
}

/** Empty cells at the end of a row say nothing: one kind of file has them, another has not. */
function withoutTail(cells: readonly string[]): string[] {
  return cells.slice(0, cells.findLastIndex((cell) => cell !== "") + 1);
}

/** A UUID of version 8 (RFC 9562): its bits are the digest of what the row says. */
async function idOf(parts: string[]): Promise<string> {
  const hash = await sha256Of(new TextEncoder().encode(JSON.stringify(parts)));
  const variant = "89ab"[parseInt(hash.charAt(16), 16) % 4] ?? "8";
  return [
    hash.slice(0, 8),
    hash.slice(8, 12),
    `8${hash.slice(13, 16)}`,
    variant + hash.slice(17, 20),
    hash.slice(20, 32),
  ].join("-");
}
