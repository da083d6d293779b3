import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { before, describe, it } from "node:test";
import { promisify } from "node:util";
import { gzipSync } from "node:zlib";
import { unzipSync } from "fflate";

const run = promisify(execFile);
const root = path.resolve(import.meta.dirname, "../..");
const at = (...parts: string[]) => path.join(root, "build", ...parts);

type Archives = Record<string, Buffer>;

/** The archives of build/package, made anew from build/extension. */
async function packed(timeZone: string): Promise<Archives> {
  await run(process.execPath, [path.join(root, "script/package.mjs")], {
    env: { ...process.env, TZ: timeZone },
  });
  const names = (await readdir(at("package"))).sort();
  return Object.fromEntries(
    await Promise.all(names.map(async (name) => [name, await readFile(at("package", name))] as const)),
  );
}

describe("the archives for the stores", () => {
  let archives: Archives;
  let version: string;
  before(async () => {
    archives = await packed("Europe/Berlin");
    ({ version } = JSON.parse(await readFile(path.join(root, "package.json"), "utf8")) as {
      version: string;
    });
  });
  const contentsOf = (store: string) => {
    const archive = archives[`clause10-${version}-${store}.zip`];
    assert.ok(archive, `no archive for ${store}`);
    return unzipSync(archive);
  };

  it("are named by version and store, and are the same bytes in another time zone", async () => {
    assert.deepEqual(
      Object.keys(archives),
      ["chromium", "firefox"].map((store) => `clause10-${version}-${store}.zip`),
    );
    assert.deepEqual(await packed("Asia/Tokyo"), archives);
  });

  const own = { chromium: ["minimum_chrome_version"], firefox: ["browser_specific_settings"] };
  for (const store of ["chromium", "firefox"] as const) {
    it(`${store}: every file of the build, and its own part of the manifest`, async () => {
      const { "manifest.json": manifest, ...files } = contentsOf(store);
      const built = (await readdir(at("extension"), { recursive: true, withFileTypes: true }))
        .filter((entry) => entry.isFile() && entry.name !== "manifest.json")
        .map((entry) => path.relative(at("extension"), path.join(entry.parentPath, entry.name)));
      assert.deepEqual(Object.keys(files), built.sort());
      for (const [name, bytes] of Object.entries(files))
        assert.deepEqual(Buffer.from(bytes), await readFile(at("extension", name)), name);
      const whole = JSON.parse(await readFile(at("extension/manifest.json"), "utf8")) as Record<
        string,
        unknown
      >;
      const shipped = JSON.parse(Buffer.from(manifest ?? []).toString()) as Record<string, unknown>;
      const left = Object.keys(whole).filter((key) => !(key in shipped));
      assert.deepEqual(
        left,
        Object.entries(own).flatMap(([other, keys]) => (other === store ? [] : keys)),
      );
      assert.equal(shipped["version"], version);
      assert.equal("host_permissions" in shipped, false, "no access to any site at installation");
    });
  }

  it("Mozilla's linter has nothing to say", async () => {
    const linter = at("tools/addons-linter/node_modules/addons-linter/bin/addons-linter");
    const archive = at("package", `clause10-${version}-firefox.zip`);
    // It ends with another status when it finds something, and says what on standard output all the same.
    const said = await run(process.execPath, [linter, "--output", "json", archive]).catch(
      (failed: unknown) => failed as { stdout: string },
    );
    const { errors, warnings, notices } = JSON.parse(said.stdout) as Record<string, { code: string }[]>;
    assert.deepEqual({ errors, warnings, notices }, { errors: [], warnings: [], notices: [] });
  });

  const sizes: [file: string, most: number][] = [
    ["content.js", 25_000],
    ["panel.js", 120_000],
  ];
  for (const [file, most] of sizes) {
    it(`${file}: at most ${most / 1000} kB, compressed`, (test) => {
      const size = gzipSync(contentsOf("chromium")[file] ?? "").length;
      test.diagnostic(`${file}: ${(size / 1000).toFixed(1)} kB gzip of ${most / 1000}`);
      assert.ok(size > 500 && size <= most, `${size} bytes`);
    });
  }
});
