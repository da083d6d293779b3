import assert from "node:assert/strict";
import type { Outcome } from "../../web/outcome.ts";

/** The value of an outcome that must be one. */
export function value<T>(outcome: Outcome<T>): T {
  assert.ok(outcome.ok, outcome.ok ? "" : JSON.stringify(outcome.problem));
  return outcome.value;
}
