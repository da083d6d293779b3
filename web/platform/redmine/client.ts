import { failed, ok, type Outcome } from "../../outcome.ts";
import type {
  Named,
  Project,
  Role,
  IssueChange,
  IssueFilter,
  IssueHistory,
  IssuePlatform,
  IssueRef,
  IssueSnapshot,
  IssueStatus,
  ListedIssue,
  NewIssue,
  Person,
  ProjectProfile,
  TextFormatting,
  Upload,
  WikiPage,
} from "../platform.ts";
import { download, errorsIn, refusal, request, type Answer, type Fetch, type Site } from "./http.ts";
import {
  asHistory,
  asListed,
  asPerson,
  asProject,
  asSnapshot,
  asStatuses,
  formattingIn,
  lockVersionIn,
} from "./parse.ts";
import { reasonText } from "../../text/reasons.ts";

/** Redmine caps every list at this many rows a page. */
const pageSize = 100;

/** Redmine's REST API, 5.0 and later. Authenticates by API key only: session cookies do not count there. */
export class RedmineClient implements IssuePlatform {
  readonly #site: Site;
  readonly #fetch: Fetch;
  #clock: number | undefined;

  constructor(site: Site, fetch: Fetch = globalThis.fetch.bind(globalThis)) {
    this.#site = site;
    this.#fetch = fetch;
  }

  get clock(): number | undefined {
    return this.#clock;
  }

  issueUrl(id: number): string {
    return `${this.#site.baseUrl}issues/${id}`;
  }

  wikiUrl(project: number | string, title: string, version?: number): string {
    const page = `projects/${encodeURIComponent(project)}/wiki/${encodeURIComponent(title)}`;
    return `${this.#site.baseUrl}${page}${version === undefined ? "" : `/${version}`}`;
  }

  async currentUser(): Promise<Outcome<Person>> {
    return this.#get("users/current.json", (body) => {
      const user = body["user"] as { id: number; firstname?: string; lastname?: string; login?: string };
      const name =
        [user.firstname, user.lastname].filter(Boolean).join(" ") || user.login || `user ${user.id}`;
      return { id: user.id, name };
    });
  }

  readIssue(id: number): Promise<Outcome<IssueSnapshot>> {
    return this.#get(`issues/${id}.json?include=relations,attachments`, (body) => asSnapshot(body["issue"]));
  }

  readHistory(id: number): Promise<Outcome<IssueHistory>> {
    const include = "relations,attachments,journals,children";
    return this.#get(`issues/${id}.json?include=${include}`, (body) => asHistory(body["issue"]));
  }

  async readIssues(ids: number[], since?: string): Promise<Outcome<ListedIssue[]>> {
    const found: ListedIssue[] = [];
    for (let from = 0; from < ids.length; from += pageSize) {
      const query = new URLSearchParams({
        issue_id: ids.slice(from, from + pageSize).join(","),
        status_id: "*",
      });
      if (since !== undefined) query.set("updated_on", `>=${since}`);
      const page = await this.#list(`issues.json?${query}`, "issues", asListed);
      if (!page.ok) return page;
      found.push(...page.value);
    }
    return ok(found);
  }

  changedIssues(
    filter: IssueFilter,
    since: string | undefined,
    skip: number,
  ): Promise<Outcome<ListedIssue[]>> {
    const query = new URLSearchParams([
      ["set_filter", "1"],
      ...(filter.kind === "description"
        ? [
            ["f[]", "description"],
            ["op[description]", "~"],
            ["v[description][]", filter.contains],
          ]
        : [
            ["f[]", `cf_${filter.fieldId}`],
            [`op[cf_${filter.fieldId}]`, "*"],
          ]),
      ...(since === undefined
        ? []
        : [
            ["f[]", "updated_on"],
            ["op[updated_on]", ">="],
            ["v[updated_on][]", since],
          ]),
      ["f[]", "status_id"],
      ["op[status_id]", "*"],
      ["sort", "updated_on,id"],
      ["limit", String(pageSize)],
      ["offset", String(skip)],
    ] as [string, string][]);
    return this.#get(`issues.json?${query}`, (body) => (body["issues"] as unknown[]).map(asListed));
  }

  async issueFields(): Promise<Outcome<{ id: number; name: string }[]>> {
    const projects = await this.#list("projects.json?include=issue_custom_fields", "projects", asProject);
    if (!projects.ok) return projects;
    const fields = projects.value.flatMap(({ issueFields }) => issueFields);
    return ok([...new Map(fields.map((field) => [field.id, field])).values()]);
  }

  statuses(): Promise<Outcome<IssueStatus[]>> {
    return this.#get("issue_statuses.json", (body) => asStatuses(body["issue_statuses"]));
  }

  trackers(): Promise<Outcome<Named[]>> {
    return this.#get("trackers.json", (body) => (body["trackers"] as Named[]).map(asNamed));
  }

  async roles(): Promise<Outcome<Role[]>> {
    const listed = await this.#get("roles.json", (body) => (body["roles"] as Named[]).map(asNamed));
    if (!listed.ok) return listed;
    const roles: Role[] = [];
    for (const role of listed.value) {
      const permissions = await this.#get(`roles/${role.id}.json`, (body) => {
        const { permissions: granted } = body["role"] as { permissions?: string[] };
        return granted ?? [];
      });
      if (!permissions.ok) return permissions;
      roles.push({ ...role, permissions: permissions.value });
    }
    return ok(roles);
  }

  projects(): Promise<Outcome<Project[]>> {
    return this.#list("projects.json?", "projects", (raw) => {
      const { id, name, identifier } = raw as Project;
      return { id, name, identifier };
    });
  }

  allowedStatuses(issueId: number): Promise<Outcome<IssueStatus[]>> {
    return this.#get(`issues/${issueId}.json?include=allowed_statuses`, (body) =>
      asStatuses((body["issue"] as Record<string, unknown>)["allowed_statuses"] ?? []),
    );
  }

  async findIssues(text: string): Promise<Outcome<IssueRef[]>> {
    const number = /^#?(\d{1,9})$/.exec(text.trim())?.[1];
    if (number !== undefined) {
      const issue = await this.#get(`issues/${number}.json`, (body) => asSnapshot(body["issue"]));
      if (!issue.ok) return issue.problem.code === "notFound" ? ok([]) : issue;
      return ok([{ id: issue.value.id, subject: issue.value.subject }]);
    }
    const query = new URLSearchParams([
      ["set_filter", "1"],
      ["f[]", "subject"],
      ["op[subject]", "~"],
      ["v[subject][]", text.trim()],
      ["f[]", "status_id"],
      ["op[status_id]", "*"],
      ["sort", "id:desc"],
      ["limit", "10"],
    ]);
    return this.#get(`issues.json?${query}`, (body) =>
      (body["issues"] as IssueRef[]).map(({ id, subject }) => ({ id, subject })),
    );
  }

  readChildren(parentId: number): Promise<Outcome<ListedIssue[]>> {
    return this.#list(`issues.json?parent_id=${parentId}&status_id=*&sort=id`, "issues", asListed);
  }

  async readProject(project: number | string): Promise<Outcome<ProjectProfile>> {
    return this.#get(
      `projects/${encodeURIComponent(project)}.json?include=trackers,issue_custom_fields`,
      (body) => asProject(body["project"]),
    );
  }

  readWikiPage(project: number | string, title: string): Promise<Outcome<WikiPage>> {
    const path = `projects/${encodeURIComponent(project)}/wiki/${encodeURIComponent(title)}.json`;
    return this.#get(path, (body) => {
      const page = body["wiki_page"] as {
        title: string;
        version: number;
        text: string;
        created_on: string;
        updated_on: string;
      };
      const { title: named, version, text, created_on: createdOn, updated_on: updatedOn } = page;
      return { title: named, version, text, createdOn, updatedOn };
    });
  }

  async projectsWithPage(title: string): Promise<Outcome<string[]>> {
    const query = new URLSearchParams({
      q: title,
      wiki_pages: "1",
      titles_only: "1",
      limit: String(pageSize),
    });
    return this.#get(`search.json?${query}`, (body) => {
      const address = new RegExp(`/projects/([^/]+)/wiki/${title}$`, "i");
      return (body["results"] as { url: string }[]).flatMap(
        ({ url }) => address.exec(decodeURIComponent(new URL(url).pathname))?.[1] ?? [],
      );
    });
  }

  async writeWikiPage(
    project: number | string,
    title: string,
    page: { text: string; comments: string; version?: number },
  ): Promise<Outcome<void>> {
    const path = `projects/${encodeURIComponent(project)}/wiki/${encodeURIComponent(title)}.json`;
    const answer = await this.#send("PUT", path, { wiki_page: page });
    if (!answer.ok) return answer;
    return [200, 201, 204].includes(answer.value.status) ? ok(undefined) : refusal(answer.value);
  }

  async people(projectId: number): Promise<Outcome<Person[]>> {
    const members = await this.#list(`projects/${projectId}/memberships.json?`, "memberships", (row) =>
      asPerson((row as { user?: unknown }).user),
    );
    if (!members.ok) return members;
    const people = members.value.filter((person): person is Person => person !== undefined);
    return ok(people.sort((a, b) => a.name.localeCompare(b.name)));
  }

  async upload(filename: string, content: Uint8Array): Promise<Outcome<{ token: string; digest?: string }>> {
    const answer = await this.#send("POST", `uploads.json?filename=${encodeURIComponent(filename)}`, content);
    if (!answer.ok) return answer;
    if (answer.value.status !== 201) return refusal(answer.value);
    return parsed(answer.value, (body) => {
      const { token } = body["upload"] as { token: string };
      // Number and digest of the stored file; Redmine before 4 had MD5 there, which says nothing here.
      const digest = /\.([0-9a-f]{64})$/.exec(token)?.[1];
      return { token, ...(digest !== undefined && { digest }) };
    });
  }

  async readAttachment({
    id,
    filename,
    size,
  }: {
    id: number;
    filename: string;
    size: number;
  }): Promise<Outcome<Uint8Array<ArrayBuffer>>> {
    if (this.#site.locked) return failed("locked");
    const url = `${this.#site.baseUrl}attachments/download/${id}/${encodeURIComponent(filename)}`;
    const answer = await download(this.#fetch, url, { headers: { "X-Redmine-API-Key": this.#site.apiKey } });
    if (!answer.ok) return answer;
    const { status, bytes } = answer.value;
    if (status !== 200) return refusal({ status, text: "", url });
    return bytes.length === size ? ok(bytes) : failed("serverError", reasonText.fileChanged(filename));
  }

  async createIssue(issue: NewIssue, files: Upload[]): Promise<Outcome<number>> {
    const answer = await this.#send("POST", "issues.json", {
      issue: {
        project_id: issue.projectId,
        tracker_id: issue.trackerId,
        subject: issue.subject,
        description: issue.description,
        parent_issue_id: issue.parentId,
        assigned_to_id: issue.assigneeId,
        due_date: issue.dueDate,
        done_ratio: issue.doneRatio,
        custom_fields: issue.customFields,
        uploads: files.map(asUpload),
      },
    });
    if (!answer.ok) return answer;
    if (answer.value.status !== 201) return refusal(answer.value);
    return parsed(answer.value, (body) => (body["issue"] as { id: number }).id);
  }

  async findByAttachment(filename: string): Promise<Outcome<number | undefined>> {
    const query = new URLSearchParams([
      ["set_filter", "1"],
      ["f[]", "attachment"],
      ["op[attachment]", "~"],
      ["v[attachment][]", filename],
      ["f[]", "status_id"],
      ["op[status_id]", "*"],
      ["limit", "1"],
    ]);
    return this.#get(`issues.json?${query}`, (body) => (body["issues"] as { id: number }[])[0]?.id);
  }

  async readLock(issueId: number): Promise<Outcome<number>> {
    const page = await this.#issuePage(issueId);
    if (!page.ok) return page;
    const lock = lockVersionIn(page.value);
    return lock === undefined ? failed("readOnly") : ok(lock);
  }

  async readFormatting(issueId: number): Promise<Outcome<TextFormatting>> {
    const page = await this.#issuePage(issueId);
    return page.ok ? ok(formattingIn(page.value)) : page;
  }

  async #issuePage(issueId: number): Promise<Outcome<string>> {
    const answer = await this.#send("GET", `issues/${issueId}`, undefined, "text/html");
    // A page that sends on to the login has not accepted the key.
    if (!answer.ok) return answer.problem.code === "redirected" ? failed("wrongKey") : answer;
    return answer.value.status === 200 ? ok(answer.value.text) : refusal(answer.value);
  }

  async updateIssue(issueId: number, change: IssueChange, lock: number): Promise<Outcome<void>> {
    const answer = await this.#send("PUT", `issues/${issueId}.json`, {
      issue: {
        lock_version: lock,
        description: change.description,
        assigned_to_id: change.assigneeId,
        due_date: change.dueDate,
        status_id: change.statusId,
        done_ratio: change.doneRatio,
        custom_fields: change.customFields,
        notes: change.notes,
        uploads: change.uploads?.map(asUpload),
      },
    });
    if (!answer.ok) return answer;
    if (answer.value.status === 204 || answer.value.status === 200) return ok(undefined);
    // A stale lock is the one 422 without a reason.
    if (answer.value.status === 422 && errorsIn(answer.value.text).length === 0) return failed("conflict");
    return refusal(answer.value);
  }

  async relate(issueId: number, otherId: number): Promise<Outcome<void>> {
    const answer = await this.#send("POST", `issues/${issueId}/relations.json`, {
      relation: { issue_to_id: otherId, relation_type: "relates" },
    });
    if (!answer.ok) return answer;
    return answer.value.status === 201 ? ok(undefined) : refusal(answer.value);
  }

  async #list<T>(path: string, key: string, row: (raw: unknown) => T): Promise<Outcome<T[]>> {
    const rows: T[] = [];
    for (;;) {
      const page = await this.#get(`${path}&limit=${pageSize}&offset=${rows.length}`, (body) => ({
        rows: (body[key] as unknown[]).map(row),
        total: Number(body["total_count"] ?? 0),
      }));
      if (!page.ok) return page;
      rows.push(...page.value.rows);
      if (page.value.rows.length === 0 || rows.length >= page.value.total) return ok(rows);
    }
  }

  async #get<T>(path: string, read: (body: Record<string, unknown>) => T): Promise<Outcome<T>> {
    const answer = await this.#send("GET", path);
    if (!answer.ok) return answer;
    return answer.value.status === 200 ? parsed(answer.value, read) : refusal(answer.value);
  }

  async #send(
    method: string,
    path: string,
    body?: unknown,
    accept = "application/json",
  ): Promise<Outcome<Answer>> {
    if (this.#site.locked) return failed("locked");
    const headers: Record<string, string> = { "X-Redmine-API-Key": this.#site.apiKey, Accept: accept };
    const init: RequestInit = { method, headers };
    if (body instanceof Uint8Array) {
      headers["Content-Type"] = "application/octet-stream";
      init.body = body as Uint8Array<ArrayBuffer>;
    } else if (body !== undefined) {
      headers["Content-Type"] = "application/json";
      init.body = JSON.stringify(body);
    }
    const answer = await request(this.#fetch, this.#site.baseUrl + path, init);
    if (answer.ok && answer.value.date !== undefined) this.#clock = answer.value.date - Date.now();
    return answer;
  }
}

function asUpload({ token, filename, contentType, description }: Upload) {
  return { token, filename, content_type: contentType, description };
}

function asNamed({ id, name }: Named): Named {
  return { id, name };
}

/** A body that is not the JSON we know is an answer from something else: a proxy's login page, a captive portal. */
function parsed<T>(answer: Answer, read: (body: Record<string, unknown>) => T): Outcome<T> {
  try {
    return ok(read(JSON.parse(answer.text) as Record<string, unknown>));
  } catch {
    return failed("notRedmine", reasonText.unexpected(answer.status));
  }
}
