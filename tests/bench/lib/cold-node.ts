// Run in a process of its own: node cold-node.mjs WASM PACK RECORD TODAY; prints milliseconds.
import { readFile } from "node:fs/promises";
import { firstVerdict } from "./first-verdict.ts";

const [wasm = "", pack = "", record = "", today = ""] = process.argv.slice(2);
const time = await firstVerdict(async () => ({
  module: await WebAssembly.compile(await readFile(wasm)),
  pack: await readFile(pack, "utf8"),
  record,
  today,
}));
process.stdout.write(String(time));
