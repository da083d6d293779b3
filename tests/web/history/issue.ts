import type { ImprovementRecord } from "#schema/record";
import { append } from "../../../web/history/chain.ts";
import { markOf, marked, receiptOf } from "../../../web/history/mark.ts";
import type { IssueHistory, JournalEntry, Person } from "../../../web/platform/platform.ts";
import { housing, readHousedRecord, type RecordHome } from "../../../web/record/home.ts";
import { aRecord } from "../records.ts";

export const anna: Person = { id: 5, name: "Anna Berger" };
export const mira: Person = { id: 7, name: "Mira Novak" };

/** A day of Redmine's clock: the n-th entry of an issue. */
function moment(n: number): string {
  return new Date(Date.parse("2026-11-23T10:00:00Z") + n * 60_000).toISOString().replace(".000", "");
}

/**
 * An issue that keeps its history as Redmine does: each write leaves an entry with the old and the new text. It knows
 * nothing of chains, and takes a save of this software and a change by hand alike.
 */
export class AnIssue {
  readonly id = 12;
  readonly home: RecordHome;
  history: IssueHistory;
  #journal = 100;
  #moment = 0;

  private constructor(home: RecordHome, record: ImprovementRecord, mark: string) {
    this.home = home;
    const fields = home.kind === "field" ? [{ id: home.fieldId, name: "Clause 10 record", value: "" }] : [];
    this.history = {
      issue: {
        id: this.id,
        subject: "Access outlives employment",
        tracker: "Nonconformity",
        status: "New",
        statusId: 1,
        closed: false,
        project: { id: 1, name: "Information Security" },
        author: anna,
        description: "What was observed",
        createdOn: moment(0),
        updatedOn: moment(0),
        customFields: fields,
        relatedTo: [],
        attachments: [{ id: 1, filename: `clause10-${record.id}.json`, description: mark, size: 0 }],
      },
      journals: [],
      children: [],
    };
    this.#put(record);
  }

  /** Raised by Anna, sealed or from before there was a chain. */
  static async raised(
    home: RecordHome,
    fields: Record<string, unknown> = {},
    chained = true,
  ): Promise<AnIssue> {
    const plain = aRecord({ title: "Access outlives employment", ...fields });
    const saving = { save: "save-1", by: anna, on: moment(0) };
    const record = chained ? await append(plain, saving) : plain;
    return new AnIssue(home, record, markOf(record));
  }

  get record(): ImprovementRecord {
    const housed = readHousedRecord(this.history.issue);
    if (!housed.ok || !housed.value) throw new Error("no record");
    return housed.value.record;
  }

  /** As the outbox does it. */
  async save(by: Person, edit: (record: ImprovementRecord) => ImprovementRecord, note = ""): Promise<void> {
    const on = moment(this.#moment + 1);
    const after = receiptOf(this.record, this.history);
    const save = `save-${this.#moment + 2}`;
    const sealed = await append(edit(this.record), {
      save,
      by,
      on,
      issue: this.id,
      ...(after && { after }),
    });
    this.write(by, sealed, marked(note, sealed));
  }

  /** A step that changes the record, by whatever way it was written. */
  write(by: Person, record: ImprovementRecord, notes = ""): void {
    const before = this.#text();
    this.#put(record);
    this.#enter(by, notes, [this.#change(before, this.#text())]);
  }

  /** A note that people write, or an attribute that has nothing to do with the record. */
  note(by: Person, notes: string): void {
    this.#enter(by, notes, [{ what: "other", before: "1", after: "2" }]);
  }

  /** Text around the record in the description; nothing where the record has a field of its own. */
  describe(by: Person, text: string): void {
    const before = this.history.issue.description;
    this.history.issue.description = `${text}\r\n\r\n${before}`;
    this.#enter(by, "", [{ what: "description", before, after: this.history.issue.description }]);
  }

  close(by: Person): void {
    this.history.issue.closed = true;
    this.history.issue.status = "Closed";
    this.#enter(by, "", [{ what: "status", before: "1", after: "5" }]);
  }

  /** Behind Redmine's back, as with a statement to its database. */
  put(record: ImprovementRecord): void {
    this.#put(record);
  }

  /** The entries that saves left, oldest first. */
  get saves(): JournalEntry[] {
    return this.history.journals.filter(({ notes }) => notes.includes("Clause 10 · "));
  }

  #text(): string {
    const { issue } = this.history;
    return this.home.kind === "field" ? (issue.customFields[0]?.value ?? "") : issue.description;
  }

  #put(record: ImprovementRecord): void {
    const { issue } = this.history;
    const housed = housing(record, this.home, issue.description, "textile");
    if (!housed.ok) throw new Error(housed.problem.code);
    if (housed.value.description !== undefined) issue.description = housed.value.description;
    const [field] = issue.customFields;
    const [value] = housed.value.customFields ?? [];
    if (field && value) field.value = value.value;
  }

  #change(before: string, after: string): JournalEntry["changes"][number] {
    return this.home.kind === "field"
      ? { what: "field", id: this.home.fieldId, before, after }
      : { what: "description", before, after };
  }

  #enter(user: Person, notes: string, changes: JournalEntry["changes"]): void {
    const on = moment(++this.#moment);
    this.history.journals.push({ id: (this.#journal += 3), user, on, notes, changes });
    this.history.issue.updatedOn = on;
  }
}

/** The next version of a record, with some fields changed; how it got there is for the rules to judge. */
export function stepped(
  record: ImprovementRecord,
  fields: Record<string, unknown>,
  by: Person,
): ImprovementRecord {
  const version = record.version + 1;
  const on = moment(version);
  const entry = { version, transition: "triage", from: record.state, to: record.state, by, on };
  return {
    ...record,
    version,
    fields: { ...record.fields, ...fields },
    history: [...record.history, entry],
  };
}

/** The element of a list that a test relies on. */
export function nth<T>(list: readonly T[] | undefined, index: number): T {
  const found = list?.at(index);
  if (found === undefined) throw new Error(`there is no element ${index}`);
  return found;
}
