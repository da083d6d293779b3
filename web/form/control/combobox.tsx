import type { ComponentChildren } from "preact";
import { useEffect, useId, useRef, useState } from "preact/hooks";
import { pickerText } from "../../text/picker.ts";

export interface Option {
  key: string;
  label: string;
  /** Set apart before the label: the number of a clause or an issue. */
  mark?: string;
  chosen?: boolean;
}

export interface ComboboxProps {
  id: string;
  /** For a control that no `label` element names. */
  label?: string | undefined;
  describedBy?: string | undefined;
  invalid?: boolean;
  needed?: boolean;
  placeholder?: string;
  typed: string;
  options: readonly Option[];
  /** Something was asked for that is not here yet. */
  searching?: boolean;
  /** The first option is taken by Enter unless another was gone to. */
  eager?: boolean;
  /** Chosen ones stay in the field's own list, and the popup open for the next. */
  onType: (typed: string) => void;
  onChoose: (key: string) => void;
  /** Enter with no option to take. */
  onEnter?: () => void;
  /** Backspace at the beginning. */
  onBack?: () => void;
  onLeave?: () => void;
  children?: ComponentChildren;
}

/**
 * An editable combobox with a list popup, as the ARIA Authoring Practices describe it: the focus stays in the text
 * field, arrows go through the list, Enter takes, Escape closes the list (and only the list).
 */
export function Combobox(props: ComboboxProps) {
  const { id, options, typed, searching } = props;
  const [open, setOpen] = useState(false);
  const [at, setAt] = useState<number>();
  const list = `${id}-list`;
  const status = useId();
  const popup = useRef<HTMLUListElement>(null);
  const shown = open && (options.length > 0 || (typed.trim() !== "" && !searching));
  const active =
    at === undefined ? (props.eager && typed.trim() ? 0 : undefined) : Math.min(at, options.length - 1);
  const option = shown && active !== undefined ? options[active] : undefined;

  useEffect(() => {
    popup.current?.querySelector(".active")?.scrollIntoView({ block: "nearest" });
  }, [active, shown]);

  const show = (visible: boolean) => {
    setOpen(visible);
    setAt(undefined);
  };
  const take = (key: string) => {
    props.onChoose(key);
    show(false);
  };
  const move = (by: number) => {
    if (!open) setOpen(true);
    if (options.length === 0) return;
    const from = active ?? (by > 0 ? -1 : 0);
    setAt((from + by + options.length) % options.length);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.isComposing || event.ctrlKey || event.metaKey) return;
    switch (event.key) {
      case "ArrowDown":
        if (event.altKey) return;
        move(1);
        break;
      case "ArrowUp":
        if (event.altKey && !shown) return;
        if (event.altKey) show(false);
        else move(-1);
        break;
      case "Enter":
        if (option) take(option.key);
        else if (props.onEnter) {
          props.onEnter();
          show(false);
        } else if (!shown) return;
        break;
      case "Escape":
        if (!shown) return;
        show(false);
        break;
      case "Backspace": {
        const input = event.currentTarget as HTMLInputElement;
        if (input.value === "" && props.onBack) props.onBack();
        return;
      }
      default:
        return;
    }
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <div class="combobox">
      <input
        id={id}
        type="text"
        role="combobox"
        autocomplete="off"
        spellcheck={false}
        aria-label={props.label}
        aria-autocomplete="list"
        aria-expanded={shown}
        aria-controls={shown ? list : undefined}
        aria-activedescendant={option ? `${list}-${active ?? 0}` : undefined}
        aria-describedby={props.describedBy}
        aria-invalid={props.invalid ?? false}
        aria-required={props.needed ?? false}
        placeholder={props.placeholder}
        value={typed}
        onInput={(event) => {
          show(true);
          props.onType(event.currentTarget.value);
        }}
        onClick={() => setOpen(true)}
        onKeyDown={onKeyDown}
        onBlur={() => {
          show(false);
          props.onLeave?.();
        }}
      />
      {shown && (
        <ul id={list} class="popup" role="listbox" aria-label={props.label ?? pickerText.chosen} ref={popup}>
          {options.map((each, index) => (
            <li
              key={each.key}
              id={`${list}-${index}`}
              role="option"
              aria-selected={index === active}
              class={index === active ? "active" : ""}
              // Before the field loses the focus.
              onPointerDown={(event) => event.preventDefault()}
              onClick={() => take(each.key)}
            >
              {each.mark && <span class="mark">{each.mark}</span>} {each.label}
            </li>
          ))}
          {options.length === 0 && (
            <li class="nothing" role="option" aria-selected="false" aria-disabled="true">
              {pickerText.nothing}
            </li>
          )}
        </ul>
      )}
      <span id={status} class="visually-hidden" role="status">
        {searching ? pickerText.searching : shown ? pickerText.found(options.length) : ""}
      </span>
    </div>
  );
}
