import { Script } from "node:vm";
import { createRequire } from "node:module";
import path from "node:path";
import { pathToFileURL } from "node:url";

const root = path.resolve(import.meta.dirname, "../../..");
const folder = path.join(root, "build/bench");
const fromBench = createRequire(path.join(folder, "package.json"));

/** A file or folder of the build. */
export function built(...parts: string[]): string {
  return path.join(root, "build", ...parts);
}

/** A library that script/bench has installed into build/bench, or null when it does not install here. */
export async function library<T>(name: string): Promise<T | null> {
  let file;
  try {
    file = fromBench.resolve(name);
  } catch {
    return null;
  }
  return (await import(pathToFileURL(file).href)) as T;
}

/** Loads CommonJS text that may require the libraries of build/bench. */
export function runScript(name: string, text: string): unknown {
  const module = { exports: {} };
  const run = new Script(`(function (require, module, exports) {${text}\n})`, { filename: name });
  (run.runInThisContext() as (...args: unknown[]) => void)(fromBench, module, module.exports);
  return module.exports;
}
