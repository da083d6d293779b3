import type { Violation, WaivedViolation } from "#schema/evaluation";
import { createContext } from "preact";
import { useContext, useRef, useState } from "preact/hooks";
import { leastReason } from "../record/waivers.ts";
import { commonText } from "../text/common.ts";
import { formText } from "../text/form.ts";
import { dayText } from "./values.ts";

/** What a form does with a rule that may be wrong about a text; absent where nothing can be let pass. */
export interface Waiving {
  waive(violation: Violation, reason: string): void;
  /** For what is not stored yet. */
  takeBack(rule: string): void;
  isGiven(rule: string): boolean;
}
export const WaivingContext = createContext<Waiving | undefined>(undefined);

/** Lets one rule pass, with the reason that the record keeps. Folded until somebody wants it. */
export function Waive({ violation, id }: { violation: Violation; id: string }) {
  const waiving = useContext(WaivingContext);
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState("");
  const [early, setEarly] = useState(false);
  const box = useRef<HTMLTextAreaElement>(null);
  if (!waiving || !violation.waivable) return null;
  if (!open)
    return (
      <button type="button" class="plain waive" onClick={() => setOpen(true)}>
        {formText.letPass}
      </button>
    );
  const short = Array.from(reason.trim()).length < leastReason;
  const give = () => {
    if (!short) return waiving.waive(violation, reason);
    setEarly(true);
    box.current?.focus();
  };
  return (
    <div class="waiving">
      <label for={`${id}-reason`}>{formText.whyLetPass}</label>
      <textarea
        id={`${id}-reason`}
        ref={(element) => {
          box.current = element;
          if (element && reason === "") element.focus();
        }}
        value={reason}
        aria-invalid={early && short}
        aria-describedby={`${id}-reason-help`}
        onInput={(event) => setReason(event.currentTarget.value.toWellFormed())}
        onKeyDown={(event) => {
          // The form around it would take the step.
          event.stopPropagation();
          if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) give();
          if (event.key === "Escape") setOpen(false);
        }}
      />
      <p class="help" id={`${id}-reason-help`}>
        {formText.reasonIsKept(leastReason)}
      </p>
      <p class="actions">
        <button type="button" aria-disabled={short} onClick={give}>
          {formText.letPassNow}
        </button>
        <button type="button" class="plain" onClick={() => setOpen(false)}>
          {commonText.cancel}
        </button>
      </p>
    </div>
  );
}

/** What was let pass at a field, with who did it and why. */
export function Waived({ waived, locale }: { waived: readonly WaivedViolation[]; locale: string }) {
  const waiving = useContext(WaivingContext);
  if (waived.length === 0) return null;
  return (
    <ul class="waived">
      {waived.map(({ id, rule, message, reason, by, on }) => (
        <li key={id} data-waived={rule}>
          {formText.passed(by.name, dayText(on, locale))} <q>{reason}</q>{" "}
          <span class="help">({message})</span>{" "}
          {waiving?.isGiven(rule) && (
            <button type="button" class="plain" onClick={() => waiving.takeBack(rule)}>
              {formText.takeBack}
            </button>
          )}
        </li>
      ))}
    </ul>
  );
}
