import { useRef, useState } from "preact/hooks";
import type { Problem } from "../outcome.ts";
import type { Row } from "../register/row.ts";
import { packText } from "../text/evidence-pack.ts";
import type { RegisterHost } from "./register.tsx";

interface Props {
  host: RegisterHost;
  site: string;
  rows: readonly Row[];
  onProblem: (problem: Problem | undefined) => void;
}

/** Makes the evidence pack of the records that are shown, says how far it is, and can be stopped. */
export function EvidenceButton({ host, site, rows, onProblem }: Props) {
  const [progress, setProgress] = useState<{ done: number; all: number }>();
  const cancelled = useRef(false);
  const make = async () => {
    cancelled.current = false;
    onProblem(undefined);
    const ids = rows.map(({ issueId }) => issueId);
    setProgress({ done: 0, all: ids.length });
    const tell = (done: number, all: number) => setProgress({ done, all });
    const made = await host.evidence(site, ids, tell, () => cancelled.current);
    setProgress(undefined);
    if (!made.ok) onProblem(made.problem);
    else if (made.value !== undefined) host.save(packText.file, made.value);
  };
  if (!progress)
    return (
      <button
        type="button"
        class="evidence"
        title={packText.help}
        disabled={rows.length === 0}
        onClick={() => void make()}
      >
        {packText.button}
      </button>
    );
  return (
    <span role="status">
      <progress
        max={progress.all}
        value={progress.done}
        aria-label={packText.progress(progress.done, progress.all)}
      />{" "}
      {packText.progress(progress.done, progress.all)}{" "}
      <button type="button" onClick={() => (cancelled.current = true)}>
        {packText.cancel}
      </button>
    </span>
  );
}
