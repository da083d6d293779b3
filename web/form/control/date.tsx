import { useContext } from "preact/hooks";
import { FormTools } from "../tools.ts";
import { dayDistance, textOf } from "../values.ts";
import type { ControlProps } from "./control.tsx";

/** A day, with how far it is from today in words: a wrong year or month shows at once. */
export function DateInput(props: ControlProps) {
  const { id, value, needed, invalid, describedBy, locale, onInput, onLeave } = props;
  const day = textOf(value);
  const distance = dayDistance(day, useContext(FormTools).today(), locale);
  const said = `${id}-distance`;
  return (
    <span class="day">
      <input
        id={id}
        type="date"
        value={day}
        aria-required={needed}
        aria-invalid={invalid}
        aria-describedby={[describedBy, distance && said].filter(Boolean).join(" ") || undefined}
        onInput={(event) => onInput(event.currentTarget.value)}
        onBlur={onLeave}
      />
      <span id={said} class="help distance">
        {distance}
      </span>
    </span>
  );
}
