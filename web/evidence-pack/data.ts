import { findingText } from "../history/finding-text.ts";
import type { PackedRecord } from "./gather.ts";
import { html } from "./markup.ts";

/** Who made a pack, of what, and when. */
export interface PackHead {
  /** Base address of the site. */
  site: string;
  /** ISO 8601 in UTC, by the clock of the computer that made it. */
  madeOn: string;
  madeBy: { id: number; name: string };
  /** Of the rules that it was read with. */
  pack: { id: string; version: string };
}

const opening = html`<script type="application/json" id="clause10-evidence">`.text;

/**
 * A page with its data at its end, for `clause10 verify`: records and journals as they are, files by their hashes (the page
 * carries them), and the hash of the page itself. Nothing in it is run: the browser takes a script of this type for text.
 */
export async function withData(
  page: { before: string; after: string },
  head: PackHead,
  records: readonly PackedRecord[],
  hash: (text: string) => Promise<string>,
): Promise<string> {
  const data = {
    clause10Evidence: 1,
    ...head,
    page: await hash(page.before + page.after),
    records: records.map(({ history, record, verification, files }) => {
      const { id, subject, status, tracker, project, createdOn, updatedOn } = history.issue;
      return {
        issue: { id, subject, status, tracker, project, createdOn, updatedOn },
        record,
        journals: history.journals,
        attachments: files.map(({ bytes: _bytes, ...file }) => file),
        found: verification.findings.map(findingText),
      };
    }),
  };
  // No text in it can end the element that it stands in.
  const json = JSON.stringify(data).replaceAll("<", "\\u003c");
  return `${page.before}${opening}${json}</script>${page.after}`;
}
