import { ok, type Outcome } from "../outcome.ts";
import type { IssuePlatform } from "../platform/platform.ts";
import { deliver, unsettledOf } from "./outbox.ts";
import type { Submission } from "./submission.ts";

/** Milliseconds after which a round begins nothing new. */
const roundTime = 8_000;

/** What is left of an account's outbox after a round. `busy`: another context is at it. */
export type Round = { status: "busy" } | { status: "done"; sent: Submission[]; left: number };

/**
 * Sends what an account has not settled, one after the other, whatever became of the one before; what needs the person
 * waits for the person. Without a network the rest of the round would only fail one by one, so it ends there; and it ends
 * before a browser would end the worker in the middle of it: whoever asked asks again as long as something was sent.
 */
export function sendWaiting(
  platform: IssuePlatform,
  site: string,
  userId: number,
  now: () => number = Date.now,
): Promise<Outcome<Round>> {
  return navigator.locks.request(`clause10-sender-${site}|${userId}`, { ifAvailable: true }, async (lock) => {
    if (!lock) return ok({ status: "busy" });
    const unsettled = await unsettledOf(site, userId);
    if (!unsettled.ok) return unsettled;
    const sent: Submission[] = [];
    const began = now();
    for (const { uuid, state } of unsettled.value) {
      if (state === "needsYou") continue;
      const spent = now() - began;
      if (spent < 0 || spent > roundTime) break;
      const delivered = await deliver(platform, uuid);
      if (!delivered.ok) return delivered;
      if (delivered.value.state === "sent") sent.push(delivered.value);
      if (delivered.value.problem?.code === "away") break;
    }
    return ok({ status: "done", sent, left: unsettled.value.length - sent.length });
  });
}
