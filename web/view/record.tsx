import type { Diagnostic, Evaluation } from "#schema/evaluation";
import type { RecordType } from "#schema/pack";
import type { ImprovementRecord } from "#schema/record";
import { useMemo, useState } from "preact/hooks";
import { Form } from "../form/form.tsx";
import type { Problem } from "../outcome.ts";
import { localized } from "../record/localized.ts";
import type { Migration } from "../record/migration.ts";
import type { RecordOpening } from "../service/panel-host.ts";
import { Actions } from "./actions.tsx";
import { Deadlines } from "./deadlines.tsx";
import { useSending } from "./delivery.ts";
import { draftKeeper, useEditing } from "./editing.ts";
import { PendingNotice, ProblemNotice, Shortfalls, Unreadable } from "./notices.tsx";
import { Outdated } from "./outdated.tsx";
import type { PanelProps } from "./panel.tsx";
import { History, Recorded } from "./recorded.tsx";
import { commonText } from "../text/common.ts";
import { recordText } from "../text/record.ts";
import { Way } from "./way.tsx";

export interface RecordPanelProps extends PanelProps {
  opening: RecordOpening;
  /** What was done to the record since an older version of the rules wrote it. */
  migration: Migration | undefined;
}

/** The page of an improvement record: where it stands, what is due, what the next step needs, what is recorded. */
export function RecordPanel(props: RecordPanelProps) {
  const { host, engine, pack, locale, context, opening } = props;
  const [unkept, setUnkept] = useState<Problem>();
  const [refusal, setRefusal] = useState<Diagnostic[]>([]);
  const [chosen, setChosen] = useState<string>();
  const keep = useMemo(() => draftKeeper(host, "step", setUnkept), [host]);
  const type = pack.recordTypes[opening.record.type];
  const sending = useSending(
    host,
    opening.pending.find(({ form }) => form === "step"),
    {
      // What Redmine shows of the issue itself has changed with it. With something to tell, the page stays.
      sent: ({ shortfalls }) => shortfalls.length === 0 && host.navigate(opening.issue.url),
      // What was typed is kept with its version: over the same it stands in the form, over a later one beside it.
      edit: () => host.navigate(opening.issue.url),
      unknown: props.onReload,
    },
  );

  // Corrective actions live in their own issues; the record is judged with them and stored without them.
  const base = useMemo(() => withActions(opening), [opening]);
  const editing = useEditing(engine, base, opening.drafts.step?.fields ?? {}, context, (fields) =>
    keep({ recordId: base.id, base: base.version, fields }),
  );
  const { evaluation, record } = editing;
  if (!type || !evaluation)
    return (
      <Unreadable errors={editing.unreadable} about={recordText.unreadable}>
        <Stored record={opening.record} />
      </Unreadable>
    );

  const steps = evaluation.transitions.filter(({ exit }) => !exit);
  const step = evaluation.transitions.find(({ id }) => id === chosen) ?? steps[0];
  const others = evaluation.transitions.filter(({ id, exit }) => id !== step?.id && (exit || chosen));
  const submit = (transition: string, shown: string[]) => {
    const typed = Object.fromEntries(
      Object.entries(editing.typed).filter(([field]) => shown.includes(field)),
    );
    const edited = { ...base, fields: { ...base.fields, ...typed } };
    const applied = engine.apply(edited, transition, props.freshContext());
    if (applied.status !== "ok") {
      return setRefusal(applied.status === "refused" ? [applied.error] : applied.errors);
    }
    const next = withoutActions(applied.value.record);
    sending.send(() => host.saveStep(next, opening.base));
  };

  return (
    <main class="record">
      <Way type={type} record={record} locale={locale} />
      {props.migration && <Migrated migration={props.migration} />}
      <InForce evaluation={evaluation} />
      <Deadlines deadlines={evaluation.deadlines} locale={locale} />
      {unkept && <ProblemNotice problem={unkept} host={host} />}
      {sending.problem && !sending.delivery && <ProblemNotice problem={sending.problem} host={host} />}
      {sending.delivery && <Shortfalls delivery={sending.delivery} />}
      {sending.delivery && sending.delivery.state !== "sent" && (
        <PendingNotice sending={sending} host={host} />
      )}
      <Outdated {...props} type={type} />
      {step && !sending.delivery && (
        <section class="step" aria-labelledby="step-heading">
          <h2 id="step-heading">
            {step.exit ? step.label : recordText.next(sectionLabel(type, step.id, locale))}
          </h2>
          <Form
            key={step.id}
            name="step"
            pack={pack}
            type={type}
            transition={step.id}
            values={record.fields}
            evaluation={evaluation}
            actionLabel={step.label}
            busyLabel={recordText.saving}
            busy={sending.busy}
            people={opening.people}
            linkOf={(id) => opening.issue.url.replace(/\d+$/, String(id))}
            locale={locale}
            onInput={editing.setField}
            onSubmit={(shown) => submit(step.id, shown)}
          />
          {refusal.length > 0 && <Unreadable errors={refusal} />}
          {others.length > 0 && (
            <p class="exits">
              {recordText.otherSteps}:{" "}
              {others.map(({ id, label }) => (
                <button key={id} type="button" class="plain" onClick={() => setChosen(id)}>
                  {label}
                </button>
              ))}
            </p>
          )}
        </section>
      )}
      {type.fields.some(({ id }) => id === "correctiveActions") && <Actions {...props} />}
      <Recorded pack={pack} type={type} record={base} evaluation={evaluation} locale={locale} />
      <History type={type} record={base} locale={locale} />
    </main>
  );
}

/** The name of the step's form; of the step itself where it asks for nothing. */
function sectionLabel(type: RecordType, transition: string, locale: string): string {
  const section = type.sections.find((candidate) => candidate.transition === transition);
  const step = type.transitions.find(({ id }) => id === transition);
  return localized(section?.label ?? step?.label, locale);
}

function withActions({ record, actions }: RecordOpening): ImprovementRecord {
  if (actions.length === 0) return record;
  const correctiveActions = actions.map(({ id, subject }) => ({ id, subject }));
  return { ...record, fields: { ...record.fields, correctiveActions } };
}

function withoutActions(record: ImprovementRecord): ImprovementRecord {
  const { correctiveActions: _derived, ...fields } = record.fields;
  return { ...record, fields };
}

/** What is wrong now, as against what the next step still needs: a record that was changed past its gates. */
function InForce({ evaluation }: { evaluation: Evaluation }) {
  const violations = evaluation.violations.filter(({ inForce, severity }) => inForce && severity === "error");
  if (violations.length === 0) return null;
  return (
    <div class="notice bad" role="alert" id="in-force">
      <p>{recordText.violations}</p>
      <ul>
        {violations.map(({ id, message, clause }) => (
          <li key={id}>
            {message} {clause && <span class="clause">{commonText.clause(clause)}</span>}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** What today's rules make of a record that an older version wrote: shown before anything is stored. */
function Migrated({ migration: { from, to, changes } }: { migration: Migration }) {
  const value = (written: unknown) => (written === undefined ? recordText.nothing : JSON.stringify(written));
  const told = changes.filter(({ place }) => place !== "/packVersion" && !place.startsWith("/former/"));
  return (
    <div class="notice warn" role="status" id="migrated">
      <p>{recordText.migrated(from, to)}</p>
      {told.length > 0 && (
        <details>
          <summary>{recordText.changes(told.length)}</summary>
          <ul>
            {told.map(({ step, place, before, after }) => (
              <li key={step + place}>{recordText.change(place, value(before), value(after))}</li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}

/** A record that no rule can read, word for word: nothing that somebody wrote is out of reach. */
function Stored({ record }: { record: ImprovementRecord }) {
  return (
    <details>
      <summary>{recordText.stored}</summary>
      <pre>{JSON.stringify(record, null, 2)}</pre>
    </details>
  );
}
