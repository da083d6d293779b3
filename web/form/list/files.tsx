import { useContext, useEffect, useState } from "preact/hooks";
import type { EvidenceFile } from "../../evidence/evidence.ts";
import { evidenceText } from "../../text/evidence.ts";
import { FormTools } from "../tools.ts";
import { FileIntake } from "./intake.tsx";
import { linesIn, type Line } from "./lines.ts";
import type { ListProps } from "./list.tsx";
import { placesIn, Says } from "./says.tsx";

/** Files of a record: what is taken in here goes along when the record is sent. */
export function FilesEditor({ id, field, value, violations, gentle, onInput, onLeave }: ListProps) {
  const lines = linesIn(value);
  const inLines = violations.filter((violation) =>
    placesIn(violation, field.id).some(({ line }) => line !== undefined),
  );
  return (
    <FileIntake
      id={id}
      there={filesIn(lines)}
      onKept={(kept) => onInput([...lines, ...kept])}
      onLeave={onLeave}
    >
      <FileList files={filesIn(lines)} onRemove={(at) => onInput(lines.filter((_, index) => index !== at))} />
      {inLines.length > 0 && <Says id={`${id}-line-says`} violations={inLines} gentle={gentle} />}
    </FileIntake>
  );
}

/** In the order of the lines, one for each, also where a line says too little. */
export function filesIn(lines: readonly Line[]): EvidenceFile[] {
  const text = (value: unknown) => (typeof value === "string" ? value : "");
  return lines.map(({ name, sha256 }) => ({ name: text(name), sha256: text(sha256) }));
}

export function FileList({
  files,
  onRemove,
}: {
  files: readonly EvidenceFile[];
  onRemove: (at: number) => void;
}) {
  if (files.length === 0) return null;
  return (
    <ul class="files">
      {files.map(({ name, sha256 }, at) => (
        <li key={sha256 || at} data-file={sha256}>
          <Thumbnail name={name} sha256={sha256} />
          <span class="file-name">{name}</span>{" "}
          {sha256 && <code title={evidenceText.hash(sha256)}>{sha256.slice(0, 12)}…</code>}{" "}
          <button
            type="button"
            class="plain"
            aria-label={evidenceText.remove(name)}
            onClick={() => onRemove(at)}
          >
            ×
          </button>
        </li>
      ))}
    </ul>
  );
}

/** A picture that is still kept here, small. */
function Thumbnail({ name, sha256 }: EvidenceFile) {
  const { readFile } = useContext(FormTools);
  const [source, setSource] = useState<string>();
  useEffect(() => {
    let current = true;
    if (sha256 !== "")
      void readFile(sha256).then((read) => {
        if (!current || !read.ok || !read.value || !/^image\/(?:jpeg|png)$/.test(read.value.type)) return;
        setSource(`data:${read.value.type};base64,${read.value.base64}`);
      });
    return () => {
      current = false;
    };
  }, [sha256]);
  return source ? <img src={source} alt={evidenceText.picture(name)} /> : null;
}
