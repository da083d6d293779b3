// Packs build/extension for the stores: build/package/clause10-VERSION-chromium.zip and …-firefox.zip. The same files give
// the same bytes, whenever and wherever: entries are sorted, their times fixed.
import { zipSync } from "fflate";
import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";

const root = path.resolve(import.meta.dirname, "..");
const source = path.join(root, "build/extension");
const target = path.join(root, "build/package");

/** Each browser warns of what only the other one knows. */
const manifests = {
  chromium: ({ browser_specific_settings: _, background, ...rest }) => ({
    ...rest,
    background: { service_worker: background.service_worker },
  }),
  firefox: ({ minimum_chrome_version: _, background, web_accessible_resources, ...rest }) => ({
    ...rest,
    background: { scripts: background.scripts },
    // Firefox gives every installation an address of its own anyway.
    web_accessible_resources: web_accessible_resources.map(({ use_dynamic_url: _, ...each }) => each),
  }),
};

const names = (await readdir(source, { recursive: true, withFileTypes: true }))
  .filter((entry) => entry.isFile())
  .map((entry) => path.relative(source, path.join(entry.parentPath, entry.name)))
  .sort();
const files = await Promise.all(names.map(async (name) => [name, await readFile(path.join(source, name))]));
const manifest = JSON.parse(await readFile(path.join(source, "manifest.json"), "utf8"));

await rm(target, { recursive: true, force: true });
await mkdir(target, { recursive: true });
for (const [store, own] of Object.entries(manifests)) {
  const content = new TextEncoder().encode(JSON.stringify(own(manifest), null, 2) + "\n");
  const entries = files.map(([name, bytes]) => [name, name === "manifest.json" ? content : bytes]);
  // Zip keeps local time: the first day that it can say, whatever the time zone.
  const archive = zipSync(Object.fromEntries(entries), { level: 9, mtime: new Date(1980, 0, 1), os: 3 });
  const name = `clause10-${manifest.version}-${store}.zip`;
  await writeFile(path.join(target, name), archive);
  console.log(`build/package/${name} ${archive.length}`);
}
