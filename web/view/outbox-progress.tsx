import type { ComponentChildren } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { Outcome, Problem } from "../outcome.ts";
import { deliveryText } from "../text/delivery.ts";
import { problemText } from "../text/problems.ts";
import { ProblemNotice } from "./notices.tsx";

/** Milliseconds between two looks at an outbox that is not getting on. */
const pause = 2_000;

/** Reasons that are shown here; the audit room has all. */
const most = 20;

/** Of several things in the outbox: how many are not settled, and those of them that only a person can settle. */
export interface Waiting {
  left: number;
  stuck: { uuid: string; title: string; problem: Problem }[];
}

interface Props {
  /** How many were handed over. */
  count: number;
  /** One round of sending. */
  send: () => Promise<Outcome<Waiting>>;
  /** How many have arrived, as a sentence. */
  sentText: (count: number) => string;
  /** Ways on from here. */
  children?: ComponentChildren;
}

/** What was handed to the outbox is on its way; it goes on without this page. */
export function OutboxProgress({ count, send, sentText, children }: Props) {
  const [{ left, stuck }, setWaiting] = useState<Waiting>({ left: count, stuck: [] });
  const [problem, setProblem] = useState<Problem>();
  useEffect(() => {
    const gone = new AbortController();
    const isGone = () => gone.signal.aborted;
    const go = async () => {
      let before = count;
      while (!isGone()) {
        const round = await send();
        if (isGone()) return;
        setProblem(round.ok ? undefined : round.problem);
        const now = round.ok ? round.value : { left: before, stuck: [] };
        setWaiting(now);
        if (now.left === now.stuck.length) return;
        if (now.left === before) await new Promise((resolve) => setTimeout(resolve, pause));
        before = now.left;
      }
    };
    void go();
    return () => gone.abort();
  }, []);
  const sent = sentText(count - left);
  const done = left === stuck.length;
  return (
    <div class="outbox-progress" data-done={done}>
      {problem && <ProblemNotice problem={problem} />}
      <p role="status">
        <progress max={count} value={count - left} aria-label={sent} /> {sent}{" "}
        {!done && deliveryText.leftToSend(left - stuck.length)}{" "}
        {stuck.length > 0 && deliveryText.waits(stuck.length)}
      </p>
      {stuck.length > 0 && (
        <ul class="stuck">
          {stuck.slice(0, most).map(({ uuid, title, problem: why }) => (
            <li key={uuid}>
              {title}: {problemText(why)}
            </li>
          ))}
        </ul>
      )}
      <p class="actions">
        {children} {stuck.length > 0 && <a href="room.html">{deliveryText.room}</a>}
      </p>
    </div>
  );
}
