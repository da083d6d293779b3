import type { Outcome } from "../../../web/outcome.ts";
import type { PanelRequests } from "../../../web/service/panel-service.ts";

/** How a page of the extension gets a call to the background, and its answer back. */
export type Request = <T>(method: keyof PanelRequests, ...args: unknown[]) => Promise<Outcome<T>>;

/** Everything that a panel asks of server and store, by one way to the background. */
export function requestsBy(request: Request): PanelRequests {
  return {
    open: () => request("open"),
    alreadyRaised: (type) => request("alreadyRaised", type),
    findIssues: (text) => request("findIssues", text),
    history: () => request("history"),
    similar: (text, type, own) => request("similar", text, type, own),
    proposals: (record) => request("proposals", record),
    formerRoles: (record) => request("formerRoles", record),
    reviewInputs: (record) => request("reviewInputs", record),
    policyPage: (record) => request("policyPage", record),
    writePolicy: (record, over) => request("writePolicy", record, over),
    saveDraft: (form, draft) => request("saveDraft", form, draft),
    discardDraft: (form, base) => request("discardDraft", form, base),
    keepFile: (file) => request("keepFile", file),
    readFile: (sha256) => request("readFile", sha256),
    create: (record) => request("create", record),
    comment: (issueId, record, form) => request("comment", issueId, record, form),
    link: (issueId, type) => request("link", issueId, type),
    saveStep: (record, base, lost) => request("saveStep", record, base, lost),
    saveProgress: (record, base, lost) => request("saveProgress", record, base, lost),
    retry: (uuid) => request("retry", uuid),
    withdraw: (uuid) => request("withdraw", uuid),
  };
}
