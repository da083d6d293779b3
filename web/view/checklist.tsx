import type { Pack } from "#schema/pack";
import type { ImprovementRecord } from "#schema/record";
import { useContext, useEffect, useMemo, useState } from "preact/hooks";
import {
  criteriaWithoutLine,
  filesOf,
  linesOf,
  linked,
  tally,
  type AuditFile,
  type ChecklistLine,
  type RaisedFromLine,
} from "../audit/checklist.ts";
import type { ChecklistTemplate } from "../audit/templates.ts";
import { canonicalRef } from "../form/catalogue.ts";
import { FormTools } from "../form/tools.ts";
import type { Problem } from "../outcome.ts";
import { withLinked } from "../record/linked.ts";
import { auditReportText } from "../text/audit-report.ts";
import { roomText } from "../text/room.ts";
import { LineCard, resultsOf } from "./checklist-line.tsx";
import { draftKeeper, useEditing } from "./editing.ts";
import { ProblemNotice } from "./notices.tsx";
import { Outdated } from "./outdated.tsx";
import type { RecordPanelProps } from "./record.tsx";
import { SaveProgress } from "./save-progress.tsx";
import { TemplateLines } from "./template-lines.tsx";

interface Props extends Omit<RecordPanelProps, "migration"> {
  /** What was raised from its lines, sent or not. */
  raised: RaisedFromLine[];
  /** Checklists of earlier audits. */
  templates: readonly ChecklistTemplate[];
  onRaise: (line: ChecklistLine, files: AuditFile[], type: string) => void;
  /** The audit as it stands in the form. */
  onReport: (audit: ImprovementRecord) => void;
}

/**
 * The checklist of an audit during fieldwork, a card a line. It edits the draft of the audit's next step, the one that
 * the record's form shows as well, on this page and on the issue's.
 */
export function Checklist(props: Props) {
  const { host, engine, pack, locale, context, opening, raised } = props;
  const [unkept, setUnkept] = useState<Problem>();
  const [saving, setSaving] = useState(false);
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
  if (opening.pending.some(({ form }) => form === "step")) return <p class="help">{roomText.unsent}</p>;
  const report = (
    <p>
      <button type="button" id="audit-report" onClick={() => props.onReport(editing.record)}>
        {auditReportText.button}
      </button>
    </p>
  );
  if (!offered) {
    const taken = opening.record.history.some(({ transition }) => transition === step);
    if (!taken) return <p class="help">{roomText.notBegun}</p>;
    return (
      <>
        <p class="help">{roomText.over}</p>
        {report}
      </>
    );
  }
  const files = filesOf(editing.record);
  const open = criteriaWithoutLine(editing.record);
  const missing = (editing.evaluation?.violations ?? []).filter(
    ({ blocks, fields }) =>
      blocks.includes(step ?? "") && fields.some((field) => /^\/fields\/(?:checklist|files)\b/.test(field)),
  );
  return (
    <section class="checklist" aria-label={roomText.tabs.checklist} inert={saving}>
      {unkept && <ProblemNotice problem={unkept} host={host} />}
      {type && <Outdated {...props} type={type} editing={editing} />}
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
      <TemplateLines
        templates={props.templates}
        there={lines.map(({ ref }) => ref)}
        locale={locale}
        onAdd={(refs) => change([...lines, ...refs.map((ref) => ({ ref }))])}
      />
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
      <AddLine there={lines.map(({ ref }) => ref)} onAdd={(ref) => change([...lines, { ref }])} />
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
      <SaveProgress
        {...{ host, opening, editing }}
        busy={saving}
        onBusy={setSaving}
        onReload={props.onReload}
      />
      {report}
    </section>
  );
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

/** One line a requirement: what is photographed for it and raised from it goes by its name. */
function AddLine({ there, onAdd }: { there: string[]; onAdd: (ref: string) => void }) {
  const { catalogue } = useContext(FormTools);
  const [ref, setRef] = useState("");
  const typed = canonicalRef(catalogue, ref);
  const twice = there.includes(typed);
  const add = () => {
    if (typed === "" || twice) return;
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
      <button type="submit" disabled={typed === "" || twice}>
        {roomText.addLine}
      </button>
      {twice && (
        <span class="help" role="status" data-twice>
          {roomText.lineThere(typed)}
        </span>
      )}
    </form>
  );
}
