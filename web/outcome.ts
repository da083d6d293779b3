/** What went wrong, as data: the code decides what the user reads (text/problems.ts), the detail is shown as it is. */
export type ProblemCode =
  | "away" // no answer: network, server down, timed out
  | "serverError" // 5xx
  | "redirected" // the address sends on to another one
  | "wrongKey" // 401
  | "restOff" // 403 with Redmine's REST API switched off
  | "forbidden" // 403: this account may not do that
  | "notFound" // 404: gone, or not visible to this account
  | "refused" // 422 with reasons of Redmine's own
  | "arrived" // it reached the server after all: it cannot be taken back, only settled
  | "conflict" // somebody else changed the record meanwhile
  | "readOnly" // the page of the issue has no edit form for this account
  | "notRedmine" // an answer, but not from a Redmine
  | "subUri" // Redmine answers under another path of this host
  | "noProject" // the key works but sees no project
  | "badAddress" // not a http(s) address
  | "noPermission" // the browser was not given access to this address
  | "otherAccount" // the settings name another account than the panel was opened for
  | "signedOut" // the browser is not signed in to this Redmine
  | "notConnected" // no Redmine configured for this page
  | "damagedRecord" // a record document that cannot be read
  | "newerRecord" // a record document of a format that this version does not know
  | "damagedProfile" // a site profile that cannot be read
  | "newerProfile" // one of a format that this version does not know
  | "damagedCopy" // a file that is no copy of what was not sent, or not all of it
  | "wrongPassphrase" // a copy that this passphrase does not open, or that was changed
  | "othersCopy" // a copy of what another account wrote, or of another site
  | "locked" // what is kept here is sealed, and the passphrase was not given
  | "damagedRow" // an entry of the store that its key does not open
  | "fileGone" // a file that is to go along is not kept here any more
  | "fileTooLarge" // a file that nothing here takes in
  | "badTable" // a file that is no table to import from
  | "storage" // the browser's own storage refused
  | "internal";

export interface Problem {
  code: ProblemCode;
  /** The other side's own words, or a technical reason; plain text. */
  detail?: string;
  /** Where a suggestion exists, for instance the address with its sub-URI. */
  suggestion?: string;
}

export type Outcome<T> = { ok: true; value: T } | { ok: false; problem: Problem };

export function ok<T>(value: T): Outcome<T> {
  return { ok: true, value };
}

export function failed(code: ProblemCode, detail?: string, suggestion?: string): Outcome<never> {
  const problem: Problem = { code };
  if (detail) problem.detail = detail;
  if (suggestion) problem.suggestion = suggestion;
  return { ok: false, problem };
}
