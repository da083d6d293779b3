import type { RecordType } from "#schema/pack";
import type { ImprovementRecord } from "#schema/record";

/** One state on a record's way. */
export interface Station {
  state: RecordType["states"][number];
  place: "past" | "present" | "ahead";
  /** When it was last reached, and by whom; absent for what lies ahead. */
  on?: string;
  by?: string;
}

export interface Way {
  stations: Station[];
  /** 1 on the first way through; one more for each time a step led back. */
  round: number;
}

/** The step that a new record is made with. */
export function firstStep(type: RecordType | undefined): RecordType["transitions"][number] | undefined {
  return type?.transitions.find(({ from, exit }) => !exit && from.includes(type.initial));
}

/**
 * The way of a record: the main path of its type, with where it has been and where it goes from here. A state aside of
 * that path stands where it was reached: at the end when it is final (cancelled), else before the step that leads on
 * from it (reopened). The first state, in which nothing has been recorded yet, is only shown while the record is in it.
 */
export function wayOf(type: RecordType, record: ImprovementRecord): Way {
  const order = (id: string) => type.states.findIndex((state) => state.id === id);
  const main = pathFrom(type, type.initial);
  const rest = pathFrom(type, record.state);
  const reached = new Set(record.history.map(({ to }) => to));
  const before = main.includes(record.state)
    ? main.slice(0, main.indexOf(record.state))
    : main.filter((id) => (id === type.initial || reached.has(id)) && !rest.includes(id));
  const stations = [...before, ...rest]
    .filter((id) => id !== type.initial || id === record.state)
    .flatMap((id) => {
      const state = type.states.find((candidate) => candidate.id === id);
      const entry = record.history.findLast(({ to }) => to === id);
      const place = id === record.state ? "present" : before.includes(id) ? "past" : "ahead";
      if (!state) return [];
      const known = entry && place !== "ahead" ? { on: entry.on, by: entry.by.name } : {};
      return [{ state, place, ...known } satisfies Station];
    });
  const round = 1 + record.history.filter(({ from, to }) => order(to) < order(from)).length;
  return { stations, round };
}

/** The states from here on, following the steps that are no exits; a state that leads back ends it. */
function pathFrom(type: RecordType, state: string): string[] {
  const path = [state];
  for (;;) {
    const at = path.at(-1) ?? "";
    const next = type.transitions.find(({ from, exit }) => !exit && from.includes(at))?.to;
    if (next === undefined || path.includes(next)) return path;
    path.push(next);
  }
}

/** Whose turn a step is, as the pack says it: whom a field names, or the holder of a role. */
export function responsibleFor(
  type: RecordType,
  deadlineMetAt: string | undefined,
): RecordType["transitions"][number]["responsible"] {
  return type.transitions.find(({ to, exit }) => !exit && to === deadlineMetAt)?.responsible;
}
