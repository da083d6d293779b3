import type { Pack } from "#schema/pack";
import { useEffect, useState } from "preact/hooks";
import type { Problem } from "../outcome.ts";
import { localized } from "../record/localized.ts";
import type { TakenPolicy } from "../store/taken.ts";
import { problemText } from "../text/problems.ts";
import { roomText } from "../text/room.ts";
import { ProblemNotice } from "./notices.tsx";
import type { AuditHost } from "./room-audit.tsx";

/** The policies that an audit may be held against, as they stood when it was taken along. */
export function Policies({ host }: { host: AuditHost }) {
  const words = roomText.policies;
  const [policies, setPolicies] = useState<TakenPolicy[]>();
  const [problem, setProblem] = useState<Problem>();
  useEffect(() => {
    void host.policies().then((read) => (read.ok ? setPolicies(read.value) : setProblem(read.problem)));
  }, [host]);
  return (
    <main class="record policies">
      <h1>{roomText.tabs.policies}</h1>
      {problem && <ProblemNotice problem={problem} />}
      {policies && <p class="help">{policies.length === 0 ? words.none : words.lead}</p>}
      {policies?.map(({ issueId, title, version, state, text, problem: why }) => (
        <details key={issueId} data-policy={issueId} open={policies.length === 1}>
          <summary>
            {title} {version}{" "}
            <span class="help">
              #{issueId}, {stateOf(host.pack, state, host.locale)}
            </span>
          </summary>
          {text === undefined ? (
            <p class="notice warn">
              {words.noText} {why && problemText(why)}
            </p>
          ) : (
            <div class="wiki-text">{text}</div>
          )}
        </details>
      ))}
    </main>
  );
}

function stateOf(pack: Pack, state: string, locale: string): string {
  const states = pack.recordTypes["policyDocument"]?.states ?? [];
  return localized(states.find(({ id }) => id === state)?.label, locale);
}
