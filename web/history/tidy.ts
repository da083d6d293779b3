import type { Finding, FindingCode } from "./finding.ts";

/** What is only another side of a finding of the same save. */
const sides: Partial<Record<FindingCode, FindingCode[]>> = {
  sealBroken: ["otherPerson", "otherTime", "entryMissing", "entryChanged"],
  forked: ["otherPerson", "otherTime", "entryMissing", "entryChanged"],
  reordered: ["sealBroken", "forked", "entryChanged"],
};

/** Each thing said once, by the check that knows most of it; in the order of the saves. */
export function tidied(findings: Finding[]): Finding[] {
  const order = findings.filter(({ code }) => code === "reordered");
  const places = [...new Set(order.flatMap(({ place }) => (place === undefined ? [] : [place])))].sort(
    (a, b) => a - b,
  );
  const told: Finding[] = findings.filter(({ code }) => code !== "reordered");
  const [first] = places;
  if (first !== undefined) told.push({ code: "reordered", place: first, names: places });
  const kept: Finding[] = [];
  for (const finding of told) {
    const { code, place } = finding;
    const twin = kept.findIndex(
      (other) => other.code === code && other.place === place && sameEntry(other, finding),
    );
    const one = kept[twin];
    if (one) kept[twin] = { ...finding, ...one };
    else kept.push(finding);
  }
  return kept
    .filter(({ code }) => code !== "otherTime" || places.length === 0)
    .filter(
      ({ code, place }) =>
        !kept.some(
          (other) => sides[other.code]?.includes(code) && (other.names ?? [other.place]).includes(place),
        ),
    )
    .sort((a, b) => (a.place ?? 0) - (b.place ?? 0));
}

/** About the same entry of Redmine's history, or one of them does not know which. */
function sameEntry(a: Finding, b: Finding): boolean {
  return a.journal === undefined || b.journal === undefined || a.journal === b.journal;
}
