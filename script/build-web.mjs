// Builds the browser extension: types from the JSON Schemas, bundles by esbuild, the engine beside them.
//   node script/build-web.mjs            build/extension: what users install
//   node script/build-web.mjs --loopback build/extension-loopback: the same, with access to 127.0.0.1 given in the
//                                        manifest, because a headless browser cannot answer the permission prompt
//   node script/build-web.mjs --types    only the types
import { build } from "esbuild";
import { compile } from "json-schema-to-typescript";
import { cp, mkdir, readFile, readdir, rm, writeFile } from "node:fs/promises";
import path from "node:path";

const root = path.resolve(import.meta.dirname, "..");
const at = (...parts) => path.join(root, ...parts);

// "Exactly one of these members": TypeScript has no plain type for it and would lose the names of the rest.
function withoutChoices(_, part) {
  if (part === null || typeof part !== "object") return part;
  for (const keyword of ["oneOf", "anyOf"]) {
    const choices = part[keyword];
    const only =
      Array.isArray(choices) && choices.every((choice) => Object.keys(choice).join() === "required");
    if (only) delete part[keyword];
  }
  return part;
}

async function types() {
  await mkdir(at("build/types"), { recursive: true });
  for (const file of await readdir(at("src/packs/schema"))) {
    if (!file.endsWith(".schema.json")) continue;
    const name = file.replace(".schema.json", "");
    const schema = JSON.parse(await readFile(at("src/packs/schema", file), "utf8"), withoutChoices);
    const banner = `// Generated from src/packs/schema/${file}. Do not edit.`;
    const text = await compile(schema, name, {
      bannerComment: banner,
      cwd: at("src/packs/schema"),
      unreachableDefinitions: true,
    });
    await writeFile(at("build/types", `${name}.ts`), text);
  }
}

// Preact can set markup (dangerouslySetInnerHTML). Nothing here does, and so that nothing ever can, it sets text instead.
const noMarkup = {
  name: "no markup",
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]preact[\\/]dist[\\/]preact\.mjs$/ }, async ({ path: file }) => {
      const source = await readFile(file, "utf8");
      const contents = source.replace(/\.innerHTML=(\w+\.__html)/, ".textContent=$1");
      if (contents === source) throw new Error(`${file} sets markup in a way that this build does not know`);
      return { contents, loader: "js" };
    });
  },
};

// The writer of workbooks would start workers of its own, see web/register/zip.ts.
const packedHere = {
  name: "packed here",
  setup({ onResolve }) {
    onResolve({ filter: /^fflate$/ }, ({ importer }) =>
      importer.includes("write-excel-file") ? { path: at("web/register/zip.ts") } : undefined,
    );
  },
};

const common = {
  absWorkingDir: root,
  bundle: true,
  target: ["chrome123", "firefox140"],
  jsx: "automatic",
  jsxImportSource: "preact",
  minify: true,
  legalComments: "none",
  plugins: [noMarkup, packedHere],
  logLevel: "warning",
};
const entry = (name) => ({ in: `plugin/extension/src/${name}.ts`, out: name });

async function bundles(out) {
  // What runs in Redmine's pages, the background and a worker are one file each.
  await build({
    ...common,
    entryPoints: [
      ...["background", "content", "panel", "workbook-worker"].map(entry),
      { in: "plugin/extension/style/main.css", out: "style" },
    ],
    outdir: out,
    format: "iife",
  });
  // Pages of the extension load what few people press a button for when it is pressed.
  await build({
    ...common,
    entryPoints: ["options", "popup", "register", "dashboard", "room", "import"].map(entry),
    outdir: out,
    format: "esm",
    splitting: true,
    chunkNames: "parts/[name]-[hash]",
  });
}

async function extension({ loopback }) {
  const out = at(loopback ? "build/extension-loopback" : "build/extension");
  await rm(out, { recursive: true, force: true });
  await mkdir(out, { recursive: true });
  await bundles(out);
  await cp(at("plugin/extension/static"), out, { recursive: true });
  // The second one is loaded only where it is needed: to bring a record of an older version to today's rules.
  for (const name of ["clause10.wasm", "clause10-register.wasm"]) {
    const engine = at("build/wasm", name);
    await cp(engine, path.join(out, name)).catch(() => {
      throw new Error(`${engine} is missing: build the engine first (script/build)`);
    });
  }
  // Minified by parsing: the file in build/packs is laid out for people.
  const pack = JSON.parse(await readFile(at("build/packs/iso27001.json"), "utf8"));
  await writeFile(path.join(out, "iso27001.json"), JSON.stringify(pack));
  await cp(at("build/calendars"), path.join(out, "calendars"), { recursive: true });
  const manifest = JSON.parse(await readFile(at("plugin/extension/manifest.json"), "utf8"));
  const { version } = JSON.parse(await readFile(at("package.json"), "utf8"));
  manifest.version = version;
  if (loopback) manifest.host_permissions = ["http://127.0.0.1/*"];
  await writeFile(path.join(out, "manifest.json"), JSON.stringify(manifest, null, 2) + "\n");
}

const args = process.argv.slice(2);
await types();
if (!args.includes("--types")) {
  await extension({ loopback: false });
  await extension({ loopback: true });
}
