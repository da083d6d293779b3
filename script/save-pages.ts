// Saves pages of a private Redmine as fixtures for the readers of the content script, one folder a version:
//   node --experimental-strip-types script/save-pages.ts INSTANCE FOLDER
// The instance is one of script/redmine with its sample data. Scripts and tokens are left out: no reader looks at them.
import { mkdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import pack from "#pack" with { type: "json" };
import { encodeBlock } from "../web/record/document.ts";

interface Site {
  url: string;
  users: { login: string; password: string; apiKey: string; id: number }[];
  issues: Record<string, number>;
  trackers: Record<string, number>;
  customFields: Record<string, number>;
}

const [instance = "", folder = ""] = process.argv.slice(2);
if (!instance || !folder) throw new Error("usage: save-pages.ts INSTANCE FOLDER");
const root = path.resolve(import.meta.dirname, "..");
const site = JSON.parse(
  await readFile(path.join(root, "build/redmine", instance, "site.json"), "utf8"),
) as Site;
const password = (login: string) => site.users.find((user) => user.login === login)?.password ?? "";
const key = (login: string) => site.users.find((user) => user.login === login)?.apiKey ?? "";

/** A record in the description and one in the field made for it, as a page shows either. */
async function record(home: "description" | "field"): Promise<number> {
  const anna = { id: site.users.find(({ login }) => login === "anna")?.id ?? 0, name: "Anna Berger" };
  const raised = {
    version: 1,
    transition: "raise",
    from: "draft",
    to: "raised",
    by: anna,
    on: "2026-11-23T10:00:00Z",
  };
  const block = encodeBlock(
    {
      ...{ clause10: 1, pack: "iso27001", packVersion: pack.version, type: "nonconformity" },
      id: `11111111-2222-4333-8444-55555555555${home.length % 10}`,
      ...{ version: 1, state: "raised", fields: { title: "Badge lent" }, deadlines: {}, history: [raised] },
    },
    "textile",
  );
  const answer = await fetch(`${site.url}/issues.json`, {
    method: "POST",
    headers: { "X-Redmine-API-Key": key("anna"), "Content-Type": "application/json" },
    body: JSON.stringify({
      issue: {
        ...{
          project_id: "isms",
          tracker_id: site.trackers["Nonconformity"],
          subject: `Badge lent (${home})`,
        },
        ...(home === "description"
          ? { description: `Seen at the door.\n\n${block}` }
          : { custom_fields: [{ id: site.customFields["Clause 10 record"], value: block }] }),
      },
    }),
  });
  return ((await answer.json()) as { issue: { id: number } }).issue.id;
}

const [inDescription, inField] = [await record("description"), await record("field")];
const pages: Record<string, string> = {
  "issue.html": `issues/${site.issues["incident"]}`,
  "record-in-description.html": `issues/${inDescription}`,
  "record-in-field.html": `issues/${inField}`,
  "record-edit.html": `issues/${inField}/edit`,
  "new.html": `projects/isms/issues/new?issue[tracker_id]=${site.trackers["Nonconformity"]}`,
  "list.html": "projects/isms/issues?set_filter=1&status_id=*&sort=id",
  "list-grouped.html": "issues?set_filter=1&status_id=*&group_by=tracker&sort=id",
};
/** What setting up reads and sends. */
const adminPages = {
  "admin-fields.html": "custom_fields?tab=IssueCustomField",
  "admin-field.html": `custom_fields/${site.customFields["Clause 10 record"]}/edit`,
  "admin-new-field.html": "custom_fields/new?type=IssueCustomField&custom_field[field_format]=text",
  "admin-new-tracker.html": "trackers/new",
  "admin-tracker.html": `trackers/${site.trackers["Nonconformity"]}/edit`,
  "admin-new-status.html": "issue_statuses/new",
  "admin-workflow.html": `workflows/edit?role_id[]=3&tracker_id[]=${site.trackers["Nonconformity"]}&used_statuses_only=0`,
  "admin-settings.html": "settings?tab=general",
};
/** Forms are for a person who is logged in, not for a key. */
async function loggedIn(username: string): Promise<string> {
  const first = await fetch(`${site.url}/login`);
  const token = /name="authenticity_token" value="([^"]*)"/.exec(await first.text())?.[1] ?? "";
  const answer = await fetch(`${site.url}/login`, {
    method: "POST",
    redirect: "manual",
    headers: { Cookie: cookie(first) },
    body: new URLSearchParams({ authenticity_token: token, username, password: password(username) }),
  });
  return cookie(answer);
}

function cookie(answer: Response): string {
  return answer.headers
    .getSetCookie()
    .map((each) => each.split(";")[0])
    .join("; ");
}

await mkdir(folder, { recursive: true });
await save(pages, await loggedIn("anna"));
await save(adminPages, await loggedIn("admin"));

async function save(all: Record<string, string>, session: string): Promise<void> {
  for (const [file, at] of Object.entries(all)) {
    const answer = await fetch(`${site.url}/${at}`, { headers: { Cookie: session }, redirect: "manual" });
    if (answer.status !== 200) throw new Error(`${at}: HTTP ${answer.status}`);
    const html = (await answer.text())
      .replace(/(<script\b[^>]*>)[\s\S]*?<\/script>/g, "$1</script>")
      .replace(/(name="(?:authenticity_token|csrf-token)" (?:value|content)=")[^"]*/g, "$1")
      .replaceAll(site.url, "https://redmine.example.org");
    await writeFile(path.join(folder, file), html);
  }
}
