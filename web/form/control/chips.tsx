import { pickerText } from "../../text/picker.ts";

export interface Chip {
  key: string;
  label: string;
  mark?: string;
  /** Said after the label, quietly. */
  note?: string;
}

/** What was picked, each with its way out. */
export function Chips(props: { chips: Chip[]; label: string; onRemove: (index: number) => void }) {
  if (props.chips.length === 0) return null;
  return (
    <ul class="chips" aria-label={props.label}>
      {props.chips.map(({ key, label, mark, note }, index) => (
        <li key={key}>
          <span>
            {mark && <strong>{mark}</strong>} {label} {note && <span class="help">{note}</span>}
          </span>
          <button
            type="button"
            aria-label={pickerText.remove([mark, label].filter(Boolean).join(" "))}
            onClick={() => props.onRemove(index)}
          >
            ×
          </button>
        </li>
      ))}
    </ul>
  );
}
