// What script/bench --browser runs last: how long an evidence pack of 1,000 records with an attachment each takes, all read from
// a real Redmine, in the browser that CLAUSE10_BROWSER names.
//
//   CLAUSE10_BROWSER=firefox CLAUSE10_INSTANCE=bench node --experimental-strip-types evidence.ts
import { randomBytes } from "node:crypto";
import { browserName, launch } from "../e2e/lib/browser.ts";
import { connect, ownPage } from "../e2e/lib/connect.ts";
import { makeRecord, triaged } from "../e2e/lib/records.ts";
import { redmine, user } from "../e2e/lib/redmine.ts";
import { limit } from "./lib/extension.ts";
import { say, table } from "./lib/report.ts";

const wanted = Number(process.env["CLAUSE10_PACKED"] || 1_000);
/** Bytes of each attachment: a page of a report, say. */
const size = 100_000;
const word = `Bundle${Date.now() % 100_000}`;

const site = await redmine();
const key = { "X-Redmine-API-Key": user(site, "admin").apiKey, "Content-Type": "application/octet-stream" };
say(`${browserName}: making ${wanted} records with an attachment each`);
for (let made = 0; made < wanted; made++) {
  const record = triaged(site);
  const answer = await fetch(`${site.url}/uploads.json?filename=report-${made}.pdf`, {
    ...{ method: "POST", headers: key },
    body: randomBytes(size),
  });
  const { upload } = (await answer.json()) as { upload: { token: string } };
  const fields = { ...record.fields, title: `${word} ${made}` };
  await makeRecord(site, { ...record, fields }, "field", {
    uploads: [{ token: upload.token, filename: `report-${made}.pdf`, content_type: "application/pdf" }],
  });
}

const driven = await launch();
try {
  await connect(driven, site, "anna");
  const page = await ownPage(driven, `register.html#words=${word}`, "main.register");
  page.setDefaultTimeout(300_000);
  await page.waitForSelector(".refresh:not([disabled])");
  await page.click(".refresh");
  while (!(await page.$eval(".bar [role=status]", (status) => status.textContent)).startsWith(`${wanted} of`))
    await new Promise((resolve) => setTimeout(resolve, 250));
  await page.waitForSelector(".refresh:not([disabled])");
  await page.evaluate(() => {
    HTMLAnchorElement.prototype.click = () => undefined;
    const create = URL.createObjectURL.bind(URL);
    URL.createObjectURL = (blob: Blob) => {
      document.body.dataset["packed"] = `${blob.size} ${performance.now()}`;
      return create(blob);
    };
    document.body.dataset["began"] = String(performance.now());
    document.querySelector<HTMLElement>("button.evidence")?.click();
  });
  await page.waitForSelector("body[data-packed]");
  const [began, packed] = await page.$eval("body", ({ dataset }) => [dataset["began"], dataset["packed"]]);
  const [bytes = 0, end = 0] = String(packed).split(" ").map(Number);
  say(`the pack has ${Math.round(bytes / 1e6)} MB`);
  const took = end - Number(began);
  process.stdout.write(`${table([limit(`evidence pack of ${wanted} records`, "ms", took, 30_000)])}\n`);
} finally {
  await driven.close();
}
