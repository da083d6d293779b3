import type { EvaluationContext } from "#schema/context";
import type { Diagnostic, Evaluation, Violation } from "#schema/evaluation";
import type { Explanation } from "#schema/explanation";
import type { ImprovementRecord } from "#schema/record";
import { notReopened, Register, type ReopenAnswer } from "./register.ts";
import { type Input, WasmInstance } from "./wasm.ts";

/** `refused`: a rule says no, and the evaluation says which. `badInput`: the text is not what it should be. */
export type EngineAnswer<T> =
  | { status: "ok"; value: T }
  | { status: "refused"; error: Diagnostic; evaluation: Evaluation }
  | { status: "badInput"; errors: Diagnostic[] };

/** `refused`: the save may not be done, for these reasons. */
export type EditAnswer =
  | { status: "ok" }
  | { status: "refused"; violations: Violation[] }
  | { status: "badInput"; errors: Diagnostic[] };

/** One thing that a migration did: `step` is a JSON Pointer into the pack, `place` one into the record. */
export interface MigrationChange {
  step: string;
  place: string;
  before?: unknown;
  after?: unknown;
}

export interface Migrated {
  record: ImprovementRecord;
  changes: MigrationChange[];
}

export interface Reset {
  record: ImprovementRecord;
  reset: string[];
}

type Call =
  | "c10_pack_load"
  | "c10_create"
  | "c10_evaluate"
  | "c10_apply"
  | "c10_reset"
  | "c10_check_edit"
  | "c10_explain"
  | "c10_migrate"
  | "c10_register_create"
  | "c10_register_load"
  | "c10_working_days";

/**
 * The rules, loaded with one pack. Pure: today and the person come in with each call. All input goes through one
 * buffer in wasm memory; an answer is parsed before the next call can overwrite it.
 *
 * There are two modules: clause10.wasm with what a form needs at every key (create, evaluate, reset, apply), and
 * clause10-register.wasm, nearly twice as large, which has everything.
 */
export class Engine {
  readonly #wasm: WasmInstance;
  #pack = 0;

  private constructor(wasm: WasmInstance) {
    this.#wasm = wasm;
  }

  /** Loads the engine from compiled wasm and gives it its pack. Throws only when package and engine do not fit together. */
  static async load(module: WebAssembly.Module, pack: unknown): Promise<Engine> {
    const engine = new Engine(await WasmInstance.start(module));
    const loaded = engine.#call<{ handle: number }>("c10_pack_load", [json(pack)]);
    if (loaded.status !== "ok") throw new Error(`the engine refused its pack: ${JSON.stringify(loaded)}`);
    engine.#pack = loaded.value.handle;
    return engine;
  }

  create(
    request: { type: string; id: string; fields: Record<string, unknown> },
    context: EvaluationContext,
  ): EngineAnswer<{ record: ImprovementRecord }> {
    return this.#call("c10_create", [this.#pack, json(request), json(context)]);
  }

  /** A record that is at hand as JSON text needs no parsing here. */
  evaluate(record: ImprovementRecord | string, context: EvaluationContext): EngineAnswer<Evaluation> {
    return this.#call("c10_evaluate", [this.#pack, json(record), json(context)]);
  }

  apply(
    record: ImprovementRecord,
    transition: string,
    context: EvaluationContext,
  ): EngineAnswer<{ record: ImprovementRecord; evaluation: Evaluation }> {
    return this.#call("c10_apply", [this.#pack, json(record), json({ transition }), json(context)]);
  }

  /**
   * An edit with what it leaves unproven emptied: whoever changes a cause that was verified makes it a hypothesis again,
   * so its verification is gone unless it was written anew, too. `before` is the record as it is stored, `typed` the same
   * with what people typed; what comes back is what is to be shown, evaluated, stepped on and saved. `reset` has the JSON
   * Pointers of what was emptied, to be told beside those fields. checkEdit refuses a save that keeps them.
   */
  reset(before: ImprovementRecord, typed: ImprovementRecord): EngineAnswer<Reset> {
    return this.#call("c10_reset", [this.#pack, json({ before, after: typed })]);
  }

  /**
   * Whether one save may turn `before` into `after`; a new record has no `before`. About the change, not the content:
   * what is recorded stays, nothing is lost, what is computed, locked or frozen changes by steps alone, and the roles
   * of the context permit it.
   */
  checkEdit(
    before: ImprovementRecord | null,
    after: ImprovementRecord,
    context: EvaluationContext,
  ): EditAnswer {
    const status = this.#run("c10_check_edit", [this.#pack, json({ before, after }), json(context)]);
    if (status > 1) return this.#answer(status) as EditAnswer;
    const { violations } = JSON.parse(this.#wasm.text) as { violations: Violation[] };
    return status === 0 ? { status: "ok" } : { status: "refused", violations };
  }

  /**
   * The record as one of the pack's version, and what was changed for that; one that fits comes back without changes.
   * Reading never does this: until it is migrated, a record of an older version takes no step.
   */
  migrate(record: ImprovementRecord | string): EngineAnswer<Migrated> {
    return this.#call("c10_migrate", [this.#pack, json(record)]);
  }

  /** Why a rule says what it says about a record. `rule` is the id of the rule or of one of its violations. */
  explain(rule: string, record: ImprovementRecord, context: EvaluationContext): EngineAnswer<Explanation> {
    return this.#call("c10_explain", [this.#pack, json({ rule, record }), json(context)]);
  }

  /**
   * Adds working days of one of the pack's calendars to many dates at once. `dates` are ISO dates, each on a line of its
   * own; the answer has the same form. A line that is no date refuses the whole and is named.
   */
  addWorkingDays(calendar: string, days: number, dates: string): EngineAnswer<string> {
    const status = this.#run("c10_working_days", [this.#pack, json({ calendar, days }), dates]);
    return status === 0 ? { status: "ok", value: this.#wasm.text } : this.#answer(status);
  }

  /** An empty register of records of this pack. The context says for which day its first results are. */
  openRegister(context: EvaluationContext): EngineAnswer<Register> {
    const opened = this.#call<{ register: number }>("c10_register_create", [this.#pack, json(context)]);
    return opened.status === "ok" ? { status: "ok", value: this.#register(opened.value.register) } : opened;
  }

  /**
   * A register from the bytes that its save gave. It answers as it did then, for the day of the next call that brings one.
   */
  reopenRegister(snapshot: Uint8Array): ReopenAnswer {
    const opened = this.#call<{ register: number; records: number }>("c10_register_load", [
      this.#pack,
      snapshot,
    ]);
    if (opened.status === "ok")
      return { status: "ok", value: this.#register(opened.value.register), records: opened.value.records };
    return notReopened(opened.status === "badInput" ? opened.errors : [opened.error]);
  }

  #register(handle: number): Register {
    return new Register(
      {
        ask: (name, inputs) => this.#answer(this.#wasm.call(name, inputs)),
        bytes: (name, inputs) => {
          const status = this.#wasm.call(name, inputs);
          return status === 0
            ? { status: "ok", value: this.#wasm.response.slice() }
            : this.#answer<Uint8Array>(status);
        },
      },
      handle,
    );
  }

  #call<T>(name: Call, inputs: Input[]): EngineAnswer<T> {
    return this.#answer(this.#run(name, inputs));
  }

  #run(name: Call, inputs: Input[]): number {
    return this.#wasm.call(name, inputs);
  }

  #answer<T>(status: number): EngineAnswer<T> {
    const body: unknown = JSON.parse(this.#wasm.text);
    if (status === 0) return { status: "ok", value: body as T };
    if (status === 1)
      return { status: "refused", ...(body as { error: Diagnostic; evaluation: Evaluation }) };
    const failure = body as { error?: Diagnostic; errors?: Diagnostic[] };
    return { status: "badInput", errors: failure.errors ?? (failure.error ? [failure.error] : []) };
  }
}

function json(value: unknown): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}
