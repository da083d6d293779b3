import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { notices, type Occasion, type Told } from "../../web/record/reminder.ts";
import type { MyTask } from "../../web/record/task.ts";

// What somebody is told of a task over its days. The computer is asleep on days that are not in the list.

const dueOn = "2026-12-10";
const reminders = ["2026-12-03", "2026-12-09"];

/** The task as it stands on a day; escalated five days after it was due. */
function taskOn(today: string, on = dueOn): MyTask {
  const daysLeft = (Date.parse(on) - Date.parse(today)) / 86_400_000;
  const nextReminder = reminders.find((day) => day >= today);
  return {
    ...{ recordId: "a", step: "contain", issueId: 4, url: "u", subject: "s", type: "t", label: "l" },
    due: {
      ...{ on, daysLeft, levels: daysLeft <= -5 ? 1 : 0 },
      status: daysLeft > 0 ? "upcoming" : daysLeft === 0 ? "dueToday" : "overdue",
      ...(nextReminder && { nextReminder }),
    },
  };
}

describe("what is told of a task", () => {
  const cases: [what: string, days: [day: string, ...occasions: Occasion[]][]][] = [
    [
      "each thing once, however often it is looked at",
      [
        ["2026-12-01"],
        ["2026-12-03", "reminder"],
        ["2026-12-03"],
        ["2026-12-04"],
        ["2026-12-09", "reminder"],
        ["2026-12-10", "dueToday"],
        ["2026-12-10"],
        ["2026-12-11", "overdue"],
        ["2026-12-12"],
        ["2026-12-15", "escalated"],
        ["2026-12-16"],
      ],
    ],
    [
      "a reminder that was slept through comes late",
      [["2026-12-01"], ["2026-12-05", "reminder"], ["2026-12-06"]],
    ],
    [
      "of several that were slept through, the last thing counts",
      [["2026-12-01"], ["2026-12-16", "escalated"], ["2026-12-17"]],
    ],
    ["overdue at first sight is said at once", [["2026-12-11", "overdue"], ["2026-12-12"]]],
    [
      "a clock that goes back says nothing again",
      [["2026-12-09", "reminder"], ["2026-12-03"], ["2026-12-09"]],
    ],
  ];
  for (const [what, days] of cases)
    it(what, () => {
      let told: Told = {};
      for (const [day, ...expected] of days) {
        const said = notices([taskOn(day)], told, day);
        told = said.told;
        assert.deepEqual(
          said.notices.map(({ occasion }) => occasion),
          expected,
          day,
        );
      }
    });

  it("another date is another matter, and what is done is forgotten", () => {
    const first = notices([taskOn("2026-12-11")], {}, "2026-12-11");
    assert.deepEqual(Object.keys(first.told), ["a|contain|2026-12-10"]);
    const moved = notices([taskOn("2026-12-11", "2026-12-11")], first.told, "2026-12-11");
    assert.deepEqual(
      moved.notices.map(({ occasion }) => occasion),
      ["dueToday"],
    );
    assert.deepEqual(notices([], moved.told, "2026-12-12"), { notices: [], told: {} });
  });
});
