import type { EvaluationContext } from "#schema/context";
import type { Pack } from "#schema/pack";
import type { Engine } from "../engine/engine.ts";
import type { FormEdit, Verdict } from "../gate/edit.ts";
import { judge, type Judge, type Subject } from "../gate/judge.ts";
import { judgeNew } from "../gate/judge-new.ts";
import type { SiteMapping } from "../gate/mapping.ts";
import type { Outcome } from "../outcome.ts";
import type { IssuePlatform, IssueSnapshot, IssueStatus } from "../platform/platform.ts";
import { readHousedRecord } from "../record/home.ts";
import { migrated } from "../record/migration.ts";

/** Milliseconds that an issue stays read while somebody changes its form; saving meets Redmine's own lock all the same. */
const freshness = 10_000;

/** What was read for one site, for as long as this context lives. */
export interface FormMemory {
  issues: Map<number, { at: number; issue: Outcome<IssueSnapshot> }>;
  statuses?: Promise<Outcome<IssueStatus[]>>;
}

/** Asks the rules about Redmine's own edit form. Anything that keeps it from an answer is a verdict `undecided`. */
export class FormCheck {
  readonly platform: IssuePlatform;
  readonly pack: Pack;
  readonly mapping: SiteMapping;
  readonly memory: FormMemory;
  readonly engine: () => Promise<Engine>;
  readonly context: EvaluationContext;
  readonly now: () => number;

  constructor(parts: {
    platform: IssuePlatform;
    pack: Pack;
    mapping: SiteMapping;
    memory: FormMemory;
    engine: () => Promise<Engine>;
    context: EvaluationContext;
    now: () => number;
  }) {
    this.platform = parts.platform;
    this.pack = parts.pack;
    this.mapping = parts.mapping;
    this.memory = parts.memory;
    this.engine = parts.engine;
    this.context = parts.context;
    this.now = parts.now;
  }

  async check(issueId: number | null, edit: FormEdit): Promise<Verdict> {
    if (issueId === null) return this.#decided((parts) => Promise.resolve(judgeNew(parts, edit)));
    const [issue, statuses] = await Promise.all([this.#issue(issueId), this.#statuses()]);
    if (!issue.ok) return { kind: "undecided", why: "away", ...detail(issue.problem.detail) };
    const housed = readHousedRecord(issue.value);
    if (!housed.ok) return { kind: "undecided", why: "unreadable", ...detail(housed.problem.detail) };
    const there = housed.value;
    if (!there) return { kind: "none" };
    const closing = new Map((statuses.ok ? statuses.value : []).map(({ id, closed }) => [id, closed]));
    return this.#decided(async (parts) => {
      const { record } = await migrated(there.record, this.pack, this.engine);
      const subject: Subject = { issue: issue.value, housed: { ...there, record }, closing };
      return judge(parts, subject, edit);
    });
  }

  async #decided(by: (parts: Judge) => Promise<Verdict>): Promise<Verdict> {
    const { pack, mapping, context } = this;
    try {
      return await by({ engine: await this.engine(), pack, mapping, context });
    } catch (error) {
      return { kind: "undecided", why: "engine", ...detail(String(error)) };
    }
  }

  async #issue(id: number): Promise<Outcome<IssueSnapshot>> {
    const known = this.memory.issues.get(id);
    if (known && known.issue.ok && this.now() - known.at < freshness) return known.issue;
    const issue = await this.platform.readIssue(id);
    this.memory.issues.set(id, { at: this.now(), issue });
    return issue;
  }

  async #statuses(): Promise<Outcome<IssueStatus[]>> {
    const statuses = await (this.memory.statuses ??= this.platform.statuses());
    if (!statuses.ok) delete this.memory.statuses;
    return statuses;
  }
}

function detail(text: string | undefined): { detail?: string } {
  return text ? { detail: text } : {};
}
