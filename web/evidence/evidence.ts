import type { Pack } from "#schema/pack";
import type { ImprovementRecord } from "#schema/record";
import { linesIn } from "../form/list/lines.ts";
import { shapeOf } from "../form/list/shape.ts";

/** A file as a record names it: whoever has the file can prove by the hash that it is the one. */
export interface EvidenceFile {
  name: string;
  /** Of its content, 64 hexadecimal digits. */
  sha256: string;
}

/** Bytes of one file that are taken in: more than this no browser hands on in one message, and few servers take it. */
export const largestFile = 20 * 1024 * 1024;

/** The files that a record names in those of its lists that hold files, each content once. */
export function filesNamed(pack: Pack, { type, fields }: ImprovementRecord): EvidenceFile[] {
  const lists = pack.recordTypes[type]?.fields.filter(
    (field) => field.type === "list" && shapeOf(field) === "files",
  );
  const named = new Map<string, EvidenceFile>();
  for (const { id } of lists ?? [])
    for (const { name, sha256 } of linesIn(fields[id]))
      if (typeof name === "string" && typeof sha256 === "string" && !named.has(sha256))
        named.set(sha256, { name, sha256 });
  return [...named.values()];
}

/** What the attachment says about itself on the page; by it the file is found again. */
export function descriptionOf(sha256: string): string {
  return `SHA-256 ${sha256}`;
}

/** Whether an issue carries the file. */
export function isAttached(attachments: readonly { description: string }[], sha256: string): boolean {
  return attachments.some(({ description }) => description === descriptionOf(sha256));
}
