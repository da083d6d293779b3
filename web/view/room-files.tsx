import { useEffect, useState } from "preact/hooks";
import { language } from "../text/language.ts";
import type { Problem } from "../outcome.ts";
import { roomText } from "../text/room.ts";
import { ProblemNotice } from "./notices.tsx";
import type { AuditHost } from "./room-audit.tsx";
import { inBytes } from "./room-stored.tsx";

/** A file of an audit's issue. `size` in bytes. */
export interface AuditDocument {
  id: number;
  name: string;
  size: number;
  here: boolean;
}

/** The files of an audit's issue, to be read without network. */
export function AuditFiles({ host }: { host: AuditHost }) {
  const [files, setFiles] = useState<AuditDocument[]>();
  const [problem, setProblem] = useState<Problem>();
  useEffect(() => {
    void host.files().then((read) => (read.ok ? setFiles(read.value) : setProblem(read.problem)));
  }, [host]);
  const open = (id: number) =>
    void host.openFile(id).then((opened) => setProblem(opened.ok ? undefined : opened.problem));
  return (
    <main class="record">
      <h1>{roomText.tabs.files}</h1>
      {problem && <ProblemNotice problem={problem} />}
      {files && <p class="help">{files.length === 0 ? roomText.noFilesHere : roomText.filesLead}</p>}
      <ul class="files">
        {files?.map(({ id, name, size, here }) => (
          <li key={id} data-document={id} data-here={here}>
            <span class="file-name">{name}</span> <span class="help">{inBytes(size, language())}</span>
            {here ? (
              <button type="button" onClick={() => open(id)}>
                {roomText.openFile}
              </button>
            ) : (
              <span class="help">{roomText.notHere}</span>
            )}
          </li>
        ))}
      </ul>
    </main>
  );
}
