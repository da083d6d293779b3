import pack from "#pack" with { type: "json" };
import type { ImprovementRecord } from "#schema/record";

/** A raised nonconformity with the given fields. */
export function aRecord(fields: Record<string, unknown>): ImprovementRecord {
  return {
    clause10: 1,
    pack: "iso27001",
    packVersion: pack.version,
    type: "nonconformity",
    id: "11111111-2222-4333-8444-555555555555",
    version: 1,
    state: "raised",
    fields,
    deadlines: {},
    history: [
      {
        version: 1,
        transition: "raise",
        from: "draft",
        to: "raised",
        by: { id: 5, name: "Anna Berger" },
        on: "2026-11-23T10:00:00Z",
      },
    ],
  };
}

/** The text of a draft, as a register takes it. */
export function aDraft(id: string, fields: Record<string, unknown>): string {
  return JSON.stringify({ ...aRecord(fields), id, version: 0, state: "draft", history: [] });
}
