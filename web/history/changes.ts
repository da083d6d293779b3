import canonicalize from "canonicalize";
import type { ImprovementRecord } from "#schema/record";

/** One difference between two versions of a record. */
export interface Change {
  /** JSON Pointer into the record: a field (`/fields/title`), a deadline, or a member such as `/state`. */
  place: string;
  /** Undefined: nothing stood there. */
  before: unknown;
  after: unknown;
}

/** Whether two values are the same as JSON: order of members does not count. */
export function same(a: unknown, b: unknown): boolean {
  return canonicalize(a) === canonicalize(b);
}

/** The differences between two versions, without the chain, which is no content. Fields and deadlines one by one. */
export function changesBetween(before: ImprovementRecord, after: ImprovementRecord): Change[] {
  const changes: Change[] = [];
  const compare = (was: object, is: object, at: string, into: string[]) => {
    const names = [...new Set([...Object.keys(was), ...Object.keys(is)])].sort();
    for (const name of names) {
      const [a, b] = [valueOf(was, name), valueOf(is, name)];
      const place = `${at}/${name.replaceAll("~", "~0").replaceAll("/", "~1")}`;
      if (place === "/chain" || same(a, b)) continue;
      if (into.includes(place) && isObject(a) && isObject(b)) compare(a, b, place, []);
      else changes.push({ place, before: a, after: b });
    }
  };
  compare(before, after, "", ["/fields", "/deadlines"]);
  return changes;
}

function valueOf(object: object, name: string): unknown {
  return Object.hasOwn(object, name) ? (object as Record<string, unknown>)[name] : undefined;
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
