/**
 * Names under which sites keep these records, in lower-case words; English and German. A tracker whose name contains one of them, as words, is
 * made for that type of record; of several, the one that fits most of it.
 */
const names: Record<string, string[]> = {
  nonconformity: [
    ...["nonconformity", "nonconformities", "non-conformity", "non-conformities", "nonconformance"],
    ...["nichtkonformität", "nicht-konformität", "nichtkonformitäten", "abweichung", "abweichungen"],
  ],
  correctiveAction: [
    ...["corrective-action", "corrective-actions", "CAPA", "action"],
    ...["korrekturmaßnahme", "korrekturmaßnahmen", "korrekturmassnahme", "maßnahme"],
  ],
  extension: ["extension", "deadline-extension", "fristverlängerung", "verlängerung"],
  effectivenessReview: [
    ...["effectiveness-review", "effectiveness-check", "effectiveness"],
    ...["wirksamkeitsprüfung", "wirksamkeitskontrolle", "wirksamkeit"],
  ],
  improvementOpportunity: [
    ...["improvement-opportunity", "opportunity-for-improvement", "improvement", "OFI"],
    ...["verbesserungsmöglichkeit", "verbesserung", "verbesserungsvorschlag", "KVP"],
  ],
  auditProgramme: ["audit-programme", "audit-program", "audit-plan", "auditprogramm", "auditplan"],
  audit: ["audit", "audits", "internal-audit", "internes-audit"],
  managementReview: ["management-review", "management-reviews", "managementbewertung", "managementreview"],
  change: [
    ...["change", "changes", "change-request", "change-log"],
    ...["änderung", "änderungen", "änderungsantrag"],
  ],
  policyDocument: [
    ...["policy", "policies", "policy-document", "document"],
    ...["leitlinie", "richtlinie", "politik", "dokument"],
  ],
};

/** The tracker made for a type of record; undefined lets Redmine take the project's first. */
export function trackerFor(type: string, trackers: { id: number; name: string }[]): number | undefined {
  return trackers
    .map(({ id, name }) => ({ id, match: matchOf(name) }))
    .filter(({ match }) => match?.type === type)
    .sort((a, b) => (b.match?.share ?? 0) - (a.match?.share ?? 0))[0]?.id;
}

/** The type of record that a tracker is made for, by its name. */
export function typeOfTracker(tracker: string): string | undefined {
  return matchOf(tracker)?.type;
}

/** `share`: how much of the tracker's name is the type's; 1 for a tracker that is called just so. */
function matchOf(tracker: string): { type: string; share: number } | undefined {
  const name = ` ${plainWords(tracker)} `;
  return Object.entries(names)
    .flatMap(([type, all]) =>
      all
        .map(plainWords)
        .filter((each) => name.includes(` ${each} `))
        .map((each) => ({ type, share: each.length / (name.length - 2) })),
    )
    .sort((a, b) => b.share - a.share)[0];
}

function plainWords(text: string): string {
  return text
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}
