import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { asMessage } from "../../plugin/extension/src/messages.ts";
import { aRecord } from "./records.ts";

const id = "11111111-2222-4333-8444-555555555555";
const wiki = { wiki: { project: "isms", title: "Access_control_policy" }, formatting: "textile" };
const facts = {
  issueId: 4,
  subject: "Laptop lost",
  tracker: "Incident",
  formatting: "textile",
  record: false,
};
const base = { version: 3, content: "0".repeat(64), assigneeId: 5, dueDate: "2026-12-01" };
const edit = {
  tracker: { id: 5, name: "Nonconformity" },
  assignee: null,
  dueDate: "",
  description: "x",
  customFields: [{ id: 1, name: "Area", value: "IT" }],
  gone: [2],
};
const request = (method: string, ...args: unknown[]) => ({ type: "request", session: id, method, args });
const room = (call: object) => ({
  ...{ type: "room", baseUrl: "https://redmine.example/", userId: 5, issueId: 4 },
  ...call,
});

describe("messages between the contexts of the extension", () => {
  const accepted: unknown[] = [
    { type: "page", facts },
    { type: "mount", facts },
    { type: "mount", facts: { ...facts, also: [5, 6] } },
    { type: "mount", facts: wiki },
    { type: "hello", nonce: id },
    request("open"),
    request("saveDraft", "raise-audit", { recordId: id, fields: {} }),
    request("saveDraft", "step", { recordId: id, fields: {}, base: 2 }),
    request("discardDraft", "step", null),
    { type: "frame", session: id, wish: { settings: true } },
    room({ method: "open", args: [] }),
    room({ method: "retry", args: [id], line: { ref: "A.5.18", note: "", kind: "internal", files: [] } }),
    { type: "take", baseUrl: "https://redmine.example/", issueId: 4 },
    { type: "send", baseUrl: "https://redmine.example/" },
    { type: "item", baseUrl: "https://redmine.example/", uuid: id, act: "takeBack" },
    request("create", { record: aRecord({}), form: "raise-nonconformity", bond: "related" }),
    request("create", {
      record: aRecord({}),
      form: "add-changeRefs",
      bond: "none",
      alsoRelated: [3],
      project: "isms",
    }),
    request("alreadyRaised", "audit"),
    request("keepFile", { name: "door.jpg", type: "image/jpeg", base64: "AQID" }),
    request("readFile", "5e".repeat(32)),
    request("link", 12, "change"),
    request("history"),
    request("saveStep", aRecord({}), base, {}),
    request("saveStep", aRecord({}), { ...base, assigneeId: null, dueDate: null }, { area: "IT" }),
    request("retry", id),
    { type: "frame", session: id, wish: { height: 400 } },
    { type: "frame", session: id, wish: { navigate: "https://h/issues/1" } },
    { type: "form", issueId: 4, edit },
    { type: "form", issueId: null, edit: { customFields: [], gone: [] } },
    { type: "reveal", field: "correction" },
    { type: "badges", ids: [1, 2] },
    { type: "sites" },
  ];
  for (const message of accepted) {
    it(`accepted: ${JSON.stringify(message).slice(0, 90)}`, () =>
      assert.deepEqual(asMessage(message), message));
  }

  const refused: unknown[] = [
    null,
    "page",
    [],
    {},
    { type: "evil" },
    { type: "page" },
    { type: "page", facts: { ...facts, issueId: "4" } },
    { type: "page", facts: { ...facts, issueId: 1.5 } },
    { type: "page", facts: { ...facts, subject: "x".repeat(1001) } },
    { type: "page", facts: { ...facts, formatting: "html" } },
    { type: "page", facts: { ...facts, record: "yes" } },
    { type: "mount", facts: { ...facts, also: [5, "6"] } },
    { type: "mount", facts: { ...facts, also: Array.from({ length: 100 }, (_, id) => id + 1) } },
    { type: "mount", facts: { ...wiki, wiki: { project: "../admin", title: "Policy" } } },
    { type: "mount", facts: { ...wiki, wiki: { project: "isms", title: "x".repeat(256) } } },
    { type: "mount", facts: { ...wiki, issueId: 4 } },
    request("keepFile", { name: "x".repeat(256), type: "", base64: "" }),
    request("keepFile", { name: "x", type: "", base64: "not base64!" }),
    request("keepFile", { name: "x", type: "", base64: "A".repeat(28_000_000) }),
    request("readFile", "../1"),
    { type: "item", baseUrl: "https://redmine.example/", uuid: id, act: "sendAll" },
    { type: "item", baseUrl: "https://redmine.example/", uuid: "1", act: "send" },
    room({
      method: "open",
      args: [],
      line: { ref: "9.2", note: "", kind: "internal", files: [{ name: "x" }] },
    }),
    { type: "mount", facts: { ...wiki, formatting: "html" } },
    request("saveDraft", "raise-audit", { recordId: id, fields: {}, base: "2" }),
    request("discardDraft", "raise-audit"),
    { type: "hello", nonce: "../../" },
    request("constructor"),
    request("toString"),
    request("pageKey"),
    request("open", 1),
    request("saveDraft", "other", { recordId: id, fields: {} }),
    request("saveDraft", "raise-audit", { recordId: "x", fields: {} }),
    request("create", { record: { clause10: 1 }, form: "raise-audit", bond: "related" }),
    request("create", { record: aRecord({}), form: "raise-", bond: "related" }),
    request("create", { record: aRecord({}), form: "raise-audit", bond: "blocks" }),
    request("create", { record: aRecord({}), form: "raise-audit", bond: "none", alsoRelated: ["3"] }),
    request("create", { record: aRecord({}), form: "raise-audit", bond: "none", project: "../isms" }),
    request("create", { record: aRecord({}), form: "raise-audit", bond: "none", uuid: id }),
    request("alreadyRaised", "../audit"),
    request("link", -1, "change"),
    request("link", 12, ""),
    room({ method: "open", args: [1] }),
    room({ method: "navigate", args: ["https://redmine.example/"] }),
    room({ method: "open", args: [], issueId: 0 }),
    room({ method: "open", args: [], userId: undefined }),
    room({ method: "open", args: [], line: { ref: 5, note: "", kind: "internal" } }),
    { type: "take", baseUrl: "https://redmine.example/" },
    { type: "send" },
    { type: "page", facts: { ...facts, line: { ref: "A.5.18", note: "", kind: "internal", files: [] } } },
    request("saveStep", aRecord({}), 3, {}),
    request("saveStep", aRecord({}), base),
    request("saveStep", aRecord({}), base, "lost"),
    request("saveStep", aRecord({}), { ...base, version: "3" }, {}),
    request("saveStep", aRecord({}), { ...base, content: "b" }, {}),
    request("saveStep", aRecord({}), { ...base, dueDate: 5 }, {}),
    { ...request("open"), session: "no" },
    { type: "frame", session: id, wish: { navigate: "javascript:alert(1)" } },
    { type: "frame", session: id, wish: { height: Number.NaN } },
    { type: "frame", session: id, wish: { height: -1 } },
    { type: "form", issueId: "4", edit },
    { type: "form", issueId: 4 },
    { type: "form", issueId: 4, edit: { ...edit, tracker: { id: "5", name: "x" } } },
    { type: "form", issueId: 4, edit: { ...edit, description: 1 } },
    { type: "form", issueId: 4, edit: { ...edit, gone: ["2"] } },
    { type: "form", issueId: 4, edit: { ...edit, customFields: [{ id: 1, name: "Area" }] } },
    { type: "reveal", field: "x".repeat(301) },
    { type: "badges", ids: [] },
    { type: "badges", ids: ["1"] },
    { type: "badges", ids: Array(501).fill(1) },
    { type: "showField", session: id, field: "x" },
  ];
  for (const message of refused) {
    it(`refused: ${JSON.stringify(message).slice(0, 90)}`, () => assert.equal(asMessage(message), undefined));
  }
});
