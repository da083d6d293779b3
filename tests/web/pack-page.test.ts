import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import path from "node:path";
import { describe, it } from "node:test";
import pack from "#pack" with { type: "json" };

const root = path.resolve(import.meta.dirname, "../..");

describe("the page about what the pack enforces", () => {
  it("is what the pack says", () => {
    execFileSync(process.execPath, [path.join(root, "script/pack-page.mjs"), "--check"], { stdio: "pipe" });
  });

  it("leaves no part of clause 10 without a rule", () => {
    const clauses = new Set(
      Object.values(pack.recordTypes).flatMap(({ rules }) => rules.map((each) => each.clause)),
    );
    const parts = ["10.1", ...["a", "b", "c", "d", "e", "f", "g"].map((part) => `10.2 ${part})`)];
    assert.deepEqual(
      parts.filter((part) => !clauses.has(part)),
      [],
    );
  });

  it("leaves no input of the management review without a rule", () => {
    const clauses = new Set(pack.recordTypes.managementReview.rules.map((each) => each.clause));
    const inputs = ["a)", "b)", "c)", "d) 1)", "d) 2)", "d) 3)", "d) 4)", "e)", "f)", "g)"];
    assert.deepEqual(
      inputs.filter((input) => !clauses.has(`9.3.2 ${input}`)),
      [],
    );
  });
});
