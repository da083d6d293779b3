import type { RecordType } from "#schema/pack";
import type { ImprovementRecord } from "#schema/record";
import { dayText } from "../form/values.ts";
import { localized } from "../record/localized.ts";
import { notesIn, notesOfSteps } from "../record/notes.ts";
import { commonText } from "../text/common.ts";
import { panelText } from "../text/panel.ts";
import { problemText } from "../text/problems.ts";
import { recordText } from "../text/record.ts";
import { ProofLine, Remarks, type Proof } from "./proof.tsx";

interface Props {
  proof: Proof;
  type: RecordType;
  record: ImprovementRecord;
  locale: string;
}

/** Each step with who took it and when, with what was noted, and what all of it proves. */
export function History({ proof, type, record, locale }: Props) {
  const { history, problem, verification } = proof;
  if (record.history.length === 0) return null;
  const label = (state: string) => localized(type.states.find(({ id }) => id === state)?.label, locale);
  const noted = history ? notesOfSteps(type, record, notesIn(history)) : [];
  return (
    <details class="history" onToggle={(event) => event.currentTarget.open && proof.judge()}>
      <summary>
        {recordText.history} <ProofLine proof={proof} />
      </summary>
      {problem && (
        <p class="help" role="status">
          {panelText.noNotes} {problemText(problem)}
        </p>
      )}
      {!history && !problem && <p class="loading">{commonText.loading}</p>}
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
      <Remarks remarks={verification?.remarks ?? []} />
    </details>
  );
}
