import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { baseUrlOf } from "../../web/platform/address.ts";
import { redmineBaseIn } from "../../web/platform/redmine/connection.ts";
import { siteOf, type SiteSettings } from "../../web/store/sites.ts";
import { originPattern, sitePages } from "../../plugin/extension/src/pages.ts";

describe("the address that somebody types", () => {
  const cases: [typed: string, base: string | undefined][] = [
    ["https://redmine.example.org", "https://redmine.example.org/"],
    ["redmine.example.org", "https://redmine.example.org/"],
    [" http://127.0.0.1:3000/redmine ", "http://127.0.0.1:3000/redmine/"],
    ["https://h/redmine/?a=1#b", "https://h/redmine/"],
    ["https://h//", "https://h/"],
    ["https://h/redmine/index.html", "https://h/redmine/"],
    ["ftp://h/", undefined],
    ["javascript:alert(1)", undefined],
    ["https://user:secret@h/", undefined],
    ["", undefined],
    ["https://", undefined],
  ];
  for (const [typed, base] of cases) it(JSON.stringify(typed), () => assert.equal(baseUrlOf(typed), base));
});

describe("the base address that a Redmine page shows", () => {
  const head = '<head><meta name="description" content="Redmine" /></head>';
  const cases: [what: string, html: string, base: string | undefined][] = [
    ["at the root", `${head}<a class="login" href="/login">Sign in</a>`, "http://h:8080/"],
    ["at a sub-URI", `${head}<a href="/redmine/login?back_url=x">Sign in</a>`, "http://h:8080/redmine/"],
    ["signed in", `${head}<a class="my-page" href="/r/my/page">My page</a>`, "http://h:8080/r/"],
    ["no Redmine", '<head><title>Login</title></head><a href="/login">Sign in</a>', undefined],
  ];
  for (const [what, html, base] of cases) {
    it(what, () => assert.equal(redmineBaseIn(html, "http://h:8080/some/page"), base));
  }
});

describe("which site a page belongs to", () => {
  const site = (baseUrl: string): SiteSettings => ({ baseUrl, apiKey: "k", user: { id: 1, name: "A" } });
  const sites = [site("http://h/"), site("http://h/redmine/"), site("https://other/")];
  const cases: [page: string, base: string | undefined][] = [
    ["http://h/issues/1", "http://h/"],
    ["http://h/redmine/issues/1", "http://h/redmine/"],
    ["http://h/redmine2/issues/1", "http://h/"],
    ["http://h:81/issues/1", undefined],
    ["https://other.evil.example/issues/1", undefined],
  ];
  for (const [page, base] of cases) it(page, () => assert.equal(siteOf(sites, page)?.baseUrl, base));
});

describe("what the browser is asked for", () => {
  it("is the one host", () => assert.equal(originPattern("http://h:3000/redmine/"), "http://h/*"));
  it("is narrowed to pages with issues, and those where a record can start", () =>
    assert.deepEqual(sitePages("http://h:3000/redmine/"), [
      "http://h/redmine/issues*",
      "http://h/redmine/projects/*",
      "http://h/redmine/my/page*",
    ]));
});
