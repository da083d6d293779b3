import type { FormEdit, Verdict } from "../../../../web/gate/edit.ts";
import { mappingByNames } from "../../../../web/gate/mapping.ts";
import { RedmineClient } from "../../../../web/platform/redmine/client.ts";
import { FormCheck, type FormMemory } from "../../../../web/service/form-check.ts";
import type { SiteSettings } from "../../../../web/store/sites.ts";
import { readPack } from "../pack.ts";
import { presentContext, rulesFor } from "./rules.ts";

const memories = new Map<string, FormMemory>();

/** What the rules say to Redmine's own edit form on a page of this site. */
export async function checkForm(
  site: SiteSettings,
  issueId: number | null,
  edit: FormEdit,
  locale: string,
): Promise<Verdict> {
  const pack = await readPack();
  const account = `${site.baseUrl}|${site.user.id}`;
  const memory = memories.get(account) ?? { issues: new Map() };
  memories.set(account, memory);
  const check = new FormCheck({
    platform: new RedmineClient(site),
    pack,
    mapping: site.mapping ?? mappingByNames(pack),
    memory,
    engine: () => rulesFor(site),
    context: presentContext(site, locale),
    now: Date.now,
  });
  return check.check(issueId, edit);
}
