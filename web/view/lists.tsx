import type { RecordType } from "#schema/pack";
import type { ImprovementRecord } from "#schema/record";
import type { Evaluation } from "#schema/evaluation";
import { useState } from "preact/hooks";
import { fieldNames } from "../form/form.tsx";
import { Says } from "../form/list/says.tsx";
import { issuesOf, linkedLists, missingFrom, type LinkedList } from "../record/linked.ts";
import { localized } from "../record/localized.ts";
import type { FormName } from "../service/panel-host.ts";
import { linkedText } from "../text/linked.ts";
import { AddForm } from "./add.tsx";
import { useSending } from "./delivery.ts";
import { LinkExisting } from "./link.tsx";
import { PendingNotice, ProblemNotice, Shortfalls } from "./notices.tsx";
import type { RecordPanelProps } from "./record.tsx";
import { LinkedTable } from "./linked-table.tsx";

interface Props extends RecordPanelProps {
  type: RecordType;
  /** The record as it is judged: with its lists filled in. */
  record: ImprovementRecord;
  evaluation: Evaluation;
  /** The step whose form is shown. */
  step: string | undefined;
}

/**
 * The lists of a record whose lines are records of their own: a table for each that has lines or that the present step
 * asks for, and a way to begin the others.
 */
export function Lists(props: Props) {
  const { type, record, opening, pack, evaluation, step, locale } = props;
  const [begun, setBegun] = useState<string>();
  const final = type.states.find(({ id }) => id === record.state)?.final === true;
  const asked = new Set(type.sections.find(({ transition }) => transition === step)?.fields);
  const blocking = new Set(
    evaluation.violations.filter(({ blocks }) => blocks.includes(step ?? "")).flatMap(({ fields }) => fields),
  );
  const isShown = (list: LinkedList) =>
    begun === list.id ||
    (!final && (asked.has(list.id) || blocking.has(`/fields/${list.id}`))) ||
    list.id in opening.drafts.add ||
    opening.pending.some(({ form }) => form === addForm(list)) ||
    missingFrom(list, opening.record, opening.linked).length > 0 ||
    issuesOf(list, pack, opening.record, opening.linked).length > 0;
  const lists = linkedLists(type);
  const others = final ? [] : lists.filter((list) => !isShown(list));
  return (
    <>
      {lists.filter(isShown).map((list) => (
        <ListSection key={list.id} {...props} list={list} begun={begun === list.id} final={final} />
      ))}
      {others.length > 0 && (
        <p class="exits begin">
          {linkedText.begin}{" "}
          {others.map((list) => (
            <button
              key={list.id}
              type="button"
              class="plain"
              id={`add-${list.id}`}
              data-provides={list.id}
              onClick={() => setBegun(list.id)}
            >
              {localized(pack.recordTypes[list.of.type]?.label, locale)}
            </button>
          ))}
        </p>
      )}
    </>
  );
}

function addForm(list: LinkedList): FormName {
  return `add-${list.id}`;
}

function ListSection(props: Props & { list: LinkedList; begun: boolean; final: boolean }) {
  const { host, pack, opening, list, locale, onReload, final } = props;
  const form = addForm(list);
  const [kept, setKept] = useState(opening.drafts.add[list.id]);
  const [adding, setAdding] = useState(props.begun || kept !== undefined);
  const sending = useSending(
    host,
    opening.pending.find((delivery) => delivery.form === form),
    {
      sent: ({ shortfalls }) => {
        setKept(undefined);
        setAdding(false);
        // The platform's own list of related issues shows it after a reload; with something to tell, the page stays.
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
  const label = localized(pack.recordTypes[list.of.type]?.label, locale);
  const issues = issuesOf(list, pack, opening.record, opening.linked);
  // What the step that is shown still wants of this list; its other places are its fields'.
  const wanting = props.evaluation.violations.filter(
    (violation) => violation.blocks.includes(props.step ?? "") && fieldNames(violation)[0] === list.id,
  );
  const byId = new Map(opening.linked.map((row) => [row.id, row]));

  return (
    <section class="linked" data-list={list.id} aria-labelledby={`${list.id}-heading`}>
      <h2 id={`${list.id}-heading`}>{localized(list.label, locale)}</h2>
      {issues.length > 0 ? (
        <LinkedTable {...props} rows={issues.flatMap(({ id }) => byId.get(id) ?? [])} />
      ) : (
        <p class="help">{linkedText.none}</p>
      )}
      <Says id={`${list.id}-says`} violations={wanting} gentle />
      <Gone {...props} />
      {sending.problem && !pending && <ProblemNotice problem={sending.problem} host={host} />}
      {delivery && <Shortfalls delivery={delivery} />}
      {pending && <PendingNotice sending={sending} host={host} />}
      {!pending && adding && (
        <AddForm
          {...props}
          form={form}
          kept={kept}
          busy={sending.busy}
          onKeep={setKept}
          onSend={sending.send}
          onFold={() => setAdding(false)}
          onDiscard={() => {
            setKept(undefined);
            setAdding(false);
            void host.discardDraft(form, null);
          }}
        />
      )}
      {!pending && !adding && !final && (
        <p class="actions">
          <button type="button" id={`add-${list.id}`} data-provides={list.id} onClick={() => setAdding(true)}>
            {linkedText.add(label)}
          </button>
          {list.of.bond === "related" && <LinkExisting {...props} />}
        </p>
      )}
    </section>
  );
}

/** What an earlier step recorded and is not there any more. */
function Gone({ list, opening }: RecordPanelProps & { list: LinkedList }) {
  const gone = missingFrom(list, opening.record, opening.linked);
  const urls = new Map(opening.linked.map(({ id, url }) => [id, url]));
  if (gone.length === 0) return null;
  return (
    <div class="notice warn" role="status" data-gone={list.id}>
      <p>{linkedText.gone}</p>
      <ul>
        {gone.map(({ id, subject, unreadable }) => (
          <li key={id}>
            <a href={urls.get(id) ?? ""} target="_top">
              #{id} {subject}
            </a>{" "}
            ({unreadable ? linkedText.deleted : linkedText.unlinked})
          </li>
        ))}
      </ul>
    </div>
  );
}
