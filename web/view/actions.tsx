import type { Diagnostic } from "#schema/evaluation";
import { useMemo, useState } from "preact/hooks";
import { Form } from "../form/form.tsx";
import { dayText } from "../form/values.ts";
import type { Outcome, Problem } from "../outcome.ts";
import type { ActionRow, Delivery, KeptDraft } from "../service/panel-host.ts";
import { useSending } from "./delivery.ts";
import { draftKeeper, useEditing } from "./editing.ts";
import { PendingNotice, ProblemNotice, Shortfalls, Unreadable, useFocus } from "./notices.tsx";
import type { RecordPanelProps } from "./record.tsx";
import { actionsText } from "../text/actions.ts";
import { commonText } from "../text/common.ts";
import { formText } from "../text/form.ts";

/** The corrective actions of a nonconformity: issues of their own, below this one. */
export function Actions(props: RecordPanelProps) {
  const { host, opening, locale, onReload } = props;
  const [kept, setKept] = useState(opening.drafts.action);
  const [adding, setAdding] = useState(kept !== undefined);
  const sending = useSending(
    host,
    opening.pending.find(({ form }) => form === "action"),
    {
      sent: ({ shortfalls }) => {
        setKept(undefined);
        setAdding(false);
        // Redmine's own list of subtasks shows it after a reload; with something to tell, the page stays.
        if (shortfalls.length === 0) host.navigate(opening.issue.url);
      },
      edit: (content) => {
        setKept(content);
        setAdding(true);
      },
      unknown: onReload,
    },
  );
  const { delivery } = sending;
  const pending = delivery !== undefined && delivery.state !== "sent";

  return (
    <section class="actions-of" aria-labelledby="actions-heading">
      <h2 id="actions-heading">{actionsText.heading}</h2>
      {opening.actions.length > 0 ? (
        <ActionTable actions={opening.actions} locale={locale} />
      ) : (
        <p class="help">{actionsText.none}</p>
      )}
      {sending.problem && !pending && <ProblemNotice problem={sending.problem} host={host} />}
      {delivery && <Shortfalls delivery={delivery} />}
      {pending && <PendingNotice sending={sending} host={host} />}
      {!pending && adding && (
        <ActionForm
          {...props}
          kept={kept}
          busy={sending.busy}
          onKeep={setKept}
          onSend={sending.send}
          onFold={() => setAdding(false)}
          onDiscard={() => {
            setKept(undefined);
            setAdding(false);
            void host.discardDraft("action", null);
          }}
        />
      )}
      {!pending && !adding && (
        <button
          type="button"
          id="add-action"
          data-provides="correctiveActions"
          onClick={() => setAdding(true)}
        >
          {actionsText.add}
        </button>
      )}
    </section>
  );
}

function ActionTable({ actions, locale }: { actions: ActionRow[]; locale: string }) {
  return (
    <table>
      <thead>
        <tr>
          {Object.values(actionsText.columns).map((column) => (
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
            <td>{assignee?.name ?? formText.nobody}</td>
            <td>{dueDate ? dayText(dueDate, locale) : ""}</td>
            <td>{status}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

interface ActionFormProps extends RecordPanelProps {
  kept: KeptDraft | undefined;
  busy: boolean;
  onKeep: (draft: KeptDraft) => void;
  onSend: (task: () => Promise<Outcome<Delivery>>) => void;
  onFold: () => void;
  onDiscard: () => void;
}

function ActionForm(props: ActionFormProps) {
  const { host, engine, pack, context, opening, kept, locale, busy } = props;
  const [unkept, setUnkept] = useState<Problem>();
  const [refusal, setRefusal] = useState<Diagnostic[]>([]);
  const store = useMemo(() => draftKeeper(host, "action", setUnkept), [host]);
  const place = useFocus<HTMLDivElement>();
  const [created] = useState(() =>
    engine.create({ type: "correctiveAction", id: kept?.recordId ?? props.newId(), fields: {} }, context),
  );
  // Without a record there is no form; the hooks below still want one, and the parent's is at hand.
  const base = created.status === "ok" ? created.value.record : opening.record;
  const editing = useEditing(engine, base, kept?.fields ?? {}, context, (fields) => {
    const draft = { recordId: base.id, fields };
    props.onKeep(draft);
    store(draft);
  });
  const type = pack.recordTypes["correctiveAction"];
  if (created.status !== "ok") {
    return <Unreadable errors={created.status === "badInput" ? created.errors : [created.error]} />;
  }
  const discard = (
    <button type="button" class="plain" disabled={busy} onClick={props.onDiscard}>
      {commonText.discard}
    </button>
  );
  if (!type || !editing.evaluation) return <Unreadable errors={editing.unreadable}>{discard}</Unreadable>;
  return (
    <div class="adding" tabIndex={-1} ref={place}>
      {unkept && <ProblemNotice problem={unkept} host={host} />}
      <Form
        name="action"
        pack={pack}
        type={type}
        transition="plan"
        values={editing.record.fields}
        evaluation={editing.evaluation}
        actionLabel={actionsText.create}
        busyLabel={actionsText.busy}
        busy={busy}
        people={opening.people}
        linkOf={() => ""}
        locale={locale}
        onInput={editing.setField}
        onSubmit={() => {
          const planned = engine.apply(editing.record, "plan", props.freshContext());
          if (planned.status === "ok") props.onSend(() => host.addAction(planned.value.record));
          else setRefusal(planned.status === "refused" ? [planned.error] : planned.errors);
        }}
      />
      {refusal.length > 0 && <Unreadable errors={refusal} />}
      <p class="exits">
        <button type="button" class="plain" disabled={busy} onClick={props.onFold}>
          {actionsText.cancel}
        </button>
        {Object.keys(editing.typed).length > 0 && discard}
      </p>
    </div>
  );
}
