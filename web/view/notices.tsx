import type { Diagnostic } from "#schema/evaluation";
import type { ComponentChildren } from "preact";
import type { Problem } from "../outcome.ts";
import type { Delivery } from "./host.ts";
import { problemText, shortfallText, text } from "./text.ts";

export function ProblemNotice({ problem, children }: { problem: Problem; children?: ComponentChildren }) {
  return (
    <div class="notice bad" role="alert" data-problem={problem.code}>
      <p>{problemText(problem)}</p>
      {children}
    </div>
  );
}

/** A record that the engine cannot read: which part, why, and what to do. */
export function Unreadable({ errors }: { errors: Diagnostic[] }) {
  return (
    <div class="notice bad" role="alert">
      {errors.map((error) => (
        <p key={error.pointer}>
          {error.message} {error.pointer && <code>{error.pointer}</code>} {error.suggestion}
        </p>
      ))}
    </div>
  );
}

/** Something that was sent and is not settled: what is known about it, and what the person can do. */
export function PendingNotice(props: {
  delivery: Delivery;
  busy: boolean;
  onRetry: () => void;
  onEdit: () => void;
}) {
  const { delivery, busy } = props;
  return (
    <div class="notice bad" role="alert" data-delivery={delivery.state} data-problem={delivery.problem?.code}>
      <p>
        <strong>{text.raise.waiting}</strong>
      </p>
      <p>“{delivery.subject}”</p>
      {delivery.problem && <p>{problemText(delivery.problem)}</p>}
      <p class="actions">
        <button type="button" class="primary" disabled={busy} onClick={props.onRetry}>
          {busy ? text.loading : text.tryAgain}
        </button>
        {delivery.editable && (
          <button type="button" disabled={busy} onClick={props.onEdit}>
            {text.edit}
          </button>
        )}
      </p>
    </div>
  );
}

export function Shortfalls({ delivery }: { delivery: Delivery }) {
  if (delivery.shortfalls.length === 0) return null;
  return (
    <ul class="notice warn" role="status">
      {delivery.shortfalls.map((shortfall) => (
        <li key={shortfall.code}>{shortfallText(shortfall)}</li>
      ))}
    </ul>
  );
}
