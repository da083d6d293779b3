import { useEffect, useState } from "preact/hooks";
import type { Person } from "../../platform/platform.ts";
import { formText } from "../../text/form.ts";
import { pickerText } from "../../text/picker.ts";
import { personOf } from "../values.ts";
import { Chips } from "./chips.tsx";
import { Combobox } from "./combobox.tsx";
import type { ControlProps } from "./control.tsx";

/** Up to this many are seen in a list at one look; more are searched. */
const fewPeople = 8;

/** One person: out of a short list, or searched by name. */
export function PersonPicker(props: ControlProps) {
  const { id, value, people, needed, invalid, describedBy, onInput, onLeave } = props;
  const chosen = personOf(value);
  const listed = chosen && !people.some((person) => person.id === chosen.id) ? [...people, chosen] : people;
  if (listed.length > fewPeople) return <PersonSearch {...props} people={listed} chosen={chosen} />;
  return (
    <select
      id={id}
      value={chosen ? String(chosen.id) : ""}
      aria-required={needed}
      aria-invalid={invalid}
      aria-describedby={describedBy}
      onBlur={onLeave}
      onChange={(event) =>
        onInput(listed.find((person) => String(person.id) === event.currentTarget.value) ?? null)
      }
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

function PersonSearch(props: ControlProps & { chosen: Person | undefined }) {
  const { id, people, chosen, onInput, onLeave } = props;
  const [typed, setTyped] = useState(chosen?.name ?? "");
  const [left, setLeft] = useState(false);
  useEffect(() => {
    if (chosen) setTyped(chosen.name);
  }, [chosen?.id]);
  const found = chosen && typed === chosen.name ? people : findPeople(people, typed);
  const unknown = left && typed.trim() !== "" && !chosen;
  return (
    <>
      <Combobox
        id={id}
        label={undefined}
        typed={typed}
        eager
        placeholder={pickerText.peopleHint}
        options={found.map((person) => ({ key: String(person.id), label: person.name }))}
        needed={props.needed}
        invalid={props.invalid || unknown}
        describedBy={[props.describedBy, unknown && `${id}-unknown`].filter(Boolean).join(" ") || undefined}
        onType={(text) => {
          setTyped(text);
          const [only, another] = people.filter(
            ({ name }) => name.toLowerCase() === text.trim().toLowerCase(),
          );
          const person = only && !another ? only : null;
          if (person?.id !== chosen?.id) onInput(person);
        }}
        onChoose={(key) => {
          const person = people.find((each) => String(each.id) === key);
          if (!person) return;
          setTyped(person.name);
          onInput(person);
        }}
        onLeave={() => {
          setLeft(true);
          onLeave();
        }}
      />
      {unknown && (
        <p class="help" id={`${id}-unknown`}>
          {pickerText.pickPerson}
        </p>
      )}
    </>
  );
}

/** Every part of what is typed begins a part of the name: "j web" is Jonas Weber. */
export function findPeople(people: readonly Person[], typed: string): Person[] {
  const parts = fold(typed).split(/\s+/).filter(Boolean);
  return people.filter(({ name }) => {
    const names = fold(name).split(/[\s-]+/);
    return parts.every((part) => names.some((each) => each.startsWith(part)));
  });
}

function fold(text: string): string {
  return text.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "").replaceAll("ß", "ss");
}

/** Several people, as chips; `value` is the list as the record keeps it, lines of id and name. */
export function PeoplePicker(props: Omit<ControlProps, "spec" | "pack">) {
  const { id, people, value, onInput, onLeave } = props;
  const [typed, setTyped] = useState("");
  const lines = Array.isArray(value) ? (value as unknown[]) : [];
  const chosen = lines.flatMap((line) => personOf(line) ?? []);
  const free = people.filter((person) => !chosen.some((one) => one.id === person.id));
  return (
    <div class="picker">
      <Chips
        label={pickerText.chosen}
        chips={chosen.map((person) => ({ key: String(person.id), label: person.name }))}
        onRemove={(index) => onInput(chosen.filter((_, at) => at !== index))}
      />
      <Combobox
        id={id}
        typed={typed}
        eager
        placeholder={pickerText.peopleHint}
        options={findPeople(free, typed).map((person) => ({ key: String(person.id), label: person.name }))}
        needed={props.needed}
        invalid={props.invalid}
        describedBy={props.describedBy}
        onType={setTyped}
        onChoose={(key) => {
          const person = free.find((each) => String(each.id) === key);
          setTyped("");
          if (person) onInput([...chosen, person]);
        }}
        onBack={() => chosen.length > 0 && onInput(chosen.slice(0, -1))}
        onLeave={onLeave}
      />
    </div>
  );
}
