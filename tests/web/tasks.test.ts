import assert from "node:assert/strict";
import { describe, it } from "node:test";
import ICAL from "ical.js";
import { dueDaysIcs } from "../../web/calendar/due-ics.ts";
import { pressing, type MyTask } from "../../web/record/task.ts";

const task = (status?: NonNullable<MyTask["due"]>["status"]): MyTask => ({
  ...{ recordId: "a", step: "contain", issueId: 4, url: "https://redmine.example/issues/4" },
  ...{ subject: "Access", type: "Nonconformity", label: "Record the correction" },
  ...(status && { due: { on: "2026-11-23", status, daysLeft: 0, levels: 0 } }),
});

describe("tasks", () => {
  it("that are due today or late cannot wait", () =>
    assert.deepEqual(
      pressing([task("overdue"), task("dueToday"), task("upcoming"), task()]).map(({ due }) => due?.status),
      ["overdue", "dueToday"],
    ));

  it("go into a calendar as whole days that replace themselves and take nobody's time", () => {
    const day = {
      uid: "a-contain@clause10",
      on: "2028-02-29",
      summary: `Record the correction: ${"Ünder, a; long\nsubject ".repeat(9)}`,
      description: "Nonconformity #4",
      url: "https://redmine.example/issues/4",
    };
    const text = dueDaysIcs([day, { ...day, uid: "b", on: "2026-12-31" }], "2026-11-23T10:00:00.123Z");
    // RFC 5545, 3.1: long lines are folded, each is ended by CRLF.
    for (const line of text.split("\r\n")) assert.ok(line.length <= 75, line);
    const events = new ICAL.Component(ICAL.parse(text) as [string, unknown[], unknown[]]).getAllSubcomponents(
      "vevent",
    );
    assert.deepEqual(
      events.map((event) => [
        event.getFirstPropertyValue("uid"),
        String(event.getFirstPropertyValue("dtstart")),
      ]),
      [
        ["a-contain@clause10", "2028-02-29"],
        ["b", "2026-12-31"],
      ],
    );
    const first = new ICAL.Event(events[0]);
    assert.equal(first.summary, day.summary);
    assert.equal(first.startDate.isDate, true);
    assert.equal(String(events[0]?.getFirstPropertyValue("dtstamp")), "2026-11-23T10:00:00Z");
  });
});
