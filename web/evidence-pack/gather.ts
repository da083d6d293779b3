import type { ImprovementRecord } from "#schema/record";
import { sha256Of } from "../evidence/sha256.ts";
import type { Verification } from "../history/finding.ts";
import type { Rules } from "../history/rules.ts";
import { verify } from "../history/verify.ts";
import { failed, ok, type Outcome } from "../outcome.ts";
import type { IssueHistory, IssuePlatform } from "../platform/platform.ts";
import { readHousedRecord } from "../record/home.ts";

/** A file of an issue: its content, or why that is not in the pack. */
export interface PackedFile {
  id: number;
  name: string;
  size: number;
  sha256?: string;
  bytes?: Uint8Array<ArrayBuffer>;
  left?: "tooLarge" | "unreadable";
}

/** Everything there is about one record, as the platform has it now. */
export interface PackedRecord {
  history: IssueHistory;
  record: ImprovementRecord;
  verification: Verification;
  files: PackedFile[];
}

export interface Gathering {
  platform: Pick<IssuePlatform, "readHistory" | "readAttachment">;
  rules: Rules;
  /** Files that are larger stay out, in bytes. */
  largest: number;
  onProgress: (done: number, all: number) => void;
  /** Asked before each record: whoever waits does not want it any more. */
  isCancelled: () => boolean;
}

/** Issues that are read side by side: more would only wait for the server. */
const abreast = 4;

/** What is packed, in the order of the numbers, and the issues that carry no record that can be read. */
export interface Gathered {
  records: PackedRecord[];
  left: { id: number; why: string }[];
}

/** Undefined where it was cancelled; what keeps one of them from being read keeps none of the others. */
export async function gather(
  ids: readonly number[],
  from: Gathering,
): Promise<Outcome<Gathered | undefined>> {
  const all: (PackedRecord | string)[] = [];
  let next = 0;
  let done = 0;
  let away: Outcome<never> | undefined;
  const worker = async () => {
    while (next < ids.length && !away && !from.isCancelled()) {
      const at = next++;
      const packed = await packedOf(ids[at] ?? 0, from);
      if (packed.ok) all[at] = packed.value;
      else if (packed.problem.code === "away") away = packed;
      else all[at] = packed.problem.detail ?? packed.problem.code;
      from.onProgress(++done, ids.length);
    }
  };
  await Promise.all(Array.from({ length: abreast }, worker));
  if (away) return away;
  if (from.isCancelled()) return ok(undefined);
  return ok({
    records: all.filter((each) => typeof each !== "string"),
    left: all.flatMap((each, at) => (typeof each === "string" ? { id: ids[at] ?? 0, why: each } : [])),
  });
}

async function packedOf(id: number, { platform, rules, largest }: Gathering): Promise<Outcome<PackedRecord>> {
  const history = await platform.readHistory(id);
  if (!history.ok) return history;
  const housed = readHousedRecord(history.value.issue);
  if (!housed.ok) return housed;
  if (!housed.value) return failed("notFound");
  const files: PackedFile[] = [];
  for (const { id: file, filename, size } of history.value.issue.attachments) {
    const one = { id: file, name: filename, size };
    const bytes = size > largest ? undefined : await platform.readAttachment({ id: file, filename, size });
    if (bytes?.ok === false && bytes.problem.code === "away") return bytes;
    if (bytes?.ok) files.push({ ...one, sha256: await sha256Of(bytes.value), bytes: bytes.value });
    else files.push({ ...one, left: bytes ? "unreadable" : "tooLarge" });
  }
  const verification = await verify(history.value, rules);
  return ok({ history: history.value, record: housed.value.record, verification, files });
}
