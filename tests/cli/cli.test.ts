import assert from "node:assert/strict";
import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, describe, it } from "node:test";
import { fileURLToPath } from "node:url";

// The clause10 command as people run it: arguments, input, exit status, what it prints.

const root = fileURLToPath(new URL("../..", import.meta.url));
const command = process.env.CLAUSE10_COMMAND ?? join(root, "build/native/clause10");
const folder = mkdtempSync(join(tmpdir(), "clause10-cli-"));
after(() => rmSync(folder, { recursive: true }));

type Written = { base?: string; id: string; fields?: Record<string, unknown> };
const corpus = JSON.parse(readFileSync(join(root, "tests/corpus/records.json"), "utf8")) as {
  blank: Written;
  records: Record<string, Written>;
};

/** The record with what stands in its base below it, as tests/corpus/README.md says. */
function whole(name: string): Omit<Written, "base"> {
  const written = corpus.records[name];
  assert.ok(written, name);
  const { base, ...own } = written;
  const below = base === undefined ? corpus.blank : whole(base);
  return { ...below, ...own, fields: { ...below.fields, ...own.fields } };
}

function record(name: string, id: string, fields: Record<string, unknown> = {}): string {
  const base = whole(name);
  return JSON.stringify({ ...base, id, fields: { ...base.fields, ...fields } });
}

const draft = record("draft", "D1");
const triaged = record("triaged", "T1");
const violating = record("raised", "R1", { title: "short" });
const lines = (...records: string[]): string => records.map((each) => `${each}\n`).join("");
const on = ["--today", "2026-11-23"];

interface Case {
  name: string;
  args: string[];
  input?: string | Buffer;
  status: number;
  out?: string | RegExp;
  err?: string | RegExp;
}

const before = (name: string, id: string): string =>
  JSON.stringify({ ...(JSON.parse(record(name, id)) as object), packVersion: "0.1.0" });
const faulty = join(folder, "faulty.json");
writeFileSync(
  faulty,
  readFileSync(join(root, "build/packs/iso27001.json"), "utf8").replace(
    '"to": "analysed" }',
    '"to": "analyzed" }',
  ),
);
const made = join(folder, "migrated.ndjson");

const explained = `Nonconformity R1  Leavers keep VPN access for two weeks  [Raised]
  rule nonconformity.sourceRef.required (require), clause 10.2 f), gates raise
  It applies: its "when" holds.
  It is satisfied.
  It is in force in the state "Raised": that lies behind its gate "raise", which leads to "Raised".
  when
    has(source) && source != 'deviation'  true
      has(source)                         true
        source                            "incident"
      source != 'deviation'               true
        source                            "incident"
  fields
    Source reference  ok   {"id":12,"subject":"VPN login by a former employee"}; must be filled in

`;

const cases: Case[] = [
  // Records of an older version.
  {
    name: "a record of an older version is judged as it is and says so",
    args: ["check", ...on],
    input: before("raised", "O1"),
    status: 1,
    out: /written with version 0\.1\.0 of the rules; they are 0\.2\.0 now[^]*1 record, 1 with violations/,
  },
  {
    name: "lint names the step of a migration that leads nowhere",
    args: ["lint", faulty],
    status: 2,
    out: /faulty\.json:\d+:\d+: error: there is no state "analyzed"; did you mean "analysed"\? \[pack\.unknownState\]\n {2}at \/migrations\/0\/steps\/0\/renameState\/to/,
  },
  {
    name: "nothing is migrated by faulty steps",
    args: ["migrate", "--pack", faulty],
    input: before("planned", "O1"),
    status: 2,
    err: /no state "analyzed"/,
  },
  {
    name: "migrate shows what it would do",
    args: ["migrate"],
    input: lines(before("planned", "O1"), triaged),
    status: 1,
    out: /^nonconformity O1: 0\.1\.0 to 0\.2\.0\n[^]*\/state: "planned" becomes "analysed" {2}\[\/migrations\/0\/steps\/0\]\n[^]*nonconformity T1: nothing to be done\n\n2 records, 1 to be migrated\n$/,
  },
  {
    name: "migrate makes a file that is asked for",
    args: ["migrate", "--out", made],
    input: lines(before("planned", "O1"), triaged),
    status: 0,
    out: /\n2 records, 1 migrated\n$/,
  },
  {
    name: "what it made needs no migration",
    args: ["migrate", made],
    status: 0,
    out: /\n2 records, 0 to be migrated\n$/,
  },
  {
    name: "migrate writes over nothing",
    args: ["migrate", "--out", made],
    input: triaged,
    status: 2,
    err: /migrated\.ndjson: there is such a file; name one that is to be made\n$/,
  },
  {
    name: "migrate makes a whole file or none",
    args: ["migrate", "--out", join(folder, "none.ndjson")],
    input: lines(triaged, triaged.replace("0.2.0", "9.0.0")),
    status: 2,
    err: /record 2 \(T1\)[^]*update Clause 10[^]*none\.ndjson: not written/,
  },
  {
    name: "a record in an unknown state is named with its place, its reason and the way out",
    args: ["check", ...on],
    input: lines(triaged.replace('"state":"triaged"', '"state":"flying"'), draft),
    status: 2,
    out: /\n1 record, 0 with violations, 1 not readable\n$/,
    err: /^-:1:1: record 1 \(T1\), byte 0: [^]*\/state: this pack has no state "flying"; put back what the record had before/,
  },
  {
    name: "a survey counts what it cannot read",
    args: ["survey", ...on],
    input: lines(triaged.replace('"state":"triaged"', '"state":"flying"'), draft),
    status: 2,
    out: /1 record on 2026-11-23[^\n]*/,
    err: /record 1 \(T1\)[^]*no state "flying"/,
  },
  {
    name: "a record of a newer version is read as far as it can be",
    args: ["check", ...on],
    input: triaged.replace("0.2.0", "9.0.0"),
    status: 1,
    out: /written with version 9\.0\.0 of the rules, which is newer than 0\.2\.0 here/,
  },
  // What the input may be.
  {
    name: "one record",
    args: ["check", ...on],
    input: draft,
    status: 0,
    out: /\n1 record, 0 with violations\n$/,
  },
  {
    name: "one record over several lines",
    args: ["check", ...on],
    input: JSON.stringify(JSON.parse(draft), null, 2),
    status: 0,
    out: /\n1 record, 0 with violations\n$/,
  },
  {
    name: "a JSON array",
    args: ["check", ...on],
    input: `[${draft},\n ${violating}]`,
    status: 1,
    out: /\n2 records, 1 with violations\n$/,
  },
  { name: "an empty array has no faulty record", args: ["check", ...on], input: "[]", status: 0, out: "" },
  {
    name: "NDJSON with blank lines and Windows line ends",
    args: ["check", ...on],
    input: `\uFEFF${draft}\r\n\r\n${violating}\r\n`,
    status: 1,
    out: /\n2 records, 1 with violations\n$/,
  },
  { name: "from standard input by name", args: ["check", ...on, "-"], input: draft, status: 0 },
  {
    name: "for machines: one line a record",
    args: ["check", ...on, "--json"],
    input: lines(draft, "{", violating),
    status: 2,
    out: /^\{"index":0,"id":"D1","evaluation":\{.*\}\n\{"index":1,"offset":\d+,"errors":\[\{.*\}\n\{"index":2,"id":"R1","evaluation":.*\n$/,
    err: "",
  },
  // What is wrong with an input: which record, which byte, why; the others are judged.
  {
    name: "a damaged line among others",
    args: ["check", ...on],
    input: lines(draft, draft.slice(0, 30), violating),
    status: 2,
    out: /\n2 records, 1 with violations, 1 not readable\n$/,
    err: new RegExp(
      `^-:2:31: record 2, byte ${draft.length + 31}: /pack: no valid JSON: a text is not closed`,
    ),
  },
  {
    name: "a damaged first line",
    args: ["check", ...on],
    input: lines(draft.slice(0, 30), violating),
    status: 2,
    out: /\n1 record, 1 with violations, 1 not readable\n$/,
    err: /^-:1:31: record 1, byte 30: /,
  },
  {
    name: "a damaged item of an array",
    args: ["check", ...on],
    input: `[{"clause10":},${violating}]`,
    status: 2,
    out: /\n1 record, 1 with violations, 1 not readable\n$/,
    err: /^-:1:14: record 1, byte 13: /,
  },
  {
    name: "an item of an array without its closing brace",
    args: ["check", ...on],
    input: `[${violating.slice(0, -1)}, ${violating},${violating}]`,
    status: 2,
    out: /\n2 records, 2 with violations, 1 not readable\n$/,
    err: /^-:1:\d+: record 1, byte \d+: /,
  },
  {
    name: "an array that ends in the middle",
    args: ["check", ...on],
    input: `[${draft},`,
    status: 2,
    err: /the list is not closed: \] is missing at the end; is the input cut off\?/,
  },
  {
    name: "something after an array",
    args: ["check", ...on],
    input: `[${draft}] x`,
    status: 2,
    err: /something follows the list/,
  },
  {
    name: "a record of an unknown state: which one, where, what instead",
    args: ["check", ...on],
    input: lines(draft, draft.replace('"state":"draft"', '"state":"drafd"')),
    status: 2,
    err: /^-:2:1: record 2 \(D1\), byte \d+: \/state: this pack has no state "drafd"; did you mean "draft"\? \[record.unknownState\]\n$/,
  },
  {
    name: "a version with decimals",
    args: ["check", ...on],
    input: draft.replace('"version":0', '"version":1.5'),
    status: 2,
    err: /"version" must be a whole number, written without a point or an exponent/,
  },
  {
    name: "no input",
    args: ["check", ...on],
    input: "",
    status: 2,
    err: "-: there is no record in the input\n",
  },
  { name: "white space only", args: ["check", ...on], input: " \n\n", status: 2, err: /there is no record/ },
  {
    name: "no JSON at all",
    args: ["check", ...on],
    input: "hello\nworld\n",
    status: 2,
    err: /record 1, byte 0.*\n.*record 2, byte 6/,
  },
  {
    name: "no UTF-8",
    args: ["check", ...on],
    input: Buffer.concat([
      Buffer.from('{"title":"'),
      Buffer.from([0xff, 0xfe]),
      Buffer.from(`"}\n${draft}\n`),
    ]),
    status: 2,
    out: /\n1 record, 0 with violations, 1 not readable\n$/,
    err: /^-:1:\d+: record 1, byte 1\d: /,
  },
  {
    name: "a line of 100 MB is passed over",
    args: ["check", ...on],
    input: Buffer.concat([Buffer.alloc(100_000_000, "x"), Buffer.from(`\n${draft}\n`)]),
    status: 2,
    out: /\n1 record, 0 with violations, 1 not readable\n$/,
    err: /^-:1:1: record 1, byte 0: the record has 100000000 bytes; at most 4194304 are read \[json.tooLarge\]\n$/,
  },
  {
    name: "a missing file",
    args: ["check", ...on, "none.json"],
    status: 2,
    err: "none.json: cannot be read: No such file or directory\n",
  },
  {
    name: "a folder",
    args: ["check", ...on, folder],
    status: 2,
    err: `${folder}: cannot be read: Is a directory\n`,
  },
  {
    name: "a missing pack",
    args: ["check", ...on, "--pack", "none.json"],
    status: 2,
    err: /^none.json: cannot be read/,
  },
  {
    name: "what a record says cannot talk to the terminal",
    args: ["check", ...on],
    input: record("draft", "D\u001b[2J", { title: "Two\nlines \u009b31m" }),
    status: 0,
    out: /^Nonconformity D \[2J {2}Two lines {2}31m {2}\[Draft\]\n/,
  },
  // Arguments.
  { name: "no command", args: [], status: 2, err: /clause10 COMMAND --help says what a command takes/ },
  {
    name: "an unknown command",
    args: ["chek"],
    status: 2,
    err: /^clause10: unknown command chek; did you mean "check"\?/,
  },
  {
    name: "an unknown option",
    args: ["check", "--tody", "x"],
    status: 2,
    err: /unknown option --tody; did you mean "today"\?/,
  },
  {
    name: "an option without its value",
    args: ["check", "--today"],
    status: 2,
    err: /--today needs a value/,
  },
  { name: "no day", args: ["check"], status: 2, err: /--today is missing: the engine never asks a clock/ },
  {
    name: "no such day",
    args: ["check", "--today=2026-02-30"],
    status: 2,
    err: /^--today: .*the calendar has no such day/,
  },
  { name: "two inputs", args: ["check", ...on, "a", "b"], status: 2, err: /one input at a time: a and b/ },
  { name: "no rule", args: ["explain", ...on], status: 2, err: /--rule is missing/ },
  {
    name: "everything wrong with the context at once, before any record is read",
    args: ["check", ...on, "--param", "recurrenceMonths=0", "--role", "ower", "--profile", "strikt"],
    input: draft,
    status: 2,
    out: "",
    err: /^--param recurrenceMonths: .*\n--role: .*did you mean "owner"\?.*\n--profile: this pack has no deadline profile "strikt".*\n$/,
  },
  {
    name: "a user without a number",
    args: ["check", ...on, "--user", "Anna"],
    input: draft,
    status: 2,
    err: /^--user: "id" must be a whole number/,
  },
  ...["check", "due", "explain", "lint"].map((name) => ({
    name: `${name} --help`,
    args: [name, "--help"],
    status: 0,
    out: new RegExp(`^clause10 ${name} `),
    err: "",
  })),
  // Roles and parameters.
  {
    name: "a step for another role",
    args: ["check", ...on, "--role", "owner"],
    input: record("raised", "R1"),
    status: 0,
    out: /missing {3}"Triage" is for Information security manager to do; ask them to take this step\.\n/,
  },
  {
    name: "a role and a parameter that fit",
    args: ["check", ...on, "--role", "securityManager", "--param", "recurrenceMonths=24", "--user", "5:Anna"],
    input: record("raised", "R1"),
    status: 0,
    out: /open {6}triage/,
  },
  // explain and due.
  {
    name: "explain: the tree of a condition",
    args: ["explain", "--rule", "nonconformity.sourceRef.required", ...on],
    input: record("raised", "R1"),
    status: 0,
    out: explained,
  },
  {
    name: "explain: violated and in force",
    args: ["explain", "--rule", "nonconformity.title.length", ...on],
    input: violating,
    status: 1,
    out: /Title {2}no {3}"short", 5 characters; must have 8 to 200 characters/,
  },
  {
    name: "explain: no such rule",
    args: ["explain", "--rule", "nonconformity.title.lenght", ...on],
    input: violating,
    status: 2,
    err: /^--rule: .*did you mean "nonconformity.title.length"\?/,
  },
  {
    name: "due: by date, with who and how long",
    args: ["due", "--today", "2026-11-26"],
    input: lines(record("contained", "C1"), triaged),
    status: 1,
    out: `2026-11-25  overdue by 1 day          Anna Berger             Correction              T1  Leavers keep VPN access for two weeks
2026-12-18  in 22 days                Anna Berger             Corrective action plan  C1  Leavers keep VPN access for two weeks
2026-12-18  in 22 days                Anna Berger             Corrective action plan  T1  Leavers keep VPN access for two weeks
2027-05-17  in 172 days               Information security manager  Close                   C1  Leavers keep VPN access for two weeks
2027-05-17  in 172 days               Information security manager  Close                   T1  Leavers keep VPN access for two weeks
`,
  },
  { name: "due: nothing overdue", args: ["due", "--today", "2026-11-20"], input: triaged, status: 0 },
  {
    name: "due: for machines",
    args: ["due", "--today", "2026-11-25", "--json"],
    input: triaged,
    status: 0,
    out: /^\{"due":"2026-11-25","status":"dueToday","daysLeft":0,"frozen":true,"record":"T1",.*"who":"Anna Berger"\}\n/,
  },
];

function matches(text: string, wanted: string | RegExp | undefined): void {
  if (typeof wanted === "string") assert.equal(text, wanted);
  else if (wanted) assert.match(text, wanted);
}

describe("the clause10 command", () => {
  for (const each of cases) {
    it(each.name, () => {
      const ran = spawnSync(command, each.args, { input: each.input ?? "", cwd: folder, encoding: "utf8" });
      // A command that ends before it reads its input closes the pipe on us.
      if ((ran.error as NodeJS.ErrnoException | undefined)?.code !== "EPIPE") assert.ifError(ran.error);
      matches(ran.stderr, each.err);
      matches(ran.stdout, each.out);
      assert.equal(ran.status, each.status, ran.stderr);
    });
  }

  it("ends quietly when nobody reads on", async () => {
    const file = join(folder, "many.ndjson");
    writeFileSync(file, lines(...Array<string>(2000).fill(draft)));
    const child = spawn(command, ["check", ...on, file], { stdio: ["ignore", "pipe", "pipe"] });
    child.stdout.once("data", () => child.stdout.destroy());
    let complaints = "";
    child.stderr.on("data", (text: Buffer) => (complaints += text.toString()));
    assert.deepEqual([await exitOf(child), complaints], [0, ""]);
  });

  it("says so when the answer cannot be written", (test) => {
    const full = "/dev/full";
    if (!existsSync(full)) return test.skip("this system has no /dev/full");
    const ran = spawnSync("sh", ["-c", `"$0" check --today 2026-11-23 > ${full}`, command], {
      input: draft,
      encoding: "utf8",
    });
    assert.deepEqual(
      [ran.status, ran.stderr],
      [3, "clause10: the answer could not be written: No space left on device\n"],
    );
  });

  it("sorts a list that is longer than its memory", () => {
    const file = join(folder, "long.ndjson");
    const some = [record("triaged", "A".repeat(800)), record("contained", "B".repeat(800))];
    writeFileSync(file, lines(...Array.from({ length: 8000 }, (_, i) => some[i % 2] as string)));
    const ran = spawnSync(command, ["due", ...on, file], { encoding: "utf8", maxBuffer: 1e9 });
    const dates = ran.stdout
      .split("\n")
      .slice(0, -1)
      .map((line) => line.slice(0, 10));
    assert.equal(dates.length, 4000 * 3 + 4000 * 2);
    assert.deepEqual(dates, [...dates].sort());
  });
});

function exitOf(child: ChildProcess): Promise<number | null> {
  return new Promise((done) => child.once("close", done));
}
