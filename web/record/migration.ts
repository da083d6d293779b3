import type { Pack } from "#schema/pack";
import type { ImprovementRecord } from "#schema/record";
import type { Engine, MigrationChange } from "../engine/engine.ts";

/** What was done to a record so that today's rules can read it; it is stored with the next step, not before. */
export interface Migration {
  from: string;
  to: string;
  changes: MigrationChange[];
}

/**
 * The record as today's rules read it. One that they wrote comes back as it is, and so does one that no migration leads on
 * from: the evaluation says why. `everything` loads the engine that can migrate, only where that is needed.
 */
export async function migrated(
  record: ImprovementRecord,
  pack: Pack,
  everything: () => Promise<Engine>,
): Promise<{ record: ImprovementRecord; migration?: Migration }> {
  if (record.packVersion === pack.version || record.pack !== pack.id) return { record };
  const answer = (await everything()).migrate(record);
  if (answer.status !== "ok" || answer.value.changes.length === 0) return { record };
  const { changes } = answer.value;
  return {
    record: answer.value.record,
    migration: { from: record.packVersion, to: pack.version, changes },
  };
}
