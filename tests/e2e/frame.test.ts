import assert from "node:assert/strict";
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { after, before, describe, it } from "node:test";
import pack from "#pack" with { type: "json" };
import { gzipSync } from "node:zlib";
import type { Frame, Page } from "puppeteer-core";
import { encodeBlock } from "../../web/record/document.ts";
import { browserName, launch, panelIn, type Driven } from "./lib/browser.ts";
import { connect } from "./lib/connect.ts";
import { proxyTo, siteWith, type Proxy } from "./lib/proxy.ts";
import { api, login, redmine, user, type Redmine } from "./lib/redmine.ts";

type Ids = Record<string, number>;
const site = (await redmine()) as Redmine & { trackers: Ids; customFields: Ids };
const key = user(site, "anna").apiKey;
const fieldId = site.customFields["Clause 10 record"];

/** Runs wherever text is taken for markup, for a script or for an address. */
const hostile = `<img src=x onerror="window.hacked=1">"><script>window.hacked=2</script> javascript:window.hacked=3`;
const by = { id: user(site, "anna").id, name: hostile };
const sound = {
  clause10: 1 as const,
  pack: "iso27001",
  packVersion: pack.version,
  type: "nonconformity",
  id: "5f0c2a34-6a55-4c39-9a57-0d6f6f1f7a11",
  version: 1,
  state: "raised",
  fields: {
    ...{ title: hostile, requirement: hostile, observed: hostile, gap: hostile, requirementRefs: ["A.7.2"] },
    ...{ source: "incident", sourceRef: { id: 1, subject: hostile }, raisedBy: by },
    ...{ detectedOn: "2026-01-05", raisedOn: "2026-01-05" },
  },
  deadlines: {},
  history: [{ version: 1, transition: "raise", from: "draft", to: "raised", by, on: "2026-01-05T10:00:00Z" }],
};
const nested = JSON.parse("[".repeat(50) + "]".repeat(50)) as unknown;
const proto = `"__proto__":{"hacked":1},"constructor":{"prototype":{"hacked":1}},`;

/** Documents that somebody changed by hand, by mistake or on purpose; with what the panel says of each. */
const damaged: [what: string, document: string, says: RegExp][] = [
  ["broken JSON", `{"clause10":1,`, /cannot be read.*JSON/],
  ["an unknown type", JSON.stringify({ ...sound, type: "constructor" }), /no record type "constructor"/],
  ["an unknown state", JSON.stringify({ ...sound, state: "flying" }), /no state "flying"/],
  ["fields that are a list", JSON.stringify({ ...sound, fields: [] }), /cannot be read/],
  ["a history of nothing", JSON.stringify({ ...sound, history: [null] }), /cannot be read/],
  ["a version that is text", JSON.stringify({ ...sound, version: "1" }), /cannot be read/],
  ["a deep title", JSON.stringify({ ...sound, fields: { title: nested } }), /Title must be a text/],
  [
    "keys of prototypes",
    JSON.stringify(sound).replace('"fields":{', `${proto}"fields":{${proto}`),
    /Nonconformity: Raised/,
  ],
];
const blockOf = (document: string) => `{{collapse(Clause 10 record)\n<pre>\n${document}\n</pre>\n}}`;

describe(`the frame and the page keep apart (${browserName})`, () => {
  let driven: Driven;
  let proxy: Proxy;
  let page: Page;
  let incident: number;
  let record: number;
  before(async () => {
    const fields = (document: string) => ({ custom_fields: [{ id: fieldId, value: document }] });
    incident = await create("Incident", hostile);
    record = await create("Nonconformity", hostile, fields(encodeBlock(sound, "textile")));
    const action = { ...sound, type: "correctiveAction" };
    await create("Corrective action", hostile, {
      ...fields(encodeBlock(action, "textile")),
      parent_issue_id: record,
    });
    const relation = { issue_to_id: record, relation_type: "relates" };
    await send("POST", `issues/${incident}/relations.json`, { relation });
    proxy = await proxyTo(site.url);
    driven = await launch();
    await connect(driven, site, "anna", proxy.url);
    page = await driven.browser.newPage();
    await login(page, site, "anna", proxy.url);
  });
  after(async () => {
    await driven.close();
    await proxy.close();
  });

  it("a page without issues has nothing but an entry of the project's menu, and nothing is asked", async () => {
    const others = ["projects/isms", "projects/isms/files", "issues/gantt", "issues/999999", "news"];
    const start = proxy.passed.length;
    const tabs = await Promise.all(others.map(() => driven.browser.newPage()));
    await Promise.all(tabs.map((tab, index) => tab.goto(`${proxy.url}/${others[index] ?? ""}`)));
    // Once the button is on a page that was opened later, the others have had their chance.
    await page.goto(`${proxy.url}/issues/${incident}`);
    await page.waitForSelector("#clause10-raise");
    const added: string[] = [];
    for (const tab of tabs) {
      if (await tab.$("[id^=clause10]:not(#clause10-register), [class*=clause10], iframe"))
        added.push(tab.url());
      await tab.close();
    }
    assert.deepEqual(added, []);
    const asked = proxy.passed.slice(start).filter(({ byExtension }) => byExtension);
    // The issue itself, its badge by a list of one, and what its edit form calls the statuses.
    const expected = [`/issues/${incident}.json`, "/issues.json", "/issue_statuses.json"];
    const strange = asked
      .map(({ path }) => path.split("?")[0] ?? "")
      .filter((path) => !expected.includes(path));
    assert.deepEqual(strange, []);
  });

  it("texts from Redmine stay texts, and the API key stays in the background", async () => {
    await page.click("#clause10-raise");
    const drawer = await panelIn(page, "drawer");
    await drawer.waitForSelector(".notice.warn a");
    await assertInert(page, drawer, 3);
    await page.goto(`${proxy.url}/issues/${record}`);
    await assertInert(page, await panelIn(page, "record"), 7);
  });

  it("another web site that embeds the panel gets an empty frame", async () => {
    const used = await page.$eval("#clause10-record", (frame) => (frame as HTMLIFrameElement).src);
    for (const address of [used, used.replace(/#[0-9a-f-]+/, `#${crypto.randomUUID()}`)]) {
      const other = await siteWith(`<!doctype html><iframe src="${address}"></iframe>`);
      try {
        // The page before may still be fetching what is new.
        await proxy.quiet();
        const start = proxy.passed.length;
        await page.goto(other.url);
        const frame = await (await page.$("iframe"))?.contentFrame();
        // A second message, answered after the frame's own: what that one does has been done by then.
        const answers = await frame?.evaluate(async () => {
          const token = crypto.randomUUID();
          const call = { type: "request", session: token, method: "open", args: [] };
          return [
            await chrome.runtime.sendMessage<unknown, unknown>({ type: "hello", nonce: token }),
            await chrome.runtime.sendMessage<unknown, unknown>(call),
          ];
        });
        assert.deepEqual(answers, [{ refused: true }, { ok: false, problem: { code: "notConnected" } }]);
        assert.equal(await frame?.$eval("#panel", (panel) => panel.childNodes.length), 0);
        assert.equal(proxy.passed.length, start);
      } finally {
        await other.close();
      }
    }
  });

  for (const [what, document, says] of damaged) {
    it(`${what}: said in words, nothing overwritten`, async () => {
      const value = blockOf(document);
      await send("PUT", `issues/${record}.json`, { issue: { custom_fields: [{ id: fieldId, value }] } });
      await assertSaid(record, says);
    });
  }

  it("a broken block in a description: said in words, nothing overwritten", async () => {
    const description = `Before\n\n${blockOf("{")}\n\nAfter`;
    await assertSaid(await create("Nonconformity", "Broken", { description, project_id: "plant" }), /JSON/);
  });

  async function assertSaid(id: number, says: RegExp): Promise<void> {
    const stored = () => api(site, `issues/${id}.json?include=journals`);
    const before = await stored();
    await page.goto(`${proxy.url}/issues/${id}`);
    const frame = await panelIn(page, "record");
    assert.match(await frame.$eval("#panel", (panel) => panel.textContent), says);
    assert.equal(await frame.evaluate(() => "hacked" in {} || "hacked" in window), false);
    assert.deepEqual(await stored(), before);
  }
});

describe("the package", () => {
  const dir = (name: string) => path.resolve(import.meta.dirname, "../../build", name);

  it("brings at most 25 kB of script to an issue page", async () => {
    const size = gzipSync(await readFile(path.join(dir("extension"), "content.js"))).length;
    assert.ok(size <= 25_000, `content.js has ${size} bytes`);
  });

  it("differs from what is tested by one permission", async () => {
    const [real, tested] = await Promise.all([
      contents(dir("extension")),
      contents(dir("extension-loopback")),
    ]);
    const { host_permissions, ...manifest } = JSON.parse(String(tested["manifest.json"])) as Ids;
    assert.deepEqual(host_permissions, ["http://127.0.0.1/*"]);
    assert.deepEqual(JSON.parse(String(real["manifest.json"])), manifest);
    assert.deepEqual({ ...tested, "manifest.json": "" }, { ...real, "manifest.json": "" });
  });
});

/** Nothing of the hostile text has run or become an element, all of it is there to read, and no place tells the key. */
async function assertInert(page: Page, frame: Frame, times: number): Promise<void> {
  const seen = await frame.evaluate(() => ({
    text: document.body.textContent,
    elements: document.querySelectorAll("#panel :is(img, script, iframe, object, [onerror])").length,
    schemes: [...document.querySelectorAll("a")].map(({ protocol }) => protocol),
  }));
  assert.ok(seen.text.split(hostile).length - 1 >= times, seen.text);
  assert.equal(seen.elements, 0);
  assert.deepEqual([...new Set(seen.schemes)], ["http:"]);
  for (const place of [page, frame]) {
    const { hacked, told } = await place.evaluate(() => ({
      hacked: "hacked" in window,
      told: [
        document.documentElement.outerHTML,
        ...[...document.querySelectorAll("input, textarea")].map(
          (input) => (input as HTMLInputElement).value,
        ),
        ...[...document.querySelectorAll("iframe")].map(({ src }) => src),
        JSON.stringify([localStorage, sessionStorage]),
        location.href,
        document.cookie,
      ].join("\n"),
    }));
    assert.equal(hacked, false);
    assert.equal(told.includes(key), false);
  }
}

async function contents(folder: string): Promise<Record<string, Buffer>> {
  const names = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = names
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)));
  return Object.fromEntries(
    await Promise.all(
      files.sort().map(async (file) => [file, await readFile(path.join(folder, file))] as const),
    ),
  );
}

async function create(tracker: string, subject: string, more: object = {}): Promise<number> {
  const issue = { project_id: "isms", tracker_id: site.trackers[tracker], subject, ...more };
  const { issue: created } = (await send("POST", "issues.json", { issue })) as { issue: { id: number } };
  return created.id;
}

/** As an administrator would, past the extension. */
async function send(method: string, path: string, body: object): Promise<unknown> {
  const answer = await fetch(`${site.url}/${path}`, {
    method,
    headers: { "X-Redmine-API-Key": user(site, "admin").apiKey, "Content-Type": "application/json" },
    body: JSON.stringify(body),
  });
  const text = await answer.text();
  assert.ok(answer.ok, `${path}: ${answer.status} ${text}`);
  return text.trim() === "" ? undefined : JSON.parse(text);
}
