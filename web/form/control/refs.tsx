import { useContext, useMemo, useRef, useState } from "preact/hooks";
import { pickerText } from "../../text/picker.ts";
import { canonicalRef, searchCatalogue, titleOfRef } from "../catalogue.ts";
import { FormTools } from "../tools.ts";
import { refsIn } from "../values.ts";
import { Chips } from "./chips.tsx";
import { Combobox } from "./combobox.tsx";
import type { ControlProps } from "./control.tsx";

/** Key of the option that takes the text as it stands. */
const asWritten = "asWritten";

/**
 * Requirement references as chips, found by number or title, or free: a section of one's own policy is in no catalogue.
 * What is typed counts from the first key on, as if it were chosen; a comma, Enter or leaving makes it a chip.
 */
export function RefsPicker(props: ControlProps) {
  const { id, value, locale, onInput, onLeave } = props;
  const { catalogue } = useContext(FormTools);
  const stored = useMemo(() => (Array.isArray(value) ? (value as unknown[]).map(String) : []), [value]);
  const [typed, setTyped] = useState("");
  /** What this control made of it last; anything else came from outside. */
  const sent = useRef<string>(undefined);
  const pending = sent.current === stored.join("\n") ? refsIn(typed) : [];
  const chips = stored.slice(0, stored.length - pending.length);

  const put = (refs: string[], text: string) => {
    setTyped(text);
    const all = unique([...refs, ...refsIn(text)].map((ref) => canonicalRef(catalogue, ref)));
    sent.current = all.join("\n");
    onInput(all);
  };
  const type = (text: string) => {
    const cut = Math.max(...[",", ";", "\n"].map((separator) => text.lastIndexOf(separator)));
    const refs = unique([
      ...chips,
      ...refsIn(text.slice(0, cut + 1)).map((ref) => canonicalRef(catalogue, ref)),
    ]);
    const rest = text.slice(cut + 1).trimStart();
    // What is a chip already adds nothing to it while it is being typed once more.
    const twice = refsIn(rest).some((ref) => refs.includes(canonicalRef(catalogue, ref)));
    if (!twice) return put(refs, rest);
    setTyped(rest);
    sent.current = undefined;
    onInput(refs);
  };
  const commit = () => put(sent.current === undefined ? chips : [...chips, ...pending], "");

  const found = useMemo(
    () => searchCatalogue(catalogue, typed).filter(({ ref }) => !chips.includes(ref)),
    [catalogue, typed, stored],
  );
  const own = typed.trim() !== "" && !found.some(({ ref }) => ref === canonicalRef(catalogue, typed));
  return (
    <div class="picker">
      <Chips
        label={pickerText.chosen}
        chips={chips.map((ref) => {
          const title = titleOfRef(catalogue, ref, locale);
          return {
            key: ref,
            label: title ?? ref,
            ...(title !== undefined ? { mark: ref } : catalogue.length > 0 && { note: pickerText.ownRef }),
          };
        })}
        onRemove={(index) =>
          put(
            chips.filter((_, at) => at !== index),
            typed,
          )
        }
      />
      <Combobox
        id={id}
        typed={typed}
        eager
        placeholder={chips.length === 0 ? pickerText.refsHint : ""}
        options={[
          ...found.map(({ ref }) => ({
            key: ref,
            mark: ref,
            label: titleOfRef(catalogue, ref, locale) ?? "",
          })),
          ...(own ? [{ key: asWritten, label: pickerText.asWritten(typed.trim()) }] : []),
        ]}
        needed={props.needed}
        invalid={props.invalid}
        describedBy={props.describedBy}
        onType={type}
        onChoose={(key) => (key === asWritten ? commit() : put([...chips, key], ""))}
        onEnter={commit}
        onBack={() => chips.length > 0 && put(chips.slice(0, -1), "")}
        onLeave={() => {
          if (typed.trim() !== "") commit();
          onLeave();
        }}
      />
    </div>
  );
}

function unique(refs: string[]): string[] {
  return [...new Set(refs.filter(Boolean))];
}
