import { readFile } from "node:fs/promises";
import pack from "../pack.json" with { type: "json" };
import { today } from "./days.ts";
import { BenchEngine } from "./engine.ts";
import { built } from "./packages.ts";
import { type BenchRecord, record } from "./records.ts";

/** How much is measured. Peers of a hundred microseconds a record and more see fewer records; values are per record. */
export interface Sizes {
  records: number;
  /** Records on which all have to agree before anything is timed. */
  agree: number;
  slow: number;
  slowest: number;
  rounds: number;
  /** Searches among all records; some peers take a third of a second each. */
  queries: number;
  starts: number;
}

export const full: Sizes = {
  records: 100_000,
  agree: 5_000,
  slow: 10_000,
  slowest: 1_000,
  rounds: 5,
  queries: 12,
  starts: 7,
};
export const quick: Sizes = {
  records: 2_000,
  agree: 2_000,
  slow: 200,
  slowest: 50,
  rounds: 1,
  queries: 20,
  starts: 1,
};

export const context = { today };
/** What an issue page loads: one record at a time. */
export const wasmFile = built("wasm/clause10.wasm");
/** What a page with many records loads. */
const registerWasmFile = built("wasm/clause10-register.wasm");

/** The records of a run and an engine to judge them. */
export class Bench {
  readonly sizes: Sizes;
  readonly module: WebAssembly.Module;
  /** One record a line. */
  readonly bytes: Uint8Array;
  /** Where each line begins; one more for the end. */
  readonly lines: Uint32Array;

  private constructor(sizes: Sizes, module: WebAssembly.Module) {
    this.sizes = sizes;
    this.module = module;
    this.lines = new Uint32Array(sizes.records + 1);
    this.bytes = this.#write();
  }

  static async prepare(sizes: Sizes): Promise<Bench> {
    return new Bench(sizes, await WebAssembly.compile(await readFile(registerWasmFile)));
  }

  /** An engine for one record at a time, with the twenty rules. */
  async recordEngine(): Promise<BenchEngine> {
    return BenchEngine.load(await WebAssembly.compile(await readFile(wasmFile)), pack);
  }

  /** An engine of its own, with the twenty rules or another pack. */
  engine(rules: object = pack): Promise<BenchEngine> {
    return BenchEngine.load(this.module, rules);
  }

  /** The JSON text of one record. */
  text(index: number): string {
    return this.#buffer.toString("utf8", this.lines[index] ?? 0, (this.lines[index + 1] ?? 0) - 1);
  }

  /** The records as objects, as JSON.parse makes them. */
  objects(count = this.sizes.records): BenchRecord[] {
    return Array.from({ length: count }, (_, i) => JSON.parse(this.text(i)) as BenchRecord);
  }

  get #buffer(): Buffer {
    return Buffer.from(this.bytes.buffer, this.bytes.byteOffset, this.bytes.length);
  }

  #write(): Uint8Array {
    let bytes = Buffer.alloc(this.sizes.records * 2_200);
    let at = 0;
    for (let i = 0; i < this.sizes.records; ++i) {
      const line = JSON.stringify(record(i)) + "\n";
      if (at + 3 * line.length > bytes.length) bytes = Buffer.concat([bytes, Buffer.alloc(bytes.length)]);
      this.lines[i] = at;
      at += bytes.write(line, at);
    }
    this.lines[this.sizes.records] = at;
    return bytes.subarray(0, at);
  }
}
