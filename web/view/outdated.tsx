import type { Field as PackField, Pack, RecordType } from "#schema/pack";
import { diffWordsWithSpace } from "diff";
import { useEffect, useState } from "preact/hooks";
import { plain } from "../form/plain.ts";
import { localized } from "../record/localized.ts";
import { merge, type Clash } from "../record/merge.ts";
import type { KeptDraft } from "../service/panel-host.ts";
import { commonText } from "../text/common.ts";
import { mergeText } from "../text/merge.ts";
import { recordText } from "../text/record.ts";
import type { Editing } from "./editing.ts";
import type { RecordPanelProps } from "./record.tsx";

interface Props extends Omit<RecordPanelProps, "migration"> {
  type: RecordType;
  editing: Editing;
}

/**
 * What was typed over a version of the record that somebody else has since taken further. What they did not touch stands
 * in the form again; where both wrote, a person decides; what the record no longer takes can be read and copied.
 */
export function Outdated(props: Props) {
  return (
    <>
      {props.opening.drafts.outdated.map((draft) => (
        <OutdatedDraft key={draft.base} draft={draft} {...props} />
      ))}
    </>
  );
}

function OutdatedDraft({
  draft,
  host,
  pack,
  opening,
  locale,
  onReload,
  type,
  editing,
}: Props & { draft: KeptDraft }) {
  const { base, fields, over } = draft;
  const [merged] = useState(() => merge(over ?? {}, fields, opening.record.fields));
  const [decided, setDecided] = useState<string[]>([]);
  const locked = new Set(editing.evaluation?.locked ?? []);
  const asked = new Set(formFields(type, opening.record.state));
  const isOpen = ({ id, computed }: PackField) =>
    over !== undefined && !computed && asked.has(id) && !locked.has(`/fields/${id}`);
  const open = type.fields.filter(isOpen).map(({ id }) => id);
  const taken = Object.keys(merged.mine).filter((field) => open.includes(field));
  const clashes = merged.clashes.filter(({ field }) => open.includes(field));
  const undecided = clashes.filter(({ field }) => !decided.includes(field));
  // Without what stood there before, nothing can be told apart: it is shown as it was written.
  const shut = Object.keys(over ? { ...merged.mine, ...byField(merged.clashes) } : fields).filter(
    (field) => !open.includes(field),
  );
  useEffect(() => {
    for (const field of taken)
      if (!(field in editing.typed.fields)) editing.setField(field, merged.mine[field]);
  }, []);
  const discard = () => host.discardDraft("step", base ?? null);
  useEffect(() => {
    // Everything has found its place: in the form, in the record, or with the next step's note.
    if (over && undecided.length === 0 && shut.length === 0) void discard();
  }, [undecided.length]);
  const label = (id: string) => localized(type.fields.find((field) => field.id === id)?.label, locale);
  const decide = (clash: Clash, whose: "mine" | "theirs") => {
    editing.settle(clash.field, clash[whose], clash[whose === "mine" ? "theirs" : "mine"]);
    setDecided([...decided, clash.field]);
  };
  return (
    <div class="notice warn" role="status" data-outdated={base}>
      {taken.length > 0 && (
        <p data-merged={taken.join(" ")}>{mergeText.taken(taken.map(label).join(", "))}</p>
      )}
      {clashes.length > 0 && <p>{mergeText.both}</p>}
      {clashes.map((clash) => (
        <ClashView
          key={clash.field}
          clash={clash}
          field={type.fields.find(({ id }) => id === clash.field)}
          pack={pack}
          locale={locale}
          decided={decided.includes(clash.field)}
          onDecide={(whose) => decide(clash, whose)}
        />
      ))}
      {shut.length > 0 && (
        <>
          <p>{recordText.outdated}</p>
          <dl>
            {type.fields.map((field) => {
              const shown = shut.includes(field.id) && plain(pack, field, fields[field.id], locale);
              return shown ? (
                <div key={field.id}>
                  <dt>{localized(field.label, locale)}</dt>
                  <dd>{shown}</dd>
                </div>
              ) : null;
            })}
          </dl>
        </>
      )}
      {(shut.length > 0 || undecided.length > 0) && (
        <button type="button" onClick={() => void discard().then(onReload)}>
          {commonText.discard}
        </button>
      )}
    </div>
  );
}

interface ClashProps {
  clash: Clash;
  field: PackField | undefined;
  pack: Pack;
  locale: string;
  decided: boolean;
  onDecide: (whose: "mine" | "theirs") => void;
}

/** What stood there, what I wrote and what they wrote, with the words that differ marked. */
function ClashView({ clash, field, pack, locale, decided, onDecide }: ClashProps) {
  if (!field) return null;
  const text = (value: unknown) => plain(pack, field, value, locale);
  const [base, mine, theirs] = [text(clash.base), text(clash.mine), text(clash.theirs)];
  const name = localized(field.label, locale);
  return (
    <fieldset class="clash" data-clash={clash.field} disabled={decided}>
      <legend>{name}</legend>
      <dl>
        <dt>{mergeText.base}</dt>
        <dd>{base || mergeText.nothing}</dd>
        <dt>{mergeText.mine}</dt>
        <dd>
          <Marked before={base} after={mine} />
        </dd>
        <dt>{mergeText.theirs}</dt>
        <dd>
          <Marked before={base} after={theirs} />
        </dd>
      </dl>
      {decided ? (
        <p role="status">{mergeText.decided}</p>
      ) : (
        <p class="actions">
          <button
            type="button"
            data-whose="mine"
            aria-label={mergeText.useMineFor(name)}
            onClick={() => onDecide("mine")}
          >
            {mergeText.useMine}
          </button>
          <button
            type="button"
            data-whose="theirs"
            aria-label={mergeText.keepTheirsFor(name)}
            onClick={() => onDecide("theirs")}
          >
            {mergeText.keepTheirs}
          </button>
        </p>
      )}
    </fieldset>
  );
}

function Marked({ before, after }: { before: string; after: string }) {
  if (after === "") return <>{mergeText.nothing}</>;
  return (
    <>
      {diffWordsWithSpace(before, after)
        .filter(({ removed }) => !removed)
        .map(({ value, added }, at) => (added ? <mark key={at}>{value}</mark> : value))}
    </>
  );
}

/** What the forms of the steps from here ask for: only there can a value be put in. */
function formFields(type: RecordType, state: string): string[] {
  const steps = type.transitions
    .filter(({ from, exit }) => !exit && from.includes(state))
    .map(({ id }) => id);
  return type.sections.filter(({ transition }) => steps.includes(transition)).flatMap(({ fields }) => fields);
}

function byField(clashes: readonly Clash[]): Record<string, unknown> {
  return Object.fromEntries(clashes.map(({ field, mine }) => [field, mine]));
}
