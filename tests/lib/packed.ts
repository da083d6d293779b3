import pack from "#pack" with { type: "json" };
import type { Pack } from "#schema/pack";
import { withData } from "../../web/evidence-pack/data.ts";
import type { PackedRecord } from "../../web/evidence-pack/gather.ts";
import { pageOf } from "../../web/evidence-pack/page.ts";
import { sha256Of } from "../../web/evidence/sha256.ts";
import { append } from "../../web/history/chain.ts";
import { marked } from "../../web/history/mark.ts";
import type { IssueHistory } from "../../web/platform/platform.ts";
import { encodeBlock } from "../../web/record/document.ts";
import { aRecord } from "../web/records.ts";

const rules = pack as unknown as Pack;
const by = { id: 5, name: "Anna Berger" };
/** Of the one file that each record has. */
export const bytes = new TextEncoder().encode("Three accounts are open.");

/** A record that was created and saved again, with the notes that Redmine keeps of it. */
export async function packed(id: number, fields: Record<string, unknown>): Promise<PackedRecord> {
  const uuid = `0c10bbbb-0000-4000-8000-${String(id).padStart(12, "0")}`;
  const first = await append(
    { ...aRecord(fields), id: uuid },
    { save: `save ${id} 1`, by, on: "2026-11-23T10:00:00.000Z" },
  );
  const saved = { save: `save ${id} 2`, by, on: "2026-11-24T10:00:00.000Z", issue: id };
  const record = await append(
    { ...first, version: 2, fields: { ...first.fields, area: "People & Culture" } },
    { ...saved, after: { journal: 0, on: "2026-11-23T10:00:01Z" } },
  );
  const history: IssueHistory = {
    issue: {
      ...{ id, subject: `Issue ${id}`, tracker: "Nonconformity", status: "New", statusId: 1, closed: false },
      ...{ project: { id: 1, name: "ISMS" }, author: by, relatedTo: [], customFields: [], attachments: [] },
      ...{ createdOn: "2026-11-23T10:00:01Z", updatedOn: "2026-11-24T10:00:01Z" },
      description: encodeBlock(record, "textile"),
    },
    journals: [
      {
        id: 900 + id,
        user: by,
        on: "2026-11-24T10:00:01Z",
        notes: marked("Raised <b>again</b>", record),
        changes: [],
      },
    ],
    children: [],
  };
  const sha256 = await sha256Of(bytes);
  return {
    // What the browser finds against Redmine's history is another matter, tested with a real one.
    ...{ history, record, verification: { status: "verified", saves: [], findings: [], remarks: [] } },
    files: [{ id: 70 + id, name: 'list "1".txt', size: bytes.length, sha256, bytes }],
  };
}

/** The evidence pack of these records, in English. */
export async function html(records: PackedRecord[]): Promise<string> {
  const head = {
    ...{ site: "https://redmine.example/", madeOn: "2026-11-28T09:00:00.000Z", madeBy: by },
    pack: { id: rules.id, version: rules.version },
  };
  const page = pageOf({ records, left: [] }, head, rules, "en");
  return withData(page, head, records, (text) => sha256Of(new TextEncoder().encode(text)));
}
