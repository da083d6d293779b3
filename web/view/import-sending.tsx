import { useEffect, useState } from "preact/hooks";
import type { Problem } from "../outcome.ts";
import { importText } from "../text/import.ts";
import type { ImportHost, ImportPlace } from "./import.tsx";
import { ProblemNotice } from "./notices.tsx";

/** Milliseconds between two looks at an outbox that is not getting on. */
const pause = 2_000;

/** What was imported is on its way; it goes on without this page. */
export function ImportSending(props: { host: ImportHost; place: ImportPlace; ids: string[] }) {
  const { host, place, ids } = props;
  const [left, setLeft] = useState(ids.length);
  const [stuck, setStuck] = useState(0);
  const [problem, setProblem] = useState<Problem>();
  useEffect(() => {
    const gone = new AbortController();
    const isGone = () => gone.signal.aborted;
    const go = async () => {
      let before = ids.length;
      while (!isGone()) {
        const round = await host.send(place, ids);
        if (isGone()) return;
        setProblem(round.ok ? undefined : round.problem);
        const now = round.ok ? round.value : { left: before, stuck: 0 };
        setLeft(now.left);
        setStuck(now.stuck);
        if (now.left === now.stuck) return;
        if (now.left === before) await new Promise((resolve) => setTimeout(resolve, pause));
        before = now.left;
      }
    };
    void go();
    return () => gone.abort();
  }, [host]);
  const sent = ids.length - left;
  const done = left === stuck;
  return (
    <main class="import" data-done={done}>
      <h1>{importText.title}</h1>
      {problem && <ProblemNotice problem={problem} />}
      <p role="status">
        <progress max={ids.length} value={sent} aria-label={importText.sent(sent)} /> {importText.sent(sent)}{" "}
        {!done && importText.sending(left - stuck)} {stuck > 0 && importText.waits(stuck)}
      </p>
      <p class="actions">
        <a href="register.html">{importText.register}</a>{" "}
        {stuck > 0 && <a href="room.html">{importText.room}</a>}
      </p>
    </main>
  );
}
