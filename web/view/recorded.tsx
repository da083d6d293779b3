import type { Pack, RecordType } from "#schema/pack";
import type { ImprovementRecord } from "#schema/record";
import { plain } from "../form/plain.ts";
import { Value, type ValueProps } from "../form/value.tsx";
import { dayText, issueOf, textOf } from "../form/values.ts";
import { localized } from "../record/localized.ts";
import { panelText } from "../text/panel.ts";
import { recordText } from "../text/record.ts";

interface Props {
  pack: Pack;
  type: RecordType;
  record: ImprovementRecord;
  locale: string;
  linkOf: (id: number) => string;
}

/** What earlier steps put on record, by step, with who took it and when. */
export function Recorded({ pack, type, record, locale, linkOf }: Props) {
  const told = new Set<string>();
  const steps = [...new Set(record.history.map(({ transition }) => transition))].flatMap((transition) => {
    const section = type.sections.find((candidate) => candidate.transition === transition);
    const taken = record.history.filter((entry) => entry.transition === transition);
    const last = taken.at(-1);
    const filled = (section?.fields ?? []).flatMap((id) => {
      const field = type.fields.find((candidate) => candidate.id === id);
      // The lists of other records have tables of their own; a field of several steps is told with the first.
      if (!field || field.of || told.has(id) || plain(pack, field, record.fields[id], locale) === "")
        return [];
      told.add(id);
      return [field];
    });
    return section && last && filled.length > 0 ? [{ section, times: taken.length, last, filled }] : [];
  });
  if (steps.length === 0) return null;
  return (
    <section class="recorded" aria-label={recordText.done}>
      {steps.map(({ section, times, last, filled }) => (
        <details key={section.id} data-section={section.id}>
          <summary>
            {localized(section.label, locale)}{" "}
            <span class="help">
              {times > 1 && `${panelText.times(times)} `}
              {recordText.by(last.by.name, dayText(last.on, locale))}
            </span>
          </summary>
          <dl>
            {filled.map((field) => (
              <div key={field.id}>
                <dt>{localized(field.label, locale)}</dt>
                <dd>
                  <Shown
                    pack={pack}
                    field={field}
                    value={record.fields[field.id]}
                    locale={locale}
                    about={textOf(record.fields[type.titleField])}
                    linkOf={linkOf}
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

/** An issue as a link to its page; everything else as forms show it to read. */
function Shown({ linkOf, ...props }: ValueProps & { linkOf: (id: number) => string }) {
  const issue = props.field.type === "issue" ? issueOf(props.value) : undefined;
  return issue ? (
    <a href={linkOf(issue.id)} target="_top">
      {plain(props.pack, props.field, props.value, props.locale)}
    </a>
  ) : (
    <Value {...props} />
  );
}
