import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { asOffset, present } from "../../web/calendar/clock.ts";

const day = 86_400_000;
const year = 3652.5 * day;
const at = Date.parse("2028-02-28T22:30:00Z");

describe("the present moment", () => {
  const cases: [what: string, offset: number, now: number, expected: string][] = [
    ["clocks that agree", 1_000, at, "2028-02-28T22:30:00.000Z"],
    ["a clock that is a day slow, before a leap day", day, at, "2028-02-29T22:30:00.000Z"],
    ["and a day later", day, at + day, "2028-03-01T22:30:00.000Z"],
    ["a clock that is ten years slow", year, at, "2038-02-28T10:30:00.000Z"],
    ["a week later", year, at + 7 * day, "2038-03-07T10:30:00.000Z"],
    ["once it was set right", year, at + year + day, "2038-03-01T10:30:00.000Z"],
    ["a clock that is ten years fast", -year, at, "2018-02-28T10:30:00.000Z"],
    ["a week later", -year, at + 7 * day, "2018-03-07T10:30:00.000Z"],
    ["once it was set right", -year, at - year + day, "2018-03-01T10:30:00.000Z"],
    ["an hour of summer time", 3_600_000, at, "2028-02-28T23:30:00.000Z"],
  ];
  for (const [what, offset, now, expected] of cases)
    it(`${what}: ${expected}`, () => {
      assert.equal(present(now, asOffset(offset, at)).toISOString(), expected);
    });

  it("is this computer's own where no server's is known", () => {
    assert.equal(present(at, undefined).getTime(), at);
  });
});
