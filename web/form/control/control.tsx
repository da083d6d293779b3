import type { Column, Enumeration, Field, Pack } from "#schema/pack";
import type { Person } from "../../platform/platform.ts";
import { Choice, Select } from "./choice.tsx";
import { DateInput } from "./date.tsx";
import { IssuePicker } from "./issue.tsx";
import { PersonPicker } from "./person.tsx";
import { RefsPicker } from "./refs.tsx";
import { TextInput } from "./text.tsx";

/** One control, wherever it stands: in a field of its own or in a column of a line. */
export interface ControlProps {
  /** Of the control, or of the first of several; a `label` element may refer to it. */
  id: string;
  /** Name, for controls that no `label` element names. */
  label: string;
  spec: Field | Column;
  pack: Pack;
  value: unknown;
  needed: boolean;
  invalid: boolean;
  describedBy?: string | undefined;
  people: readonly Person[];
  /** Page of an issue. */
  linkOf: (id: number) => string;
  locale: string;
  onInput: (value: unknown) => void;
  onLeave: () => void;
  /** Within a line: Enter goes on to the next instead of breaking or sending. */
  onEnter?: (() => void) | undefined;
}

export function enumOf(pack: Pack, spec: Field | Column): Enumeration | undefined {
  return spec.enum ? pack.enums[spec.enum] : undefined;
}

/** Few values are shown all at once: one look instead of a click. */
export function isChoice(pack: Pack, spec: Field | Column): boolean {
  return spec.type === "enum" && (enumOf(pack, spec)?.values.length ?? 0) <= 4;
}

export function Control(props: ControlProps & { compact?: boolean }) {
  switch (props.spec.type) {
    case "longText":
      return <TextInput {...props} rows={props.compact ? 1 : 3} />;
    case "date":
      return <DateInput {...props} />;
    case "enum":
      return isChoice(props.pack, props.spec) ? <Choice {...props} /> : <Select {...props} />;
    case "user":
      return <PersonPicker {...props} />;
    case "refs":
      return <RefsPicker {...props} />;
    case "issue":
      return <IssuePicker {...props} />;
    default:
      return <TextInput {...props} rows={props.compact ? 1 : 0} />;
  }
}
