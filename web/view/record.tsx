import type { Evaluation } from "#schema/evaluation";
import type { RecordType } from "#schema/pack";
import type { ImprovementRecord } from "#schema/record";
import { useMemo, useState } from "preact/hooks";
import { Form } from "../form/form.tsx";
import type { Outcome, Problem } from "../outcome.ts";
import { localized } from "../record/localized.ts";
import { Actions } from "./actions.tsx";
import { Deadlines } from "./deadlines.tsx";
import { draftKeeper, useEditing } from "./editing.ts";
import type { Delivery, RecordOpening } from "./host.ts";
import { PendingNotice, ProblemNotice, Shortfalls, Unreadable } from "./notices.tsx";
import type { PanelProps } from "./panel.tsx";
import { History, Recorded } from "./recorded.tsx";
import { text } from "./text.ts";
import { Way } from "./way.tsx";

export interface RecordPanelProps extends PanelProps {
  opening: RecordOpening;
  onReload: () => void;
}

/** The page of an improvement record: where it stands, what is due, what the next step needs, what is recorded. */
export function RecordPanel(props: RecordPanelProps) {
  const { host, engine, pack, locale, context, opening } = props;
  const [delivery, setDelivery] = useState<Delivery | undefined>(
    opening.pending.find(({ form }) => form === "step"),
  );
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  const [full, setFull] = useState(false);
  const [chosen, setChosen] = useState<string>();
  const keep = useMemo(() => draftKeeper(host, "step", setFull), [host]);
  const type = pack.recordTypes[opening.record.type];

  // Corrective actions live in their own issues; the record is judged with them and stored without them.
  const base = useMemo(() => withActions(opening), [opening]);
  const editing = useEditing(engine, base, opening.drafts.step?.fields ?? {}, context, (fields) =>
    keep({ recordId: base.id, fields }),
  );
  const { evaluation, record } = editing;
  if (!type || !evaluation) return <Unreadable errors={editing.unreadable} />;

  const steps = evaluation.transitions.filter(({ exit }) => !exit);
  const exits = evaluation.transitions.filter(({ exit }) => exit);
  const step = evaluation.transitions.find(({ id }) => id === chosen) ?? steps[0];
  const send = async (task: () => Promise<Outcome<Delivery>>) => {
    setBusy(true);
    setProblem(undefined);
    const sent = await task();
    setBusy(false);
    if (!sent.ok) return setProblem(sent.problem);
    setDelivery(sent.value);
    if (sent.value.state === "sent" && sent.value.shortfalls.length === 0) host.navigate(opening.issue.url);
  };

  return (
    <main class="record">
      <Way type={type} record={record} locale={locale} />
      <InForce evaluation={evaluation} />
      <Deadlines deadlines={evaluation.deadlines} locale={locale} />
      {full && <ProblemNotice problem={{ code: "storage" }} />}
      {problem && <ProblemNotice problem={problem} />}
      {delivery && <Shortfalls delivery={delivery} />}
      {delivery && delivery.state !== "sent" && (
        <PendingNotice
          delivery={delivery}
          busy={busy}
          onRetry={() => void send(() => host.retry(delivery.uuid))}
          onEdit={() =>
            void host.withdraw(delivery.uuid).then((withdrawn) => {
              if (withdrawn.ok) setDelivery(undefined);
              else setProblem(withdrawn.problem);
            })
          }
        />
      )}
      {step && !delivery && (
        <section class="step" aria-labelledby="step-heading">
          <h2 id="step-heading">
            {step.exit
              ? step.label
              : `${text.record.next}: ${sectionLabel(type, step.id, locale) || step.label}`}
          </h2>
          <Form
            key={step.id}
            name="step"
            pack={pack}
            type={type}
            transition={step.id}
            values={record.fields}
            evaluation={evaluation}
            without={["correctiveActions"]}
            actionLabel={step.label}
            busyLabel={text.record.saving}
            busy={busy}
            people={opening.people}
            linkOf={(id) => opening.issue.url.replace(/\d+$/, String(id))}
            locale={locale}
            onInput={editing.setField}
            onSubmit={() => {
              const applied = engine.apply(record, step.id, props.freshContext());
              if (applied.status !== "ok") return;
              void send(() => host.saveStep(withoutActions(applied.value.record), opening.record.version));
            }}
          />
          {exits.length > 0 && (
            <p class="exits">
              {text.record.otherSteps}:{" "}
              {[...(chosen ? steps : []), ...exits]
                .filter(({ id }) => id !== step.id)
                .map(({ id, label }) => (
                  <button key={id} type="button" class="plain" onClick={() => setChosen(id)}>
                    {label}
                  </button>
                ))}
            </p>
          )}
        </section>
      )}
      {"correctiveAction" in pack.recordTypes && type.fields.some(({ id }) => id === "correctiveActions") && (
        <Actions {...props} />
      )}
      <Recorded pack={pack} type={type} record={base} evaluation={evaluation} locale={locale} />
      <History type={type} record={base} locale={locale} />
    </main>
  );
}

function sectionLabel(type: RecordType, transition: string, locale: string): string {
  return localized(type.sections.find((section) => section.transition === transition)?.label, locale);
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
    <div class="notice bad" role="alert">
      <p>{text.record.violations}</p>
      <ul>
        {violations.map(({ id, message, clause }) => (
          <li key={id}>
            {message} <span class="clause">{text.clause(clause)}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
