import { useContext, useMemo, useState } from "preact/hooks";
import { standardTemplates, type ChecklistTemplate } from "../audit/templates.ts";
import { FormTools } from "../form/tools.ts";
import { dayText } from "../form/values.ts";
import { roomText } from "../text/room.ts";

interface Props {
  /** Of earlier audits. */
  templates: readonly ChecklistTemplate[];
  /** References that have a line. */
  there: readonly string[];
  locale: string;
  onAdd: (refs: string[]) => void;
}

/** Begins a checklist with the lines of a part of the standard, or of an earlier audit; what has a line gets no second. */
export function TemplateLines({ templates, there, locale, onAdd }: Props) {
  const { catalogue } = useContext(FormTools);
  const words = roomText.template;
  const standard = useMemo(() => standardTemplates(catalogue, words.clauses, locale), [catalogue, locale]);
  const [chosen, setChosen] = useState("");
  const template = [...standard, ...templates].find(({ id }) => id === chosen);
  const missing = template?.refs.filter((ref) => !there.includes(ref)) ?? [];
  const option = ({ id, title, on, refs }: ChecklistTemplate) => (
    <option key={id} value={id}>
      {[title, on && dayText(on, locale), words.lines(refs.length)].filter(Boolean).join(", ")}
    </option>
  );
  return (
    <details class="templates">
      <summary>{words.title}</summary>
      <p class="help">{words.help}</p>
      <p class="actions">
        <label>
          {words.choose}
          <select id="template" value={chosen} onChange={(event) => setChosen(event.currentTarget.value)}>
            <option value="">{words.none}</option>
            <optgroup label={words.standard}>{standard.map(option)}</optgroup>
            {templates.length > 0 && <optgroup label={words.audits}>{templates.map(option)}</optgroup>}
          </select>
        </label>{" "}
        <button
          type="button"
          id="from-template"
          disabled={missing.length === 0}
          onClick={() => onAdd(missing)}
        >
          {words.add(missing.length)}
        </button>
      </p>
    </details>
  );
}
