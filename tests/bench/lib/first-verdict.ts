import { Engine } from "../../../web/engine/engine.ts";

/**
 * From the bytes of the wasm to the first verdict: compile, instantiate, load the pack, judge a record. Milliseconds.
 * Bundled for a fresh Node.js process and for a page of a browser.
 */
export async function firstVerdict(
  load: () => Promise<{ module: WebAssembly.Module; pack: string; record: string; today: string }>,
): Promise<number> {
  const began = performance.now();
  const { module, pack, record, today } = await load();
  const engine = await Engine.load(module, pack);
  const answer = engine.evaluate(record, { today });
  if (answer.status !== "ok") throw new Error(JSON.stringify(answer));
  return performance.now() - began;
}
