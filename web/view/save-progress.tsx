import { useState } from "preact/hooks";
import type { Problem } from "../outcome.ts";
import type { PanelHost, RecordOpening } from "../service/panel-host.ts";
import { roomText } from "../text/room.ts";
import type { Editing } from "./editing.ts";
import { ProblemNotice } from "./notices.tsx";

interface Props {
  host: PanelHost;
  opening: RecordOpening;
  editing: Editing;
  /** While it is being saved nothing may be typed: it would be taken for sent, and go. */
  busy: boolean;
  onBusy: (busy: boolean) => void;
  onReload: () => void;
}

/** Takes what is written so far to Redmine without a step; where it does not get there, it stays here as it was. */
export function SaveProgress({ host, opening, editing, busy, onBusy, onReload }: Props) {
  const words = roomText.soFar;
  const [problem, setProblem] = useState<Problem>();
  const nothing = Object.keys(editing.typed.fields).length === 0;
  const save = async () => {
    onBusy(true);
    setProblem(undefined);
    const record = { ...editing.record, version: opening.record.version + 1 };
    const sent = await host.saveProgress(record, opening.base, editing.typed.lost ?? {});
    if (sent.ok && sent.value.state === "sent") return onReload();
    const reason = sent.ok ? sent.value.problem : sent.problem;
    // A draft again, so that it can be gone on with; unless nobody knows whether it arrived, which the outbox finds out.
    const back = sent.ok ? await host.withdraw(sent.value.uuid) : sent;
    if ((sent.ok && !back.ok) || reason?.code === "conflict" || reason?.code === "internal")
      return onReload();
    onBusy(false);
    setProblem(reason);
  };
  return (
    <div class="save-progress">
      <button type="button" id="save-progress" disabled={busy || nothing} onClick={() => void save()}>
        {busy ? roomText.busy : words.save}
      </button>{" "}
      <span class="help">{nothing ? words.saved : words.help}</span>
      {problem && (
        <>
          <ProblemNotice problem={problem} host={host} />
          <p class="help">{words.stays}</p>
        </>
      )}
    </div>
  );
}
