import { same } from "../history/changes.ts";

type Line = Record<string, unknown>;

/** What a line of a list is known by, where it has it: the requirement it is about, or the content of its file. */
const names = ["ref", "sha256"];

/**
 * Three-way by line: two people at the same list, such as auditors who share a checklist. A line that only one of them
 * changed, added or removed is as that one left it; theirs come first, mine are added in my order. Undefined where the
 * lines cannot be told apart, or where both changed the same one differently: then a person decides about the list.
 */
export function mergeLines(base: unknown, mine: unknown, theirs: unknown): Line[] | undefined {
  const name = names.find((each) => [base, mine, theirs].every((list) => isKeyed(list, each)));
  if (name === undefined) return undefined;
  const [before, ours, there] = [base, mine, theirs].map((list) => byName(list, name)) as [
    Lines,
    Lines,
    Lines,
  ];
  const merged: Line[] = [];
  for (const key of new Set([...there.keys(), ...ours.keys()])) {
    const [was, my, their] = [before.get(key), ours.get(key), there.get(key)];
    if (!same(my, was) && !same(their, was) && !same(my, their)) return undefined;
    const line = same(my, was) ? their : my;
    if (line) merged.push(line);
  }
  return merged;
}

type Lines = Map<unknown, Line>;

function byName(list: unknown, name: string): Lines {
  return new Map(((list ?? []) as Line[]).map((line) => [line[name], line]));
}

/** Whether each line has that name and no two have the same. */
function isKeyed(list: unknown, name: string): boolean {
  if (list === undefined || list === null) return true;
  if (!Array.isArray(list)) return false;
  const keys = (list as unknown[]).map((line) =>
    typeof line === "object" && line !== null ? (line as Line)[name] : undefined,
  );
  return keys.every((key) => typeof key === "string" && key !== "") && new Set(keys).size === keys.length;
}
