import { mkdir, rm } from "node:fs/promises";
import path from "node:path";
import { launch } from "./lib/browser.ts";
import { connect } from "./lib/connect.ts";
import { login, redmine, user } from "./lib/redmine.ts";
import { percentile, scenario } from "./scenario.ts";

/** The part of script/demo that drives a browser: `headless`, `browser` or `serve`. */
const mode = process.argv[2];
const root = path.resolve(import.meta.dirname, "../..");
const site = await redmine();
const incident = `${site.url}/issues/${site.issues["incident"]}`;
const anna = user(site, "anna");

if (mode === "headless") await play();
else if (mode === "browser") await open();
else serve();

/** Plays the main job; any step that does not hold ends it with status 1. */
async function play(): Promise<void> {
  const folder = path.join(root, "build/demo");
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const driven = await launch();
  let count = 0;
  try {
    await connect(driven, site, "anna");
    const perKey = await scenario(driven, site, async (name, page) => {
      const file = `${String(++count).padStart(2, "0")}.png`;
      await page.screenshot({ path: path.join(folder, file) });
      console.log(`ok ${String(count).padStart(2)}  ${name}  (build/demo/${file})`);
    });
    console.log(
      `Key to verdict in the engine: p95 ${percentile(perKey, 0.95).toFixed(2)} ms of ${perKey.length} keys.`,
    );
    console.log(`All ${count} steps held.`);
  } catch (error) {
    console.error(`FAILED after step ${count}:`, error);
    process.exitCode = 1;
  } finally {
    await driven.close();
  }
}

/** A Chromium with the extension connected, on the incident; until it is closed or Ctrl-C. */
async function open(): Promise<void> {
  const driven = await launch({ headless: false });
  await connect(driven, site, "anna");
  const page = await driven.browser.newPage();
  await login(page, site, "anna");
  await page.goto(incident);
  console.log(`
Chromium is open on an incident, signed in as Anna Berger, information security manager.

  1. Press “Raise nonconformity” among the issue's actions and fill the form in.
  2. Open the nonconformity that Redmine has now, and triage it: the severity gives the due dates.
  3. Add a corrective action: it becomes an issue with an owner and a due date.

Close Chromium or press Ctrl-C to end.`);
  await new Promise((resolve) => driven.browser.once("disconnected", resolve));
}

/** No display here: the user's own browser, on this machine, can be used. */
function serve(): void {
  console.log(`
A Redmine with sample data runs at ${site.url} (this machine only).
There is no display here, so load the extension into a browser of your own:

  Chromium  chrome://extensions → Developer mode → Load unpacked → ${path.join(root, "build/extension")}
  Firefox   about:debugging#/runtime/this-firefox → Load Temporary Add-on → ${path.join(root, "build/extension/manifest.json")}

Its settings open by themselves. Enter
  address   ${site.url}
  API key   ${anna.apiKey}   (Anna Berger)
then sign in at ${incident} as ${anna.login} / ${anna.password} and press “Raise nonconformity”.

Ctrl-C ends Redmine.`);
  setInterval(() => undefined, 1 << 30);
}
