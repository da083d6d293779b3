import type { Pack } from "#schema/pack";
import type { ImprovementRecord } from "#schema/record";
import { statusWish } from "../gate/follow.ts";
import { mappingByNames } from "../gate/mapping.ts";
import type { Base, Update } from "../outbox/submission.ts";
import { coreOf } from "../record/core.ts";
import { customValues } from "../record/custom.ts";
import type { SiteSettings } from "../store/sites.ts";
import { draftKeyOf } from "./page.ts";

/** The issue whose record is to be changed. */
export interface Place extends Pick<Update, "issueId" | "formatting" | "files"> {
  /** The page's key. */
  page: string;
  /** What was typed into; that of the step's form over this version where it is left out. */
  draftKey?: string;
}

/** A new version of a record as the change that it is to its issue: attributes, status and custom fields as the site has them. */
export function updateOf(
  { page, draftKey = "", ...place }: Place,
  record: ImprovementRecord,
  base: Base,
  notes: string,
  { baseUrl, user, mapping }: SiteSettings,
  pack: Pack,
): Update {
  const fields = customValues(pack, mapping ?? mappingByNames(pack), record);
  const status = statusWish(mapping ?? mappingByNames(pack), pack, record);
  return {
    ...{
      kind: "update",
      uuid: crypto.randomUUID(),
      site: baseUrl,
      user,
      page,
      form: "step",
      state: "waiting",
    },
    ...{ shortfalls: [], begun: false, record, base, notes },
    draftKey: draftKey || draftKeyOf(page, "step", base.version),
    ...place,
    ...(status && { status }),
    ...(fields.length > 0 && { fields }),
    ...coreOf(pack, record),
  };
}
