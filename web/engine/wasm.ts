/** What goes into a call: a number as it is, bytes as they are, a text as UTF-8. */
export type Input = number | Uint8Array | string;

interface Exports extends WebAssembly.Exports {
  memory: WebAssembly.Memory;
  _initialize(): void;
  c10_alloc(size: number): number;
  c10_free(pointer: number): void;
  c10_response(): number;
  c10_response_size(): number;
}

/** Wasm memory is 64 KiB pages; an input buffer of one page takes any record without growing. */
const initialBuffer = 65_536;

/**
 * One instance of the engine's wasm: inputs go through one buffer in its memory that grows on demand, and the answer
 * has to be taken before the next call overwrites it.
 */
export class WasmInstance {
  readonly #exports: Exports;
  readonly #encoder = new TextEncoder();
  readonly #decoder = new TextDecoder();
  #buffer: number;
  #capacity = initialBuffer;

  private constructor(exports: Exports) {
    this.#exports = exports;
    this.#buffer = exports.c10_alloc(initialBuffer);
  }

  static async start(module: WebAssembly.Module): Promise<WasmInstance> {
    const instance = await WebAssembly.instantiate(module, unusedImports(module));
    const exports = instance.exports as Exports;
    exports._initialize();
    return new WasmInstance(exports);
  }

  /** Calls an export; texts and bytes become pointer and length. Returns the status. */
  call(name: string, inputs: readonly Input[]): number {
    const exported = this.#exports[name];
    if (typeof exported !== "function")
      throw new Error(`this wasm has no ${name}; load clause10-register.wasm, which has everything`);
    this.#reserve(inputs);
    const memory = new Uint8Array(this.#exports.memory.buffer);
    let at = this.#buffer;
    const args: number[] = [];
    for (const input of inputs) {
      if (typeof input === "number") {
        args.push(input);
        continue;
      }
      const size = this.#write(input, memory, at);
      args.push(at, size);
      at += size;
    }
    return (exported as (...args: number[]) => number)(...args);
  }

  /** The answer to the last call, in the engine's own memory: valid until the next call. */
  get response(): Uint8Array {
    // A view made anew: the call may have grown the memory.
    return new Uint8Array(
      this.#exports.memory.buffer,
      this.#exports.c10_response(),
      this.#exports.c10_response_size(),
    );
  }

  /** The same as text. */
  get text(): string {
    return this.#decoder.decode(this.response);
  }

  /** Bytes of wasm memory; it grows and never shrinks. */
  get memorySize(): number {
    return this.#exports.memory.buffer.byteLength;
  }

  #write(input: Uint8Array | string, memory: Uint8Array, at: number): number {
    if (typeof input === "string")
      return this.#encoder.encodeInto(input, memory.subarray(at, this.#buffer + this.#capacity)).written;
    memory.set(input, at);
    return input.length;
  }

  #reserve(inputs: readonly Input[]): void {
    let size = 0;
    for (const input of inputs) {
      // UTF-8 takes at most three bytes for each UTF-16 unit.
      if (typeof input !== "number") size += typeof input === "string" ? 3 * input.length : input.length;
    }
    if (size <= this.#capacity) return;
    this.#exports.c10_free(this.#buffer);
    this.#capacity = size;
    this.#buffer = this.#exports.c10_alloc(size);
    if (this.#buffer === 0) throw new Error(`the engine has no memory for ${size} bytes`);
  }
}

/** The engine does no input or output; the C library's entry points for it answer "not supported" (WASI errno 58). */
function unusedImports(module: WebAssembly.Module): WebAssembly.Imports {
  const imports: Record<string, Record<string, () => number>> = {};
  for (const { module: from, name } of WebAssembly.Module.imports(module))
    (imports[from] ??= {})[name] = () => 58;
  return imports;
}
