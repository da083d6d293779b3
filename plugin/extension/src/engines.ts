import { chosenCalendar, withCalendar, type WorkingDays } from "../../../web/calendar/calendar.ts";
import { Engine } from "../../../web/engine/engine.ts";
import { readCountry } from "./calendars.ts";
import { readPack } from "./pack.ts";

/** The engine for a page of the extension, by the site's working days. `wasm` chooses the one with every call. */
export async function loadEngine(
  workingDays: WorkingDays | undefined,
  wasm: "clause10.wasm" | "clause10-register.wasm" = "clause10.wasm",
): Promise<Engine> {
  const response = await fetch(wasm);
  const [module, pack, calendar] = await Promise.all([
    response.arrayBuffer().then((bytes) => WebAssembly.compile(bytes)),
    readPack(),
    // Without its calendar a deadline would be wrong and look right: better no engine than that.
    workingDays && chosenCalendar(workingDays, readCountry),
  ]);
  return Engine.load(module, calendar ? withCalendar(pack, calendar) : pack);
}
