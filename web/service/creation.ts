import type { Pack } from "#schema/pack";
import type { ImprovementRecord } from "#schema/record";
import { mappingByNames } from "../gate/mapping.ts";
import type { Creation, FormName } from "../outbox/submission.ts";
import type { TextFormatting } from "../platform/platform.ts";
import { coreOf } from "../record/core.ts";
import { customValues } from "../record/custom.ts";
import { summary } from "../record/summary.ts";
import type { SiteSettings } from "../store/sites.ts";
import { textIn } from "./opening.ts";
import { draftKeyOf } from "./page.ts";

/** Where a new record is written, and where its issue goes. */
export interface Place extends Pick<Creation, "origin" | "alsoRelated" | "project" | "bond" | "files"> {
  /** The page's key. */
  page: string;
  form: FormName;
  formatting: TextFormatting;
}

/** A record as the issue that is to carry it: subject, description, attributes and custom fields as the site has them. */
export function creationOf(
  { page, form, formatting, ...place }: Place,
  record: ImprovementRecord,
  { baseUrl, user, mapping }: SiteSettings,
  pack: Pack,
  locale: string,
): Creation {
  const type = pack.recordTypes[record.type];
  const fields = customValues(pack, mapping ?? mappingByNames(pack), record);
  return {
    ...{ kind: "creation", uuid: record.id, site: baseUrl, user, page, form, state: "waiting" },
    ...{ shortfalls: [], formatting, record, draftKey: draftKeyOf(page, form) },
    ...place,
    ...(fields.length > 0 && { fields }),
    trackers: mapping?.types[record.type]?.trackers ?? [],
    ...(mapping?.recordField !== undefined && { recordField: mapping.recordField }),
    subject: textIn(record.fields[type?.titleField ?? "title"]),
    description: summary(pack, record, formatting, locale),
    ...coreOf(pack, record),
  };
}
