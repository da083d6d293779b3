import { useState } from "preact/hooks";
import type { Problem } from "../outcome.ts";
import type { LinkedList } from "../record/linked.ts";
import { linkedText } from "../text/linked.ts";
import { ProblemNotice, useFocus } from "./notices.tsx";
import type { RecordPanelProps } from "./record.tsx";

/** Relates a record that is there already to this one: by its number, as people have it from its page. */
export function LinkExisting({ host, opening, list }: RecordPanelProps & { list: LinkedList }) {
  const [open, setOpen] = useState(false);
  if (open) return <NumberForm host={host} opening={opening} list={list} onFold={() => setOpen(false)} />;
  return (
    <button type="button" class="plain" data-link={list.id} onClick={() => setOpen(true)}>
      {linkedText.link}
    </button>
  );
}

interface Props extends Pick<RecordPanelProps, "host" | "opening"> {
  list: LinkedList;
  onFold: () => void;
}

function NumberForm({ host, opening, list, onFold }: Props) {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  const [typed, setTyped] = useState("");
  const field = useFocus<HTMLInputElement>();
  const submit = async (event: Event) => {
    event.preventDefault();
    const number = /^\s*#?(\d{1,9})\s*$/.exec(typed)?.[1];
    if (busy) return;
    if (number === undefined) return setProblem({ code: "refused", detail: linkedText.noNumber });
    setBusy(true);
    setProblem(undefined);
    const linked = await host.link(Number(number), list.of.type);
    setBusy(false);
    if (linked.ok) host.navigate(opening.issue.url);
    else setProblem(linked.problem);
  };
  return (
    <form class="link" onSubmit={(event) => void submit(event)} noValidate>
      <label for={`link-${list.id}`}>{linkedText.linkNumber}</label>
      <input
        id={`link-${list.id}`}
        ref={field}
        inputMode="numeric"
        value={typed}
        onInput={(event) => setTyped(event.currentTarget.value)}
      />
      <button type="submit" disabled={busy}>
        {busy ? linkedText.linkBusy : linkedText.linkNow}
      </button>
      <button type="button" class="plain" disabled={busy} onClick={onFold}>
        {linkedText.notNow}
      </button>
      {problem && <ProblemNotice problem={problem} host={host} />}
    </form>
  );
}
