/**
 * How something came to light, by the name of the tracker (or of the wiki page) that it starts from; English and German.
 * The first that fits counts, so what is more particular stands first.
 */
const byName: [name: RegExp, source: string][] = [
  [/manage?ment.?(?:review|bewertung)|managementbewertung/i, "managementReview"],
  [
    /(?:extern|certif|zertif|surveillance|überwachung|recertif)\w*[ -]*audit|audit.*(?:extern|certif|zertif)/i,
    "certificationAudit",
  ],
  [
    /(?:client|customer|supplier|vendor|third|second|kunden|lieferanten|dritt)[\w -]*audit|audit.*(?:client|customer|kunde)/i,
    "clientAudit",
  ],
  [/audit/i, "internalAudit"],
  [/incident|breach|vorfall|vorfälle|störung/i, "incident"],
  // A "standard change" is one of IT operations that needs no approval of its own.
  [
    /standards change|change of (?:a |the )?standard|standard.*revision|norm(?:en)?.?(?:änderung|revision)/i,
    "standardChange",
  ],
  [/legal|\blaws?\b|regulat|compliance|gesetz|recht|verordnung/i, "legalChange"],
  [/change|\brfc\b|änderung/i, "change"],
  [/objective|\bgoal|\bkpi\b|ziel(?:e|s|setzung)?\b/i, "objectiveReview"],
  [/review|bewertung/i, "managementReview"],
];

/** A proposal that the person can change; what fits nothing is a deviation that somebody saw. */
export function sourceOf(name: string): string {
  return byName.find(([pattern]) => pattern.test(name))?.[1] ?? "deviation";
}
