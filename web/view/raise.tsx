import type { ImprovementRecord } from "#schema/record";
import { useEffect, useMemo, useState } from "preact/hooks";
import { Form } from "../form/form.tsx";
import type { Problem } from "../outcome.ts";
import { sourceOf } from "../record/source.ts";
import { draftKeeper, useEditing } from "./editing.ts";
import type { Delivery, KeptDraft, Linked, RaiseOpening } from "./host.ts";
import { PendingNotice, ProblemNotice, Shortfalls, Unreadable } from "./notices.tsx";
import type { PanelProps } from "./panel.tsx";
import { text } from "./text.ts";

/** Raising a nonconformity from the issue where it came to light. */
export function RaisePanel({ opening, ...panel }: PanelProps & { opening: RaiseOpening }) {
  const { host } = panel;
  const [delivery, setDelivery] = useState<Delivery | undefined>(opening.pending);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  const [kept, setKept] = useState(opening.draft);

  const send = async (task: () => ReturnType<PanelProps["host"]["raise"]>) => {
    setBusy(true);
    setProblem(undefined);
    const sent = await task();
    setBusy(false);
    if (sent.ok) setDelivery(sent.value);
    else setProblem(sent.problem);
  };

  if (delivery?.state === "sent" && delivery.issue) {
    const { id, url } = delivery.issue;
    return (
      <div class="done" role="status">
        <h2>{text.raise.done(id)}</h2>
        <p>“{delivery.subject}”</p>
        <p>{text.raise.doneHint}</p>
        <Shortfalls delivery={delivery} />
        <p class="actions">
          <a class="primary" href={url} target="_top" id="permalink">
            {text.open(id)}
          </a>
        </p>
      </div>
    );
  }
  if (delivery) {
    return (
      <>
        {problem && <ProblemNotice problem={problem} />}
        <PendingNotice
          delivery={delivery}
          busy={busy}
          onRetry={() => void send(() => host.retry(delivery.uuid))}
          onEdit={() =>
            void host.withdraw(delivery.uuid).then((withdrawn) => {
              if (!withdrawn.ok) return setProblem(withdrawn.problem);
              setKept({ recordId: delivery.record.id, fields: delivery.record.fields });
              setDelivery(undefined);
            })
          }
        />
      </>
    );
  }
  return (
    <>
      {opening.problem && <ProblemNotice problem={opening.problem} />}
      {problem && <ProblemNotice problem={problem} />}
      <AlreadyRaised host={host} />
      <RaiseForm
        {...panel}
        opening={opening}
        kept={kept}
        busy={busy}
        onRaise={(record) => void send(() => host.raise(record))}
      />
    </>
  );
}

/** What the issue itself already says: where it came from, when, and that it is this issue. */
function prefilled({ origin, user }: RaiseOpening): Record<string, unknown> {
  return {
    source: sourceOf(origin.tracker),
    sourceRef: { id: origin.id, subject: origin.subject },
    raisedBy: { id: user.id, name: user.name },
    ...(origin.on && { detectedOn: origin.on }),
  };
}

interface RaiseFormProps extends PanelProps {
  opening: RaiseOpening;
  kept: KeptDraft | undefined;
  busy: boolean;
  onRaise: (record: ImprovementRecord) => void;
}

function RaiseForm(props: RaiseFormProps) {
  const { engine, opening, kept } = props;
  const [created] = useState(() =>
    engine.create(
      { type: "nonconformity", id: kept?.recordId ?? props.newId(), fields: prefilled(opening) },
      props.context,
    ),
  );
  return created.status === "ok" ? (
    <DraftForm {...props} draft={created.value.record} />
  ) : (
    <Unreadable errors={created.status === "badInput" ? created.errors : [created.error]} />
  );
}

function DraftForm(props: RaiseFormProps & { draft: ImprovementRecord }) {
  const { host, engine, pack, context, locale, opening, busy, draft } = props;
  const [full, setFull] = useState(false);
  const keep = useMemo(() => draftKeeper(host, "raise", setFull), [host]);
  const editing = useEditing(engine, draft, props.kept?.fields ?? {}, context, (fields) =>
    keep({ recordId: draft.id, fields }),
  );
  const type = pack.recordTypes["nonconformity"];
  if (!type || !editing.evaluation) return <Unreadable errors={editing.unreadable} />;
  return (
    <>
      {full && <ProblemNotice problem={{ code: "storage" }} />}
      <Form
        name="raise"
        pack={pack}
        type={type}
        transition="raise"
        values={editing.record.fields}
        evaluation={editing.evaluation}
        actionLabel={text.raise.action}
        busyLabel={text.raise.busy}
        busy={busy}
        people={[]}
        linkOf={(id) => (id === opening.origin.id ? opening.origin.url : "")}
        locale={locale}
        onInput={editing.setField}
        onSubmit={() => {
          const raised = engine.apply(editing.record, "raise", props.freshContext());
          if (raised.status !== "ok") return;
          props.onRaise(raised.value.record);
        }}
      />
      <p class="kept">{text.draftKept}</p>
    </>
  );
}

/** Arrives after the form: nobody waits for it, everybody sees it before pressing. */
function AlreadyRaised({ host }: { host: PanelProps["host"] }) {
  const [raised, setRaised] = useState<Linked[]>([]);
  useEffect(() => {
    void host.alreadyRaised().then((answer) => answer.ok && setRaised(answer.value));
  }, [host]);
  if (raised.length === 0) return null;
  return (
    <div class="notice warn" role="status">
      <p>{text.raise.already}</p>
      <ul>
        {raised.map(({ id, subject, url }) => (
          <li key={id}>
            <a href={url} target="_top">
              #{id} {subject}
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}
