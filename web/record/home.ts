import type { ImprovementRecord } from "#schema/record";
import { failed, ok, type Outcome } from "../outcome.ts";
import type { IssueChange, TextFormatting } from "../platform/platform.ts";
import { decodeBlock, encodeBlock, largestDocument, replaceBlock } from "./document.ts";
import { reasonText } from "../text/reasons.ts";

/** The custom field that holds the record document where a site has set one up. */
export const recordFieldName = "Clause 10 record";

/** Where the record document of an issue lives. */
export type RecordHome = { kind: "field"; fieldId: number } | { kind: "description" };

/** The home that a project offers, by the custom fields its issues have. */
export function homeIn(issueFields: { id: number; name: string }[]): RecordHome {
  const field = issueFields.find(({ name }) => name === recordFieldName);
  return field ? { kind: "field", fieldId: field.id } : { kind: "description" };
}

interface Housing {
  description: string;
  customFields: { id: number; name: string; value: string }[];
}

export interface HousedRecord {
  record: ImprovementRecord;
  home: RecordHome;
}

/**
 * The record of an issue with its home; undefined for an issue that is no improvement record.
 * The custom field wins: a block left in the description by a site that had no field then is the older one.
 */
export function readHousedRecord(issue: Housing): Outcome<HousedRecord | undefined> {
  const field = issue.customFields.find(({ name }) => name === recordFieldName);
  if (field) {
    const decoded = decodeBlock(field.value);
    if (!decoded.ok) return decoded;
    if (decoded.value) return ok({ record: decoded.value, home: { kind: "field", fieldId: field.id } });
  }
  const decoded = decodeBlock(issue.description);
  if (!decoded.ok) return decoded;
  return ok(decoded.value && { record: decoded.value, home: { kind: "description" } });
}

/** The attributes to write so that the record stands in its home. `description` is the issue's present one. */
export function housing(
  record: ImprovementRecord,
  home: RecordHome,
  description: string,
  formatting: TextFormatting,
): Outcome<Pick<IssueChange, "description" | "customFields">> {
  const encoded = encodeBlock(record, formatting);
  const size = new TextEncoder().encode(encoded).length;
  if (size > largestDocument) {
    return failed("refused", reasonText.tooLong(size, largestDocument));
  }
  if (home.kind === "field") return ok({ customFields: [{ id: home.fieldId, value: encoded }] });
  const replaced = replaceBlock(description, encoded);
  return replaced.ok ? ok({ description: replaced.value }) : replaced;
}
