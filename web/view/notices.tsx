import type { Diagnostic } from "#schema/evaluation";
import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";
import type { Problem } from "../outcome.ts";
import type { Delivery, PanelHost } from "../service/panel-host.ts";
import type { Sending } from "./delivery.ts";
import { commonText } from "../text/common.ts";
import { deliveryText, shortfallText } from "../text/delivery.ts";
import { problemText } from "../text/problems.ts";

/** Where the focus goes when what had it is gone: to what has taken its place, so that keyboard and speech go on there. */
export function useFocus<E extends HTMLElement>() {
  const place = useRef<E>(null);
  useEffect(() => place.current?.focus(), []);
  return place;
}

export function ProblemNotice(props: { problem: Problem; host?: PanelHost; children?: ComponentChildren }) {
  const { problem, host, children } = props;
  const inSettings = ["locked", "wrongKey", "notConnected", "noPermission", "redirected"].includes(
    problem.code,
  );
  return (
    <div class="notice bad" role="alert" data-problem={problem.code}>
      <p>{problemText(problem)}</p>
      {host && inSettings && (
        <button type="button" onClick={() => host.openSettings()}>
          {commonText.openSettings}
        </button>
      )}
      {children}
    </div>
  );
}

/** Input that the engine cannot read: which part, why, and what to do. */
export function Unreadable(props: { errors: Diagnostic[]; about?: string; children?: ComponentChildren }) {
  const { errors, about, children } = props;
  return (
    <div class="notice bad" role="alert">
      {about && <p>{about}</p>}
      {errors.map((error) => (
        <p key={error.pointer}>
          {error.message} {error.pointer && <code>{error.pointer}</code>} {error.suggestion}
        </p>
      ))}
      {children}
    </div>
  );
}

/** Something that was sent and is not settled: what is known about it, and what the person can do. */
export function PendingNotice({ sending, host }: { sending: Sending; host: PanelHost }) {
  const { delivery, busy, problem } = sending;
  const place = useFocus<HTMLDivElement>();
  if (!delivery) return null;
  const { state, issue } = delivery;
  // Sending the same again cannot help when the record has gone on.
  const outrun = delivery.problem?.code === "conflict";
  const known = issue !== undefined && delivery.kind === "creation";
  return (
    <div
      class="notice bad"
      role="alert"
      tabIndex={-1}
      ref={place}
      data-delivery={state}
      data-problem={delivery.problem?.code}
    >
      <p>
        <strong>
          {known
            ? deliveryText.unfinished
            : deliveryText[state === "needsYou" ? "refused" : "unsettled"][kindOf(delivery)]}
        </strong>
      </p>
      <p>{commonText.quoted(delivery.subject)}</p>
      {delivery.problem && <p>{problemText(delivery.problem)}</p>}
      {problem && <p>{problemText(problem)}</p>}
      <p class="actions">
        {!outrun && (
          <button type="button" class="primary" disabled={busy} onClick={sending.retry}>
            {busy ? commonText.loading : commonText.tryAgain}
          </button>
        )}
        {known ? (
          <a href={issue.url} target="_top">
            {commonText.open(issue.id)}
          </a>
        ) : (
          <button type="button" class="edit" disabled={busy} onClick={sending.edit}>
            {outrun ? deliveryText.showPresent : deliveryText.edit}
          </button>
        )}
        {delivery.problem?.code === "wrongKey" && (
          <button type="button" onClick={() => host.openSettings()}>
            {commonText.openSettings}
          </button>
        )}
      </p>
    </div>
  );
}

function kindOf({ kind, form }: Delivery): "step" | "raise" | "add" | "comment" {
  if (kind === "comment") return kind;
  return form === "step" ? form : form.startsWith("raise-") ? "raise" : "add";
}

export function Shortfalls({ delivery }: { delivery: Delivery }) {
  if (delivery.shortfalls.length === 0) return null;
  return (
    <div class="notice warn" role="status">
      <ul>
        {delivery.shortfalls.map((shortfall) => (
          <li key={shortfall.code}>{shortfallText(shortfall)}</li>
        ))}
      </ul>
    </div>
  );
}
