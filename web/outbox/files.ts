import { descriptionOf, isAttached } from "../evidence/evidence.ts";
import { sha256Of } from "../evidence/sha256.ts";
import { failed, ok, type Outcome } from "../outcome.ts";
import type { IssuePlatform, IssueSnapshot, Upload } from "../platform/platform.ts";
import { readFile } from "../store/files.ts";
import { reasonText } from "../text/reasons.ts";
import type { Shortfall, Submission } from "./submission.ts";

/** Milliseconds after which an upload that was never attached is treated as dropped by the server (it keeps them a day). */
export const tokenLifetime = 20 * 3_600_000;

/**
 * Puts the files of a submission on the server that the issue does not carry yet, each once: how far it got is kept
 * after each. They are attached together with what names them, or not at all. What stored them says the hash of what it
 * stored; a file that arrived otherwise is not used.
 */
export async function uploadFiles<S extends Submission>(
  platform: IssuePlatform,
  submission: S,
  there: IssueSnapshot["attachments"],
  keep: (submission: S) => Promise<Outcome<unknown>>,
  now: () => number,
): Promise<Outcome<Upload[]>> {
  const uploads: Upload[] = [];
  for (const file of submission.files ?? []) {
    const { name, sha256 } = file;
    if (isAttached(there, sha256)) continue;
    if (now() - (file.tokenAt ?? 0) > tokenLifetime) delete file.token;
    const kept = await readFile(`${submission.site}|${submission.user.id}`, sha256);
    if (!kept.ok) return kept;
    const type = kept.value?.type ?? "";
    if (file.token === undefined) {
      if (!kept.value || (await sha256Of(kept.value.bytes)) !== sha256) return failed("fileGone", name);
      const uploaded = await platform.upload(name, kept.value.bytes);
      if (!uploaded.ok) return aboutFile(uploaded, name);
      const { token, digest } = uploaded.value;
      if (digest !== undefined && digest !== sha256)
        return failed("serverError", reasonText.fileChanged(name));
      file.token = token;
      file.tokenAt = now();
      const stored = await keep(submission);
      if (!stored.ok) return stored;
    }
    uploads.push({
      ...{ token: file.token, filename: name, contentType: type || "application/octet-stream" },
      description: descriptionOf(sha256),
    });
  }
  return ok(uploads);
}

/** Files that the issue should carry by now and does not. */
export function fileShortfalls({ files }: Submission, { attachments }: IssueSnapshot): Shortfall[] {
  return (files ?? [])
    .filter(({ sha256 }) => !isAttached(attachments, sha256))
    .map(({ name }) => ({ code: "file", detail: name }));
}

function aboutFile(refused: Outcome<never>, name: string): Outcome<never> {
  if (refused.ok || refused.problem.code !== "refused") return refused;
  return failed("refused", [name, refused.problem.detail].filter(Boolean).join(": "));
}

/** A refusal may mean that the server dropped an upload: the next try uploads anew, and the refused ones attach to nothing. */
export function forgetUploads({ files }: Submission): void {
  for (const file of files ?? []) delete file.token;
}
