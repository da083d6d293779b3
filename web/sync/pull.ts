import { ok, type Outcome } from "../outcome.ts";
import type { IssueFilter, IssuePlatform, ListedIssue } from "../platform/platform.ts";
import { opening } from "../record/document.ts";
import { readHousedRecord, recordFieldName } from "../record/home.ts";
import {
  keepPage,
  readPulledIds,
  readPullState,
  type Cursor,
  type PulledIssue,
  type PulledPage,
  type PullState,
} from "../store/register.ts";

/** Seconds before the last known change that a pull begins with: a change that took long to be stored bears an earlier time. */
const overlap = 2;
const pageSize = 100;

export interface PullOptions {
  /** ISO date: once a day what is gone is looked for. */
  today: string;
  now: () => string;
  /** The custom field that holds records, where the site was set up: one for all projects is in no project's list. */
  recordField?: number | undefined;
  /** Look for what is gone though it was done today. */
  thorough?: boolean;
  /** Told of each page once it is stored. */
  onPage?: (page: PulledPage) => void;
}

/** `busy`: another context is at it, and what it finds will be there as well. */
export type Pulled = { status: "complete"; put: number; gone: number } | { status: "busy" };

/**
 * Brings what is kept of an account's records up to date with the server: what is new or changed in pages of a hundred,
 * each stored with how far it got, so that it can be cut off anywhere and goes on from there. Time is the server's own.
 * Once a day it asks for what it knows, and drops what was deleted or is not shown to this account any more.
 */
export function pull(
  platform: IssuePlatform,
  account: string,
  options: PullOptions,
): Promise<Outcome<Pulled>> {
  return navigator.locks.request(`clause10-pull-${account}`, { ifAvailable: true }, async (lock) =>
    lock ? new Pull(platform, options, account).run() : ok({ status: "busy" }),
  );
}

class Pull {
  readonly #platform: IssuePlatform;
  readonly #options: PullOptions;
  readonly #account: string;
  #state: PullState;
  #put = 0;
  #gone = 0;

  constructor(platform: IssuePlatform, options: PullOptions, account: string) {
    this.#platform = platform;
    this.#options = options;
    this.#account = account;
    this.#state = { account, cursors: {} };
  }

  async run(): Promise<Outcome<Pulled>> {
    const state = await readPullState(this.#account);
    if (!state.ok) return state;
    this.#state = state.value;
    const fields = await this.#platform.issueFields();
    if (!fields.ok) return fields;
    const named = fields.value.filter(({ name }) => name === recordFieldName).map(({ id }) => id);
    const homes = new Set([...named, ...(this.#options.recordField ? [this.#options.recordField] : [])]);
    const filters: IssueFilter[] = [
      { kind: "description", contains: opening },
      ...[...homes].map((fieldId) => ({ kind: "field", fieldId }) as const),
    ];
    for (const filter of filters) {
      const changed = await this.#changed(filter);
      if (!changed.ok) return changed;
    }
    const { checkedOn, checking } = this.#state;
    if (this.#options.thorough || checking !== undefined || checkedOn !== this.#options.today) {
      const reconciled = await this.#reconcile();
      if (!reconciled.ok) return reconciled;
    }
    const kept = await this.#keep([], [], { completeAt: this.#options.now() });
    return kept.ok ? ok({ status: "complete", put: this.#put, gone: this.#gone }) : kept;
  }

  async #changed(filter: IssueFilter): Promise<Outcome<void>> {
    const home = filter.kind === "field" ? `field ${filter.fieldId}` : "description";
    let cursor = begin(this.#state.cursors[home]);
    for (;;) {
      const page = await this.#platform.changedIssues(filter, cursor.since, cursor.skip);
      if (!page.ok) return page;
      const read = page.value.map((issue) => pulled(this.#account, issue));
      const put = read.filter((issue) => issue !== undefined);
      const known = new Set(put.map(({ id }) => id));
      const gone = page.value.map(({ id }) => id).filter((id) => !known.has(id));
      cursor = next(cursor, page.value);
      const kept = await this.#keep(put, gone, { cursors: { ...this.#state.cursors, [home]: cursor } });
      if (!kept.ok || page.value.length < pageSize) return kept;
    }
  }

  async #reconcile(): Promise<Outcome<void>> {
    const ids = await readPulledIds(this.#account);
    if (!ids.ok) return ids;
    const left = ids.value.filter((id) => id > (this.#state.checking ?? 0)).sort((a, b) => a - b);
    for (let from = 0; from < left.length; from += pageSize) {
      const some = left.slice(from, from + pageSize);
      const there = await this.#platform.readIssues(some);
      if (!there.ok) return there;
      const put = there.value
        .map((issue) => pulled(this.#account, issue))
        .filter((issue) => issue !== undefined);
      const records = new Set(put.map(({ id }) => id));
      const gone = some.filter((id) => !records.has(id));
      const kept = await this.#keep(put, gone, { checking: some.at(-1) ?? 0 });
      if (!kept.ok) return kept;
    }
    const { checking: _done, ...state } = this.#state;
    this.#state = { ...state, checkedOn: this.#options.today };
    return ok(undefined);
  }

  async #keep(put: PulledIssue[], gone: number[], progress: Partial<PullState>): Promise<Outcome<void>> {
    this.#state = { ...this.#state, ...progress };
    const page = { put, gone, state: this.#state };
    const kept = await keepPage(page);
    if (!kept.ok) return kept;
    this.#put += put.length;
    this.#gone += gone.length;
    this.#options.onPage?.(page);
    return kept;
  }
}

/** A pull begins a little before where the last one ended. */
function begin(last: Cursor | undefined): Cursor {
  if (!last?.since) return { skip: 0 };
  const since = new Date(Date.parse(last.since) - overlap * 1000).toISOString().replace(/\.\d+Z$/, "Z");
  return { since, skip: 0 };
}

/** The next page begins with the second that this one ended in; one that lies within a single second is skipped over. */
function next(cursor: Cursor, page: ListedIssue[]): Cursor {
  const last = page.at(-1)?.updatedOn;
  if (last === undefined) return cursor;
  return last === cursor.since ? { since: last, skip: cursor.skip + page.length } : { since: last, skip: 0 };
}

/** What is kept of an issue; undefined where it carries no record. */
function pulled(account: string, issue: ListedIssue): PulledIssue | undefined {
  const { description: _text, customFields: _values, ...listed } = issue;
  const housed = readHousedRecord(issue);
  if (!housed.ok) return { account, ...listed, problem: housed.problem };
  return housed.value && { account, ...listed, record: housed.value.record };
}
