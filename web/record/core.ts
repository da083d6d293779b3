import type { Pack, RecordType } from "#schema/pack";
import type { ImprovementRecord } from "#schema/record";

/** What of a record is also an attribute of its issue, so that the platform's own lists, calendar and mails follow it. */
export interface CoreAttributes {
  assigneeId?: number;
  dueDate?: string;
  /** In per cent, by tens. */
  doneRatio?: number;
}

/**
 * The attributes that the last step of a record decides, and no others: what somebody has set in the issue by hand
 * stays until a step has something else to say.
 *
 * - Assignee: whose turn it is next, where a field names that person and the step changed who that is.
 * - Due date: the last of the dates that are still to be kept, when that has changed.
 * - Done ratio: how far along the main path.
 *
 * The issues of records with children leave due date and done ratio to them, as Redmine does.
 */
export function coreOf(pack: Pack, record: ImprovementRecord): CoreAttributes {
  const type = pack.recordTypes[record.type];
  const step = record.history.at(-1);
  if (!type || !step) return {};
  const assigneeId = assigneeOf(type, record, step.transition, step.from);
  const parent = type.fields.some(({ id, of }) => of?.bond === "child" && isFilled(record.fields[id]));
  const dueDate = parent ? undefined : dueDateOf(pack, type, record);
  const doneRatio = parent ? undefined : doneRatioOf(type, record.state);
  return {
    ...(assigneeId !== undefined && { assigneeId }),
    ...(dueDate !== undefined && { dueDate }),
    ...(doneRatio !== undefined && { doneRatio }),
  };
}

/** The user field that says whose turn the next step on the main path is. */
function nextInTurn(type: RecordType, state: string): string | undefined {
  return type.transitions.find(({ from, exit }) => !exit && from.includes(state))?.responsible?.field;
}

function assigneeOf(
  type: RecordType,
  record: ImprovementRecord,
  transition: string,
  from: string,
): number | undefined {
  const field = nextInTurn(type, record.state);
  if (field === undefined) return undefined;
  const asked = type.sections.find((section) => section.transition === transition)?.fields.includes(field);
  if (!asked && nextInTurn(type, from) === field) return undefined;
  const id = (record.fields[field] as { id?: unknown } | null | undefined)?.id;
  return typeof id === "number" ? id : undefined;
}

function dueDateOf(pack: Pack, type: RecordType, record: ImprovementRecord): string | undefined {
  const step = record.history.at(-1);
  const now = lastOpen(pack, type, record, record.state);
  const before = lastOpen(pack, type, record, step?.from ?? "", step?.transition);
  return now === before ? undefined : now;
}

/** The last due date that is not met in a state. `without` leaves out what that transition has fixed. */
function lastOpen(
  pack: Pack,
  type: RecordType,
  record: ImprovementRecord,
  state: string,
  without?: string,
): string | undefined {
  const place = (id: string | undefined) => type.states.findIndex((candidate) => candidate.id === id);
  return Object.entries(record.deadlines)
    .filter(([id]) => {
      const known = Object.values(pack.deadlineProfiles)
        .flatMap(({ deadlines }) => deadlines?.[record.type] ?? [])
        .filter((deadline) => deadline.id === id);
      const fixed = without !== undefined && known.some(({ frozenAt }) => frozenAt === without);
      const met = known.some(({ metAt }) => metAt !== undefined && place(state) >= place(metAt));
      return !fixed && !met;
    })
    .map(([, { due }]) => due)
    .sort()
    .at(-1);
}

/** From the first state that has an issue to the last of the main path; a state aside of it says nothing of progress. */
function doneRatioOf(type: RecordType, state: string): number | undefined {
  const path = type.states.filter(({ aside }) => !aside).map(({ id }) => id);
  const place = path.indexOf(state);
  if (place < 1 || path.length < 3) return undefined;
  if (type.states.find(({ id }) => id === state)?.final) return 100;
  return Math.round(((place - 1) / (path.length - 2)) * 10) * 10;
}

function isFilled(value: unknown): boolean {
  return Array.isArray(value) && value.length > 0;
}
