/** How a nonconformity that starts on an issue came to light, by the name of the tracker; English and German. */
const byTracker: [RegExp, string][] = [
  [/incident|vorfall|störung/i, "incident"],
  [/(external|certif|extern|zertif).*audit/i, "certificationAudit"],
  [/(client|customer|third|kunden).*audit/i, "clientAudit"],
  [/audit/i, "internalAudit"],
  [/change|änderung/i, "change"],
  [/review|bewertung/i, "managementReview"],
  [/objective|ziel/i, "objectiveReview"],
  [/legal|law|regulat|gesetz|recht/i, "legalChange"],
];

/** A proposal that the person can change; what fits nothing is a deviation that somebody saw. */
export function sourceOf(tracker: string): string {
  return byTracker.find(([pattern]) => pattern.test(tracker))?.[1] ?? "deviation";
}
