import { useState } from "preact/hooks";
import type { Outcome, Problem } from "../outcome.ts";
import type { Delivery, KeptDraft, PanelHost } from "../service/panel-host.ts";

/** Something that is being sent, from the press of the button to the answer that settles it. */
export interface Sending {
  /** What was sent last and what is known of it; absent while the form is to be shown. */
  delivery: Delivery | undefined;
  busy: boolean;
  /** Why the last press led to nothing that could be kept. */
  problem: Problem | undefined;
  send: (task: () => Promise<Outcome<Delivery>>) => void;
  retry: () => void;
  /** Takes it back to be edited; `onEdit` gets its content. */
  edit: () => void;
}

/**
 * One way to send for every form. An answer that never comes (the worker died, the extension was reloaded) leaves it
 * open whether anything was sent: `onUnknown` looks the page up anew, and finds what is pending.
 */
export function useSending(
  host: PanelHost,
  pending: Delivery | undefined,
  on: { sent?: (delivery: Delivery) => void; edit?: (content: KeptDraft) => void; unknown: () => void },
): Sending {
  const [delivery, setDelivery] = useState(pending);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  const run = async (task: () => Promise<Outcome<Delivery>>) => {
    setBusy(true);
    setProblem(undefined);
    const sent = await task();
    setBusy(false);
    if (!sent.ok) {
      setProblem(sent.problem);
      if (sent.problem.code === "internal") on.unknown();
      return;
    }
    setDelivery(sent.value);
    if (sent.value.state === "sent") on.sent?.(sent.value);
  };
  const edit = async (sent: Delivery) => {
    setBusy(true);
    const withdrawn = await host.withdraw(sent.uuid);
    setBusy(false);
    if (!withdrawn.ok) return setProblem(withdrawn.problem);
    setProblem(undefined);
    on.edit?.({ recordId: sent.record.id, fields: sent.record.fields });
    setDelivery(undefined);
  };
  return {
    delivery,
    busy,
    problem,
    send: (task) => void run(task),
    retry: () => delivery && void run(() => host.retry(delivery.uuid)),
    edit: () => delivery && void edit(delivery),
  };
}
