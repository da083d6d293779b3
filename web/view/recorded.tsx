import type { Evaluation } from "#schema/evaluation";
import type { Pack, RecordType } from "#schema/pack";
import type { ImprovementRecord } from "#schema/record";
import { plain, Value } from "../form/value.tsx";
import { dayText, textOf } from "../form/values.ts";
import { localized } from "../record/localized.ts";
import { recordText } from "../text/record.ts";

interface Props {
  pack: Pack;
  type: RecordType;
  record: ImprovementRecord;
  evaluation: Evaluation;
  locale: string;
}

/** What earlier steps put on record, to read. */
export function Recorded({ pack, type, record, evaluation, locale }: Props) {
  const sections = type.sections
    .map((section) => ({
      section,
      filled: section.fields.flatMap((id) => {
        const field = type.fields.find((candidate) => candidate.id === id);
        const locked = evaluation.locked.includes(`/fields/${id}`);
        const shown = field && locked ? plain(pack, field, record.fields[id], locale) : "";
        return field && shown ? [field] : [];
      }),
    }))
    .filter(({ filled }) => filled.length > 0);
  if (sections.length === 0) return null;
  return (
    <section class="recorded" aria-label={recordText.done}>
      {sections.map(({ section, filled }) => (
        <details key={section.id}>
          <summary>{localized(section.label, locale)}</summary>
          <dl>
            {filled.map((field) => (
              <div key={field.id}>
                <dt>{localized(field.label, locale)}</dt>
                <dd>
                  <Value
                    field={field}
                    value={record.fields[field.id]}
                    pack={pack}
                    locale={locale}
                    about={textOf(record.fields[type.titleField])}
                  />
                </dd>
              </div>
            ))}
          </dl>
        </details>
      ))}
    </section>
  );
}

export function History(props: { type: RecordType; record: ImprovementRecord; locale: string }) {
  const { type, record, locale } = props;
  if (record.history.length === 0) return null;
  return (
    <details class="history">
      <summary>{recordText.history}</summary>
      <ol>
        {record.history.map((entry) => (
          <li key={entry.version}>
            {localized(type.states.find(({ id }) => id === entry.to)?.label, locale)}{" "}
            <span class="help">{recordText.by(entry.by.name, dayText(entry.on, locale))}</span>
          </li>
        ))}
      </ol>
    </details>
  );
}
