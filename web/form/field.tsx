import type { Violation, WaivedViolation } from "#schema/evaluation";
import type { Field as PackField, Pack } from "#schema/pack";
import type { ComponentChildren } from "preact";
import type { Person } from "../platform/platform.ts";
import { localized } from "../record/localized.ts";
import { formText } from "../text/form.ts";
import { Control, isChoice } from "./control/control.tsx";
import { PeoplePicker } from "./control/person.tsx";
import { Chain } from "./list/chain.tsx";
import { Fishbone } from "./list/fishbone.tsx";
import { FilesEditor } from "./list/files.tsx";
import { ListEditor } from "./list/list.tsx";
import { placesIn, sameViolations, Says } from "./list/says.tsx";
import { shapeOf } from "./list/shape.ts";
import { memo, shallowlySame, useSteady } from "./memo.ts";
import { Waived } from "./waiving.tsx";

export interface FieldProps {
  /** Of the control; the label, the help and the violations refer to it. */
  id: string;
  field: PackField;
  pack: Pack;
  value: unknown;
  /** What the record is about: the effect whose causes are drawn. */
  about: string;
  /** Asked for; or this or another field of the form; or as one likes. */
  need: "needed" | "oneOf" | "optional";
  violations: Violation[];
  /** What is worth a look and blocks nothing. */
  warnings: Violation[];
  waived: WaivedViolation[];
  /** The field whose change emptied this one. */
  emptied: string | undefined;
  /** The person is still typing here for the first time: say what is asked, do not scold. */
  gentle: boolean;
  people: Person[];
  /** Page of an issue that a field refers to. */
  linkOf: (id: number) => string;
  locale: string;
  onInput: (field: string, value: unknown) => void;
  onLeave: (field: string) => void;
}

/** One labelled field with its help and its violations; drawn again when something of its own has changed. */
export const Field = memo<FieldProps>(
  DrawnField,
  ({ violations, warnings, waived, ...a }, { violations: v, warnings: w, waived: x, ...b }) =>
    sameViolations(violations, v) &&
    sameViolations(warnings, w) &&
    sameViolations(waived, x) &&
    shallowlySame(a, b),
);

function DrawnField(props: FieldProps) {
  const { id, field, pack, violations, gentle, locale } = props;
  const help = localized(field.help, locale);
  const example = localized(field.example, locale);
  // What points into a line stands there.
  const own = violations.filter((violation) =>
    placesIn(violation, field.id).some(({ line }) => line === undefined),
  );
  const described =
    [help && `${id}-help`, own.length > 0 && `${id}-says`].filter(Boolean).join(" ") || undefined;
  const people = field.type === "list" && shapeOf(field) === "people";
  const choice = isChoice(pack, field);
  const grouped = choice || (field.type === "list" && !people);
  const Label = grouped ? "legend" : "label";
  const onInput = useSteady((value: unknown) => props.onInput(field.id, value));
  const onLeave = useSteady(() => props.onLeave(field.id));
  const common = {
    ...props,
    invalid: violations.length > 0 && !gentle,
    describedBy: described,
    onInput,
    onLeave,
  };
  const control = {
    ...common,
    label: localized(field.label, locale),
    needed: props.need === "needed",
  };
  const body = (
    <>
      <Label class="label" {...(!grouped && { for: id })}>
        {localized(field.label, locale)}
        <span class="need"> {formText.need[props.need]}</span>
      </Label>
      {help && (
        <p class="help" id={`${id}-help`}>
          {help}
          {example && <span class="example"> {formText.forExample(example)}</span>}
        </p>
      )}
      {people ? (
        <PeoplePicker {...control} />
      ) : field.type === "list" ? (
        <List {...common} />
      ) : (
        <Control {...control} spec={field} />
      )}
      {props.emptied && (
        <p class="emptied" role="status">
          {formText.emptied(props.emptied)}
        </p>
      )}
      <Says id={`${id}-says`} violations={own} gentle={gentle} />
      {props.warnings.length > 0 && <Says id={`${id}-notes`} violations={props.warnings} gentle={false} />}
      <Waived waived={props.waived} locale={locale} />
    </>
  );
  const wrong = violations.length > 0 && !gentle;
  return (
    <Frame
      field={field.id}
      wrong={wrong}
      grouped={grouped}
      choice={choice}
      needed={control.needed}
      described={described}
    >
      {body}
    </Frame>
  );
}

function List(props: FieldProps & { onInput: (value: unknown) => void; onLeave: () => void }) {
  switch (shapeOf(props.field)) {
    case "chain":
      return <Chain {...props} />;
    case "fishbone":
      return <Fishbone {...props} />;
    case "files":
      return <FilesEditor {...props} />;
    default:
      return <ListEditor {...props} />;
  }
}

function Frame(props: {
  field: string;
  wrong: boolean;
  grouped: boolean;
  choice: boolean;
  needed: boolean;
  described: string | undefined;
  children: ComponentChildren;
}) {
  const state = props.wrong ? "field wrong" : "field";
  if (!props.grouped)
    return (
      <div class={state} data-field={props.field}>
        {props.children}
      </div>
    );
  const radio = props.choice && {
    role: "radiogroup" as const,
    "aria-required": props.needed,
    "aria-invalid": props.wrong,
  };
  return (
    <fieldset class={state} data-field={props.field} aria-describedby={props.described} {...radio}>
      {props.children}
    </fieldset>
  );
}
