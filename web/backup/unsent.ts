import { fromBase64, toBase64 } from "../base64.ts";
import { sha256Of } from "../evidence/sha256.ts";
import { failed, ok, type Outcome } from "../outcome.ts";
import { submit, unsettledOf } from "../outbox/outbox.ts";
import type { Submission } from "../outbox/submission.ts";
import { keepFile, keptFiles, readFile } from "../store/files.ts";
import { addDraft, readDrafts, type Draft } from "../store/drafts.ts";
import { dropDamaged } from "../store/vault.ts";

/** What one account wrote on a site and has not sent. */
interface Unsent {
  clause10Unsent: 1;
  site: string;
  user: number;
  drafts: Draft[];
  submissions: Submission[];
  /** What they name of the files that are kept here. */
  files: { sha256: string; type: string; base64: string }[];
}

/** What became of a copy: how much is here now that was not, and how much was here already and stayed as it was. */
export interface Restored {
  added: number;
  there: number;
}

/** All of it, or the one submission with that number, with the files that it names. */
export async function unsentText(
  site: string,
  user: number,
  uuid?: string,
): Promise<Outcome<{ text: string; count: number }>> {
  const [drafts, submissions] = await Promise.all([readDrafts(`${site}|${user}|`), unsettledOf(site, user)]);
  if (!drafts.ok) return drafts;
  if (!submissions.ok) return submissions;
  if (uuid !== undefined) {
    drafts.value = [];
    submissions.value = submissions.value.filter((each) => each.uuid === uuid);
  }
  const account = `${site}|${user}`;
  const kept = await keptFiles(account);
  if (!kept.ok) return kept;
  const named = JSON.stringify([drafts.value, submissions.value]);
  const files: Unsent["files"] = [];
  for (const sha256 of kept.value.filter((each) => named.includes(each))) {
    const file = await readFile(account, sha256);
    if (!file.ok) return file;
    if (file.value) files.push({ sha256, type: file.value.type, base64: toBase64(file.value.bytes) });
  }
  const unsent: Unsent = {
    ...{ clause10Unsent: 1, site, user, files },
    ...{ drafts: drafts.value, submissions: submissions.value },
  };
  return ok({ text: JSON.stringify(unsent), count: unsent.drafts.length + unsent.submissions.length });
}

/**
 * Takes a copy in: only what this very account wrote on this very site, and never over what is here, which may be
 * newer; save what does not open any more.
 * Something that was sent from elsewhere meanwhile is found on the server by its number before it is made again.
 */
export async function restore(
  text: string,
  site: string,
  user: number,
  now: number,
): Promise<Outcome<Restored>> {
  const unsent = asUnsent(text);
  if (!unsent) return failed("damagedCopy");
  if (unsent.site !== site || unsent.user !== user) return failed("othersCopy");
  // Before what names them: nothing here may point to a file that is not.
  for (const { sha256, type, base64 } of unsent.files) {
    const bytes = fromBase64(base64);
    if ((await sha256Of(bytes)) !== sha256) return failed("damagedCopy");
    const file = await keepFile({ account: `${site}|${user}`, sha256, type, bytes, keptAt: now });
    if (!file.ok) return file;
  }
  const restored = { added: 0, there: 0 };
  for (const draft of unsent.drafts) {
    const room = await dropDamaged("drafts", draft.key);
    if (!room.ok) return room;
    const added = await addDraft(draft);
    if (!added.ok) return added;
    restored[added.value ? "added" : "there"] += 1;
  }
  for (const submission of unsent.submissions) {
    // Whether it was on its way when the copy was made is not known any more: sending it again finds out.
    const mine: Submission = {
      ...submission,
      state: submission.state === "needsYou" ? "needsYou" : "waiting",
    };
    const room = await dropDamaged("submissions", mine.uuid);
    if (!room.ok) return room;
    const taken = await submit(mine);
    if (!taken.ok) return taken;
    restored[taken.value === mine ? "added" : "there"] += 1;
  }
  return ok(restored);
}

/** The copy, where every part of it is this account's own and has what its kind needs. */
function asUnsent(text: string): Unsent | undefined {
  try {
    const raw = JSON.parse(text) as Omit<Unsent, "clause10Unsent"> & { clause10Unsent: unknown };
    const own = `${raw.site}|${raw.user}|`;
    const sound =
      raw.clause10Unsent === 1 &&
      raw.files.every(
        ({ sha256, type, base64 }) =>
          /^[0-9a-f]{64}$/.test(sha256) && typeof type === "string" && /^[A-Za-z0-9+/]*={0,2}$/.test(base64),
      ) &&
      raw.drafts.every(
        ({ key, recordId, fields }) => key.startsWith(own) && isText(recordId) && isObject(fields),
      ) &&
      raw.submissions.every(
        ({ uuid, kind, site, user, page, record }) =>
          isText(uuid) &&
          ["creation", "update", "comment"].includes(kind) &&
          site === raw.site &&
          user.id === raw.user &&
          page.startsWith(own) &&
          isObject(record),
      );
    return sound ? { ...raw, clause10Unsent: 1 } : undefined;
  } catch {
    return undefined;
  }
}

function isText(value: unknown): boolean {
  return typeof value === "string" && value !== "";
}

function isObject(value: unknown): boolean {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
