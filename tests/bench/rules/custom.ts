/** What libraries that know neither blank texts nor days are given as functions of our own. */
export function present(value: unknown): boolean {
  if (typeof value === "string") return value !== "" && (value.charCodeAt(0) > 32 || value.trim() !== "");
  return Array.isArray(value) ? value.length > 0 : value !== undefined && value !== null;
}

/** Days since 1970-01-01 of an ISO date. */
export function dayOf(iso: string): number {
  return Date.parse(iso) / 86_400_000;
}
