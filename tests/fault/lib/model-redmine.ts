import { createHash } from "node:crypto";
import { failed, ok, type Outcome } from "../../../web/outcome.ts";
import type {
  IssueChange,
  IssueHistory,
  IssuePlatform,
  IssueSnapshot,
  JournalEntry,
  NewIssue,
  Upload,
} from "../../../web/platform/platform.ts";

/** What happens to one call: it does not get there; it is done and its answer is lost; the server fails; nothing. */
export type Fate = "before" | "after" | "error" | undefined;

interface Stored extends IssueSnapshot {
  lock: number;
  journals: JournalEntry[];
}

/** The part of a platform that an outbox uses. */
export type Used = Pick<
  IssuePlatform,
  | "readIssue"
  | "readHistory"
  | "readProject"
  | "allowedStatuses"
  | "upload"
  | "createIssue"
  | "findByAttachment"
  | "readLock"
  | "updateIssue"
  | "relate"
>;

/**
 * Redmine as far as an outbox sees it, in memory: upload tokens that attach once, locks that go stale, writes that are
 * done though nobody hears of it. It behaves as tests/platform/contract.test.ts holds the real one to behave; with it a
 * hundred thousand histories take minutes, where the real one would take weeks.
 */
export class ModelRedmine implements Used {
  readonly issues = new Map<number, Stored>();
  #tokens = 0;
  readonly #uploads = new Map<string, { filename: string; bytes: Uint8Array }>();
  /** What happens to the calls to come, in their order; after the last one all is well. */
  fates: Fate[] = [];

  /** As if somebody else had made it. */
  plant(subject: string, description = ""): number {
    const id = this.issues.size + 1;
    this.issues.set(id, {
      ...{ id, subject, description, tracker: "Incident", status: "New", statusId: 1, closed: false },
      ...{
        project: { id: 1, name: "ISMS" },
        author: { id: 5, name: "Anna" },
        customFields: [],
        relatedTo: [],
      },
      ...{ createdOn: "2026-11-25T10:00:00Z", updatedOn: "2026-11-25T10:00:00Z", attachments: [] },
      ...{ lock: 0, journals: [] },
    });
    return id;
  }

  /** What was uploaded and attached to nothing goes, as on a server once a day. */
  prune(): void {
    this.#uploads.clear();
  }

  async #call<T>(work: () => Outcome<T>): Promise<Outcome<T>> {
    const fate = this.fates.shift();
    await Promise.resolve();
    if (fate === "before") return failed("away");
    if (fate === "error") return failed("serverError");
    const done = work();
    return fate === "after" ? failed("away") : done;
  }

  readIssue(id: number): Promise<Outcome<IssueSnapshot>> {
    return this.#call(() => this.#found(id));
  }

  readHistory(id: number): Promise<Outcome<IssueHistory>> {
    return this.#call(() => {
      const issue = this.#found(id);
      return issue.ok ? ok({ issue: issue.value, journals: issue.value.journals, children: [] }) : issue;
    });
  }

  readProject(): ReturnType<IssuePlatform["readProject"]> {
    return this.#call(() => ok({ id: 1, trackers: [{ id: 5, name: "Nonconformity" }], issueFields: [] }));
  }

  allowedStatuses(): ReturnType<IssuePlatform["allowedStatuses"]> {
    return this.#call(() => ok([{ id: 1, name: "New", closed: false }]));
  }

  upload(filename: string, bytes: Uint8Array) {
    return this.#call(() => {
      const digest = createHash("sha256").update(bytes).digest("hex");
      const token = `${++this.#tokens}.${digest}`;
      this.#uploads.set(token, { filename, bytes });
      return ok({ token, digest });
    });
  }

  createIssue(issue: NewIssue, files: Upload[]) {
    return this.#call(() => {
      const attachments = this.#taken(files);
      if (!attachments.ok) return attachments;
      const id = this.plant(issue.subject, issue.description);
      this.issues.get(id)?.attachments.push(...attachments.value);
      return ok(id);
    });
  }

  findByAttachment(filename: string) {
    return this.#call(() =>
      ok(
        [...this.issues.values()].find(({ attachments }) =>
          attachments.some((file) => file.filename === filename),
        )?.id,
      ),
    );
  }

  readLock(id: number) {
    return this.#call(() => {
      const issue = this.#found(id);
      return issue.ok ? ok(issue.value.lock) : issue;
    });
  }

  updateIssue(id: number, change: IssueChange, lock: number) {
    return this.#call(() => this.write(id, change, lock));
  }

  relate(id: number, other: number) {
    return this.#call(() => {
      const issue = this.#found(id);
      if (!issue.ok) return issue;
      if (issue.value.relatedTo.includes(other)) return failed("refused", "has already been taken");
      issue.value.relatedTo.push(other);
      return ok(undefined);
    });
  }

  /** An update that always gets there: for whoever else works on the issue. */
  write(id: number, change: IssueChange, lock: number): Outcome<void> {
    const issue = this.#found(id);
    if (!issue.ok) return issue;
    if (issue.value.lock !== lock) return failed("conflict");
    const attachments = this.#taken(change.uploads ?? []);
    if (!attachments.ok) return attachments;
    issue.value.attachments.push(...attachments.value);
    if (change.description !== undefined) issue.value.description = change.description;
    issue.value.lock++;
    issue.value.journals.push({
      ...{ id: issue.value.lock, user: { id: 5, name: "Anna" }, on: "2026-11-25T10:00:00Z" },
      ...{ notes: change.notes ?? "", changes: [] },
    });
    return ok(undefined);
  }

  #found(id: number): Outcome<Stored> {
    const issue = this.issues.get(id);
    return issue ? ok(issue) : failed("notFound");
  }

  /** All of them or none; a token that was used, or that there never was, refuses the whole. */
  #taken(files: Upload[]): Outcome<IssueSnapshot["attachments"]> {
    if (files.some(({ token }) => !this.#uploads.has(token))) return failed("refused", "file is invalid");
    return ok(
      files.map(({ token, filename, description = "" }, at) => {
        this.#uploads.delete(token);
        return { id: this.issues.size * 100 + at, filename, description, size: 0 };
      }),
    );
  }
}
