import assert from "node:assert/strict";
import type { Outcome } from "../../web/outcome.ts";

/** The value of an outcome that must be one. */
export function value<T>(outcome: Outcome<T>): T {
  assert.ok(outcome.ok, outcome.ok ? "" : JSON.stringify(outcome.problem));
  return outcome.value;
}

/** The code of the problem that an outcome is, or "ok". */
export function code(outcome: Outcome<unknown>): string {
  return outcome.ok ? "ok" : outcome.problem.code;
}
