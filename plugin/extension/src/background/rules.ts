import type { EvaluationContext } from "#schema/context";
import { chosenCalendar, withCalendar, type WorkingDays } from "../../../../web/calendar/calendar.ts";
import { present } from "../../../../web/calendar/clock.ts";
import { Engine } from "../../../../web/engine/engine.ts";
import { dayOf } from "../../../../web/record/day.ts";
import type { SiteSettings } from "../../../../web/store/sites.ts";
import { readCountry } from "../calendars.ts";
import { readPack } from "../pack.ts";

/** Engines by the working days that they count; gone with the worker, which is awake for a moment at a time. */
const engines = new Map<string, Promise<Engine>>();

/** The engine with every call, for a site's working days. Rejects where it cannot start, and is tried again then. */
export function rulesFor({ workingDays }: SiteSettings): Promise<Engine> {
  const key = JSON.stringify(workingDays ?? null);
  const known = engines.get(key);
  if (known) return known;
  const loading = load(workingDays);
  engines.set(key, loading);
  loading.catch(() => engines.delete(key));
  return loading;
}

async function load(workingDays: WorkingDays | undefined): Promise<Engine> {
  const [module, pack, calendar] = await Promise.all([
    fetch(chrome.runtime.getURL("clause10-register.wasm"))
      .then((response) => response.arrayBuffer())
      .then((bytes) => WebAssembly.compile(bytes)),
    readPack(),
    workingDays && chosenCalendar(workingDays, readCountry),
  ]);
  return Engine.load(module, calendar ? withCalendar(pack, calendar) : pack);
}

/** The present day where the user is, in their language. The only clock of the background. */
export function presentContext({ user, clock }: SiteSettings, locale: string): EvaluationContext & { now: string } {
  const now = present(Date.now(), clock);
  return { today: dayOf(now), now: now.toISOString(), locale, user };
}
