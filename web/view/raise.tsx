import type { Diagnostic } from "#schema/evaluation";
import type { ImprovementRecord } from "#schema/record";
import { useEffect, useMemo, useState } from "preact/hooks";
import { Form } from "../form/form.tsx";
import type { Problem } from "../outcome.ts";
import { sourceOf } from "../record/source.ts";
import type { Delivery, KeptDraft, Linked, RaiseOpening } from "../service/panel-host.ts";
import { useSending } from "./delivery.ts";
import { draftKeeper, useEditing } from "./editing.ts";
import { PendingNotice, ProblemNotice, Shortfalls, Unreadable, useFocus } from "./notices.tsx";
import type { PanelProps } from "./panel.tsx";
import { commonText } from "../text/common.ts";
import { raiseText } from "../text/raise.ts";

/** Raising a nonconformity from the issue where it came to light. */
export function RaisePanel({ opening, ...panel }: PanelProps & { opening: RaiseOpening }) {
  const { host } = panel;
  const [kept, setKept] = useState(opening.draft);
  const sending = useSending(host, opening.pending, { edit: setKept, unknown: panel.onReload });
  const { delivery } = sending;
  if (delivery?.state === "sent" && delivery.issue)
    return <Raised delivery={delivery} issue={delivery.issue} />;
  if (delivery) return <PendingNotice sending={sending} host={host} />;
  return (
    <>
      {opening.problem && <ProblemNotice problem={opening.problem} host={host} />}
      {sending.problem && <ProblemNotice problem={sending.problem} host={host} />}
      <AlreadyRaised host={host} />
      <RaiseForm
        {...panel}
        opening={opening}
        kept={kept}
        busy={sending.busy}
        onRaise={(record) => sending.send(() => host.raise(record))}
        onDiscard={() => void host.discardDraft("raise", null).then(panel.onReload)}
      />
    </>
  );
}

function Raised({ delivery, issue }: { delivery: Delivery; issue: { id: number; url: string } }) {
  const heading = useFocus<HTMLHeadingElement>();
  const linked = !delivery.shortfalls.some(({ code }) => code === "relation");
  return (
    <div class="done">
      <h2 tabIndex={-1} ref={heading}>
        {raiseText.done(issue.id)}
      </h2>
      <p>{commonText.quoted(delivery.subject)}</p>
      <p>{linked ? raiseText.linked : raiseText.next}</p>
      <Shortfalls delivery={delivery} />
      <p class="actions">
        <a class="primary" href={issue.url} target="_top" id="permalink">
          {commonText.open(issue.id)}
        </a>
      </p>
    </div>
  );
}

/** What the issue itself already says: where it came from, when (but no day to come), and that it is this issue. */
function prefilled({ origin, user }: RaiseOpening, today: string): Record<string, unknown> {
  return {
    source: sourceOf(origin.tracker),
    sourceRef: { id: origin.id, subject: origin.subject },
    raisedBy: { id: user.id, name: user.name },
    ...(origin.on && { detectedOn: origin.on < today ? origin.on : today }),
  };
}

interface RaiseFormProps extends PanelProps {
  opening: RaiseOpening;
  kept: KeptDraft | undefined;
  busy: boolean;
  onRaise: (record: ImprovementRecord) => void;
  onDiscard: () => void;
}

function RaiseForm(props: RaiseFormProps) {
  const { engine, opening, kept, context } = props;
  const [created] = useState(() =>
    engine.create(
      {
        type: "nonconformity",
        id: kept?.recordId ?? props.newId(),
        fields: prefilled(opening, context.today),
      },
      context,
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
  const [unkept, setUnkept] = useState<Problem>();
  const [refusal, setRefusal] = useState<Diagnostic[]>([]);
  const keep = useMemo(() => draftKeeper(host, "raise", setUnkept), [host]);
  const editing = useEditing(engine, draft, props.kept?.fields ?? {}, context, (fields) =>
    keep({ recordId: draft.id, fields }),
  );
  const type = pack.recordTypes["nonconformity"];
  const discard = (
    <button type="button" class="plain" disabled={busy} onClick={props.onDiscard}>
      {commonText.discard}
    </button>
  );
  if (!type || !editing.evaluation) return <Unreadable errors={editing.unreadable}>{discard}</Unreadable>;
  return (
    <>
      {unkept && <ProblemNotice problem={unkept} host={host} />}
      <Form
        name="raise"
        pack={pack}
        type={type}
        transition="raise"
        values={editing.record.fields}
        evaluation={editing.evaluation}
        actionLabel={raiseText.action}
        busyLabel={raiseText.busy}
        busy={busy}
        people={[]}
        linkOf={(id) => (id === opening.origin.id ? opening.origin.url : "")}
        locale={locale}
        onInput={editing.setField}
        onSubmit={() => {
          const raised = engine.apply(editing.record, "raise", props.freshContext());
          if (raised.status === "ok") props.onRaise(raised.value.record);
          else setRefusal(raised.status === "refused" ? [raised.error] : raised.errors);
        }}
      />
      {refusal.length > 0 && <Unreadable errors={refusal} />}
      <p class="kept">
        {raiseText.draftKept} {Object.keys(editing.typed).length > 0 && discard}
      </p>
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
      <p>{raiseText.already}</p>
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
