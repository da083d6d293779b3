import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import type { ImprovementRecord } from "#schema/record";
import { same } from "../../../web/history/changes.ts";
import { verify } from "../../../web/history/verify.ts";
import type { IssueHistory } from "../../../web/platform/platform.ts";
import { encodeBlock } from "../../../web/record/document.ts";
import { readHousedRecord, type RecordHome } from "../../../web/record/home.ts";
import { AnIssue, anna, mira, nth, stepped } from "./issue.ts";

// Random histories are verified without a false alarm; after any one alteration, none is.

const runs = Number(process.env["CLAUSE10_RUNS"] ?? 60);

const person = fc.constantFrom(anna, mira);
const home = fc.constantFrom<RecordHome>({ kind: "field", fieldId: 9 }, { kind: "description" });
const value = fc.oneof(
  fc.string({ unit: "grapheme", maxLength: 40 }),
  fc.constantFrom("</pre>\n}}", "{{collapse(Clause 10 record)", "Clause 10 · 1 · x", "\r\n", "> quoted"),
  fc.integer(),
  fc.array(fc.record({ id: fc.nat(9), cause: fc.string() }), { maxLength: 3 }),
  fc.record({ id: fc.nat(99), name: fc.string() }),
);
const fields = fc.dictionary(fc.constantFrom("title", "area", "gap", "severity", "whys"), value, {
  maxKeys: 3,
});
/** One thing that people do on an issue page, none of it an alteration. */
const event = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({ do: fc.constant("save" as const), by: person, fields, text: fc.string() }),
  },
  fc.record({ do: fc.constant("note" as const), by: person, text: fc.string() }),
  fc.record({ do: fc.constant("quote" as const), by: person, at: fc.nat() }),
  fc.record({ do: fc.constant("describe" as const), by: person, text: fc.string() }),
  fc.record({ do: fc.constant("edit" as const), text: fc.string({ unit: "grapheme" }), at: fc.nat() }),
);
const story = fc.record({ home, fields, events: fc.array(event, { maxLength: 8 }) });
type Story = typeof story extends fc.Arbitrary<infer T> ? T : never;

async function told({ home, fields, events }: Story): Promise<AnIssue> {
  const issue = await AnIssue.raised(home, fields);
  for (const event of events) {
    const { saves } = issue;
    if (event.do === "save")
      await issue.save(event.by, (record) => stepped(record, event.fields, event.by), event.text);
    else if (event.do === "note") issue.note(event.by, event.text);
    else if (event.do === "describe") issue.describe(event.by, event.text);
    else if (saves.length > 0) {
      const entry = nth(saves, event.at % saves.length);
      if (event.do === "quote") issue.note(event.by, entry.notes.replaceAll(/^/gm, "> "));
      else entry.notes = `${event.text}\r\n\r\n${entry.notes}\r\n${event.text}`;
    }
  }
  return issue;
}

/** One alteration; undefined where the history has nothing that it could alter. */
type Alteration = (history: IssueHistory, pick: (count: number) => number) => IssueHistory | undefined;

const saveEntries = ({ journals }: IssueHistory) =>
  journals.filter(({ notes }) => /^Clause 10 · /m.test(notes));

/** Every text that vouches for the record: where it stands, what entries say of it, the marks. */
function* texts(history: IssueHistory): Generator<{ get: () => string; set: (text: string) => void }> {
  const { issue } = history;
  const at = <K extends string>(object: Record<K, string>, key: K) => ({
    get: () => object[key],
    set: (text: string) => void (object[key] = text),
  });
  yield at(issue, "description");
  for (const field of issue.customFields) yield at(field, "value");
  for (const file of issue.attachments) yield at(file, "description");
  for (const entry of history.journals) {
    yield at(entry, "notes");
    for (const change of entry.changes)
      if (change.what !== "other") yield* [at(change, "before"), at(change, "after")];
  }
}

/** The part of a text that counts: its record, or its marks. */
function meaning(text: string): unknown {
  const housed = readHousedRecord({ description: text, customFields: [] });
  return [
    housed.ok ? (housed.value?.record ?? null) : "damaged",
    text
      .replaceAll("\r\n", "\n")
      .match(/^Clause 10 · \d+ · [0-9a-f]{64}[^\S\n]*$/gm)
      ?.map((mark) => mark.trimEnd()) ?? null,
  ];
}

const alterations: Record<string, Alteration> = {
  byte(history, pick) {
    const all = [...texts(history)].filter(({ get }) => get() !== "");
    const text = nth(all, pick(all.length));
    const was = text.get();
    // Where it counts: within the record's text or a mark, which are most of what there is.
    const from = Math.max(0, was.search(/\{\{collapse|^Clause 10 · /m));
    const at = from + pick(was.length - from);
    const other = String.fromCharCode((was.charCodeAt(at) ^ (1 << pick(6))) & 0xffff);
    text.set(was.slice(0, at) + other + was.slice(at + 1));
    return same(meaning(was), meaning(text.get())) ? undefined : history;
  },
  entryDeleted(history, pick) {
    const entries = saveEntries(history);
    if (entries.length === 0) return undefined;
    const entry = nth(entries, pick(entries.length));
    return { ...history, journals: history.journals.filter((each) => each !== entry) };
  },
  noteEmptied(history, pick) {
    const entries = saveEntries(history);
    if (entries.length === 0) return undefined;
    nth(entries, pick(entries.length)).notes = "";
    return history;
  },
  changesDeleted(history, pick) {
    const entries = saveEntries(history);
    if (entries.length === 0) return undefined;
    nth(entries, pick(entries.length)).changes = [];
    return history;
  },
  otherPerson(history, pick) {
    const entries = saveEntries(history);
    if (entries.length === 0) return undefined;
    nth(entries, pick(entries.length)).user = { id: 66, name: "Lena" };
    return history;
  },
  otherTime(history, pick) {
    // The last one's time is covered by the save that follows it.
    const entries = saveEntries(history).slice(0, -1);
    if (entries.length === 0) return undefined;
    nth(entries, pick(entries.length)).on = "2026-01-01T00:00:00Z";
    return history;
  },
  fileDeleted(history) {
    history.issue.attachments = [];
    return history;
  },
  copied(history) {
    const saved = saveEntries(history).length > 0;
    history.issue.id = 99;
    if (!saved) history.issue.copiedFrom = 12;
    history.journals = [];
    return history;
  },
};

/** Alterations of the record itself, in the database or in Redmine's own form, which leaves an entry. */
const rewritten: Record<string, (record: ImprovementRecord, pick: (count: number) => number) => unknown> = {
  field: (record) => (record.fields["area"] = "altered"),
  state: (record) => (record.state = "closed"),
  version: (record) => record.version++,
  history: (record, pick) => record.history.splice(pick(record.history.length), 1),
  cut: (record, pick) => record.chain?.splice(pick(record.chain.length)),
  unchained: (record) => delete record.chain,
  entry: (record, pick) => record.chain?.splice(pick(record.chain.length), 1),
  order: (record, pick) => {
    const { chain = [] } = record;
    const at = pick(chain.length);
    const [entry] = chain.splice(at, 1);
    if (entry) chain.splice(pick(chain.length + 1), 0, entry);
  },
  twice: (record, pick) => {
    const entry = record.chain?.[pick(record.chain.length)];
    if (entry) record.chain?.push(entry);
  },
};

describe("whatever happens on an issue page", () => {
  it("is verified without a false alarm", async () => {
    await fc.assert(
      fc.asyncProperty(story, async (each) => {
        const issue = await told(each);
        const { status, findings, saves } = await verify(issue.history);
        assert.deepEqual(findings, []);
        assert.equal(status, "verified");
        assert.equal(saves.length, issue.record.chain?.length);
      }),
      { numRuns: runs },
    );
  });

  for (const [name, alter] of Object.entries(alterations))
    it(`an alteration is found: ${name}`, async () => {
      await fc.assert(
        fc.asyncProperty(story, fc.infiniteStream(fc.nat()), async (each, numbers) => {
          const issue = await told(each);
          const pick = (count: number) => (numbers.next().value ?? 0) % Math.max(1, count);
          const altered = alter(structuredClone(issue.history), pick);
          if (altered === undefined) return fc.pre(false);
          assert.equal((await verify(altered)).status, "broken");
        }),
        { numRuns: runs },
      );
    });

  for (const [name, rewrite] of Object.entries(rewritten))
    for (const way of ["database", "form"])
      it(`an alteration of the record is found: ${name}, by the ${way}`, async () => {
        await fc.assert(
          fc.asyncProperty(story, fc.infiniteStream(fc.nat()), async (each, numbers) => {
            const issue = await told(each);
            const pick = (count: number) => (numbers.next().value ?? 0) % Math.max(1, count);
            const record = structuredClone(issue.record);
            rewrite(record, pick);
            fc.pre(!same(record, issue.record));
            if (way === "form") issue.write(mira, record);
            else issue.put(record);
            assert.equal((await verify(issue.history)).status, "broken");
          }),
          { numRuns: Math.ceil(runs / 3) },
        );
      });

  it("an altered text of a record is still the block that is altered", () => {
    // Guards the generator above: what it skips as meaningless must be whitespace.
    const record = stepped(readySample, {}, anna);
    const text = encodeBlock(record, "textile");
    assert.notDeepEqual(meaning(text.replace('"raised"', '"closed"')), meaning(text));
  });
});

const readySample: ImprovementRecord = {
  clause10: 1,
  pack: "iso27001",
  packVersion: "0",
  type: "nonconformity",
  id: "x",
  version: 0,
  state: "raised",
  fields: {},
  deadlines: {},
  history: [],
};
