import type { RecordType } from "#schema/pack";
import type { ImprovementRecord } from "#schema/record";
import { useState } from "preact/hooks";
import { dayText } from "../form/values.ts";
import type { Problem } from "../outcome.ts";
import { localized } from "../record/localized.ts";
import { notesOfSteps, type IssueNote } from "../record/notes.ts";
import type { PanelHost } from "../service/panel-host.ts";
import { commonText } from "../text/common.ts";
import { panelText } from "../text/panel.ts";
import { problemText } from "../text/problems.ts";
import { recordText } from "../text/record.ts";

interface Props {
  host: PanelHost;
  type: RecordType;
  record: ImprovementRecord;
  locale: string;
}

/** Each step with who took it and when; with what was noted, which is asked for when somebody looks. */
export function History({ host, type, record, locale }: Props) {
  const [notes, setNotes] = useState<IssueNote[]>();
  const [problem, setProblem] = useState<Problem>();
  if (record.history.length === 0) return null;
  const label = (state: string) => localized(type.states.find(({ id }) => id === state)?.label, locale);
  const look = async (open: boolean) => {
    if (!open || notes) return;
    const read = await host.notes();
    if (read.ok) setNotes(read.value);
    setProblem(read.ok ? undefined : read.problem);
  };
  const noted = notes ? notesOfSteps(type, record, notes) : [];
  return (
    <details class="history" onToggle={(event) => void look(event.currentTarget.open)}>
      <summary>{recordText.history}</summary>
      {problem && (
        <p class="help" role="status">
          {panelText.noNotes} {problemText(problem)}
        </p>
      )}
      {!notes && !problem && <p class="loading">{commonText.loading}</p>}
      <ol>
        {record.history.map((entry, index) => (
          <li key={entry.version} data-version={entry.version}>
            {label(entry.to)}{" "}
            <span class="help">{recordText.by(entry.by.name, dayText(entry.on, locale))}</span>
            {noted[index] && (
              <details>
                <summary>{panelText.note}</summary>
                <p class="note">{noted[index]}</p>
              </details>
            )}
          </li>
        ))}
      </ol>
    </details>
  );
}
