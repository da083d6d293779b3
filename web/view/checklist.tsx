import type { Pack } from "#schema/pack";
import { useContext, useEffect, useMemo, useState } from "preact/hooks";
import {
  changedLine,
  criteriaWithoutLine,
  filesOf,
  linesOf,
  linked,
  raisedFrom,
  tally,
  type AuditFile,
  type ChecklistLine,
  type RaisedFromLine,
} from "../audit/checklist.ts";
import { FileList } from "../form/list/files.tsx";
import { FileIntake } from "../form/list/intake.tsx";
import { canonicalRef, titleOfRef } from "../form/catalogue.ts";
import { FormTools } from "../form/tools.ts";
import type { Problem } from "../outcome.ts";
import type { Person } from "../platform/platform.ts";
import { withLinked } from "../record/linked.ts";
import { localized } from "../record/localized.ts";
import type { RecordOpening } from "../service/panel-host.ts";
import { roomText } from "../text/room.ts";
import { draftKeeper, useEditing } from "./editing.ts";
import { ProblemNotice } from "./notices.tsx";
import type { PanelProps } from "./panel.tsx";

interface Props extends PanelProps {
  opening: RecordOpening;
  /** What was raised from its lines, sent or not. */
  raised: RaisedFromLine[];
  onRaise: (line: ChecklistLine, files: AuditFile[], type: string) => void;
}

/**
 * The checklist of an audit during fieldwork, a card a line. It edits the draft of the audit's next step, the one that
 * the record's form shows as well, on this page and on the issue's.
 */
export function Checklist(props: Props) {
  const { host, engine, pack, locale, context, opening, raised } = props;
  const [unkept, setUnkept] = useState<Problem>();
  const keep = useMemo(() => draftKeeper(host, "step", setUnkept), [host]);
  const type = pack.recordTypes[opening.record.type];
  const base = useMemo(() => withLinked(pack, opening.record, opening.linked), [pack, opening]);
  const editing = useEditing(
    engine,
    base,
    opening.drafts.step,
    context,
    (typed) => keep({ recordId: base.id, base: base.version, ...typed }),
    type,
  );
  const lines = linesOf(editing.record);
  const change = (next: ChecklistLine[]) => editing.setField("checklist", next);
  useEffect(() => {
    const now = linked(lines, raised);
    if (now) change(now);
  }, [raised]);

  const step = type?.sections.find(({ fields }) => fields.includes("checklist"))?.transition;
  const offered = editing.evaluation?.transitions.some(({ id }) => id === step) === true;
  // What was typed over an earlier version would be missing here, and typed once more.
  if (opening.drafts.outdated.length > 0)
    return (
      <p class="notice warn" role="status" data-outdated>
        {roomText.outdated}
      </p>
    );
  if (opening.pending.some(({ form }) => form === "step")) return <p class="help">{roomText.unsent}</p>;
  if (!offered) {
    const taken = opening.record.history.some(({ transition }) => transition === step);
    return <p class="help">{taken ? roomText.over : roomText.notBegun}</p>;
  }
  const files = filesOf(editing.record);
  const open = criteriaWithoutLine(editing.record);
  const missing = (editing.evaluation?.violations ?? []).filter(
    ({ blocks, fields }) =>
      blocks.includes(step ?? "") && fields.some((field) => /^\/fields\/(?:checklist|files)\b/.test(field)),
  );
  return (
    <section class="checklist" aria-label={roomText.tabs.checklist}>
      {unkept && <ProblemNotice problem={unkept} host={host} />}
      <Summary pack={pack} lines={lines} locale={locale} />
      {open.length > 0 && (
        <p>
          <button
            type="button"
            id="from-criteria"
            onClick={() => change([...lines, ...open.map((ref) => ({ ref }))])}
          >
            {roomText.fromCriteria(open.length)}
          </button>
        </p>
      )}
      {lines.length === 0 && <p class="help">{roomText.empty}</p>}
      <ol class="cards">
        {lines.map((line, index) => (
          <LineCard
            key={`${index} ${line.ref}`}
            {...{ pack, locale, line, index }}
            raised={raised.filter(({ ref }) => ref === line.ref)}
            urlOf={(id) => opening.issue.url.replace(/\d+$/, String(id))}
            onChange={(next) => change(lines.map((each, at) => (at === index ? next : each)))}
            onRemove={() => change(lines.filter((_, at) => at !== index))}
            user={opening.user}
            files={files.filter((file) => file.line === line.ref)}
            onFiles={(of) =>
              editing.setField("files", [...files.filter((file) => file.line !== line.ref), ...of])
            }
            onRaise={(to) => props.onRaise(line, files, to)}
          />
        ))}
      </ol>
      <AddLine onAdd={(ref) => change([...lines, { ref }])} />
      <div class="missing" role="status">
        {missing.length === 0 ? (
          lines.length > 0 && <p class="good">{roomText.complete}</p>
        ) : (
          <>
            <h2>{roomText.missing}</h2>
            <ul>
              {missing.map(({ id, message }) => (
                <li key={id} data-violation={id}>
                  {message}
                </li>
              ))}
            </ul>
          </>
        )}
      </div>
      <p class="help">{roomText.kept}</p>
    </section>
  );
}

function resultsOf(pack: Pack, locale: string): { id: string; label: string }[] {
  const { values = [] } = pack.enums["checklistResult"] ?? {};
  return values.map(({ id, label }) => ({ id, label: localized(label, locale) }));
}

/** How far it is, at a glance. */
function Summary({ pack, lines, locale }: { pack: Pack; lines: ChecklistLine[]; locale: string }) {
  const { all, open, signed, of } = tally(lines);
  return (
    <p class="tally" role="status" data-open={open}>
      <strong>{roomText.progress(all - open, all)}</strong>{" "}
      {resultsOf(pack, locale).map(({ id, label }) => (
        <span key={id} class="count" data-result={id}>
          {label}: {of[id] ?? 0}
        </span>
      ))}{" "}
      <span class="count" data-result="">
        {roomText.undecided}: {open}
      </span>{" "}
      <span class="count">
        {roomText.signed}: {signed}
      </span>
    </p>
  );
}

interface CardProps {
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

function LineCard(props: CardProps) {
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

function AddLine({ onAdd }: { onAdd: (ref: string) => void }) {
  const { catalogue } = useContext(FormTools);
  const [ref, setRef] = useState("");
  const add = () => {
    const typed = canonicalRef(catalogue, ref);
    if (typed === "") return;
    onAdd(typed);
    setRef("");
  };
  return (
    <form
      class="add-line"
      onSubmit={(event) => {
        event.preventDefault();
        add();
      }}
    >
      <label>
        {roomText.newRef}
        <input id="new-line" value={ref} onInput={(event) => setRef(event.currentTarget.value)} />
      </label>
      <button type="submit" disabled={ref.trim() === ""}>
        {roomText.addLine}
      </button>
    </form>
  );
}
