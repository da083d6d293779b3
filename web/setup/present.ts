import { ok, type Outcome } from "../outcome.ts";
import type {
  IssuePlatform,
  IssueStatus,
  Named,
  Project,
  Role,
  TextFormatting,
} from "../platform/platform.ts";
import { fieldFormats, type FieldFormat } from "../gate/mapping.ts";
import { recordFieldName } from "../record/home.ts";
import { openForm, ticked, type AdminPages } from "./pages.ts";

/** A custom field of issues. */
export interface PresentField extends Named {
  format: FieldFormat | "other";
}

/** What a Redmine has of what the product can use. */
export interface Present {
  trackers: Named[];
  statuses: IssueStatus[];
  roles: Role[];
  projects: Project[];
  /** How the site renders long text. */
  formatting: TextFormatting;
  /** Custom fields of issues, without the record's own. */
  fields: PresentField[];
  /** The field for the record document, with the trackers and projects that have it; no projects where all have it. */
  recordField?: { id: number; trackers: number[]; projects: number[] | "all" };
}

export async function readPresent(platform: IssuePlatform, pages: AdminPages): Promise<Outcome<Present>> {
  // First, because it says whether an administrator is signed in.
  const fields = await readFields(pages);
  if (!fields.ok) return fields;
  const settings = await pages.get("settings?tab=general");
  if (!settings.ok) return settings;
  const formatting = pages
    .parse(settings.value.html)
    .querySelector("#settings_text_formatting option[selected]")
    ?.getAttribute("value");
  const [trackers, statuses, roles, projects] = await Promise.all([
    platform.trackers(),
    platform.statuses(),
    platform.roles(),
    platform.projects(),
  ]);
  if (!trackers.ok) return trackers;
  if (!statuses.ok) return statuses;
  if (!roles.ok) return roles;
  if (!projects.ok) return projects;
  const record = fields.value.find(({ name }) => name === recordFieldName);
  const form = record && (await openForm(pages, `custom_fields/${record.id}/edit`, "#custom_field_form"));
  if (form && !form.ok) return form;
  return ok({
    trackers: trackers.value,
    statuses: statuses.value,
    roles: roles.value,
    projects: projects.value,
    formatting: formatting === "textile" ? "textile" : "markdown",
    fields: fields.value.filter(({ id }) => id !== record?.id),
    ...(record &&
      form && {
        recordField: {
          id: record.id,
          trackers: ticked(form.value.entries, "custom_field[tracker_ids][]"),
          projects: form.value.entries.some(
            ([name, value]) => name === "custom_field[is_for_all]" && value === "1",
          )
            ? ("all" as const)
            : ticked(form.value.entries, "custom_field[project_ids][]"),
        },
      }),
  });
}

/** From the list in the administration; the format is told by a word in the reader's language, so each field is asked. */
async function readFields(pages: AdminPages): Promise<Outcome<PresentField[]>> {
  const page = await pages.get("custom_fields?tab=IssueCustomField");
  if (!page.ok) return page;
  const links = pages
    .parse(page.value.html)
    .querySelectorAll("#tab-content-IssueCustomField td.name a, table.custom_fields td.name a");
  const found = new Map<number, string>();
  for (const link of links) {
    const id = Number(/custom_fields\/(\d+)\/edit/.exec(link.getAttribute("href") ?? "")?.[1]);
    if (id > 0) found.set(id, link.textContent.trim());
  }
  const fields: PresentField[] = [];
  for (const [id, name] of found) {
    const form = await openForm(pages, `custom_fields/${id}/edit`, "#custom_field_form");
    if (!form.ok) return form;
    const chosen = form.value.element.querySelector(
      '[name="custom_field[field_format]"] option[selected], input[name="custom_field[field_format]"]',
    );
    const format = chosen?.getAttribute("value") ?? "";
    fields.push({ id, name, format: fieldFormats.find((each) => each === format) ?? "other" });
  }
  return ok(fields);
}
