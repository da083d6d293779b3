import type { RecordType } from "#schema/pack";
import type { ImprovementRecord } from "#schema/record";
import { dayText } from "../form/values.ts";
import { localized } from "../record/localized.ts";
import { wayOf } from "../record/way.ts";
import { panelText } from "../text/panel.ts";
import { recordText } from "../text/record.ts";

/** The states that a record has been in, is in and will be in, as a line. */
export function Way(props: { type: RecordType; record: ImprovementRecord; locale: string }) {
  const { type, record, locale } = props;
  const present = type.states.find(({ id }) => id === record.state);
  const { stations, round } = wayOf(type, record);
  return (
    <header class="way">
      <h1>
        {localized(type.label, locale)}:{" "}
        <span data-state={record.state}>{localized(present?.label, locale)}</span>
        {round > 1 && <span class="round"> {panelText.round(round)}</span>}
      </h1>
      {present?.help && <p class="help">{localized(present.help, locale)}</p>}
      <ol aria-label={recordText.wayLabel}>
        {stations.map(({ state, place, on, by }) => (
          <li
            key={state.id}
            class={state.aside ? `${place} aside` : place}
            aria-current={place === "present" ? "step" : undefined}
            title={on && by ? recordText.by(by, dayText(on, locale)) : undefined}
          >
            {localized(state.label, locale)}
            {on && <span class="on">{dayText(on, locale)}</span>}
          </li>
        ))}
      </ol>
    </header>
  );
}
