import type { ComponentChildren } from "preact";
import { useContext, useState } from "preact/hooks";
import { toBase64 } from "../../base64.ts";
import { largestFile, type EvidenceFile } from "../../evidence/evidence.ts";
import { prepared } from "../../evidence/photograph.ts";
import type { Problem } from "../../outcome.ts";
import { evidenceText } from "../../text/evidence.ts";
import { problemText } from "../../text/problems.ts";
import { FormTools } from "../tools.ts";

interface Props {
  id: string;
  /** What is here already: the same content is not taken in twice. */
  there: readonly EvidenceFile[];
  onKept: (files: EvidenceFile[]) => void;
  onLeave?: () => void;
  /** One of many: what is meant is said by the control's title alone. */
  brief?: boolean;
  /** What was taken in before, shown above the ways to add to it. */
  children?: ComponentChildren;
}

/** Takes files in: chosen, photographed, dropped or pasted. Each is kept on this computer before the record names it. */
export function FileIntake({ id, there, onKept, onLeave, brief, children }: Props) {
  const tools = useContext(FormTools);
  const [asItIs, setAsItIs] = useState(false);
  const [busy, setBusy] = useState(false);
  const [told, setTold] = useState<string[]>([]);
  const [problem, setProblem] = useState<Problem>();
  const take = async (files: readonly File[]) => {
    if (files.length === 0) return;
    setBusy(true);
    setProblem(undefined);
    const said: string[] = [];
    const kept: EvidenceFile[] = [];
    for (const file of files) {
      if (file.size === 0) {
        said.push(`${evidenceText.nothing} ${file.name}`);
        continue;
      }
      const { name, type, bytes, unread } = await prepared(file, asItIs);
      if (bytes.length > largestFile) {
        setProblem({ code: "fileTooLarge", detail: file.name });
        continue;
      }
      const done = await tools.keepFile({ name, type, base64: toBase64(bytes) });
      if (!done.ok) {
        setProblem(done.problem);
        break;
      }
      if (unread) said.push(evidenceText.unread(name));
      if ([...there, ...kept].some(({ sha256 }) => sha256 === done.value.sha256))
        said.push(evidenceText.there(name));
      else kept.push(done.value);
    }
    if (kept.length > 0) {
      onKept(kept);
      said.push(evidenceText.kept(kept.length));
    }
    setTold(said);
    setBusy(false);
  };
  const chosen = (event: { currentTarget: HTMLInputElement }) => {
    const input = event.currentTarget;
    // The same file can be chosen again: after it was removed, or as it is.
    void take([...(input.files ?? [])]).finally(() => (input.value = ""));
  };
  const pocket = globalThis.matchMedia("(pointer: coarse)").matches;
  return (
    <div
      class="intake"
      onPaste={(event) => {
        const files = [...(event.clipboardData?.files ?? [])];
        if (files.length === 0) return;
        event.preventDefault();
        void take(files);
      }}
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault();
        void take([...(event.dataTransfer?.files ?? [])]);
      }}
    >
      {children}
      <p class="intake-ways">
        <label class="button">
          <input id={id} type="file" multiple disabled={busy} onChange={chosen} onBlur={onLeave} />
          {evidenceText.choose}
        </label>{" "}
        {pocket && (
          <label class="button">
            <input type="file" accept="image/*" capture="environment" disabled={busy} onChange={chosen} />
            {evidenceText.photograph}
          </label>
        )}
        <label class="as-it-is" title={evidenceText.asItIsHelp}>
          <input
            type="checkbox"
            checked={asItIs}
            onChange={(event) => setAsItIs(event.currentTarget.checked)}
          />{" "}
          {evidenceText.asItIs}
        </label>
      </p>
      {!brief && (
        <p class="help">
          {evidenceText.asItIsHelp} {evidenceText.ways}
        </p>
      )}
      <div role="status">
        {told.map((text) => (
          <p key={text} class="help">
            {text}
          </p>
        ))}
        {problem && (
          <p class="notice bad" data-problem={problem.code}>
            {problemText(problem)}
          </p>
        )}
      </div>
    </div>
  );
}
