import { useLayoutEffect, useRef } from "preact/hooks";
import { textOf } from "../values.ts";
import type { ControlProps } from "./control.tsx";

/** Browsers that know `field-sizing` let a text grow by themselves. */
export const grows = typeof CSS !== "undefined" && CSS.supports("field-sizing", "content");

/** A line of text (`rows` 0), or a text that grows with what is written: nobody scrolls within a box of three lines. */
export function TextInput(props: ControlProps & { rows: number }) {
  const { id, rows, value, needed, invalid, describedBy, onInput, onLeave, onEnter } = props;
  const area = useRef<HTMLTextAreaElement>(null);
  const text = textOf(value);
  useLayoutEffect(() => {
    const box = area.current;
    if (!box || grows) return;
    box.style.height = "auto";
    box.style.height = `${box.scrollHeight + 2}px`;
  }, [text]);
  const common = {
    id,
    value: text,
    onBlur: onLeave,
    "aria-invalid": invalid,
    "aria-describedby": describedBy,
    "aria-required": needed,
  };
  if (rows === 0)
    return <input {...common} type="text" onInput={(event) => onInput(event.currentTarget.value)} />;
  return (
    <textarea
      {...common}
      ref={area}
      class={rows === 1 ? "line" : undefined}
      rows={rows}
      onInput={(event) => {
        // In a line of a list a break would be a second line; pasted ones become blanks.
        const typed = event.currentTarget.value;
        onInput(onEnter ? typed.replace(/\s*\n\s*/g, " ") : typed);
      }}
      onKeyDown={(event) => {
        if (!onEnter || event.key !== "Enter" || event.isComposing) return;
        if (event.ctrlKey || event.metaKey || event.altKey) return;
        event.preventDefault();
        onEnter();
      }}
    />
  );
}
