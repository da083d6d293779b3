import type { Pack, RecordType } from "#schema/pack";
import { toBase64 } from "../base64.ts";
import { plain } from "../form/plain.ts";
import { dayText } from "../form/values.ts";
import { withoutMark } from "../history/mark.ts";
import { localized } from "../record/localized.ts";
import { findingText } from "../text/finding.ts";
import { language } from "../text/language.ts";
import { packText } from "../text/evidence-pack.ts";
import { proofText } from "../text/proof.ts";
import type { PackHead } from "./data.ts";
import type { Gathered, PackedFile, PackedRecord } from "./gather.ts";

/** Nothing is loaded and nothing runs, now or in ten years. */
const policy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:";

const style = `
:root { color-scheme: light dark; }
body { max-width: 60rem; margin: 2rem auto; padding: 0 1rem; font: 16px/1.45 system-ui, sans-serif; }
article { margin: 2rem 0; padding-top: 1rem; border-top: 2px solid; break-before: page; }
table { width: 100%; border-collapse: collapse; }
th, td { padding: .35rem .5rem; border-bottom: 1px solid #8888; text-align: left; vertical-align: top; }
th[scope=row] { width: 30%; font-weight: 600; }
td.text { white-space: pre-wrap; overflow-wrap: anywhere; }
code { font-size: .85em; overflow-wrap: anywhere; }
.help { opacity: .75; font-size: .9em; }
.good { color: light-dark(#1a6b2f, #86d79c); font-weight: 600; }
.bad { color: light-dark(#b3261e, #ff9c94); font-weight: 600; }
nav ol { columns: 2 20rem; }
@media print { nav { display: none; } }
`;

/** The page that people read, cut where the data goes. Everything that anybody wrote is text in it, never markup. */
export function pageOf(
  { records, left }: Gathered,
  head: PackHead,
  pack: Pack,
  locale: string,
): { before: string; after: string } {
  const moment = new Intl.DateTimeFormat(locale, { dateStyle: "long", timeStyle: "short", timeZone: "UTC" });
  const made = packText.made(moment.format(new Date(head.madeOn)), head.madeBy.name, head.site);
  const broken = records.filter(({ verification }) => verification.status === "broken").length;
  const before = [
    `<!doctype html>\n<html lang="${language()}">\n<head>\n<meta charset="utf-8">`,
    `<meta http-equiv="Content-Security-Policy" content="${policy}">`,
    '<meta name="viewport" content="width=device-width">',
    `<title>${text(packText.title)}</title>\n<style>${style}</style>\n</head>\n<body>`,
    `<header><h1>${text(packText.title)}</h1><p>${text(made)}</p>`,
    `<p>${text(packText.rules(head.pack.id, head.pack.version))}</p>`,
    `<p class="${broken > 0 ? "bad" : "good"}">${text(packText.summary(records.length, broken))}</p>`,
    `<p class="help">${text(packText.check)} <code>clause10 verify</code></p></header>`,
    left.length > 0
      ? `<section><h2>${text(packText.left)}</h2><ul>${left.map(({ id, why }) => `<li>#${id}: ${text(why)}</li>`).join("")}</ul></section>`
      : "",
    `<nav><h2>${text(packText.contents)}</h2><ol>${records.map((each) => `<li><a href="#issue-${each.history.issue.id}">${text(nameOf(each, pack))}</a></li>`).join("")}</ol></nav>`,
    `<main>`,
    ...records.map((each) => articleOf(each, head, pack, locale)),
    `</main>\n`,
  ];
  return { before: before.join("\n"), after: "\n</body>\n</html>\n" };
}

function nameOf({ history: { issue }, record }: PackedRecord, pack: Pack): string {
  const type = pack.recordTypes[record.type];
  const title = type && record.fields[type.titleField];
  return `#${issue.id} ${typeof title === "string" && title !== "" ? title : issue.subject}`;
}

function articleOf(packed: PackedRecord, head: PackHead, pack: Pack, locale: string): string {
  const { history, record, verification, files } = packed;
  const { id, project } = history.issue;
  const type = pack.recordTypes[record.type];
  const state = type?.states.find((each) => each.id === record.state);
  const { status, findings, saves } = verification;
  const proof =
    status === "broken"
      ? `<p class="bad">✗ ${text(proofText.broken)}</p><ul>${findings.map((each) => `<li>${text(findingText(each))}</li>`).join("")}</ul>`
      : `<p${status === "verified" ? ' class="good"' : ""}>${status === "verified" ? "✓ " : ""}${text(status === "verified" ? proofText.verified(saves.length) : proofText.none)}</p>`;
  return `<article id="issue-${id}"><h2>${text(nameOf(packed, pack))}</h2>
<p>${text([localized(type?.label, locale) || record.type, localized(state?.label, locale) || record.state, project.name].join(" · "))}
<br><a href="${text(`${head.site}issues/${id}`)}">${text(`${head.site}issues/${id}`)}</a> <code>${text(record.id)}</code></p>
${proof}
${type ? fieldsOf(packed, type, pack, locale) : ""}
${deadlinesOf(packed, pack, locale)}
${filesOf(files)}
${journalOf(packed, locale)}
</article>`;
}

/** Every field that says something, with the clause that asks for it. */
function fieldsOf({ record }: PackedRecord, type: RecordType, pack: Pack, locale: string): string {
  const rows = type.fields.flatMap((field) => {
    const value = plain(pack, field, record.fields[field.id], locale);
    if (value.trim() === "") return [];
    return `<tr><th scope="row">${text(localized(field.label, locale))}</th><td class="text">${text(value)}</td><td>${text(clausesOf(type, field.id).join(", "))}</td></tr>`;
  });
  return tableOf(packText.fields, [packText.field, packText.value, packText.clause], rows);
}

/** Clauses of the rules that ask something of a field. */
export function clausesOf(type: RecordType, field: string): string[] {
  const asking = (type.rules as { clause?: string }[]).filter((rule) => JSON.stringify(rule).includes(`"${field}"`));
  return [...new Set(asking.flatMap(({ clause }) => clause ?? []))].sort();
}

function deadlinesOf({ record }: PackedRecord, pack: Pack, locale: string): string {
  const rows = Object.entries(record.deadlines).map(([id, { due, original }]) => {
    const rules = Object.values(pack.deadlineProfiles).flatMap(({ deadlines }) => deadlines?.[record.type] ?? []);
    const label = rules.find((each) => each.id === id)?.label;
    return `<tr><th scope="row">${text(localized(label, locale) || id)}</th><td>${text(dayText(due, locale))}</td><td>${text(dayText(original, locale))}</td></tr>`;
  });
  return tableOf(packText.deadlines, [packText.deadline, packText.due, packText.original], rows);
}

function filesOf(files: readonly PackedFile[]): string {
  const rows = files.map(({ id, name, sha256, bytes, left }) => {
    const link = bytes
      ? `<a id="file-${id}" href="data:application/octet-stream;base64,${toBase64(bytes)}" download="${text(name)}">${text(name)}</a>`
      : `${text(name)} <span class="help">${text(left === "tooLarge" ? packText.tooLarge : packText.unreadable)}</span>`;
    return `<tr><td>${link}</td><td><code>${text(sha256 ?? "")}</code></td></tr>`;
  });
  return tableOf(packText.files, [packText.name, "SHA-256"], rows);
}

function journalOf({ history: { issue, journals } }: PackedRecord, locale: string): string {
  const moment = new Intl.DateTimeFormat(locale, {
    dateStyle: "medium",
    timeStyle: "short",
    timeZone: "UTC",
  });
  const row = (number: string, on: string, who: string, what: string) =>
    `<tr><td>${text(number)}</td><td>${text(moment.format(new Date(on)))}</td><td>${text(who)}</td><td class="text">${text(what)}</td></tr>`;
  return tableOf(
    packText.journal,
    ["#", packText.when, packText.who, packText.what],
    [
      row("", issue.createdOn, issue.author.name, packText.created),
      ...journals.map(({ id, on, user, notes }) => row(String(id), on, user.name, withoutMark(notes))),
    ],
  );
}

function tableOf(title: string, columns: string[], rows: string[]): string {
  if (rows.length === 0) return "";
  const head = columns.map((name) => `<th scope="col">${text(name)}</th>`).join("");
  return `<h3>${text(title)}</h3>\n<table><thead><tr>${head}</tr></thead><tbody>\n${rows.join("\n")}\n</tbody></table>`;
}

/** As text between tags and within quotes. */
function text(plainText: string): string {
  return plainText
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replaceAll("'", "&#39;");
}
