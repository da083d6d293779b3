import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { ImprovementRecord } from "#schema/record";
import { append, sealOf } from "../../../web/history/chain.ts";
import type { Finding } from "../../../web/history/finding.ts";
import { marked } from "../../../web/history/mark.ts";
import { verify } from "../../../web/history/verify.ts";
import type { RecordHome } from "../../../web/record/home.ts";
import { AnIssue, anna, mira, nth, stepped } from "./issue.ts";

const homes: RecordHome[] = [{ kind: "field", fieldId: 9 }, { kind: "description" }];

/** Raised by Anna, then three saves, with a note by Mira in between. */
async function anIssue(home: RecordHome): Promise<AnIssue> {
  const issue = await AnIssue.raised(home);
  await issue.save(anna, (record) => stepped(record, { severity: "minor" }, anna), "Triaged.");
  issue.note(mira, "Looking into it.");
  await issue.save(mira, (record) => stepped(record, { area: "People" }, mira));
  await issue.save(anna, (record) => stepped(record, { gap: "Fourteen days too many." }, anna));
  return issue;
}

function withChain(
  record: ImprovementRecord,
  edit: (chain: NonNullable<ImprovementRecord["chain"]>) => unknown,
) {
  const copy = structuredClone(record);
  edit(copy.chain ?? []);
  return copy;
}

const codes = (findings: Finding[]) =>
  findings.map(({ code, place }) => `${code} ${place ?? "-"}`).join(", ");

interface Tampering {
  name: string;
  by: (issue: AnIssue) => unknown;
  finds: string;
  /** What the first finding says besides. */
  says?: Partial<Finding>;
}

const tamperings: Tampering[] = [
  {
    name: "a field altered in Redmine's own form",
    by: (issue) =>
      issue.write(mira, { ...issue.record, fields: { ...issue.record.fields, severity: "major" } }),
    finds: "altered 4",
    says: { by: mira, changes: [{ place: "/fields/severity", before: "minor", after: "major" }] },
  },
  {
    name: "a field altered, and saved over since",
    by: async (issue) => {
      issue.write(mira, { ...issue.record, fields: { ...issue.record.fields, area: "IT" } });
      await issue.save(anna, (record) => stepped(record, { severity: "major" }, anna));
    },
    finds: "altered 4",
    says: { by: mira, changes: [{ place: "/fields/area", before: "People", after: "IT" }] },
  },
  {
    name: "a field altered in the database",
    by: (issue) => issue.put({ ...issue.record, fields: { ...issue.record.fields, area: "IT" } }),
    finds: "altered 4",
    says: { changes: [{ place: "/fields/area", before: "People", after: "IT" }] },
  },
  {
    name: "the state set by hand",
    by: (issue) => issue.write(mira, { ...issue.record, state: "closed" }),
    finds: "pastGate 4",
    says: { by: mira, changes: [{ place: "/state", before: "raised", after: "closed" }] },
  },
  {
    name: "a note without its mark",
    by: (issue) => (nth(issue.saves, 1).notes = "Nothing to see here."),
    finds: "entryChanged 3",
    says: { by: mira },
  },
  {
    name: "the last note without its mark",
    by: (issue) => (nth(issue.saves, 2).notes = ""),
    finds: "entryChanged 4",
    says: { by: anna },
  },
  {
    name: "an entry of Redmine's history deleted",
    by: ({ history, saves }) => history.journals.splice(history.journals.indexOf(nth(saves, 1)), 1),
    finds: "entryMissing 3",
    says: { says: ["Mira Novak", "2026-11-23T10:03:00Z"] },
  },
  {
    name: "the last entry of Redmine's history deleted",
    by: ({ history }) => history.journals.pop(),
    finds: "entryMissing 4",
  },
  {
    name: "the file of the creation deleted",
    by: ({ history }) => {
      const [{ filename } = { filename: "" }] = history.issue.attachments.splice(0);
      const changes = [{ what: "attachment" as const, before: filename, after: "" }];
      history.journals.push({ id: 900, user: mira, on: "2026-11-24T08:00:00Z", notes: "", changes });
    },
    finds: "entryMissing 1",
    says: { by: mira },
  },
  {
    name: "the end cut off in Redmine's own form",
    by: (issue) =>
      issue.write(
        mira,
        withChain(issue.record, (chain) => chain.splice(2)),
      ),
    finds: "cutOff 3",
    says: { by: mira, names: [3, 4] },
  },
  {
    name: "an earlier version put back in the database, with all that came after deleted",
    by: (issue) => {
      const save = nth(issue.saves, 1);
      const text = nth(save.changes, 0).before;
      if (issue.home.kind === "field") nth(issue.history.issue.customFields, 0).value = text;
      else issue.history.issue.description = text;
      issue.history.journals = issue.history.journals
        .filter(({ id }) => id < save.id)
        .concat(nth(issue.saves, 2));
      nth(issue.history.journals, -1).changes = [];
    },
    finds: "cutOff 4",
    says: { by: anna },
  },
  {
    name: "the whole chain taken out",
    by: (issue) => {
      const { chain: _chain, ...plain } = issue.record;
      issue.write(mira, plain);
    },
    finds: "cutOff 1",
    says: { by: mira, names: [1, 2, 3, 4] },
  },
  {
    name: "two entries in another order",
    by: (issue) =>
      issue.put(withChain(issue.record, (chain) => chain.splice(1, 2, nth(chain, 2), nth(chain, 1)))),
    finds: "reordered 2",
    says: { names: [2, 3, 4] },
  },
  {
    name: "a second save made on an earlier version",
    by: async (issue) => {
      const older = withChain(issue.record, (chain) => chain.splice(2));
      const sealed = await append(stepped(older, { severity: "observation" }, mira), {
        save: "fork",
        by: mira,
        on: "2026-11-23T11:00:00Z",
        issue: issue.id,
      });
      issue.write(mira, sealed, marked("", sealed));
    },
    finds: "forked 3, cutOff 4",
    says: { by: mira },
  },
  {
    name: "an entry of the chain rewritten",
    by: (issue) => issue.put(withChain(issue.record, (chain) => (nth(chain, 1).by = mira))),
    finds: "sealBroken 2",
  },
  {
    name: "an entry of the chain rewritten and sealed anew",
    by: async (issue) => {
      const record = structuredClone(issue.record);
      const last = nth(record.chain, -1);
      last.on = "2020-01-01T00:00:00Z";
      last.hash = await sealOf(record.id, last, record.chain?.[2]);
      issue.put(record);
    },
    finds: "sealBroken 4",
  },
  {
    name: "a save under somebody else's name",
    by: (issue) => (nth(issue.saves, 1).user = anna),
    finds: "otherPerson 3",
    says: { by: anna, says: ["Mira Novak"] },
  },
  {
    name: "another time of a save",
    by: (issue) => (nth(issue.saves, 1).on = "2026-10-01T08:00:00Z"),
    finds: "otherTime 3",
    says: { on: "2026-10-01T08:00:00Z", says: ["2026-11-23T10:03:00Z"] },
  },
  {
    name: "the record taken out",
    by: (issue) => {
      const { issue: there } = issue.history;
      const before = issue.home.kind === "field" ? nth(there.customFields, 0).value : there.description;
      if (issue.home.kind === "field") nth(there.customFields, 0).value = "";
      else there.description = "gone";
      const after = issue.home.kind === "field" ? "" : "gone";
      const change =
        issue.home.kind === "field"
          ? { what: "field" as const, id: 9, before, after }
          : { what: "description" as const, before, after };
      issue.history.journals.push({
        id: 900,
        user: mira,
        on: "2026-11-24T08:00:00Z",
        notes: "",
        changes: [change],
      });
    },
    finds: "removed 4",
    says: { by: mira },
  },
  {
    name: "a copy of the issue",
    by: ({ history }) => {
      history.journals = [];
      history.issue.id = 77;
    },
    finds: "copied -",
    says: { names: [12] },
  },
];

describe("the chain of a record", () => {
  for (const home of homes) {
    it(`is verified as it was saved (${home.kind})`, async () => {
      const issue = await anIssue(home);
      const { status, saves, findings, remarks, beginsWith } = await verify(issue.history);
      assert.deepEqual(findings, []);
      assert.deepEqual(remarks, []);
      assert.equal(status, "verified");
      assert.equal(beginsWith, undefined);
      assert.deepEqual(
        saves.map(({ place, by, journal }) => [place, by.name, journal]),
        [
          [1, "Anna Berger", 0],
          [2, "Anna Berger", 103],
          [3, "Mira Novak", 109],
          [4, "Anna Berger", 112],
        ],
      );
    });

    it(`bears what people do around it (${home.kind})`, async () => {
      const issue = await anIssue(home);
      issue.describe(mira, "See also the minutes.");
      nth(issue.saves, 0).notes =
        `*Correction:* it was a minor one.\r\n\r\n${nth(issue.saves, 0).notes}\r\n\r\nMira`;
      issue.note(mira, `Anna wrote:\n> ${nth(issue.saves, 1).notes}\nWhat is this line?`);
      await issue.save(mira, (record) => stepped(record, { severity: "major" }, mira));
      assert.deepEqual((await verify(issue.history)).findings, []);
    });

    for (const { name, by, finds, says = {} } of tamperings)
      it(`finds ${name} (${home.kind})`, async () => {
        const issue = await anIssue(home);
        await by(issue);
        const { status, findings } = await verify(issue.history);
        assert.equal(status, "broken");
        assert.equal(codes(findings), finds);
        assert.partialDeepStrictEqual(findings[0], says);
      });
  }

  it("begins where there was none before", async () => {
    const issue = await AnIssue.raised({ kind: "description" }, {}, false);
    issue.write(mira, stepped(issue.record, { area: "IT" }, mira));
    assert.equal((await verify(issue.history)).status, "none");
    await issue.save(anna, (record) => stepped(record, { severity: "minor" }, anna));
    const { status, beginsWith, findings } = await verify(issue.history);
    assert.deepEqual({ status, beginsWith, findings }, { status: "verified", beginsWith: 3, findings: [] });
  });
});
