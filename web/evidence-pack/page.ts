import type { Pack, RecordType } from "#schema/pack";
import { toBase64 } from "../base64.ts";
import { plain } from "../form/plain.ts";
import { dayText } from "../form/values.ts";
import { findingText } from "../history/finding-text.ts";
import { withoutMark } from "../history/mark.ts";
import { localized } from "../record/localized.ts";
import { packText } from "../text/evidence-pack.ts";
import { language } from "../text/language.ts";
import { proofText } from "../text/proof.ts";
import type { PackHead } from "./data.ts";
import type { Gathered, PackedFile, PackedRecord } from "./gather.ts";
import { documentStyle, html, type Markup } from "./markup.ts";

const style = html`<style>
  article {
    margin: 2rem 0;
    padding-top: 1rem;
    border-top: 2px solid;
    break-before: page;
  }
  th[scope="row"] {
    width: 30%;
    font-weight: 600;
  }
  td.text {
    white-space: pre-wrap;
    overflow-wrap: anywhere;
  }
  nav ol {
    columns: 2 20rem;
  }
  @media print {
    nav {
      display: none;
    }
  }
</style>`;

/**
 * The page that people read, cut where the data goes. Nothing is loaded and nothing runs, now or in ten years; everything
 * that anybody wrote is text in it.
 */
export function pageOf(
  { records, left }: Gathered,
  head: PackHead,
  pack: Pack,
  locale: string,
): { before: string; after: string } {
  const made = packText.made(moment(head.madeOn, "long", locale), head.madeBy.name, head.site);
  const broken = records.filter(({ verification }) => verification.status === "broken").length;
  const before = html`<!doctype html>
    <html lang="${language()}">
      <head>
        <meta charset="utf-8" />
        <meta
          http-equiv="Content-Security-Policy"
          content="default-src 'none'; style-src 'unsafe-inline'; img-src data:"
        />
        <meta name="viewport" content="width=device-width" />
        <title>${packText.title}</title>
        ${documentStyle} ${style}
      </head>
      <body>
        <header>
          <h1>${packText.title}</h1>
          <p>${made}</p>
          <p>${packText.rules(head.pack.id, head.pack.version)}</p>
          <p class="${broken > 0 ? "bad" : "good"}">${packText.summary(records.length, broken)}</p>
          <p class="help">${packText.check} <code>clause10 verify</code></p>
        </header>
        ${leftOut(left)}
        <nav>
          <h2>${packText.contents}</h2>
          <ol>
            ${records.map((each) => html`<li><a href="#issue-${each.history.issue.id}">${nameOf(each, pack)}</a></li>`)}
          </ol>
        </nav>
        <main>${records.map((each) => articleOf(each, head, pack, locale))}</main>
      </body>
    </html> `;
  return { before: before.text, after: "\n</body>\n</html>\n" };
}

function leftOut(left: Gathered["left"]): Markup {
  if (left.length === 0) return html``;
  const lines = left.map(({ id, why }) => html`<li>#${id}: ${why}</li>`);
  return html`<section>
    <h2>${packText.left}</h2>
    <ul>
      ${lines}
    </ul>
  </section>`;
}

function nameOf({ history: { issue }, record }: PackedRecord, pack: Pack): string {
  const type = pack.recordTypes[record.type];
  const title = type && record.fields[type.titleField];
  return `#${issue.id} ${typeof title === "string" && title !== "" ? title : issue.subject}`;
}

function articleOf(packed: PackedRecord, head: PackHead, pack: Pack, locale: string): Markup {
  const { history, record, files } = packed;
  const { id, project } = history.issue;
  const type = pack.recordTypes[record.type];
  const state = type?.states.find((each) => each.id === record.state);
  const url = `${head.site}issues/${id}`;
  const what = [
    localized(type?.label, locale) || record.type,
    localized(state?.label, locale) || record.state,
    project.name,
  ];
  return html`<article id="issue-${id}">
    <h2>${nameOf(packed, pack)}</h2>
    <p>${what.join(" · ")}<br /><a href="${url}">${url}</a> <code>${record.id}</code></p>
    ${proofOf(packed)} ${type ? fieldsOf(packed, type, pack, locale) : html``}
    ${deadlinesOf(packed, pack, locale)} ${filesOf(files)} ${journalOf(packed, locale)}
  </article>`;
}

function proofOf({ verification: { status, findings, saves } }: PackedRecord): Markup {
  if (status === "none") return html`<p>${proofText.none}</p>`;
  if (status === "verified") return html`<p class="good">✓ ${proofText.verified(saves.length)}</p>`;
  const lines = findings.map((finding) => html`<li>${findingText(finding)}</li>`);
  return html`<p class="bad">✗ ${proofText.broken}</p>
    <ul>
      ${lines}
    </ul>`;
}

/** Every field that says something, with the clauses that ask for it. */
function fieldsOf({ record }: PackedRecord, type: RecordType, pack: Pack, locale: string): Markup {
  const rows = type.fields.flatMap((field) => {
    const value = plain(pack, field, record.fields[field.id], locale);
    if (value.trim() === "") return [];
    const label = localized(field.label, locale);
    const clauses = clausesOf(type, field.id).join(", ");
    return html`<tr>
      <th scope="row">${label}</th>
      <td class="text">${value}</td>
      <td>${clauses}</td>
    </tr>`;
  });
  return tableOf(packText.fields, [packText.field, packText.value, packText.clause], rows);
}

/** Clauses of the rules that ask something of a field. */
export function clausesOf(type: RecordType, field: string): string[] {
  const rules: { clause?: string }[] = type.rules;
  const asking = rules.filter((rule) => JSON.stringify(rule).includes(`"${field}"`));
  return [...new Set(asking.flatMap(({ clause }) => clause ?? []))].sort();
}

function deadlinesOf({ record }: PackedRecord, pack: Pack, locale: string): Markup {
  const rules = Object.values(pack.deadlineProfiles).flatMap(
    ({ deadlines }) => deadlines?.[record.type] ?? [],
  );
  const rows = Object.entries(record.deadlines).map(([id, { due, original }]) => {
    const label = localized(rules.find((each) => each.id === id)?.label, locale) || id;
    return html`<tr>
      <th scope="row">${label}</th>
      <td>${dayText(due, locale)}</td>
      <td>${dayText(original, locale)}</td>
    </tr>`;
  });
  return tableOf(packText.deadlines, [packText.deadline, packText.due, packText.original], rows);
}

function filesOf(files: readonly PackedFile[]): Markup {
  const rows = files.map(
    (file) =>
      html`<tr>
        <td>${linkTo(file)}</td>
        <td><code>${file.sha256 ?? ""}</code></td>
      </tr>`,
  );
  return tableOf(packText.files, [packText.name, "SHA-256"], rows);
}

function linkTo({ id, name, bytes, left }: PackedFile): Markup {
  if (!bytes)
    return html`${name}
      <span class="help">${left === "tooLarge" ? packText.tooLarge : packText.unreadable}</span>`;
  const data = `data:application/octet-stream;base64,${toBase64(bytes)}`;
  return html`<a id="file-${id}" href="${data}" download="${name}">${name}</a>`;
}

function journalOf({ history: { issue, journals } }: PackedRecord, locale: string): Markup {
  const row = (number: string, on: string, who: string, what: string) =>
    html`<tr>
      <td>${number}</td>
      <td>${moment(on, "medium", locale)}</td>
      <td>${who}</td>
      <td class="text">${what}</td>
    </tr>`;
  return tableOf(
    packText.journal,
    ["#", packText.when, packText.who, packText.what],
    [
      row("", issue.createdOn, issue.author.name, packText.created),
      ...journals.map(({ id, on, user, notes }) => row(String(id), on, user.name, withoutMark(notes))),
    ],
  );
}

function tableOf(title: string, columns: readonly string[], rows: readonly Markup[]): Markup {
  if (rows.length === 0) return html``;
  const names = columns.map((name) => html`<th scope="col">${name}</th>`);
  return html`<h3>${title}</h3>
    <table>
      <thead>
        <tr>
          ${names}
        </tr>
      </thead>
      <tbody>
        ${rows}
      </tbody>
    </table>`;
}

/** In UTC, so that it says the same wherever it is made. */
function moment(iso: string, dateStyle: "long" | "medium", locale: string): string {
  return new Intl.DateTimeFormat(locale, { dateStyle, timeStyle: "short", timeZone: "UTC" }).format(
    new Date(iso),
  );
}
