import { useState } from "preact/hooks";
import { shortestPassphrase } from "../vault/passphrase.ts";
import type { Problem } from "../outcome.ts";
import { roomText } from "../text/room.ts";
import type { Submission } from "../outbox/submission.ts";
import { ProblemNotice } from "./notices.tsx";
import type { RoomHost } from "./room.tsx";
import { nameOf } from "./room-waiting.tsx";

interface Props {
  host: RoomHost;
  site: string;
  unsettled: Submission[];
  onRestored: () => void;
}

/** Out of this computer and into another: what was written and not sent, in a file under a passphrase. */
export function CopyOfUnsent({ host, site, unsettled, onRestored }: Props) {
  const words = roomText.copy;
  const [passphrase, setPassphrase] = useState("");
  const [which, setWhich] = useState("");
  const [file, setFile] = useState<File>();
  const [busy, setBusy] = useState(false);
  const [told, setTold] = useState("");
  const [problem, setProblem] = useState<Problem>();
  const long = passphrase.normalize("NFC").length >= shortestPassphrase;
  const act = async (work: () => Promise<Problem | string>) => {
    setBusy(true);
    setTold("");
    setProblem(undefined);
    const done = await work();
    setBusy(false);
    if (typeof done === "string") setTold(done);
    else setProblem(done);
  };
  const save = async () => {
    const copied = await host.copy(site, passphrase, which === "" ? undefined : which);
    if (!copied.ok) return copied.problem;
    const { file: text, count } = copied.value;
    if (count === 0) return words.nothing;
    host.save(words.file, text);
    return words.saved(count);
  };
  const read = async (chosen: File) => {
    const restored = await host.restore(site, await chosen.text(), passphrase);
    if (!restored.ok) return restored.problem;
    onRestored();
    return words.restored(restored.value.added, restored.value.there);
  };
  return (
    <section aria-label={words.title}>
      <details class="copy">
        <summary>{words.title}</summary>
        <p class="help">{words.lead}</p>
        <label>
          {words.passphrase}{" "}
          <input
            id="passphrase"
            type="password"
            autocomplete="off"
            aria-describedby="passphrase-rule"
            value={passphrase}
            onInput={(event) => setPassphrase(event.currentTarget.value)}
          />
        </label>{" "}
        <span id="passphrase-rule" class="help">
          {words.rule(shortestPassphrase)}
        </span>
        {unsettled.length > 0 && (
          <label>
            {words.of}{" "}
            <select id="copy-of" value={which} onChange={(event) => setWhich(event.currentTarget.value)}>
              <option value="">{words.everything}</option>
              {unsettled.map((one) => (
                <option key={one.uuid} value={one.uuid}>
                  {nameOf(one)}
                </option>
              ))}
            </select>
          </label>
        )}
        <p class="actions">
          <button type="button" id="save-copy" disabled={busy || !long} onClick={() => void act(save)}>
            {busy ? roomText.busy : words.save}
          </button>
        </p>
        <p class="actions read">
          <label>
            {words.choose}{" "}
            <input id="copy-file" type="file" onChange={(event) => setFile(event.currentTarget.files?.[0])} />
          </label>
          <button
            type="button"
            id="read-copy"
            disabled={busy || passphrase === "" || !file}
            onClick={() => file && void act(() => read(file))}
          >
            {words.read}
          </button>
        </p>
        {told && (
          <p role="status" data-told>
            {told}
          </p>
        )}
        {problem && <ProblemNotice problem={problem} />}
      </details>
    </section>
  );
}
