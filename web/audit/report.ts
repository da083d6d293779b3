import type { Field, Pack } from "#schema/pack";
import type { ImprovementRecord } from "#schema/record";
import { documentStyle, html, type Markup } from "../evidence-pack/markup.ts";
import { titleOfRef, type CatalogueEntry } from "../form/catalogue.ts";
import { plain } from "../form/plain.ts";
import { dayText, personOf } from "../form/values.ts";
import { localized } from "../record/localized.ts";
import { language } from "../text/language.ts";
import { auditReportText as words } from "../text/audit-report.ts";
import { filesOf, linesOf, raisedFrom, tally, type ChecklistLine } from "./checklist.ts";

export interface ReportHead {
  /** The address of the audit's issue. */
  url: string;
  /** The civil day of the report, yyyy-mm-dd. */
  today: string;
}

/** Told apart from the rest of the record: each has a part of the report of its own. */
const apart = new Set(["title", "checklist", "files", "conclusion"]);

const style = html`<style>
  tr {
    break-inside: avoid;
  }
  th,
  td {
    overflow-wrap: anywhere;
  }
  td {
    white-space: pre-wrap;
  }
  th[scope="row"] {
    width: 28%;
  }
</style>`;

/**
 * The report of an audit as a page of its own (9.2.2): what was audited by whom and how, what was found, what was looked at, and
 * what follows. It loads and runs nothing; everything that anybody wrote is text in it.
 */
export function auditReport(
  record: ImprovementRecord,
  head: ReportHead,
  pack: Pack,
  catalogue: readonly CatalogueEntry[],
  locale: string,
): string {
  const type = pack.recordTypes[record.type];
  const fields = type?.fields ?? [];
  const state = type?.states.find(({ id }) => id === record.state);
  const said = (id: string) => {
    const field = fields.find((each) => each.id === id);
    return field ? plain(pack, field, record.fields[id], locale) : "";
  };
  const lines = linesOf(record);
  const concluded = ["reported", "closed"].includes(record.state);
  const title = said("title") || words.title;
  return html`<!doctype html>
    <html lang="${language()}">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'" />
        <meta name="viewport" content="width=device-width" />
        <title>${words.title}: ${title}</title>
        ${documentStyle} ${style}
      </head>
      <body>
        <p class="help">${words.title}</p>
        <h1>${title}</h1>
        <p>
          ${localized(state?.label, locale) || record.state} · ${words.asOf(dayText(head.today, locale))} ·
          <a href="${head.url}">${head.url}</a>
        </p>
        ${concluded ? html`` : html`<p class="bad">${words.draft}</p>`}
        ${section(words.conclusion, html`<p>${said("conclusion") || words.none}</p>`)}
        ${section(words.result, resultOf(lines, fields, pack, locale))}
        ${section(words.findings, findingsOf(lines, fields, pack, catalogue, locale))}
        ${section(
          words.audit,
          tableOf(
            fields.filter(({ id }) => !apart.has(id)),
            record,
            pack,
            locale,
          ),
        )}
        ${section(words.checklist, checklistOf(lines, fields, pack, catalogue, locale))}
        ${section(words.files, evidenceOf(record))}
      </body>
    </html> `.text;
}

function section(heading: string, content: Markup): Markup {
  return html`<section>
    <h2>${heading}</h2>
    ${content}
  </section>`;
}

function tableOf(fields: readonly Field[], record: ImprovementRecord, pack: Pack, locale: string): Markup {
  const rows = fields.flatMap((field) => {
    const value = plain(pack, field, record.fields[field.id], locale);
    if (value.trim() === "") return [];
    return html`<tr>
      <th scope="row">${localized(field.label, locale)}</th>
      <td>${value}</td>
    </tr>`;
  });
  return html`<table>
    ${rows}
  </table>`;
}

function resultOf(lines: ChecklistLine[], fields: readonly Field[], pack: Pack, locale: string): Markup {
  const { all, open, signed, of } = tally(lines);
  const results = Object.entries(of).map(
    ([result, count]) => html`<li>${labelOf(result, fields, pack, locale)}: ${count}</li>`,
  );
  return html`<p>${words.looked(all - open, all)} ${words.signed(signed)}</p>
    <ul>
      ${results}
    </ul>`;
}

/** What a nonconformity or an opportunity is to be raised from, with its number where it was. */
function findingsOf(
  lines: ChecklistLine[],
  fields: readonly Field[],
  pack: Pack,
  catalogue: readonly CatalogueEntry[],
  locale: string,
): Markup {
  const found = lines.flatMap((line) => {
    const to = raisedFrom(line);
    if (!to) return [];
    const raised = line[to.member];
    return html`<li>
      <strong>${line.ref}</strong> ${titleOfRef(catalogue, line.ref, locale) ?? ""}:
      ${labelOf(line.result ?? "", fields, pack, locale)}<br />${line.note ?? ""}<br />
      <span class="help">${raised ? `#${raised.id} ${raised.subject}` : words.notRaised}</span>
    </li>`;
  });
  return found.length === 0
    ? html`<p>${words.noFindings}</p>`
    : html`<ol>
        ${found}
      </ol>`;
}

function checklistOf(
  lines: ChecklistLine[],
  fields: readonly Field[],
  pack: Pack,
  catalogue: readonly CatalogueEntry[],
  locale: string,
): Markup {
  const rows = lines.map(
    (line) =>
      html`<tr>
        <th scope="row">
          ${line.ref}<br /><span class="help">${titleOfRef(catalogue, line.ref, locale) ?? ""}</span>
        </th>
        <td>${line.result ? labelOf(line.result, fields, pack, locale) : words.open}</td>
        <td>${[line.note, line.evidence, line.interviewed].filter(Boolean).join("\n")}</td>
        <td>${personOf(line.signedBy)?.name ?? ""}</td>
      </tr>`,
  );
  return html`<table>
    <tr>
      <th scope="col">${words.criterion}</th>
      <th scope="col">${words.verdict}</th>
      <th scope="col">${words.seen}</th>
      <th scope="col">${words.signedBy}</th>
    </tr>
    ${rows}
  </table>`;
}

function evidenceOf(record: ImprovementRecord): Markup {
  const files = filesOf(record).map(
    ({ name, sha256, line }) =>
      html`<li>${[name, line].filter(Boolean).join(" · ")}<br /><code>SHA-256 ${sha256}</code></li>`,
  );
  return files.length === 0
    ? html`<p>${words.none}</p>`
    : html`<ul>
        ${files}
      </ul>`;
}

function labelOf(result: string, fields: readonly Field[], pack: Pack, locale: string): string {
  const column = fields.find(({ id }) => id === "checklist")?.items?.find(({ id }) => id === "result");
  const value = pack.enums[column?.enum ?? ""]?.values.find(({ id }) => id === result);
  return localized(value?.label, locale) || result;
}
