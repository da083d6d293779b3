import type { EvaluationContext } from "#schema/context";
import type { Diagnostic } from "#schema/evaluation";
import type { FormerRoles, PolicyFindings, RecordProposals } from "#schema/findings";
import type { Metrics } from "#schema/metrics";
import type { ImprovementRecord } from "#schema/record";
import type { EngineAnswer } from "./engine.ts";
import { inString, type SearchAnswer, type SearchRequest } from "./search.ts";
import type { Input } from "./wasm.ts";

/** A record that was not taken in. `index` counts records from 0, `offset` is the byte at which it begins. */
export interface Refusal {
  index: number;
  offset: number;
  id?: string;
  errors: Diagnostic[];
}

/** What became of the records; of those refused the first hundred are told. */
export interface Taken {
  added: number;
  replaced: number;
  refused: Refusal[];
  refusedCount: number;
}

/** `key` is the id where one could be read; the first ten thousand are listed. */
export interface Unreadable {
  records: { key: string; id?: string; errors: Diagnostic[] }[];
  total: number;
}

/** Rules without violations are left out; a record that lacks two fields of one rule counts twice there. */
export interface RegisterSummary {
  records: number;
  /** What was put and cannot be used; see Register.unreadable. */
  unreadable: number;
  violating: number;
  byRule: { rule: string; severity: "error" | "warning"; count: number }[];
}

/** Ids of violations as an evaluation of the record has them, and which of them are in force. */
export interface RegisterRow {
  id: string;
  violations: string[];
  inForce: string[];
}

/** Without `ids` the records that violate `rule`, or anything; `rule` may be the id of a rule or of a violation. */
export interface RowsRequest {
  rule?: string;
  ids?: string[];
  from?: number;
  limit?: number;
}

/** Which violations of the policy: of these ids of the pack, and only those with a record (`raised`), or without one. */
export interface PolicyRequest {
  violations?: string[];
  raised?: boolean;
  from?: number;
  limit?: number;
}

/**
 * `refused`: the snapshot is of no use, for this reason. The way out is the same for all: open an empty register and put
 * the records anew.
 */
export type ReopenAnswer =
  | { status: "ok"; value: Register; records: number }
  | { status: "refused"; reason: SnapshotRefusal; error: Diagnostic }
  | { status: "badInput"; errors: Diagnostic[] };

/** Made by another version of the engine; with another pack or edition of it; damaged, or no snapshot at all. */
export type SnapshotRefusal = "version" | "otherPack" | "damaged";

/** How a register calls the engine: for an answer in JSON, or for bytes. */
export interface RegisterCalls {
  ask: <T>(name: string, inputs: Input[]) => EngineAnswer<T>;
  bytes: (name: string, inputs: Input[]) => EngineAnswer<Uint8Array>;
}

/** What it means that the engine takes no snapshot; `badInput` where no register can hold the pack's records. */
export function notReopened(errors: Diagnostic[]): ReopenAnswer {
  for (const error of errors) {
    const reason = (["version", "otherPack", "damaged"] as const).find(
      (each) => error.code === `snapshot.${each}`,
    );
    if (reason) return { status: "refused", reason, error };
  }
  return { status: "badInput", errors };
}

/**
 * Many records kept in the engine as columns. They go in once; an edit or another day brings up to date only what
 * depends on it. Made by Engine.openRegister or reopenRegister; takes memory until it is closed.
 */
export class Register {
  readonly #calls: RegisterCalls;
  readonly #handle: number;

  constructor(calls: RegisterCalls, handle: number) {
    this.#calls = calls;
    this.#handle = handle;
  }

  /**
   * One record, a JSON array of them, or one after the other; a record whose id is there takes its place. A record may
   * have a member `issue` beside its own: the number of the issue that it lives in, by which others refer to it.
   */
  put(records: string | Uint8Array): EngineAnswer<Taken> {
    return this.#ask("c10_register_put", [records]);
  }

  remove(ids: string[]): EngineAnswer<{ removed: number }> {
    return this.#ask("c10_register_remove", [JSON.stringify({ ids })]);
  }

  /** Brings the results up to date for that day, doing only what is needed. */
  evaluate(context: EvaluationContext): EngineAnswer<RegisterSummary> {
    return this.#ask("c10_register_evaluate", [JSON.stringify(context)]);
  }

  /** Runs every rule on every record anew. */
  reevaluate(context: EvaluationContext): EngineAnswer<RegisterSummary> {
    return this.#ask("c10_register_reevaluate", [JSON.stringify(context)]);
  }

  rows(request: RowsRequest): EngineAnswer<{ rows: RegisterRow[]; total: number }> {
    return this.#ask("c10_register_rows", [JSON.stringify(request)]);
  }

  /** What was put and cannot be used, with the reasons; until a record with its id comes in or its key is removed. */
  unreadable(request: { from?: number; limit?: number } = {}): EngineAnswer<Unreadable> {
    return this.#ask("c10_register_unreadable", [JSON.stringify(request)]);
  }

  /** Keeps an index for `search` of the records put from now on; only before the first of them. */
  index(): EngineAnswer<object> {
    return this.#ask("c10_register_index");
  }

  /** Records that are like a text, the most similar first. */
  search(request: SearchRequest): EngineAnswer<SearchAnswer> {
    const answer = this.#ask<SearchAnswer>("c10_register_search", [JSON.stringify(request)]);
    return answer.status === "ok" ? { status: "ok", value: inString(answer.value, request.query) } : answer;
  }

  /** What the register says about the management system on that day: numbers by state, deadline, cause, month and more. */
  metrics(context: EvaluationContext): EngineAnswer<Metrics> {
    return this.#ask("c10_register_metrics", [JSON.stringify(context)]);
  }

  /**
   * Violations of the policy over the whole register. Each has a request for Engine.create, whose id is made from the
   * finding: a record with it is what was raised from the finding, and is named in `raisedAs`.
   */
  policyViolations(context: EvaluationContext, request: PolicyRequest = {}): EngineAnswer<PolicyFindings> {
    return this.#ask("c10_register_policy_violations", [JSON.stringify(request), JSON.stringify(context)]);
  }

  /** What the pack proposes for a record, saved or not, and which earlier records it repeats. For a person to take over. */
  proposals(record: ImprovementRecord, context: EvaluationContext): EngineAnswer<RecordProposals> {
    return this.#ask("c10_register_proposals", [JSON.stringify({ record }), JSON.stringify(context)]);
  }

  /** Roles that those who decide in the record, or one person, had until not long ago: lines for the pack's own field. */
  formerRoles(
    record: ImprovementRecord,
    context: EvaluationContext,
    person?: number,
  ): EngineAnswer<FormerRoles> {
    return this.#ask("c10_register_former_roles", [
      JSON.stringify({ record, person }),
      JSON.stringify(context),
    ]);
  }

  /**
   * The register as bytes for Engine.reopenRegister, its search index included. They are for this version of the engine
   * and this very pack: keep the records elsewhere, too.
   */
  save(): EngineAnswer<Uint8Array> {
    return this.#calls.bytes("c10_register_save", [this.#handle]);
  }

  close(): void {
    this.#ask("c10_register_close");
  }

  #ask<T>(name: string, inputs: Input[] = []): EngineAnswer<T> {
    return this.#calls.ask(name, [this.#handle, ...inputs]);
  }
}
