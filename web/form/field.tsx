import type { Enumeration, Field as PackField } from "#schema/pack";
import type { Violation } from "#schema/evaluation";
import { useState } from "preact/hooks";
import type { Person } from "../platform/platform.ts";
import { localized } from "../record/localized.ts";
import { commonText } from "../text/common.ts";
import { formText } from "../text/form.ts";
import { personOf, refsIn, refsOf, textOf } from "./values.ts";

export interface FieldProps {
  /** Of the control; the label, the help and the violations refer to it. */
  id: string;
  field: PackField;
  enumeration: Enumeration | undefined;
  value: unknown;
  /** Asked for; or this or another field of the form; or as one likes. */
  need: "needed" | "oneOf" | "optional";
  violations: Violation[];
  /** The person is still typing here for the first time: say what is asked, do not scold. */
  gentle: boolean;
  people: Person[];
  /** Page of an issue that a field refers to. */
  linkOf: (id: number) => string;
  locale: string;
  onInput: (value: unknown) => void;
  onLeave: () => void;
}

/** One labelled field with its help and its violations, each with the clause that asks for it. */
export function Field(props: FieldProps) {
  const { id, field, violations, gentle, locale } = props;
  const help = localized(field.help, locale);
  const example = localized(field.example, locale);
  const described = [help && `${id}-help`, violations.length > 0 && `${id}-says`].filter(Boolean).join(" ");
  const grouped = isChoice(props);
  const Label = grouped ? "legend" : "label";
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
      <Control {...props} described={described} />
      <div class={gentle ? "says gentle" : "says"} id={`${id}-says`}>
        {violations.map((violation) => (
          <p key={violation.id} data-violation={violation.id}>
            <span>{violation.message}</span> <span class="clause">{commonText.clause(violation.clause)}</span>
          </p>
        ))}
      </div>
    </>
  );
  const state = `field${violations.length > 0 && !gentle ? " wrong" : ""}`;
  return grouped ? (
    <fieldset
      class={state}
      role="radiogroup"
      data-field={field.id}
      aria-describedby={described || undefined}
      aria-required={props.need === "needed"}
      aria-invalid={violations.length > 0 && !gentle}
    >
      {body}
    </fieldset>
  ) : (
    <div class={state} data-field={field.id}>
      {body}
    </div>
  );
}

/** Few values are shown all at once: one look instead of a click. */
function isChoice({ field, enumeration }: FieldProps): boolean {
  return field.type === "enum" && (enumeration?.values.length ?? 0) <= 4;
}

function Control(props: FieldProps & { described: string }) {
  const { field, value, violations, gentle, onInput, onLeave, id, described } = props;
  const common = {
    id,
    onBlur: onLeave,
    "aria-invalid": violations.length > 0 && !gentle,
    "aria-describedby": described || undefined,
    "aria-required": props.need === "needed",
  };
  switch (field.type) {
    case "longText":
      return (
        <textarea
          {...common}
          rows={3}
          value={textOf(value)}
          onInput={(e) => onInput(e.currentTarget.value)}
        />
      );
    case "date":
      return (
        <input
          {...common}
          type="date"
          value={textOf(value)}
          onInput={(e) => onInput(e.currentTarget.value)}
        />
      );
    case "enum":
      return isChoice(props) ? <Choice {...props} /> : <Select {...props} common={common} />;
    case "user":
      return <PersonSelect {...props} common={common} />;
    case "refs":
      return <Refs {...props} common={common} />;
    case "issue":
      return <IssueLink {...props} />;
    default:
      return (
        <input
          {...common}
          type="text"
          value={textOf(value)}
          onInput={(e) => onInput(e.currentTarget.value)}
        />
      );
  }
}

type Common = { id: string; onBlur: () => void };

function Choice({ id, enumeration, value, onInput, onLeave, locale }: FieldProps) {
  return (
    <div class="choices">
      {enumeration?.values.map((option, index) => (
        <label key={option.id} class={value === option.id ? "choice chosen" : "choice"}>
          <input
            type="radio"
            id={index === 0 ? id : undefined}
            name={id}
            value={option.id}
            checked={value === option.id}
            onChange={() => onInput(option.id)}
            onBlur={onLeave}
          />
          <span>
            <strong>{localized(option.label, locale)}</strong>
            {option.help && <span class="help">{localized(option.help, locale)}</span>}
          </span>
        </label>
      ))}
    </div>
  );
}

function Select({ enumeration, value, onInput, locale, common }: FieldProps & { common: Common }) {
  return (
    <select {...common} value={textOf(value)} onChange={(e) => onInput(e.currentTarget.value)}>
      <option value="">{formText.choose}</option>
      {enumeration?.values.map((option) => (
        <option key={option.id} value={option.id}>
          {localized(option.label, locale)}
        </option>
      ))}
    </select>
  );
}

function PersonSelect({ value, people, onInput, common }: FieldProps & { common: Common }) {
  const chosen = personOf(value);
  const listed = chosen && !people.some(({ id }) => id === chosen.id) ? [...people, chosen] : people;
  return (
    <select
      {...common}
      value={chosen ? String(chosen.id) : ""}
      onChange={(e) => onInput(listed.find(({ id }) => String(id) === e.currentTarget.value) ?? null)}
    >
      <option value="">{formText.nobody}</option>
      {listed.map((person) => (
        <option key={person.id} value={String(person.id)}>
          {person.name}
        </option>
      ))}
    </select>
  );
}

/** Kept as typed while the cursor is in it; the record gets the list. */
function Refs({ value, onInput, common }: FieldProps & { common: Common }) {
  const [typed, setTyped] = useState(refsOf(value));
  const shown = refsIn(typed).join() === refsIn(refsOf(value)).join() ? typed : refsOf(value);
  return (
    <input
      {...common}
      type="text"
      value={shown}
      placeholder={formText.refsHint}
      onInput={(e) => {
        setTyped(e.currentTarget.value);
        onInput(refsIn(e.currentTarget.value));
      }}
    />
  );
}

function IssueLink({ id, value, linkOf }: FieldProps) {
  const issue = value as { id?: number; subject?: string } | null | undefined;
  if (typeof issue?.id !== "number") return <p id={id}>{formText.none}</p>;
  return (
    <a class="issue" id={id} href={linkOf(issue.id)} target="_top">
      #{issue.id} {issue.subject}
    </a>
  );
}
