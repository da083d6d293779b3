import { useRef, useState } from "preact/hooks";
import { failed, type Outcome, type Problem } from "../outcome.ts";
import { exportText } from "../text/export.ts";
import { reasonText } from "../text/reasons.ts";

interface Props {
  /** Names the button for whoever styles or presses it. */
  kind: string;
  label: string;
  help?: string;
  disabled: boolean;
  /** Makes the file; undefined where it was cancelled. */
  make: (
    onProgress: (done: number, all: number) => void,
    isCancelled: () => boolean,
  ) => Promise<Outcome<string | Blob | undefined>>;
  onMade: (file: string | Blob) => void;
  onProblem: (problem: Problem | undefined) => void;
}

/** Makes a file that takes its time: says how far it is, and can be stopped. */
export function MakingButton({ kind, label, help, disabled, make, onMade, onProblem }: Props) {
  const [progress, setProgress] = useState<{ done: number; all: number }>();
  const cancelled = useRef(false);
  const press = async () => {
    cancelled.current = false;
    onProblem(undefined);
    setProgress({ done: 0, all: 0 });
    const tell = (done: number, all: number) => setProgress({ done, all });
    // What makes it is loaded when it is asked for; of an extension that was updated meanwhile it is gone.
    const made = await make(tell, () => cancelled.current).catch(() =>
      failed("internal", reasonText.reloaded),
    );
    setProgress(undefined);
    if (!made.ok) onProblem(made.problem);
    else if (made.value !== undefined) onMade(made.value);
  };
  if (!progress)
    return (
      <button type="button" class={kind} title={help} disabled={disabled} onClick={() => void press()}>
        {label}
      </button>
    );
  const { done, all } = progress;
  const text = done < all ? exportText.progress(done, all) : exportText.writing;
  return (
    <span role="status" class="making">
      {/* Without a value it says that it is at it. */}
      <progress max={all || 1} {...(done < all && { value: done })} aria-label={text} /> {text}{" "}
      <button type="button" class="cancel" onClick={() => (cancelled.current = true)}>
        {exportText.cancel}
      </button>
    </span>
  );
}
