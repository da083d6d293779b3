import { execFile } from "node:child_process";
import { once } from "node:events";
import { mkdir, readFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import path from "node:path";
import { promisify } from "node:util";
import { constants, gzipSync } from "node:zlib";
import { build } from "esbuild";
import puppeteer from "puppeteer-core";
import { type Bench, context, wasmFile } from "../lib/bench.ts";
import { median, type Row } from "../lib/measure.ts";
import { built } from "../lib/packages.ts";
import { say } from "../lib/report.ts";

const lib = path.resolve(import.meta.dirname, "../lib");
const packFile = path.resolve(import.meta.dirname, "../pack.json");
const chromium = "/usr/bin/chromium";

const alone = (name: string, unit: string, ours: number): Row => ({
  name,
  unit,
  ours,
  peer: "",
  peer_value: null,
  ratio: null,
});

/** Bundles a script as the extension is bundled. */
async function bundle(entry: string, format: "esm" | "iife"): Promise<string> {
  const outfile = built("bench/generated", path.basename(entry).replace(".ts", ".mjs"));
  await mkdir(path.dirname(outfile), { recursive: true });
  await build({
    entryPoints: [entry],
    outfile,
    bundle: true,
    format,
    platform: format === "esm" ? "node" : "browser",
    target: "es2022",
    minify: true,
    logLevel: "warning",
  });
  return outfile;
}

/** What is downloaded before the first verdict, compressed as a store or a server does. */
export async function sizeRows(): Promise<Row[]> {
  const loader = await bundle(path.join(import.meta.dirname, "../../../web/engine/engine.ts"), "esm");
  const gzip = async (file: string) =>
    gzipSync(await readFile(file), { level: constants.Z_BEST_COMPRESSION }).length;
  return [alone("wasm and loader, gzip", "kB", ((await gzip(wasmFile)) + (await gzip(loader))) / 1000)];
}

/** From nothing to the first verdict, with the twenty rules: in a fresh process, and in a fresh page of a fresh browser. */
export async function startRows(bench: Bench): Promise<Row[]> {
  const rows = [alone("cold start, load to first verdict, Node.js", "ms", await inNode(bench))];
  const browser = await inChromium(bench);
  if (browser !== null) rows.push(alone("cold start, load to first verdict, Chromium", "ms", browser));
  return rows;
}

async function inNode(bench: Bench): Promise<number> {
  const script = await bundle(path.join(lib, "cold-node.ts"), "esm");
  const times: number[] = [];
  for (let i = 0; i < bench.sizes.starts; ++i) {
    const run = promisify(execFile)(process.execPath, [
      script,
      wasmFile,
      packFile,
      bench.text(i),
      context.today,
    ]);
    times.push(Number((await run).stdout));
  }
  return median(times);
}

async function inChromium(bench: Bench): Promise<number | null> {
  const files = new Map([
    ["/", ["text/html", `<!doctype html><meta charset="utf-8"><script src="page.js"></script>`]],
    ["/page.js", ["text/javascript", await readFile(await bundle(path.join(lib, "cold-page.ts"), "iife"))]],
    ["/engine.wasm", ["application/wasm", await readFile(wasmFile)]],
    ["/pack.json", ["application/json", await readFile(packFile)]],
    ["/record.json", ["application/json", bench.text(0)]],
  ] as [string, [string, string | Buffer]][]);
  const server = createServer((request, response) => {
    const [type, body] = files.get(new URL(request.url ?? "/", "http://localhost").pathname) ?? [
      "text/plain",
      "",
    ];
    response
      .writeHead(body === "" ? 404 : 200, { "content-type": type, "cache-control": "no-store" })
      .end(body);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  try {
    const times: number[] = [];
    for (let i = 0; i < bench.sizes.starts; ++i) {
      times.push(await inFreshBrowser(`http://127.0.0.1:${port}/?today=${context.today}`));
    }
    return median(times);
  } catch (error) {
    say(`Chromium: left out, it does not start here (${String(error).slice(0, 200)})`);
    return null;
  } finally {
    server.close();
    server.closeAllConnections();
  }
}

/** A new browser with a new profile each time: nothing is compiled or cached from before. */
async function inFreshBrowser(address: string): Promise<number> {
  const browser = await puppeteer.launch({
    executablePath: chromium,
    pipe: true,
    // Chromium's sandbox does not start for root; everybody else keeps it.
    args: [
      ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
      "--no-first-run",
      "--disable-background-networking",
    ],
  });
  try {
    const page = await browser.newPage();
    await page.goto(address);
    return await page.evaluate(
      () => (globalThis as unknown as { firstVerdict: Promise<number> }).firstVerdict,
    );
  } finally {
    await browser.close();
  }
}
