import type { Pack } from "#schema/pack";
import type { ImprovementRecord } from "#schema/record";
import { linesIn } from "../form/list/lines.ts";
import { dayText, personOf } from "../form/values.ts";
import type { TextFormatting } from "../platform/platform.ts";
import { localized } from "../record/localized.ts";
import type { Survey } from "../register/dashboard.ts";
import { policyText } from "../text/policy.ts";
import { markupFor, type WikiMarkup } from "./markup.ts";

type Part = keyof typeof policyText.parts;

/** In the order of the page; each is a part that the policy must have. */
const parts: Part[] = [
  ...(["purpose", "scope", "principle", "audits", "incidents", "change", "review", "objectives"] as const),
  ...(["law", "nonconformity", "management", "compliance", "areas"] as const),
];

/** The Continual Improvement Policy of this record as a wiki page, with what the register says of how it is complied with. */
export function policyPage(
  record: ImprovementRecord,
  pack: Pack,
  survey: Survey | undefined,
  formatting: TextFormatting,
  locale: string,
): string {
  const wiki = markupFor(formatting);
  const { fields } = record;
  const scope = textIn(fields["scope"]);
  const blocks = [
    wiki.heading(1, textIn(fields["title"])),
    wiki.heading(2, policyText.control),
    controlTable(record, pack, wiki, locale),
    wiki.heading(2, policyText.history),
    historyTable(record, wiki, locale),
    wiki.heading(2, policyText.contents),
    wiki.list(parts.map((part) => policyText.parts[part].title)),
    ...parts.flatMap((part) => {
      const { title, text } = policyText.parts[part];
      const paragraphs = part === "scope" && scope !== "" ? [scope] : text;
      return [
        wiki.heading(2, title),
        ...paragraphs.map((paragraph) => wiki.text(paragraph)),
        ...(part === "compliance" && survey ? measurement(survey, wiki, locale) : []),
      ];
    }),
  ];
  return `${blocks.join("\n\n")}\n`;
}

function controlTable({ fields }: ImprovementRecord, pack: Pack, wiki: WikiMarkup, locale: string): string {
  const { rows, afterApproval } = policyText;
  const day = (field: string) => {
    const on = textIn(fields[field]);
    return on === "" ? afterApproval : dayText(on, locale);
  };
  const kind = pack.enums["classification"]?.values.find(({ id }) => id === fields["classification"]);
  const person = (field: string) => personOf(fields[field])?.name ?? "";
  return wiki.table([
    [rows.version, textIn(fields["versionNumber"])],
    [rows.owner, person("owner")],
    [rows.author, person("author")],
    [rows.classification, localized(kind?.label, locale)],
    [rows.approver, person("approver")],
    [rows.effective, day("effectiveOn")],
    [rows.review, day("nextReview")],
  ]);
}

function historyTable({ fields }: ImprovementRecord, wiki: WikiMarkup, locale: string): string {
  const lines = linesIn(fields["revisions"]).map((line) => [
    textIn(line["version"]),
    textIn(line["date"]) === "" ? "" : dayText(textIn(line["date"]), locale),
    textIn(line["author"]),
    textIn(line["summary"]),
  ]);
  return wiki.table(lines, [...policyText.historyColumns]);
}

function measurement({ metrics, policy }: Survey, wiki: WikiMarkup, locale: string): string[] {
  const of = (type: string) => metrics.types.find((each) => each.type === type);
  const reviews = of("effectivenessReview")?.states ?? [];
  const { figures } = policyText;
  const effective = reviews.find(({ state }) => state === "effective")?.records ?? 0;
  const found = policy.reduce((sum, { count }) => sum + count, 0);
  return [
    wiki.text(policyText.measured(dayText(metrics.today, locale))),
    wiki.list([
      `${of("nonconformity")?.open ?? 0} ${figures.open}`,
      `${of("nonconformity")?.overdue ?? 0} ${figures.overdue}`,
      `${effective} ${figures.effective}`,
      `${found} ${figures.violations}`,
    ]),
  ];
}

function textIn(value: unknown): string {
  return typeof value === "string" ? value.trim() : "";
}
