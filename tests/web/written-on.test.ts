import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { pageKeyOf, writtenOn, type PageFacts } from "../../web/service/page.ts";

const site = { baseUrl: "https://host/redmine/", user: { id: 7, name: "Mira Novak" } };
const issue = { issueId: 85, subject: "", tracker: "", formatting: "textile", record: true } as const;
const line = { ref: "A.5.18 | part 3/4", note: "", kind: "internal", files: [] };

describe("the page that something was written on", () => {
  const cases: [string, PageFacts, { path: string; issueId?: number }][] = [
    ["an issue", issue, { path: "issues/85", issueId: 85 }],
    ["several from a list", { ...issue, also: [86, 87] }, { path: "issues/85", issueId: 85 }],
    ["a line of an audit", { ...issue, line }, { path: "issues/85", issueId: 85 }],
    [
      "a wiki page",
      { wiki: { project: "isms", title: "Access/policy 7" }, formatting: "markdown" },
      { path: "projects/isms/wiki/Access%2Fpolicy%207" },
    ],
    [
      "a project",
      { project: { identifier: "plant", name: "Plant" }, formatting: "textile" },
      { path: "projects/plant" },
    ],
  ];
  for (const [name, facts, expected] of cases)
    it(`is found again: ${name}`, () => {
      const page = pageKeyOf(site, facts);
      assert.deepEqual(writtenOn({ site: site.baseUrl, user: site.user, page }), expected);
    });
});
