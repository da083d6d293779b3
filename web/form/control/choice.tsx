import { localized } from "../../record/localized.ts";
import { formText } from "../../text/form.ts";
import { textOf } from "../values.ts";
import { enumOf, type ControlProps } from "./control.tsx";

export function Choice(props: ControlProps & { compact?: boolean }) {
  const { id, pack, spec, value, onInput, onLeave, locale, compact } = props;
  const group = compact
    ? {
        role: "radiogroup",
        "aria-label": props.label,
        "aria-describedby": props.describedBy,
        "aria-required": props.needed,
        "aria-invalid": props.invalid,
      }
    : {};
  return (
    <div class={compact ? "choices compact" : "choices"} {...(group as object)}>
      {enumOf(pack, spec)?.values.map((option, index) => (
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
            {option.help && !compact && <span class="help">{localized(option.help, locale)}</span>}
          </span>
        </label>
      ))}
    </div>
  );
}

export function Select(props: ControlProps) {
  const { id, pack, spec, value, needed, invalid, describedBy, onInput, onLeave, locale } = props;
  return (
    <select
      id={id}
      value={textOf(value)}
      aria-required={needed}
      aria-invalid={invalid}
      aria-describedby={describedBy}
      onChange={(event) => onInput(event.currentTarget.value)}
      onBlur={onLeave}
    >
      <option value="">{formText.choose}</option>
      {enumOf(pack, spec)?.values.map((option) => (
        <option key={option.id} value={option.id}>
          {localized(option.label, locale)}
        </option>
      ))}
    </select>
  );
}
