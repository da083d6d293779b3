import type { Pack, RecordType } from "#schema/pack";
import type { ImprovementRecord } from "#schema/record";
import { useEffect, useState } from "preact/hooks";
import type { Engine } from "../engine/engine.ts";
import { dayText } from "../form/values.ts";
import type { Change } from "../history/changes.ts";
import type { Finding, Remark, Verification } from "../history/finding.ts";
import { rulesOf, type Rules } from "../history/rules.ts";
import { verify } from "../history/verify.ts";
import type { Problem } from "../outcome.ts";
import type { IssueHistory } from "../platform/platform.ts";
import { localized } from "../record/localized.ts";
import type { PanelHost } from "../service/panel-host.ts";
import { findingText } from "../history/finding-text.ts";
import { proofText } from "../text/proof.ts";

export interface Proof {
  history?: IssueHistory;
  verification?: Verification;
  problem?: Problem;
  /** Judges each step by the rules as well, for which the whole engine is loaded. */
  judge: () => void;
}

/** What the record's history proves: read once the page stands, so that nobody waits for it. */
export function useProof(host: PanelHost, pack: Pack, everything: () => Promise<Engine>): Proof {
  const [read, setRead] = useState<Omit<Proof, "judge">>({});
  useEffect(() => {
    let current = true;
    void host.history().then(async (history) => {
      const next = history.ok
        ? { history: history.value, verification: await verify(history.value, rulesWithoutGates(pack)) }
        : { problem: history.problem };
      if (current) setRead(next);
    });
    return () => {
      current = false;
    };
  }, [host, pack]);
  const { history } = read;
  return {
    ...read,
    judge: () => {
      if (!history) return;
      void everything()
        .then((engine) => verify(history, rulesOf(engine, pack)))
        .then((verification) => setRead({ history, verification }));
    },
  };
}

function rulesWithoutGates(pack: Pack): Rules {
  return {
    isFinal: ({ type, state }) =>
      pack.recordTypes[type]?.states.find(({ id }) => id === state)?.final ?? false,
    brokenBy: () => undefined,
  };
}

/** In one line, beside the heading of the history. */
export function ProofLine({ proof: { verification, problem } }: { proof: Proof }) {
  if (problem)
    return (
      <span class="proof help" role="status">
        {proofText.unread}
      </span>
    );
  if (!verification) return null;
  const { status, saves } = verification;
  if (status === "broken") return <span class="proof no">✗ {proofText.broken}</span>;
  return (
    <span class={`proof ${status === "verified" ? "yes" : "help"}`} data-proof={status}>
      {status === "verified" ? `✓ ${proofText.verified(saves.length)}` : proofText.none}
    </span>
  );
}

interface Props {
  proof: Proof;
  type: RecordType;
  record: ImprovementRecord;
  /** Page of the issue. */
  url: string;
  locale: string;
}

/** Everything that does not hold, with where Redmine knows it. */
export function Broken({ proof: { verification }, ...props }: Props) {
  if (verification?.status !== "broken") return null;
  return (
    <div class="notice bad" role="alert" id="broken" data-proof="broken">
      <p>
        <strong>{proofText.broken}</strong>
      </p>
      <ul>
        {verification.findings.map((finding, at) => (
          <FindingLine key={at} finding={finding} {...props} />
        ))}
      </ul>
      <p class="help">{proofText.brokenMore}</p>
    </div>
  );
}

function FindingLine({ finding, type, url, locale }: Omit<Props, "proof"> & { finding: Finding }) {
  const { by, on, journal, changes = [], says = [] } = finding;
  const who = by && on ? `, ${proofText.who(by.name, dayText(on, locale))}` : "";
  return (
    <li data-finding={finding.code}>
      {findingText(finding)}
      {who}.{" "}
      {journal !== undefined && journal > 0 && (
        <a href={`${url}#change-${journal}`} target="_top">
          {proofText.entry(journal)}
        </a>
      )}
      {(changes.length > 0 || (finding.code === "pastGate" && says.length > 0)) && (
        <ul>
          {changes.map((change) => (
            <li key={change.place}>{changeText(type, change, locale)}</li>
          ))}
          {finding.code === "pastGate" && says.map((said) => <li key={said}>{said}</li>)}
        </ul>
      )}
    </li>
  );
}

/** What is worth knowing and breaks nothing. */
export function Remarks({ remarks }: { remarks: readonly Remark[] }) {
  if (remarks.length === 0) return null;
  return (
    <ul class="remarks help">
      {remarks.map(({ code, place, hours = 0, says = "" }) => (
        <li key={`${code} ${place}`}>
          {code === "otherRules"
            ? proofText.otherRules(proofText.save(place), says)
            : proofText[code](proofText.save(place), hours)}
          .
        </li>
      ))}
    </ul>
  );
}

function changeText(type: RecordType, { place, before, after }: Change, locale: string): string {
  const [, member = "", name = ""] = place.split("/");
  const field = member === "fields" ? type.fields.find(({ id }) => id === name) : undefined;
  return proofText.change(localized(field?.label, locale) || name || member, shown(before), shown(after));
}

/** As much of a value as tells it from another. */
function shown(value: unknown): string {
  if (value === undefined || value === null || value === "") return proofText.nothing;
  const text = typeof value === "string" ? value : JSON.stringify(value);
  return text.length > 160 ? `${text.slice(0, 160).toWellFormed()}…` : text;
}
