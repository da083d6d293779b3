import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { before, describe, it } from "node:test";
import type { Pack } from "#schema/pack";
import { calendarOf, type CountryCalendar, withCalendar } from "../../web/calendar/calendar.ts";
import { daysOffIn } from "../../web/calendar/ics.ts";
import { Engine } from "../../web/engine/engine.ts";
import { countryCalendar, weekendOf, workFreeDays } from "../../script/calendars.ts";

const root = new URL("../../", import.meta.url);

describe("generated calendars", () => {
  // What the law of each place says, looked up there; generated is whatever the library knows.
  const places: [place: [string, string?], off: string[], worked: string[]][] = [
    [
      ["DE", "BE"],
      ["2026-03-08", "2026-04-03", "2026-10-03", "2025-05-08"],
      ["2026-01-06", "2026-10-31"],
    ],
    [
      ["DE", "BY"],
      ["2026-01-06", "2026-06-04", "2026-11-01"],
      ["2026-03-08", "2026-10-31"],
    ],
    [["DE", "SN"], ["2026-10-31", "2026-11-18"], ["2026-01-06"]],
    [["AT"], ["2026-01-06", "2026-10-26", "2026-12-08"], ["2026-04-03", "2026-12-24"]],
    [
      ["CH", "ZH"],
      ["2026-05-01", "2026-08-01"],
      ["2026-01-06", "2026-06-04"],
    ],
    [
      ["GB", "SCT"],
      ["2026-01-02", "2026-08-03", "2026-11-30"],
      ["2026-04-06", "2026-08-31"],
    ],
    [["GB"], ["2026-12-28"], ["2026-12-29"]],
    [["US"], ["2026-11-26", "2026-06-19"], ["2026-11-27"]],
    [["FR"], ["2026-07-14", "2026-11-11"], ["2026-04-03"]],
    [["JP"], ["2026-05-06", "2026-09-22"], ["2026-12-25"]],
  ];
  for (const [place, off, worked] of places) {
    it(place.join(" "), () => {
      const days = workFreeDays(...place);
      assert.deepEqual(
        { off: off.filter((day) => !days.includes(day)), worked: worked.filter((day) => days.includes(day)) },
        { off: [], worked: [] },
      );
    });
  }

  it("weekends differ", () => {
    const expected = { DE: [6, 7], SA: [5, 6], AE: [6, 7], IN: [7], IR: [5] };
    const found = Object.fromEntries(Object.keys(expected).map((country) => [country, weekendOf(country)]));
    assert.deepEqual(found, expected);
  });

  it("there are more than 30 countries, each in a file of its own from 2020 to 2040", async () => {
    const folder = new URL("build/calendars/", root);
    const read = async (name: string): Promise<unknown> =>
      JSON.parse(await readFile(new URL(name, folder), "utf8"));
    const countries = (await read("index.json")) as { country: string }[];
    assert.ok(countries.length > 30);
    for (const { country } of countries) {
      const { firstYear, lastYear, holidays } = (await read(`${country}.json`)) as CountryCalendar;
      const years = new Set(holidays.map((date) => Number(date.slice(0, 4))));
      assert.deepEqual(
        [firstYear, lastYear, years.has(2020), years.has(2040)],
        [2020, 2040, true, true],
        country,
      );
    }
  });

  it("a region differs from its country by a few days only, which are what is stored", () => {
    const germany = countryCalendar("DE", "Germany");
    for (const region of ["BE", "BY", "SN-BZ"]) {
      assert.deepEqual(
        calendarOf(germany, region).holidays,
        workFreeDays("DE", ...(region.split("-") as [string, string?])),
      );
    }
    assert.ok(JSON.stringify(germany).length < 40_000, "a page loads one country, not a megabyte");
  });
});

describe("the calendar of an organisation", () => {
  let germany: CountryCalendar;
  let pack: Pack;
  let wasm: WebAssembly.Module;
  before(async () => {
    germany = countryCalendar("DE", "Germany");
    pack = JSON.parse(await readFile(new URL("build/packs/iso27001.json", root), "utf8")) as Pack;
    wasm = await WebAssembly.compile(await readFile(new URL("build/wasm/clause10-register.wasm", root)));
  });

  /** One working day after each date. */
  async function nextWorkingDays(
    calendar: ReturnType<typeof calendarOf>,
    dates: string[],
  ): Promise<string[]> {
    const engine = await Engine.load(wasm, withCalendar(pack, calendar));
    const answer = engine.addWorkingDays("organisation", 1, dates.map((date) => `${date}\n`).join(""));
    assert.equal(answer.status, "ok", JSON.stringify(answer));
    return answer.value.trim().split("\n");
  }

  it("counts on, past holidays of the region", async () => {
    const eve = ["2026-03-06", "2026-12-23", "2026-01-05"];
    assert.deepEqual(await nextWorkingDays(calendarOf(germany), eve), [
      "2026-03-09",
      "2026-12-24",
      "2026-01-06",
    ]);
    assert.deepEqual(await nextWorkingDays(calendarOf(germany, "BY"), eve), [
      "2026-03-09",
      "2026-12-24",
      "2026-01-07",
    ]);
  });

  it("with its own days off and worked", async () => {
    const own = { off: ["2026-12-24", "2026-12-28"], worked: ["2026-05-01"] };
    assert.deepEqual(
      await nextWorkingDays(calendarOf(germany, undefined, own), ["2026-12-23", "2026-04-30"]),
      ["2026-12-29", "2026-05-01"],
    );
  });

  it("leaves the pack as it was, and every profile follows it", () => {
    const unchanged = JSON.stringify(pack);
    const changed = withCalendar(pack, calendarOf(germany, "BE"));
    assert.equal(JSON.stringify(pack), unchanged);
    for (const profile of Object.values(changed.deadlineProfiles))
      assert.equal(profile.calendar, "organisation");
  });
});

describe("days off from an iCalendar file", () => {
  const calendar = (...lines: string[]) =>
    ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//example//EN", ...lines, "END:VCALENDAR", ""].join("\r\n");
  const event = (...lines: string[]) => ["BEGIN:VEVENT", ...lines, "END:VEVENT"];
  const read = (text: string) => daysOffIn(text, "2026-01-01", "2027-12-31");

  const cases: [what: string, lines: string[], days: string[]][] = [
    ["one day", ["DTSTART;VALUE=DATE:20261224"], ["2026-12-24"]],
    [
      "several: the end is not included",
      ["DTSTART;VALUE=DATE:20261228", "DTEND;VALUE=DATE:20261230"],
      ["2026-12-28", "2026-12-29"],
    ],
    [
      "a length instead of an end",
      ["DTSTART;VALUE=DATE:20261228", "DURATION:P2D"],
      ["2026-12-28", "2026-12-29"],
    ],
    ["each year", ["DTSTART;VALUE=DATE:20201224", "RRULE:FREQ=YEARLY"], ["2026-12-24", "2027-12-24"]],
    [
      "each year but one",
      ["DTSTART;VALUE=DATE:20201224", "RRULE:FREQ=YEARLY", "EXDATE;VALUE=DATE:20261224"],
      ["2027-12-24"],
    ],
    [
      "reaching in from before",
      ["DTSTART;VALUE=DATE:20251230", "DTEND;VALUE=DATE:20260103"],
      ["2026-01-01", "2026-01-02"],
    ],
    ["long ago", ["DTSTART;VALUE=DATE:20191224"], []],
  ];
  for (const [what, lines, days] of cases) {
    it(what, () => {
      assert.deepEqual(read(calendar(...event("UID:1", "SUMMARY:Off", ...lines))), { days, left: [] });
    });
  }

  it("says which events take no working day", () => {
    const text = calendar(
      ...event("UID:1", "SUMMARY:Party", "DTSTART:20261217T160000Z"),
      ...event("UID:2", "SUMMARY:Off", "DTSTART;VALUE=DATE:20261224"),
      ...event("UID:3"),
    );
    assert.deepEqual(read(text), {
      days: ["2026-12-24"],
      left: [
        { summary: "Party", reason: "it has a time of day, and a working day is a whole one" },
        { summary: "(no title)", reason: "it has no date" },
      ],
    });
  });

  it("an event that repeats for ever does not keep anybody waiting", () => {
    const { days, left } = read(
      calendar(...event("UID:1", "SUMMARY:Daily", "DTSTART;VALUE=DATE:20100101", "RRULE:FREQ=DAILY")),
    );
    assert.deepEqual(days, []);
    assert.match(left[0]?.reason ?? "", /repeats more than 2000 times/);
  });

  for (const text of ["", "hello", "BEGIN:VCALENDAR\r\n", "BEGIN:VCARD\r\nFN:X\r\nEND:VCARD\r\n"]) {
    it(`${JSON.stringify(text)} is refused in words`, () => {
      assert.throws(() => read(text), /this is no iCalendar file/);
    });
  }
});
