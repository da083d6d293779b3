import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, before, describe, it } from "node:test";
import type { ElementHandle, Page } from "puppeteer-core";
import writeXlsxFile from "write-excel-file/universal";
import { assertAccessible } from "./lib/axe.ts";
import { browserName, launch, textOf, until, type Driven } from "./lib/browser.ts";
import { connect, ownPage } from "./lib/connect.ts";
import { day } from "./lib/desk.ts";
import { api, redmine, type Redmine } from "./lib/redmine.ts";
import { saving } from "./lib/saving.ts";

// A log that was kept in a spreadsheet becomes records: what is complete is raised, once; what is not is handed back.

const shots = process.env["CLAUSE10_SHOTS"];
const word = `Harbour${Date.now() % 100_000}`;

describe(`importing a log (${browserName})`, () => {
  let site: Redmine;
  let driven: Driven;
  let page: Page;
  let folder: string;
  before(async () => {
    site = await redmine();
    folder = await mkdtemp(path.join(tmpdir(), "clause10-log-"));
    driven = await launch();
    await connect(driven, site, "anna");
    page = await ownPage(driven, "import.html", "#import-project option");
    await page.select("#import-project", "isms");
  });
  after(async () => {
    await driven.close();
    await rm(folder, { recursive: true });
  });

  const heading = [
    "No.",
    "Finding title",
    "What is required",
    "Description",
    "Gap",
    "Clause",
    "Origin",
    "Date",
    "Owner",
  ];
  const rowOf = (title: string, owner = "Jonas Weber", date = day(-20)) => [
    ...["17", `${word}: ${title}`, "Doors are locked at night.", "Two were open.", "Two of nine doors."],
    ...["A.7.2; A.7.4", "Deviation from policy or process", date, owner],
  ];
  const give = async (name: string, content: string | Buffer) => {
    await writeFile(path.join(folder, name), content);
    const input = (await page.$("#import-file")) as ElementHandle<HTMLInputElement> | null;
    await input?.uploadFile(path.join(folder, name));
  };
  const verdicts = () =>
    page.$$eval("tr[data-line]", (rows) => rows.map((row) => (row as HTMLElement).dataset["status"]));
  const counted = async (text: RegExp) => {
    await until(page.mainFrame(), () => document.querySelector("section [role=status]") !== null);
    assert.match(await textOf(page, "section [role=status]"), text);
  };
  const inRedmine = async () => {
    const found = await api<{ issues: { id: number; subject: string; project: { name: string } }[] }>(
      site,
      `issues.json?status_id=*&subject=~${word}&limit=100`,
    );
    return found.issues.map(({ subject, project }) => `${project.name}: ${subject}`).sort();
  };

  it("knows the columns, and says before anything is sent what would become of each row", async () => {
    const source = await sourceLabel();
    const rows = [rowOf("back door"), rowOf("side door"), rowOf("cellar", "Eve"), rowOf("roof", "", day(9))];
    const lines = [heading, ...rows.map((row) => row.with(6, source))];
    await give("log.csv", lines.map((cells) => cells.map((cell) => `"${cell}"`).join(";")).join("\r\n"));
    await page.waitForSelector("table.columns");
    const chosen = () => page.$$eval("table.columns select", (all) => all.map(({ value }) => value));
    assert.deepEqual(await chosen(), [
      ...["", "", "requirement", "observed", "gap", "requirementRefs", "source", "detectedOn", "owner"],
    ]);
    await counted(/0 rows are ready, 4 lack something/);
    await page.select('select[data-column="Finding title"]', "title");
    await until(page.mainFrame(), () => document.querySelector("[data-status=ready]") !== null);
    await counted(/^2 rows are ready, 2 lack something, 0 are there already\.$/);
    assert.deepEqual(await verdicts(), ["lacking", "lacking", "ready", "ready"]);
    assert.match(await textOf(page, "tr[data-line='4']"), /Owner: Nobody in this project is called “Eve”/);
    await assertAccessible(page.mainFrame(), browserName);
    if (shots) await page.screenshot({ path: `${shots}/import-${browserName}.png`, fullPage: true });
    assert.deepEqual(await inRedmine(), []);
  });

  it("hands back what lacks something, with the reasons", async () => {
    const rest = await saving(page, "button.rest");
    assert.match(rest, /Why it was not imported\r\n/);
    assert.match(rest, /cellar.*Nobody in this project is called “Eve”/);
    assert.equal(rest.trim().split("\r\n").length, 3);
  });

  it("sends what is ready through the outbox", async () => {
    await page.click("button.start");
    await page.waitForSelector("[data-done=true]", { timeout: 60_000 });
    assert.match(await textOf(page, "[role=status]"), /2 records are in Redmine/);
    if (shots) await page.screenshot({ path: `${shots}/import-done-${browserName}.png` });
    assert.deepEqual(await inRedmine(), [
      `Information Security: ${word}: back door`,
      `Information Security: ${word}: side door`,
    ]);
  });

  it("takes the mended file, as a workbook, without what is there already", async () => {
    await page.close();
    page = await ownPage(driven, "register.html", ".refresh:not([disabled])");
    await page.click(".refresh");
    await page.waitForSelector(".refresh:not([disabled])");
    await page.close();
    page = await ownPage(driven, "import.html", "#import-project option");
    await page.select("#import-project", "isms");
    const source = await sourceLabel();
    const rows = [rowOf("back door"), rowOf("side door"), rowOf("cellar")].map((row) => row.with(6, source));
    const cells = [heading.with(1, "Title"), ...rows].map((each) =>
      each.map((value) => ({ type: String, value })),
    );
    const book = await writeXlsxFile(cells as never, { sheet: "Log" }).toBlob();
    await give("mended.xlsx", Buffer.from(await book.arrayBuffer()));
    await page.waitForSelector("[data-status=ready]");
    await counted(/^One row is ready, 0 lack something, 2 are there already\.$/);
    await page.click("button.start");
    await page.waitForSelector("[data-done=true]", { timeout: 60_000 });
    assert.equal((await inRedmine()).length, 3);
  });

  async function sourceLabel(): Promise<string> {
    const pack = (await import("#pack", { with: { type: "json" } })).default;
    return pack.enums.source.values.find(({ id }) => id === "deviation")?.label.en ?? "";
  }
});
