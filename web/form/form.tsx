import type { Evaluation, Violation } from "#schema/evaluation";
import type { Field as PackField, Pack, RecordType } from "#schema/pack";
import type { ComponentChildren } from "preact";
import { useRef, useState } from "preact/hooks";
import type { Person } from "../platform/platform.ts";
import { localized } from "../record/localized.ts";
import { formText } from "../text/form.ts";
import { Field } from "./field.tsx";
import { isTyped } from "./list/lines.ts";
import { useSteady } from "./memo.ts";
import { textOf } from "./values.ts";

export interface FormProps {
  /** Two forms can stand on one page: the name keeps their controls apart. */
  name: string;
  pack: Pack;
  type: RecordType;
  /** The transition that this form leads through. */
  transition: string;
  values: Record<string, unknown>;
  evaluation: Evaluation;
  /** Fields that the edit emptied, because what they prove was changed. */
  emptied?: string[];
  /** Fields that the form does not ask for, because something else on the page provides them. */
  without?: string[];
  /** Draws a list whose lines are other records; the form leaves out those that it gives nothing for. */
  slot?: (field: PackField) => ComponentChildren;
  /** Something of the page's own that stands before or after a field, where the form has that field. */
  beside?: { field: string; where: "before" | "after"; content: ComponentChildren };
  actionLabel: string;
  busyLabel: string;
  busy: boolean;
  people: Person[];
  linkOf: (id: number) => string;
  locale: string;
  onInput: (field: string, value: unknown) => void;
  /** Gets the fields that the form showed: what was typed elsewhere is not part of this step. */
  onSubmit: (shown: string[]) => void;
}

/**
 * The form of one step, drawn from the pack: its section's fields, plus any field elsewhere that keeps the step
 * blocked and may still be changed. The button is never dead: pressed too early it says what is missing.
 */
export function Form(props: FormProps) {
  const { name, pack, type, transition, values, evaluation, locale, busy } = props;
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [pressed, setPressed] = useState(false);
  const root = useRef<HTMLFormElement>(null);
  const blocking = evaluation.violations.filter(({ blocks }) => blocks.includes(transition));
  const fields = fieldsOf(props, blocking);
  const needed = new Set(evaluation.required.byTransition[transition] ?? []);
  const show = (field: string, violations: Violation[]): Violation[] =>
    pressed || left.has(field) || field in values ? violations : violations.filter(({ inForce }) => inForce);

  const onInput = useSteady(props.onInput);
  const onLeave = useSteady((field: string) => {
    if (!left.has(field)) setLeft(new Set([...left, field]));
  });
  const linkOf = useSteady(props.linkOf);
  const about = textOf(values[type.titleField]);

  const submit = (event: Event) => {
    event.preventDefault();
    if (busy) return;
    setPressed(true);
    if (blocking.length === 0) return props.onSubmit(fields.map(({ id }) => id));
    focusControl(root.current, name, fieldNames(blocking[0])[0]);
  };

  return (
    <form
      ref={root}
      noValidate
      onSubmit={submit}
      onKeyDown={(event) => {
        if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) submit(event);
      }}
    >
      <fieldset class="fields" disabled={busy}>
        {fields.map((field) => {
          const violations = blocking.filter((violation) => fieldNames(violation).includes(field.id));
          if (field.type === "list" && !isTyped(field)) return props.slot?.(field);
          const own = (
            <Field
              key={field.id}
              id={`${name}-${field.id}`}
              field={field}
              pack={pack}
              value={values[field.id]}
              about={about}
              need={
                needed.has(`/fields/${field.id}`)
                  ? "needed"
                  : violations.some((violation) => fieldNames(violation).length > 1)
                    ? "oneOf"
                    : "optional"
              }
              violations={show(field.id, violations)}
              warnings={evaluation.violations.filter(
                (violation) => isMereWarning(violation) && fieldNames(violation).includes(field.id),
              )}
              waived={evaluation.waived.filter((violation) => fieldNames(violation).includes(field.id))}
              emptied={emptiedBy(type, field.id, props, locale)}
              gentle={!pressed && !left.has(field.id)}
              people={props.people}
              linkOf={linkOf}
              locale={locale}
              onInput={onInput}
              onLeave={onLeave}
            />
          );
          const { beside } = props;
          if (beside?.field !== field.id) return own;
          return beside.where === "before" ? [beside.content, own] : [own, beside.content];
        })}
      </fieldset>
      <footer class="submit">
        <Verdict
          id={`${name}-verdict`}
          type={type}
          blocking={blocking}
          action={props.actionLabel}
          locale={locale}
          onGo={(field) => focusControl(root.current, name, field)}
        />
        <button
          type="submit"
          class="primary"
          aria-disabled={busy || blocking.length > 0}
          aria-describedby={`${name}-verdict`}
        >
          {busy ? props.busyLabel : props.actionLabel}
        </button>
      </footer>
    </form>
  );
}

/** Said at its field, and no more: it blocks nothing. */
function isMereWarning({ severity, blocks }: Violation): boolean {
  return severity === "warning" && blocks.length === 0;
}

/** The label of the field whose change emptied this one. */
function emptiedBy(
  type: RecordType,
  field: string,
  { emptied }: FormProps,
  locale: string,
): string | undefined {
  if (!emptied?.includes(field)) return undefined;
  const edited = Object.keys(type.resets ?? {}).find((each) => type.resets?.[each]?.includes(field));
  return localized(type.fields.find(({ id }) => id === edited)?.label, locale);
}

function fieldsOf({ type, transition, evaluation, without }: FormProps, blocking: Violation[]) {
  const section = type.sections.find((candidate) => candidate.transition === transition);
  const asked = new Set([...(section?.fields ?? []), ...blocking.flatMap(fieldNames)]);
  return type.fields.filter(
    ({ id, computed }) =>
      asked.has(id) && !computed && !without?.includes(id) && !evaluation.locked.includes(`/fields/${id}`),
  );
}

function Verdict(props: {
  id: string;
  type: RecordType;
  blocking: Violation[];
  action: string;
  locale: string;
  onGo: (field: string) => void;
}) {
  const { type, blocking, action, locale } = props;
  const names = [...new Set(blocking.flatMap((violation) => fieldNames(violation).slice(0, 1)))];
  return (
    <div class="verdict">
      <p id={props.id} role="status" class={names.length === 0 ? "open" : ""}>
        {names.length === 0 ? formText.ready(action) : formText.blocked(action, names.length)}
      </p>
      {names.map((name) => (
        <button key={name} type="button" class="missing" onClick={() => props.onGo(name)}>
          {localized(type.fields.find(({ id }) => id === name)?.label, locale) || name}
        </button>
      ))}
    </div>
  );
}

/** The names of the fields that a violation points at. */
export function fieldNames(violation: Violation | undefined): string[] {
  return [...new Set((violation?.fields ?? []).map((pointer) => pointer.split("/")[2] ?? ""))].filter(
    Boolean,
  );
}

/** In this form, at what of the field is still wanting; or what else on the page provides the field. */
function focusControl(root: HTMLElement | null, form: string, field: string | undefined): void {
  const frame = root?.querySelector<HTMLElement>(`[data-field="${field}"]`);
  const control =
    root?.querySelector<HTMLElement>(`#${form}-${field}`) ??
    frame?.querySelector<HTMLElement>("[aria-invalid=true]:not(fieldset)") ??
    frame?.querySelector<HTMLElement>("[data-wanting] :is(input, textarea, select)") ??
    frame?.querySelector<HTMLElement>(`#${form}-${field}-add`) ??
    document.querySelector<HTMLElement>(`[data-provides="${field}"]`);
  control?.scrollIntoView({ block: "center" });
  control?.focus();
}
