import type { Diagnostic } from "#schema/evaluation";
import type { ImprovementRecord } from "#schema/record";
import { useEffect, useMemo, useState } from "preact/hooks";
import { Form } from "../form/form.tsx";
import { textOf } from "../form/values.ts";
import type { Problem } from "../outcome.ts";
import { linkedLists } from "../record/linked.ts";
import { localized } from "../record/localized.ts";
import { prefill } from "../record/prefill.ts";
import { raisable } from "../record/raisable.ts";
import { keepsCheck, searchText } from "../record/similar.ts";
import { firstStep } from "../record/way.ts";
import type { Delivery, FormName, KeptDraft, Linked, RaiseOpening } from "../service/panel-host.ts";
import { useSending } from "./delivery.ts";
import { draftKeeper, useEditing } from "./editing.ts";
import { PendingNotice, ProblemNotice, Shortfalls, Unreadable, useFocus } from "./notices.tsx";
import type { PanelProps } from "./panel.tsx";
import { commonText } from "../text/common.ts";
import { raiseText } from "../text/raise.ts";
import { similarText } from "../text/similar.ts";
import { Similar } from "./similar.tsx";

/** Raising a record from the issue where it came to light: of the type that was asked for, or another. */
export function RaisePanel({ opening, ...panel }: PanelProps & { opening: RaiseOpening }) {
  const { pack, locale } = panel;
  const types = raisable(pack);
  const [type, setType] = useState(opening.pending[0]?.record.type ?? opening.type ?? types.near[0] ?? "");
  return (
    <main class="raise">
      <header>
        <h1>{raiseText.heading(localized(pack.recordTypes[type]?.label, locale))}</h1>
        <button type="button" class="close" aria-label={commonText.close} onClick={() => panel.host.close()}>
          ×
        </button>
        <p class="origin">
          <Place opening={opening} />
        </p>
        <TypeChoice pack={pack} types={types} chosen={type} locale={locale} onChoose={setType} />
      </header>
      <RaiseOne key={type} {...panel} opening={opening} type={type} />
    </main>
  );
}

/** Where it is raised from. */
function Place({ opening: { origin, also, wiki, project } }: { opening: RaiseOpening }) {
  if (project !== undefined) return <>{raiseText.inProject(project)}</>;
  if (wiki) return <>{raiseText.fromWiki(wiki.title, wiki.version)}</>;
  if (!origin) return null;
  const first = raiseText.from(origin.tracker, origin.id, origin.subject);
  return <>{also.length > 0 ? raiseText.fromSeveral(first, also.map((id) => `#${id}`).join(", ")) : first}</>;
}

interface TypeChoiceProps {
  pack: PanelProps["pack"];
  types: { near: string[]; others: string[] };
  chosen: string;
  locale: string;
  onChoose: (type: string) => void;
}

/** What comes from an issue stands side by side; the rest is one choice further away. */
function TypeChoice({ pack, types, chosen, locale, onChoose }: TypeChoiceProps) {
  const label = (id: string) => localized(pack.recordTypes[id]?.label, locale);
  return (
    <div class="types" role="group" aria-label={raiseText.what}>
      {types.near.map((id) => (
        <button
          key={id}
          type="button"
          data-type={id}
          aria-pressed={id === chosen}
          onClick={() => onChoose(id)}
        >
          {label(id)}
        </button>
      ))}
      <select
        aria-label={raiseText.others}
        value={types.others.includes(chosen) ? chosen : ""}
        onChange={(event) => event.currentTarget.value && onChoose(event.currentTarget.value)}
      >
        <option value="">{raiseText.others}</option>
        {types.others.map((id) => (
          <option key={id} value={id}>
            {label(id)}
          </option>
        ))}
      </select>
    </div>
  );
}

function RaiseOne({ opening, type, ...panel }: PanelProps & { opening: RaiseOpening; type: string }) {
  const { host } = panel;
  const form: FormName = `raise-${type}`;
  const [kept, setKept] = useState(opening.drafts[type]);
  const sending = useSending(
    host,
    opening.pending.find((pending) => pending.form === form),
    { edit: setKept, unknown: panel.onReload },
  );
  const { delivery } = sending;
  if (delivery?.state === "sent" && delivery.issue && delivery.kind === "comment")
    return <Commented delivery={delivery} issue={delivery.issue} />;
  if (delivery?.state === "sent" && delivery.issue)
    return (
      <Raised {...panel} delivery={delivery} issue={delivery.issue} related={opening.origin !== undefined} />
    );
  if (delivery) return <PendingNotice sending={sending} host={host} />;
  return (
    <>
      {opening.problem && <ProblemNotice problem={opening.problem} host={host} />}
      {sending.problem && <ProblemNotice problem={sending.problem} host={host} />}
      <AlreadyRaised host={host} type={type} />
      <RaiseForm
        {...panel}
        opening={opening}
        form={form}
        typeId={type}
        kept={kept}
        busy={sending.busy}
        onKeep={(draft) => {
          // Another type and back again: what was written is there, though the page was not looked up anew.
          opening.drafts[type] = draft;
        }}
        onRaise={(record) =>
          sending.send(() => host.create({ record, form, bond: opening.origin ? "related" : "none" }))
        }
        onComment={(issueId, record) => sending.send(() => host.comment(issueId, record, form))}
        onDiscard={() => void host.discardDraft(form, null).then(panel.onReload)}
      />
    </>
  );
}

/** What the platform left out, and the way to the issue. */
function Arrived({ delivery, issue }: { delivery: Delivery; issue: { id: number; url: string } }) {
  return (
    <>
      <Shortfalls delivery={delivery} />
      <p class="actions">
        <a class="primary" href={issue.url} target="_top" id="permalink">
          {commonText.open(issue.id)}
        </a>
      </p>
    </>
  );
}

function Commented({ delivery, issue }: { delivery: Delivery; issue: { id: number; url: string } }) {
  const heading = useFocus<HTMLHeadingElement>();
  return (
    <div class="done">
      <h2 tabIndex={-1} ref={heading}>
        {similarText.commented(issue.id)}
      </h2>
      <p>{similarText.commentedMore}</p>
      <Arrived delivery={delivery} issue={issue} />
    </div>
  );
}

function Raised(
  props: PanelProps & { delivery: Delivery; issue: { id: number; url: string }; related: boolean },
) {
  const { pack, locale, delivery, issue, related } = props;
  const heading = useFocus<HTMLHeadingElement>();
  const linked = !delivery.shortfalls.some(({ code }) => code === "relation");
  const { type, state } = delivery.record;
  const next = pack.recordTypes[type]?.transitions.find(({ from, exit }) => !exit && from.includes(state));
  return (
    <div class="done">
      <h2 tabIndex={-1} ref={heading}>
        {raiseText.done(issue.id)}
      </h2>
      <p>{commonText.quoted(delivery.subject)}</p>
      <p>
        {linked && related && raiseText.linked} {next && raiseText.next(localized(next.label, locale))}
      </p>
      <Arrived delivery={delivery} issue={issue} />
    </div>
  );
}

interface RaiseFormProps extends PanelProps {
  opening: RaiseOpening;
  form: FormName;
  typeId: string;
  kept: KeptDraft | undefined;
  busy: boolean;
  onKeep: (draft: KeptDraft) => void;
  onRaise: (record: ImprovementRecord) => void;
  onComment: (issueId: number, record: ImprovementRecord) => void;
  onDiscard: () => void;
}

function RaiseForm(props: RaiseFormProps) {
  const { engine, pack, opening, typeId, kept, context } = props;
  const [created] = useState(() =>
    engine.create(
      {
        type: typeId,
        id: kept?.recordId ?? props.newId(),
        fields: prefill(pack, typeId, beginningOf(opening, context.today)),
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

function beginningOf({ origin, line, wiki, user }: RaiseOpening, today: string) {
  return {
    ...(origin && { origin }),
    ...(line && { line }),
    ...(wiki && { wiki: { title: wiki.title, states: raiseText.states(wiki.title, wiki.url) } }),
    user,
    today,
  };
}

function DraftForm(props: RaiseFormProps & { draft: ImprovementRecord }) {
  const { host, engine, pack, context, locale, opening, form, typeId, busy, draft } = props;
  const [unkept, setUnkept] = useState<Problem>();
  const [refusal, setRefusal] = useState<Diagnostic[]>([]);
  const keep = useMemo(() => draftKeeper(host, form, setUnkept), [host, form]);
  const editing = useEditing(engine, draft, props.kept, context, ({ fields }) => {
    const written = { recordId: draft.id, fields };
    props.onKeep(written);
    keep(written);
  });
  const type = pack.recordTypes[typeId];
  const step = firstStep(type);
  const discard = (
    <button type="button" class="plain" disabled={busy} onClick={props.onDiscard}>
      {commonText.discard}
    </button>
  );
  if (!type || !step || !editing.evaluation)
    return <Unreadable errors={editing.unreadable}>{discard}</Unreadable>;
  return (
    <>
      {unkept && <ProblemNotice problem={unkept} host={host} />}
      <Form
        name="raise"
        pack={pack}
        type={type}
        transition={step.id}
        values={editing.record.fields}
        evaluation={editing.evaluation}
        without={linkedLists(type).map(({ id }) => id)}
        {...(keepsCheck(type) && {
          beside: {
            field: "observed",
            where: "after",
            content: (
              <Similar
                key="similar"
                host={host}
                type={typeId}
                recordId={draft.id}
                title={textOf(editing.record.fields[type.titleField])}
                text={searchText(type, editing.record.fields)}
                fields={editing.record.fields}
                today={context.today}
                locale={locale}
                onFields={(fields) => {
                  for (const [field, value] of Object.entries(fields)) editing.setField(field, value);
                }}
                onComment={(one) => props.onComment(one.issueId, editing.record)}
              />
            ),
          } as const,
        })}
        actionLabel={localized(step.label, locale)}
        busyLabel={raiseText.busy}
        busy={busy}
        people={opening.people}
        linkOf={(id) => (id === opening.origin?.id ? opening.origin.url : "")}
        locale={locale}
        onInput={editing.setField}
        onSubmit={() => {
          const raised = engine.apply(editing.record, step.id, props.freshContext());
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
function AlreadyRaised({ host, type }: { host: PanelProps["host"]; type: string }) {
  const [raised, setRaised] = useState<Linked[]>([]);
  useEffect(() => {
    void host.alreadyRaised(type).then((answer) => answer.ok && setRaised(answer.value));
  }, [host, type]);
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
