import type { RecordType } from "#schema/pack";
import { localized } from "../record/localized.ts";
import type { RecordPanelProps } from "./record.tsx";
import { plain } from "../form/value.tsx";
import { commonText } from "../text/common.ts";
import { recordText } from "../text/record.ts";

/**
 * What was typed over a version of the record that somebody else has since taken further. It is shown to be read and
 * copied, never laid over what they recorded.
 */
export function Outdated({
  host,
  pack,
  opening,
  locale,
  onReload,
  type,
}: RecordPanelProps & { type: RecordType }) {
  return (
    <>
      {opening.drafts.outdated.map(({ base, fields }) => (
        <div key={base} class="notice warn" role="status" data-outdated={base}>
          <p>{recordText.outdated}</p>
          <dl>
            {type.fields.map((field) => {
              const shown = plain(pack, field, fields[field.id], locale);
              return shown ? (
                <div key={field.id}>
                  <dt>{localized(field.label, locale)}</dt>
                  <dd>{shown}</dd>
                </div>
              ) : null;
            })}
          </dl>
          <button type="button" onClick={() => void host.discardDraft("step", base ?? null).then(onReload)}>
            {commonText.discard}
          </button>
        </div>
      ))}
    </>
  );
}
