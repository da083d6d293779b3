import { type Input, WasmInstance } from "../../../web/engine/wasm.ts";
import type { context } from "./bench.ts";

type Context = typeof context;

export interface Evaluation {
  violations: { id: string }[];
}

interface Put {
  added: number;
  refused: unknown[];
  refusedCount: number;
}

interface RowOfRegister {
  id: string;
  violations: string[];
}

interface Summary {
  violating: number;
  byRule: { rule: string; count: number }[];
}

/** The engine's calls as they are, without what pages need around them: what is refused is an error here. */
export class BenchEngine {
  readonly #wasm: WasmInstance;
  readonly #pack: number;

  private constructor(wasm: WasmInstance, pack: number) {
    this.#wasm = wasm;
    this.#pack = pack;
  }

  static async load(module: WebAssembly.Module, pack: object): Promise<BenchEngine> {
    const wasm = await WasmInstance.start(module);
    const { handle } = ask(wasm, "c10_pack_load", [JSON.stringify(pack)]) as { handle: number };
    return new BenchEngine(wasm, handle);
  }

  /** Bytes of the engine's memory; it grows and never shrinks. */
  get memorySize(): number {
    return this.#wasm.memorySize;
  }

  /** A record as JSON text. */
  evaluate(record: string, today: Context): Evaluation {
    return ask(this.#wasm, "c10_evaluate", [this.#pack, record, JSON.stringify(today)]) as Evaluation;
  }

  /** ISO dates, each on a line, in and out. */
  addWorkingDays(calendar: string, days: number, dates: string): string {
    call(this.#wasm, "c10_working_days", [this.#pack, JSON.stringify({ calendar, days }), dates]);
    return this.#wasm.text;
  }

  register(today: Context): Register {
    const request = [this.#pack, JSON.stringify(today)];
    const { register } = ask(this.#wasm, "c10_register_create", request) as { register: number };
    return new Register(this.#wasm, register);
  }

  openRegister(snapshot: Uint8Array): Register {
    const { register } = ask(this.#wasm, "c10_register_load", [this.#pack, snapshot]) as { register: number };
    return new Register(this.#wasm, register);
  }
}

/** Many records in the engine's memory, as columns. */
export class Register {
  readonly #wasm: WasmInstance;
  readonly #handle: number;

  constructor(wasm: WasmInstance, handle: number) {
    this.#wasm = wasm;
    this.#handle = handle;
  }

  /** An index for `search` of the records that come from now on. */
  index(): void {
    this.#ask("c10_register_index");
  }

  put(records: Uint8Array): Put {
    return this.#ask("c10_register_put", records) as Put;
  }

  /** Brings every record's violations up to date. */
  evaluate(today: Context): Summary {
    return this.#ask("c10_register_evaluate", JSON.stringify(today)) as Summary;
  }

  /** Runs every rule on every record anew. */
  reevaluate(today: Context): Summary {
    return this.#ask("c10_register_reevaluate", JSON.stringify(today)) as Summary;
  }

  rows(ids: readonly string[]): RowOfRegister[] {
    const request = JSON.stringify({ ids, limit: ids.length });
    const answer = this.#ask("c10_register_rows", request) as { rows: RowOfRegister[] };
    return answer.rows;
  }

  /** Ids of the ten most similar records, best first. */
  search(query: string): string[] {
    const request = JSON.stringify({ query, limit: 10, prefix: false });
    const answer = this.#ask("c10_register_search", request) as { hits: { id: string }[] };
    return answer.hits.map(({ id }) => id);
  }

  save(): Uint8Array {
    call(this.#wasm, "c10_register_save", [this.#handle]);
    return this.#wasm.response.slice();
  }

  close(): void {
    this.#ask("c10_register_close");
  }

  #ask(name: string, ...inputs: Input[]): unknown {
    return ask(this.#wasm, name, [this.#handle, ...inputs]);
  }
}

function call(wasm: WasmInstance, name: string, inputs: Input[]): void {
  const status = wasm.call(name, inputs);
  if (status !== 0) throw new Error(`${name} refused with status ${status}: ${wasm.text.slice(0, 500)}`);
}

function ask(wasm: WasmInstance, name: string, inputs: Input[]): unknown {
  call(wasm, name, inputs);
  return JSON.parse(wasm.text);
}
