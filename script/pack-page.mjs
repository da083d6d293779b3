// Writes docs/iso27001-rules.md from the pack: every record type with its states, steps, fields, rules and deadlines, for
// an auditor who wants to see what is enforced.
//   node script/pack-page.mjs [--check]    --check: only say whether the page is what the pack says
import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";

const root = path.resolve(import.meta.dirname, "..");
const cell = (text) => text.replaceAll("|", "\\|").replaceAll("\n", " ");
const row = (...cells) => `| ${cells.map((each) => cell(each ?? "")).join(" | ")} |`;
const table = (head, rows) => [row(...head), row(...head.map(() => "---")), ...rows];
const code = (text) => `\`${text}\``;

function diagram(type) {
  const edges = type.transitions.flatMap(({ id, from, to, exit }) =>
    from.map((state) => `  ${state} ${exit ? "-.->" : "-->"}|${id}| ${to}`),
  );
  const nodes = type.states.map(
    ({ id, label, final }) => `  ${id}${final ? `([${label.en}])` : `[${label.en}]`}`,
  );
  return ["```mermaid", "flowchart LR", ...nodes, ...edges, "```"];
}

/** What the rule checks, in a few words. */
function asked(rule) {
  if (rule.require) return `needed: ${rule.require.map(code).join(", ")}`;
  if (rule.requireOneOf) return `one needed: ${rule.requireOneOf.map(code).join(", ")}`;
  if (rule.oneOf) return `${code(rule.oneOf.field)} is one of ${rule.oneOf.values.map(code).join(", ")}`;
  if (rule.length) {
    const { field, min, max } = rule.length;
    return `${code(field)} has ${min ?? 0}${max ? ` to ${max}` : " or more"} characters`;
  }
  if (rule.dateOrder) return `${code(rule.dateOrder.earlier)} not after ${code(rule.dateOrder.later)}`;
  if (rule.lint) return linted(rule.lint);
  return code(rule.check);
}

/** What a lint check looks for. */
function linted({ check, field, of, column, columns, phrases, in: other }) {
  const what = column ? `${code(field)}, each ${code(column)},` : code(field);
  switch (check) {
    case "restates":
      return `${what} says more than ${of.map(code).join(", ")}`;
    case "endsAt":
      return `${what} goes on from ${code(phrases)}`;
    case "saysNothing":
      return `${what} says something`;
    case "repeats":
      return `${what} says something new`;
    case "incomplete":
      return `each line of ${what} has ${columns.map(code).join(", ")}`;
    default:
      return `each line of ${what} is referred to in ${code(other)}`;
  }
}

const party = (type, of) => (of?.field ? code(of.field) : (of?.role ?? ""));

const units = { workingDays: "working day", days: "day", months: "month", hours: "hour" };

const cap = (fields) => (fields ? `, not after ${[fields].flat().map(code).join(" or ")}` : "");

function period({ when, notAfter, ...length }) {
  const [[unit, amount]] = Object.entries(length);
  const text = `${amount} ${units[unit]}${amount === 1 ? "" : "s"}${cap(notAfter)}`;
  return when ? `${text} when ${code(when)}` : text;
}

function deadline(profile, { label, clause, startsOn, dueField, frozenAt, metAt, notAfter, ...rest }) {
  const { periods, extendedBy } = rest;
  const due = dueField ? code(dueField) : `${periods.map(period).join("; ")} after ${code(startsOn)}`;
  const moved = extendedBy ? `approved ${code(extendedBy.list)}` : "";
  return row(profile, label.en, clause, due + cap(notAfter), frozenAt, metAt, moved);
}

/** What a step fills in. */
function filled(sets = {}) {
  return Object.entries(sets)
    .map(([field, by]) => {
      if (typeof by === "string") return `${code(field)}: ${by}`;
      if (by.copy) return `${code(field)}: as ${code(by.copy)}`;
      return `${code(field)}: ${by.clear ? "emptied" : `+ ${by.add}`}`;
    })
    .join(", ");
}

/** What a field holds; of a list, what its lines are. */
function kind({ type, computed, enum: values, each, items, of }) {
  if (values) return `one of ${code(values)}`;
  const columns = (items ?? []).map(({ id }) => code(id)).join(", ");
  if (of) return `list of ${code(of.type)}, ${of.bond} issues${columns && `, with their ${columns}`}`;
  if (each) return `list of ${each}s${columns && ` with ${columns}`}`;
  if (columns) return `list of ${columns}`;
  return type + (computed ? ", set by a step" : "");
}

function section(pack, id, type) {
  const profiles = Object.entries(pack.deadlineProfiles).flatMap(([profile, { deadlines, extends: base }]) =>
    (deadlines?.[id] ?? []).map((each) =>
      deadline(code(profile) + (base ? `, else as ${code(base)}` : ""), each),
    ),
  );
  const resets = Object.entries(type.resets ?? {}).map(
    ([field, others]) => `An edit of ${code(field)} empties ${others.map(code).join(", ")}.`,
  );
  return [
    `## ${type.label.en}`,
    "",
    `${code(id)}, German: ${type.label.de}. ${type.help.en}`,
    "",
    ...diagram(type),
    "",
    ...table(
      ["step", "from", "to", "clause", "who may", "whose task", "fills in"],
      type.transitions.map((each) =>
        row(
          `${each.label.en} ${code(each.id)}${each.exit ? " (side way)" : ""}`,
          each.from.join(", "),
          each.to,
          each.clause,
          (each.by ?? []).join(", "),
          party(type, each.responsible),
          filled(each.sets),
        ),
      ),
    ),
    "",
    "### Rules",
    "",
    ...table(
      ["rule", "clause", "steps", "asks", "when", "says"],
      type.rules.map((each) =>
        row(
          code(each.id.slice(id.length + 1)) +
            (each.severity === "warning" ? " (warning)" : "") +
            (each.waivable ? " (may be waived)" : ""),
          each.clause,
          (each.gates ?? ["always"]).join(", "),
          asked(each),
          each.when ? code(each.when) : "",
          each.message.en,
        ),
      ),
    ),
    "",
    ...(type.proposals
      ? [
          "### Proposals",
          "",
          ...table(
            ["proposal", "clause", "when", "sets", "says"],
            type.proposals.map((each) =>
              row(
                code(each.id),
                each.clause,
                code(each.when),
                Object.keys(each.set).map(code).join(", "),
                each.message.en,
              ),
            ),
          ),
          "",
        ]
      : []),
    "### Fields",
    "",
    ...table(
      ["field", "label", "type", "locked from", "help"],
      type.fields.map((each) => row(code(each.id), each.label.en, kind(each), each.lockedFrom, each.help.en)),
    ),
    "",
    ...(resets.length === 0 ? [] : [resets.join(" "), ""]),
    ...(profiles.length === 0
      ? []
      : [
          "### Deadlines",
          "",
          ...table(["profile", "deadline", "clause", "due", "fixed at", "met at", "moved by"], profiles),
          "",
        ]),
  ];
}

function survey({ violations }) {
  return [
    "## Violations of the policy",
    "",
    "What a whole register is looked through for. Each finding drafts its nonconformity.",
    "",
    ...table(
      ["violation", "clause", "of", "when", "whose", "says"],
      violations.map((each) =>
        row(
          `${each.label.en} ${code(each.id)}`,
          each.clause,
          each.types.map(code).join(", ") + (each.each ? `, each line of ${code(each.each)}` : ""),
          code(each.when) +
            (each.every ? `, and the last ${code(each.every.date)} more than ${each.every.days} ago` : ""),
          party(null, each.responsible),
          each.message.en,
        ),
      ),
    ),
    "",
  ];
}

function pastRoles({ within, roles, asked }) {
  return [
    "## Former roles",
    "",
    `Roles that count until ${code(within)} after they ended, and the lists that they are proposed for:`,
    `${asked.map(({ type, into }) => code(`${type}.${into}`)).join(", ")}.`,
    "",
    ...table(
      ["record type", "field", "role", "ended"],
      roles.map((each) => row(code(each.type), code(each.field), each.label.en, code(each.until))),
    ),
    "",
  ];
}

export function page(pack) {
  const rules = Object.values(pack.recordTypes).reduce((sum, { rules }) => sum + rules.length, 0);
  return [
    `# What the pack ${pack.id} ${pack.version} enforces`,
    "",
    "Made from the pack by `node script/pack-page.mjs`; do not edit. [iso27001.md](iso27001.md) says why it is so.",
    "",
    `${Object.keys(pack.recordTypes).length} record types, ${rules} rules. A rule stands in the way of its steps, and once a`,
    "record has passed them it stays in force. A dashed arrow is a side way.",
    "",
    "## Values",
    "",
    ...table(
      ["list", "values"],
      Object.entries(pack.enums).map(([id, { values }]) =>
        row(code(id), values.map((each) => `${code(each.id)} ${each.label.en}`).join(", ")),
      ),
    ),
    "",
    "## What an organisation may set",
    "",
    ...table(
      ["parameter", "default", "range", "meaning"],
      Object.entries(pack.parameters).map(([id, each]) =>
        row(
          code(id),
          String(each.default),
          `${each.min} to ${each.max}`,
          `${each.label.en}. ${each.help.en}`,
        ),
      ),
    ),
    "",
    ...Object.entries(pack.recordTypes).flatMap(([id, type]) => section(pack, id, type)),
    ...survey(pack.survey),
    ...pastRoles(pack.pastRoles),
  ]
    .join("\n")
    .replace(/\n+$/, "\n");
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const file = path.join(root, "docs/iso27001-rules.md");
  const text = page(JSON.parse(await readFile(path.join(root, "build/packs/iso27001.json"), "utf8")));
  if (!process.argv.includes("--check")) await writeFile(file, text);
  else if ((await readFile(file, "utf8")) !== text) {
    console.error("docs/iso27001-rules.md is not what the pack says: run node script/pack-page.mjs");
    process.exitCode = 1;
  }
}
