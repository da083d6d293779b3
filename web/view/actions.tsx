import { useMemo, useState } from "preact/hooks";
import { Form } from "../form/form.tsx";
import { dayText } from "../form/values.ts";
import type { Outcome, Problem } from "../outcome.ts";
import { draftKeeper, useEditing } from "./editing.ts";
import type { ActionRow, Delivery } from "./host.ts";
import { PendingNotice, ProblemNotice, Shortfalls, Unreadable } from "./notices.tsx";
import type { RecordPanelProps } from "./record.tsx";
import { text } from "./text.ts";

/** The corrective actions of a nonconformity: issues of their own, below this one. */
export function Actions(props: RecordPanelProps) {
  const { host, opening, locale, onReload } = props;
  const [adding, setAdding] = useState(opening.drafts.action !== undefined);
  const [delivery, setDelivery] = useState<Delivery | undefined>(
    opening.pending.find(({ form }) => form === "action"),
  );
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem>();

  const send = async (task: () => Promise<Outcome<Delivery>>) => {
    setBusy(true);
    setProblem(undefined);
    const sent = await task();
    setBusy(false);
    if (!sent.ok) return setProblem(sent.problem);
    setDelivery(sent.value);
    if (sent.value.state !== "sent") return;
    setAdding(false);
    // Redmine's own list of subtasks shows it after a reload; with something to tell, the panel alone is renewed.
    if (sent.value.shortfalls.length === 0) host.navigate(opening.issue.url);
    else onReload();
  };

  return (
    <section class="actions-of" aria-labelledby="actions-heading">
      <h2 id="actions-heading">{text.actions.heading}</h2>
      {opening.actions.length > 0 ? (
        <ActionTable actions={opening.actions} locale={locale} />
      ) : (
        <p class="help">{text.actions.none}</p>
      )}
      {problem && <ProblemNotice problem={problem} />}
      {delivery && <Shortfalls delivery={delivery} />}
      {delivery && delivery.state !== "sent" && (
        <PendingNotice
          delivery={delivery}
          busy={busy}
          onRetry={() => void send(() => host.retry(delivery.uuid))}
          onEdit={() =>
            void host.withdraw(delivery.uuid).then((withdrawn) => {
              if (!withdrawn.ok) return setProblem(withdrawn.problem);
              setDelivery(undefined);
              setAdding(true);
            })
          }
        />
      )}
      {adding && delivery?.state !== "waiting" && delivery?.state !== "needsYou" ? (
        <ActionForm
          {...props}
          busy={busy}
          onSend={(task) => void send(task)}
          onCancel={() => void host.discardDraft("action").then(() => setAdding(false))}
        />
      ) : !delivery || delivery.state === "sent" ? (
        <button type="button" id="add-action" onClick={() => setAdding(true)}>
          {text.actions.add}
        </button>
      ) : null}
    </section>
  );
}

function ActionTable({ actions, locale }: { actions: ActionRow[]; locale: string }) {
  return (
    <table>
      <thead>
        <tr>
          {text.actions.columns.map((column) => (
            <th key={column} scope="col">
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {actions.map(({ id, subject, url, assignee, dueDate, status }) => (
          <tr key={id} data-action={id}>
            <td>
              <a href={url} target="_top">
                #{id} {subject}
              </a>
            </td>
            <td>{assignee?.name ?? text.nobody}</td>
            <td>{dueDate ? dayText(dueDate, locale) : ""}</td>
            <td>{status}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function ActionForm(
  props: RecordPanelProps & {
    busy: boolean;
    onSend: (task: () => Promise<Outcome<Delivery>>) => void;
    onCancel: () => void;
  },
) {
  const { host, engine, pack, context, opening, locale, busy } = props;
  const kept = opening.drafts.action;
  const [full, setFull] = useState(false);
  const keep = useMemo(() => draftKeeper(host, "action", setFull), [host]);
  const [created] = useState(() =>
    engine.create({ type: "correctiveAction", id: kept?.recordId ?? props.newId(), fields: {} }, context),
  );
  const base = created.status === "ok" ? created.value.record : opening.record;
  const editing = useEditing(engine, base, kept?.fields ?? {}, context, (fields) =>
    keep({ recordId: base.id, fields }),
  );
  const type = pack.recordTypes["correctiveAction"];
  if (!type || !editing.evaluation) return <Unreadable errors={editing.unreadable} />;
  return (
    <div class="adding">
      {full && <ProblemNotice problem={{ code: "storage" }} />}
      <Form
        name="action"
        pack={pack}
        type={type}
        transition="plan"
        values={editing.record.fields}
        evaluation={editing.evaluation}
        actionLabel={text.actions.create}
        busyLabel={text.actions.busy}
        busy={busy}
        people={opening.people}
        linkOf={() => ""}
        locale={locale}
        onInput={editing.setField}
        onSubmit={() => {
          const planned = engine.apply(editing.record, "plan", props.freshContext());
          if (planned.status !== "ok") return;
          props.onSend(() => host.addAction(planned.value.record));
        }}
      />
      <button type="button" class="plain" onClick={props.onCancel}>
        {text.actions.cancel}
      </button>
    </div>
  );
}
