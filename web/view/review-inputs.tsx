import type { RecordType } from "#schema/pack";
import type { ImprovementRecord } from "#schema/record";
import { useState } from "preact/hooks";
import { dayText, textOf } from "../form/values.ts";
import type { Problem } from "../outcome.ts";
import type { PanelHost } from "../service/panel-host.ts";
import { commonText } from "../text/common.ts";
import { reviewText } from "../text/review.ts";
import { ProblemNotice } from "./notices.tsx";

interface Props {
  host: PanelHost;
  type: RecordType;
  /** As it stands in the form. */
  record: ImprovementRecord;
  /** The step that the form leads through. */
  transition: string;
  locale: string;
  onField: (field: string, value: unknown) => void;
}

/** Prepares a management review: what the register says to each of its inputs, for people to read and go on with. */
export function ReviewInputs({ host, type, record, transition, locale, onField }: Props) {
  const [busy, setBusy] = useState(false);
  const [told, setTold] = useState("");
  const [problem, setProblem] = useState<Problem>();
  const asked = type.sections.find((section) => section.transition === transition)?.fields ?? [];
  if (record.type !== "managementReview" || !asked.includes("nonconformities")) return null;
  const fill = async () => {
    setBusy(true);
    setProblem(undefined);
    const inputs = await host.reviewInputs(record);
    setBusy(false);
    if (!inputs.ok) return setProblem(inputs.problem);
    const { since, fields } = inputs.value;
    const empty = Object.entries(fields).filter(
      ([field]) => asked.includes(field) && textOf(record.fields[field]).trim() === "",
    );
    for (const [field, text] of empty) onField(field, text);
    setTold(reviewText.filled(empty.length, dayText(since, locale)));
  };
  return (
    <div class="review-inputs">
      <button type="button" id="fill-review" disabled={busy} onClick={() => void fill()}>
        {busy ? commonText.loading : reviewText.fill}
      </button>
      <p class="help">{reviewText.help}</p>
      {told && (
        <p role="status" data-filled>
          {told}
        </p>
      )}
      {problem && <ProblemNotice problem={problem} host={host} />}
    </div>
  );
}
