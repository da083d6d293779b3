import type { RecordType } from "#schema/pack";
import type { ImprovementRecord } from "#schema/record";
import { localized } from "../record/localized.ts";
import { recordText } from "../text/record.ts";

/** The states of the main path as a line, the present one marked; a state aside of it (cancelled) stands alone. */
export function Way(props: { type: RecordType; record: ImprovementRecord; locale: string }) {
  const { type, record, locale } = props;
  const present = type.states.findIndex(({ id }) => id === record.state);
  const state = type.states[present];
  const path = type.states.filter(({ aside }) => !aside);
  return (
    <header class="way">
      <h1>
        {localized(type.label, locale)}:{" "}
        <span data-state={record.state}>{localized(state?.label, locale)}</span>
      </h1>
      {state?.help && <p class="help">{localized(state.help, locale)}</p>}
      {!state?.aside && (
        <ol aria-label={recordText.wayLabel}>
          {path.map(({ id, label }, index) => (
            <li
              key={id}
              class={index < present ? "past" : index === present ? "present" : "ahead"}
              aria-current={index === present ? "step" : undefined}
            >
              {localized(label, locale)}
            </li>
          ))}
        </ol>
      )}
    </header>
  );
}
