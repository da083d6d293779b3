import { ok, type Outcome } from "../../../web/outcome.ts";
import { unsettledOf } from "../../../web/outbox/outbox.ts";
import type { Waiting } from "../../../web/view/outbox-progress.tsx";
import { ask } from "./asking.ts";

/** Has what waits sent, one round of it; and says how far these of them are. */
export async function sendRound(baseUrl: string, userId: number, uuids: readonly string[]): Promise<Outcome<Waiting>> {
  const sent = await ask({ type: "send", baseUrl });
  if (!sent.ok) return sent;
  const unsettled = await unsettledOf(baseUrl, userId);
  if (!unsettled.ok) return unsettled;
  const ours = unsettled.value.filter(({ uuid }) => uuids.includes(uuid));
  const stuck = ours.flatMap((one) => {
    if (one.state !== "needsYou" || !one.problem) return [];
    const title = one.kind === "creation" ? one.subject : `#${one.issueId}`;
    return [{ uuid: one.uuid, title, problem: one.problem }];
  });
  return ok({ left: ours.length, stuck });
}
