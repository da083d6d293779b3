import type { Diagnostic, Evaluation, Violation } from "#schema/evaluation";
import type { RecordType } from "#schema/pack";
import type { ImprovementRecord } from "#schema/record";
import { useMemo, useState } from "preact/hooks";
import { Form } from "../form/form.tsx";
import { WaivingContext, type Waiving } from "../form/waiving.tsx";
import type { Problem } from "../outcome.ts";
import { useSteady } from "../form/memo.ts";
import { textOf } from "../form/values.ts";
import { localized } from "../record/localized.ts";
import type { Migration } from "../record/migration.ts";
import type { RecordOpening } from "../service/panel-host.ts";
import { linkedLists, withLinked } from "../record/linked.ts";
import { asksForCheck, searchText } from "../record/similar.ts";
import { Deadlines } from "./deadlines.tsx";
import { useSending } from "./delivery.ts";
import { draftKeeper, edited, useEditing } from "./editing.ts";
import { PendingNotice, ProblemNotice, Shortfalls, Unreadable } from "./notices.tsx";
import { Outdated } from "./outdated.tsx";
import { PolicyPageView } from "./policy-page.tsx";
import { Proposals } from "./proposals.tsx";
import { ReviewInputs } from "./review-inputs.tsx";
import { Similar } from "./similar.tsx";
import type { PanelProps } from "./panel.tsx";
import { Lists } from "./lists.tsx";
import { History } from "./history.tsx";
import { Broken, useProof } from "./proof.tsx";
import { Recorded } from "./recorded.tsx";
import { commonText } from "../text/common.ts";
import { panelText } from "../text/panel.ts";
import { recordText } from "../text/record.ts";
import { Turn } from "./turn.tsx";
import { YearPlan } from "./year-plan.tsx";
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
  const proof = useProof(host, pack, props.everything);
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

  // The lists of other records are read from their issues: the record is judged, and stored with the next step, as read.
  const base = useMemo(() => withLinked(pack, opening.record, opening.linked), [pack, opening]);
  const editing = useEditing(
    engine,
    base,
    opening.drafts.step,
    context,
    (typed) => keep({ recordId: base.id, base: base.version, ...typed }),
    type,
  );
  const given = editing.typed.waivers?.map(({ waiver }) => waiver.rule).join(" ") ?? "";
  const waive = useSteady((violation: Violation, reason: string) =>
    editing.waive(violation, reason, opening.user),
  );
  const takeBack = useSteady(editing.takeBack);
  const waiving = useMemo<Waiving>(
    () => ({ waive, takeBack, isGiven: (rule) => given.split(" ").includes(rule) }),
    [given],
  );
  const { evaluation, record } = editing;
  if (!type || !evaluation)
    return (
      <Unreadable errors={editing.unreadable} about={recordText.unreadable}>
        <Stored record={opening.record} />
      </Unreadable>
    );

  const main = evaluation.transitions.find(({ exit }) => !exit);
  const step = evaluation.transitions.find(({ id }) => id === chosen) ?? main;
  const others = evaluation.transitions.filter(({ id }) => id !== step?.id);
  const derived = new Set(linkedLists(type).map(({ id }) => id));
  const linkOf = (id: number) => opening.issue.url.replace(/\d+$/, String(id));
  const submit = (transition: string, shown: string[]) => {
    // What was taken over from the register may belong to a step that was taken before.
    const taken = new Set(opening.record.history.map((entry) => entry.transition));
    const earlier = type.sections.flatMap((each) => (taken.has(each.transition) ? each.fields : []));
    const fields = Object.fromEntries(
      Object.entries(editing.typed.fields).filter(
        ([field]) => (shown.includes(field) || earlier.includes(field)) && !derived.has(field),
      ),
    );
    const typed = { ...editing.typed, fields };
    const applied = engine.apply(edited(engine, type, base, typed).record, transition, props.freshContext());
    if (applied.status !== "ok") {
      return setRefusal(applied.status === "refused" ? [applied.error] : applied.errors);
    }
    sending.send(() => host.saveStep(applied.value.record, opening.base, editing.typed.lost ?? {}));
  };

  return (
    <main class="record">
      <Way type={type} record={record} locale={locale} />
      {props.migration && <Migrated migration={props.migration} />}
      <Broken proof={proof} type={type} record={base} url={opening.issue.url} locale={locale} />
      <InForce evaluation={evaluation} />
      <Deadlines pack={pack} type={type} record={record} deadlines={evaluation.deadlines} locale={locale} />
      {unkept && <ProblemNotice problem={unkept} host={host} />}
      {sending.problem && !sending.delivery && <ProblemNotice problem={sending.problem} host={host} />}
      {sending.delivery && <Shortfalls delivery={sending.delivery} />}
      {sending.delivery && sending.delivery.state !== "sent" && (
        <PendingNotice sending={sending} host={host} />
      )}
      <Outdated {...props} type={type} editing={editing} />
      <YearPlan {...{ pack, record, locale }} linked={opening.linked} today={context.today} />
      {!sending.delivery && (
        <PolicyPageView
          key={`policy-${step?.id ?? ""}`}
          {...{ host, record }}
          transition={step?.id}
          onField={editing.setField}
        />
      )}
      {!sending.delivery && (
        <section class="step" aria-labelledby={step && "step-heading"}>
          {step ? (
            <>
              <h2 id="step-heading">
                {step.exit ? step.label : recordText.next(sectionLabel(type, step.id, locale))}
              </h2>
              <Turn
                pack={pack}
                type={type}
                record={record}
                evaluation={evaluation}
                transition={step.id}
                user={opening.user}
                locale={locale}
              />
              <Proposals
                key={`proposals-${step.id}`}
                host={host}
                pack={pack}
                type={type}
                record={record}
                transition={step.id}
                locked={evaluation.locked}
                locale={locale}
                onField={editing.setField}
              />
              <ReviewInputs
                key={`review-${step.id}`}
                host={host}
                type={type}
                record={record}
                transition={step.id}
                locale={locale}
                onField={editing.setField}
              />
              <WaivingContext.Provider value={waiving}>
                <Form
                  key={step.id}
                  name="step"
                  pack={pack}
                  type={type}
                  transition={step.id}
                  values={record.fields}
                  evaluation={evaluation}
                  emptied={editing.emptied}
                  {...(asksForCheck(type, step.id) && {
                    beside: {
                      field: "similarCheck",
                      where: "before",
                      content: (
                        <Similar
                          key="similar"
                          host={host}
                          type={record.type}
                          recordId={record.id}
                          title={textOf(record.fields[type.titleField])}
                          text={searchText(type, record.fields)}
                          fields={record.fields}
                          today={context.today}
                          locale={locale}
                          onFields={(fields) => {
                            for (const [field, value] of Object.entries(fields))
                              editing.setField(field, value);
                          }}
                        />
                      ),
                    } as const,
                  })}
                  actionLabel={step.label}
                  busyLabel={recordText.saving}
                  busy={sending.busy}
                  people={opening.people}
                  linkOf={linkOf}
                  locale={locale}
                  onInput={editing.setField}
                  onSubmit={(shown) => submit(step.id, shown)}
                />
              </WaivingContext.Provider>
            </>
          ) : (
            <p class="help">{panelText.noNext}</p>
          )}
          {refusal.length > 0 && <Unreadable errors={refusal} />}
          {others.length > 0 && (
            <p class="exits">
              {recordText.otherSteps}:{" "}
              {others.map(({ id, label, exit }) => (
                <button
                  key={id}
                  type="button"
                  class="plain"
                  data-transition={id}
                  onClick={() => {
                    setRefusal([]);
                    setChosen(id);
                  }}
                >
                  {exit ? label : panelText.back(label)}
                </button>
              ))}
            </p>
          )}
        </section>
      )}
      <Lists {...props} type={type} record={record} evaluation={evaluation} step={step?.id} />
      <Recorded pack={pack} type={type} record={base} locale={locale} linkOf={linkOf} />
      <History proof={proof} type={type} record={base} locale={locale} />
    </main>
  );
}

/** The name of the step's form; of the step itself where it asks for nothing. */
function sectionLabel(type: RecordType, transition: string, locale: string): string {
  const section = type.sections.find((candidate) => candidate.transition === transition);
  const step = type.transitions.find(({ id }) => id === transition);
  return localized(section?.label ?? step?.label, locale);
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
