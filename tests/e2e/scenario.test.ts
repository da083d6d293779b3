import { mkdir } from "node:fs/promises";
import path from "node:path";
import { after, before, it } from "node:test";
import { browserName, launch, type Driven } from "./lib/browser.ts";
import { connect } from "./lib/connect.ts";
import { redmine, type Redmine } from "./lib/redmine.ts";
import { percentile, scenario } from "./scenario.ts";

const shots = path.resolve(import.meta.dirname, "../../build/e2e", browserName);
let driven: Driven;
let site: Redmine;
before(async () => {
  await mkdir(shots, { recursive: true });
  site = await redmine();
  driven = await launch();
  await connect(driven, site, "anna");
});
after(() => driven.close());

it(`raise, triage and act on a nonconformity (${browserName})`, async (test) => {
  let count = 0;
  const perKey = await scenario(driven, site, async (_name, page) => {
    await page.screenshot({
      path: path.join(shots, `scenario-${String(++count).padStart(2, "0")}.png`),
    });
  });
  test.diagnostic(
    `key to verdict in the engine: p95 ${percentile(perKey, 0.95).toFixed(2)} ms of ${perKey.length}`,
  );
});
