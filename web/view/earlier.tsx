import type { Pack } from "#schema/pack";
import type { EarlierFinding } from "../audit/earlier.ts";
import { dayText } from "../form/values.ts";
import { localized } from "../record/localized.ts";
import { roomText } from "../text/room.ts";

interface Props {
  pack: Pack;
  locale: string;
  findings: readonly EarlierFinding[];
  urlOf: (issueId: number) => string;
}

/** More than these nobody reads in an audit room; the register has all of them. */
const shown = 100;

/** What was found before in the audited area, or about the same requirements. */
export function EarlierFindings({ pack, locale, findings, urlOf }: Props) {
  const words = roomText.earlier;
  const severities = pack.enums["severity"]?.values ?? [];
  return (
    <main class="record earlier">
      <h1>{roomText.tabs.earlier}</h1>
      <p class="help">{findings.length === 0 ? words.none : words.lead}</p>
      <table class="read" hidden={findings.length === 0}>
        <thead>
          <tr>
            {words.columns.map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {findings
            .slice(0, shown)
            .map(({ issueId, title, type, state, final, detectedOn, severity, sameArea, refs }) => (
              <tr key={issueId} data-finding={issueId} data-final={final}>
                <td>
                  <a href={urlOf(issueId)}>
                    #{issueId} {title}
                  </a>
                </td>
                <td>
                  {localized(pack.recordTypes[type]?.states.find(({ id }) => id === state)?.label, locale)}
                </td>
                <td>{localized(severities.find(({ id }) => id === severity)?.label, locale)}</td>
                <td>{detectedOn && dayText(detectedOn, locale)}</td>
                <td>{[sameArea && words.sameArea, ...refs].filter(Boolean).join(", ")}</td>
              </tr>
            ))}
        </tbody>
      </table>
      {findings.length > shown && <p class="help">{words.more(findings.length - shown)}</p>}
    </main>
  );
}
