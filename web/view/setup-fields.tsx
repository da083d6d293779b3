import type { Pack } from "#schema/pack";
import { fits } from "../record/custom.ts";
import { localized } from "../record/localized.ts";
import type { FieldChoice } from "../setup/plan.ts";
import type { PresentField } from "../setup/present.ts";
import { setupText } from "../text/setup.ts";

interface Props {
  id: string;
  pack: Pack;
  types: string[];
  /** The site's own custom fields. */
  fields: PresentField[];
  chosen: FieldChoice;
  locale: string;
  onChange: (chosen: FieldChoice) => void;
}

/** Which custom field that the site has already shows which field of a record. */
export function FieldMapping({ id, pack, types, fields, chosen, locale, onChange }: Props) {
  const usable = fields.flatMap((field) => {
    const { format } = field;
    return format === "other" ? [] : [{ ...field, format }];
  });
  const setChoice = (field: (typeof usable)[number], type: string, to: string) => {
    const others = (chosen[type] ?? []).filter(({ ref }) => ref !== field.id);
    const next = to === "" ? others : [...others, { ref: field.id, field: to, format: field.format }];
    onChange({ ...chosen, [type]: next });
  };
  return (
    <details class="field-mapping">
      <summary>{setupText.fields}</summary>
      <p class="help">{usable.length > 0 ? setupText.fieldsLead : setupText.noFields}</p>
      {usable.map((field) => (
        <fieldset key={field.id} data-custom-field={field.id}>
          <legend>{field.name}</legend>
          {types.map((type) => {
            const spec = pack.recordTypes[type];
            const fitting = spec?.fields.filter((each) => !each.computed && fits(field.format, each)) ?? [];
            if (!spec || fitting.length === 0) return null;
            return (
              <label key={type} for={`${id}-field-${field.id}-${type}`}>
                {localized(spec.label, locale)}
                <select
                  id={`${id}-field-${field.id}-${type}`}
                  value={chosen[type]?.find(({ ref }) => ref === field.id)?.field ?? ""}
                  onChange={(event) => setChoice(field, type, event.currentTarget.value)}
                >
                  <option value="">{setupText.unused}</option>
                  {fitting.map((each) => (
                    <option key={each.id} value={each.id}>
                      {localized(each.label, locale)}
                    </option>
                  ))}
                </select>
              </label>
            );
          })}
        </fieldset>
      ))}
    </details>
  );
}
