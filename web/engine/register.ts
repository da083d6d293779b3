import type { EvaluationContext } from "#schema/context";
import type { Diagnostic } from "#schema/evaluation";
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

/** Rules without violations are left out; a record that lacks two fields of one rule counts twice there. */
export interface RegisterSummary {
  records: number;
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

type Run = <T>(name: string, inputs: Input[]) => EngineAnswer<T>;

/**
 * Many records kept in the engine as columns. They go in once; an edit or another day brings up to date only what
 * depends on it. Made by Engine.openRegister; takes memory until it is closed.
 */
export class Register {
  readonly #run: Run;
  readonly #handle: number;

  constructor(run: Run, handle: number) {
    this.#run = run;
    this.#handle = handle;
  }

  /** One record, a JSON array of them, or one after the other; a record whose id is there takes its place. */
  put(records: string | Uint8Array): EngineAnswer<Taken> {
    return this.#run("c10_register_put", [this.#handle, records]);
  }

  remove(ids: string[]): EngineAnswer<{ removed: number }> {
    return this.#run("c10_register_remove", [this.#handle, JSON.stringify({ ids })]);
  }

  /** Brings the results up to date for that day, doing only what is needed. */
  evaluate(context: EvaluationContext): EngineAnswer<RegisterSummary> {
    return this.#run("c10_register_evaluate", [this.#handle, JSON.stringify(context)]);
  }

  /** Runs every rule on every record anew. */
  reevaluate(context: EvaluationContext): EngineAnswer<RegisterSummary> {
    return this.#run("c10_register_reevaluate", [this.#handle, JSON.stringify(context)]);
  }

  rows(request: RowsRequest): EngineAnswer<{ rows: RegisterRow[]; total: number }> {
    return this.#run("c10_register_rows", [this.#handle, JSON.stringify(request)]);
  }

  /** Keeps an index for `search` of the records put from now on; only before the first of them. */
  index(): EngineAnswer<object> {
    return this.#run("c10_register_index", [this.#handle]);
  }

  /** Records that are like a text, the most similar first. */
  search(request: SearchRequest): EngineAnswer<SearchAnswer> {
    const answer = this.#run<SearchAnswer>("c10_register_search", [this.#handle, JSON.stringify(request)]);
    return answer.status === "ok" ? { status: "ok", value: inString(answer.value, request.query) } : answer;
  }

  close(): void {
    this.#run("c10_register_close", [this.#handle]);
  }
}
