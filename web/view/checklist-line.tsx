import type { Pack } from "#schema/pack";
import { useContext } from "preact/hooks";
import {
  changedLine,
  raisedFrom,
  type AuditFile,
  type ChecklistLine,
  type RaisedFromLine,
} from "../audit/checklist.ts";
import { titleOfRef } from "../form/catalogue.ts";
import { FileList } from "../form/list/files.tsx";
import { FileIntake } from "../form/list/intake.tsx";
import { FormTools } from "../form/tools.ts";
import type { Person } from "../platform/platform.ts";
import { localized } from "../record/localized.ts";
import { roomText } from "../text/room.ts";

interface Props {
  pack: Pack;
  locale: string;
  line: ChecklistLine;
  index: number;
  raised: RaisedFromLine[];
  user: Person;
  files: AuditFile[];
  onFiles: (files: AuditFile[]) => void;
  urlOf: (issueId: number) => string;
  onChange: (line: ChecklistLine) => void;
  onRemove: () => void;
  onRaise: (type: string) => void;
}

/** A line of the checklist as a card: its result, what shows it, and what is raised from it. */
export function LineCard(props: Props) {
  const { pack, locale, line, index, raised, user, files, onFiles, urlOf, onChange, onRemove, onRaise } =
    props;
  const change = (part: Partial<ChecklistLine>) => onChange(changedLine(line, part));
  const { catalogue } = useContext(FormTools);
  const to = raisedFrom(line);
  const label = to && localized(pack.recordTypes[to.type]?.label, locale);
  const issue = to && line[to.member];
  const waiting = to && !issue && raised.find(({ type }) => type === to.type);
  return (
    <li class="card" data-line={line.ref} data-result={line.result ?? ""}>
      <header>
        <h2>
          {line.ref} <span class="help">{titleOfRef(catalogue, line.ref, locale)}</span>
        </h2>
        <button type="button" class="plain" aria-label={roomText.remove(line.ref)} onClick={onRemove}>
          ×
        </button>
      </header>
      <div class="results" role="group" aria-label={roomText.result(line.ref)}>
        {resultsOf(pack, locale).map(({ id, label: name }) => (
          <button
            key={id}
            type="button"
            data-choose={id}
            aria-pressed={line.result === id}
            onClick={() => change({ result: id })}
          >
            {name}
          </button>
        ))}
      </div>
      <label>
        {roomText.note}
        <textarea
          id={`line-${index}-note`}
          rows={2}
          value={line.note ?? ""}
          onInput={(event) => change({ note: event.currentTarget.value })}
        />
      </label>
      <label>
        {roomText.evidence}
        <input
          id={`line-${index}-evidence`}
          value={line.evidence ?? ""}
          onInput={(event) => change({ evidence: event.currentTarget.value })}
        />
      </label>
      <label>
        {roomText.interviewed}
        <input
          id={`line-${index}-interviewed`}
          value={line.interviewed ?? ""}
          onInput={(event) => change({ interviewed: event.currentTarget.value })}
        />
      </label>
      <div role="group" aria-label={roomText.files(line.ref)}>
        <FileIntake
          id={`line-${index}-files`}
          there={files}
          brief
          onKept={(kept) => {
            onFiles([...files, ...kept.map((file) => ({ ...file, line: line.ref }))]);
            // What shows it says what was looked at, until somebody says more.
            if (!line.evidence?.trim()) change({ evidence: kept.map(({ name }) => name).join(", ") });
          }}
        >
          <FileList files={files} onRemove={(at) => onFiles(files.filter((_, each) => each !== at))} />
        </FileIntake>
      </div>
      {issue ? (
        <p>
          {label}{" "}
          <a href={urlOf(issue.id)} data-linked={issue.id}>
            #{issue.id} {issue.subject}
          </a>
        </p>
      ) : waiting ? (
        <p class="notice warn" data-raised={waiting.state}>
          {roomText.raisedWaiting(label ?? "", waiting.subject)}{" "}
          <button type="button" class="plain" data-show={to.type} onClick={() => onRaise(to.type)}>
            {roomText.show}
          </button>
        </p>
      ) : (
        to && (
          <p>
            <button type="button" class="primary" data-raise={to.type} onClick={() => onRaise(to.type)}>
              {roomText.raise(label ?? "")}
            </button>
          </p>
        )
      )}
      {line.result && (
        <p class="sign-off">
          {line.signedBy ? (
            <>
              {roomText.signedBy(line.signedBy.name)}{" "}
              <button type="button" class="plain" data-unsign onClick={() => change({})}>
                {roomText.unsign}
              </button>
            </>
          ) : (
            <button
              type="button"
              data-sign
              onClick={() => onChange({ ...line, signedBy: { id: user.id, name: user.name } })}
            >
              {roomText.signOff}
            </button>
          )}
        </p>
      )}
    </li>
  );
}

/** What a line may come to, by the pack. */
export function resultsOf(pack: Pack, locale: string): { id: string; label: string }[] {
  const { values = [] } = pack.enums["checklistResult"] ?? {};
  return values.map(({ id, label }) => ({ id, label: localized(label, locale) }));
}
