import type { EvaluationContext } from "#schema/context";
import type { Diagnostic, Evaluation } from "#schema/evaluation";
import type { ImprovementRecord } from "#schema/record";

/** `refused`: a rule says no, and the evaluation says which. `badInput`: the text is not what it should be. */
export type EngineAnswer<T> =
  | { status: "ok"; value: T }
  | { status: "refused"; error: Diagnostic; evaluation: Evaluation }
  | { status: "badInput"; errors: Diagnostic[] };

interface Exports {
  memory: WebAssembly.Memory;
  _initialize(): void;
  c10_alloc(size: number): number;
  c10_free(pointer: number): void;
  c10_response(): number;
  c10_response_size(): number;
}

type Call = "c10_pack_load" | "c10_create" | "c10_evaluate" | "c10_apply" | "c10_working_days";

/** Wasm memory is 64 KiB pages; an input buffer of one page takes any record without growing. */
const initialBuffer = 65_536;

/**
 * The rules, loaded with one pack. Pure: today and the person come in with each call. All input goes through one
 * buffer in wasm memory that grows on demand; an answer is parsed before the next call can overwrite it.
 */
export class Engine {
  readonly #exports: Exports;
  readonly #encoder = new TextEncoder();
  readonly #decoder = new TextDecoder();
  #buffer: number;
  #capacity = initialBuffer;
  #pack = 0;

  private constructor(exports: Exports) {
    this.#exports = exports;
    this.#buffer = exports.c10_alloc(initialBuffer);
  }

  /** Loads the engine from compiled wasm and gives it its pack. Throws only when package and engine do not fit together. */
  static async load(module: WebAssembly.Module, pack: unknown): Promise<Engine> {
    const instance = await WebAssembly.instantiate(module, unusedImports(module));
    const exports = instance.exports as unknown as Exports;
    exports._initialize();
    const engine = new Engine(exports);
    const loaded = engine.#call<{ handle: number }>("c10_pack_load", [], [pack]);
    if (loaded.status !== "ok") throw new Error(`the engine refused its pack: ${JSON.stringify(loaded)}`);
    engine.#pack = loaded.value.handle;
    return engine;
  }

  create(
    request: { type: string; id: string; fields: Record<string, unknown> },
    context: EvaluationContext,
  ): EngineAnswer<{ record: ImprovementRecord }> {
    return this.#call("c10_create", [this.#pack], [request, context]);
  }

  evaluate(record: ImprovementRecord, context: EvaluationContext): EngineAnswer<Evaluation> {
    return this.#call("c10_evaluate", [this.#pack], [record, context]);
  }

  apply(
    record: ImprovementRecord,
    transition: string,
    context: EvaluationContext,
  ): EngineAnswer<{ record: ImprovementRecord; evaluation: Evaluation }> {
    return this.#call("c10_apply", [this.#pack], [record, { transition }, context]);
  }

  /**
   * Adds working days of one of the pack's calendars to many dates at once. `dates` are ISO dates, each on a line of its
   * own; the answer has the same form. A line that is no date refuses the whole and is named.
   */
  addWorkingDays(calendar: string, days: number, dates: string): EngineAnswer<string> {
    const request = JSON.stringify({ calendar, days });
    const status = this.#run("c10_working_days", [this.#pack], [request, dates]);
    return status === 0 ? { status: "ok", value: this.#response() } : this.#answer(status);
  }

  #call<T>(name: Call, leading: number[], inputs: unknown[]): EngineAnswer<T> {
    const texts = inputs.map((input) => JSON.stringify(input));
    return this.#answer<T>(this.#run(name, leading, texts));
  }

  #run(name: Call, leading: number[], texts: string[]): number {
    // UTF-8 takes at most three bytes for each UTF-16 unit.
    this.#reserve(texts.reduce((sum, text) => sum + 3 * text.length, 0));
    const memory = new Uint8Array(this.#exports.memory.buffer);
    let at = this.#buffer;
    const args = [...leading];
    for (const text of texts) {
      const { written } = this.#encoder.encodeInto(text, memory.subarray(at, this.#buffer + this.#capacity));
      args.push(at, written);
      at += written;
    }
    const exported = this.#exports as unknown as Record<Call, (...args: number[]) => number>;
    return exported[name](...args);
  }

  #reserve(size: number): void {
    if (size <= this.#capacity) return;
    this.#exports.c10_free(this.#buffer);
    this.#capacity = size;
    this.#buffer = this.#exports.c10_alloc(size);
    if (this.#buffer === 0) throw new Error(`the engine has no memory for ${size} bytes`);
  }

  #response(): string {
    // A view made anew: the call may have grown the memory.
    const bytes = new Uint8Array(
      this.#exports.memory.buffer,
      this.#exports.c10_response(),
      this.#exports.c10_response_size(),
    );
    return this.#decoder.decode(bytes);
  }

  #answer<T>(status: number): EngineAnswer<T> {
    const body: unknown = JSON.parse(this.#response());
    if (status === 0) return { status: "ok", value: body as T };
    if (status === 1)
      return { status: "refused", ...(body as { error: Diagnostic; evaluation: Evaluation }) };
    const failure = body as { error?: Diagnostic; errors?: Diagnostic[] };
    return { status: "badInput", errors: failure.errors ?? (failure.error ? [failure.error] : []) };
  }
}

/** The engine does no input or output; the C library's entry points for it answer "not supported" (WASI errno 58). */
function unusedImports(module: WebAssembly.Module): WebAssembly.Imports {
  const imports: Record<string, Record<string, () => number>> = {};
  for (const { module: from, name } of WebAssembly.Module.imports(module))
    (imports[from] ??= {})[name] = () => 58;
  return imports;
}
