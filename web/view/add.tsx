import type { Diagnostic } from "#schema/evaluation";
import { useMemo, useState } from "preact/hooks";
import { Form } from "../form/form.tsx";
import type { Outcome, Problem } from "../outcome.ts";
import { fillOf, withLinked, type LinkedList } from "../record/linked.ts";
import { localized } from "../record/localized.ts";
import { prefill } from "../record/prefill.ts";
import { firstStep } from "../record/way.ts";
import type { Delivery, FormName, KeptDraft } from "../service/panel-host.ts";
import { commonText } from "../text/common.ts";
import { linkedText } from "../text/linked.ts";
import { draftKeeper, useEditing } from "./editing.ts";
import { ProblemNotice, Unreadable, useFocus } from "./notices.tsx";
import type { RecordPanelProps } from "./record.tsx";

interface Props extends RecordPanelProps {
  list: LinkedList;
  form: FormName;
  kept: KeptDraft | undefined;
  busy: boolean;
  onKeep: (draft: KeptDraft) => void;
  onSend: (task: () => Promise<Outcome<Delivery>>) => void;
  onFold: () => void;
  onDiscard: () => void;
}

/** The form of a new record for a list: the first step of its own type, filled in from this one as the pack says. */
export function AddForm(props: Props) {
  const { host, engine, pack, context, opening, list, form, kept, locale, busy } = props;
  const [unkept, setUnkept] = useState<Problem>();
  const [refusal, setRefusal] = useState<Diagnostic[]>([]);
  const store = useMemo(() => draftKeeper(host, form, setUnkept), [host, form]);
  const place = useFocus<HTMLDivElement>();
  const type = pack.recordTypes[list.of.type];
  const step = firstStep(type);
  const [created] = useState(() => {
    const parent = withLinked(pack, opening.record, opening.linked);
    const fields = {
      ...prefill(pack, list.of.type, { user: opening.user, today: context.today }),
      ...fillOf(list, parent, opening.issue),
    };
    return engine.create({ type: list.of.type, id: kept?.recordId ?? props.newId(), fields }, context);
  });
  // Without a record there is no form; the hooks below still want one, and the parent's is at hand.
  const base = created.status === "ok" ? created.value.record : opening.record;
  const editing = useEditing(engine, base, kept, context, ({ fields }) => {
    const draft = { recordId: base.id, fields };
    props.onKeep(draft);
    store(draft);
  });
  if (created.status !== "ok") {
    return <Unreadable errors={created.status === "badInput" ? created.errors : [created.error]} />;
  }
  const discard = (
    <button type="button" class="plain" disabled={busy} onClick={props.onDiscard}>
      {commonText.discard}
    </button>
  );
  if (!type || !step || !editing.evaluation)
    return <Unreadable errors={editing.unreadable}>{discard}</Unreadable>;
  return (
    <div class="adding" tabIndex={-1} ref={place}>
      {unkept && <ProblemNotice problem={unkept} host={host} />}
      <Form
        name={form}
        pack={pack}
        type={type}
        transition={step.id}
        values={editing.record.fields}
        evaluation={editing.evaluation}
        actionLabel={linkedText.create(localized(type.label, locale))}
        busyLabel={linkedText.busy}
        busy={busy}
        people={opening.people}
        linkOf={(id) => opening.issue.url.replace(/\d+$/, String(id))}
        locale={locale}
        onInput={editing.setField}
        onSubmit={() => {
          const made = engine.apply(editing.record, step.id, props.freshContext());
          if (made.status === "ok") {
            const { record } = made.value;
            props.onSend(() => host.create({ record, form, bond: list.of.bond }));
          } else setRefusal(made.status === "refused" ? [made.error] : made.errors);
        }}
      />
      {refusal.length > 0 && <Unreadable errors={refusal} />}
      <p class="exits">
        <button type="button" class="plain" disabled={busy} onClick={props.onFold}>
          {linkedText.notNow}
        </button>
        {Object.keys(editing.typed).length > 0 && discard}
      </p>
    </div>
  );
}
