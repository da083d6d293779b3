import type { EvaluationContext } from "#schema/context";
import type { Pack } from "#schema/pack";
import type { Engine } from "../engine/engine.ts";
import { cellText } from "../form/list/lines.ts";
import { localized } from "../record/localized.ts";
import { migrated } from "../record/migration.ts";
import type { PulledIssue } from "../store/register.ts";

/** A record as one line of the register, in the reader's language. */
export interface Row {
  issueId: number;
  url: string;
  title: string;
  /** Ids of the pack, for filters; with their names. */
  type: string;
  typeName: string;
  state: string;
  stateName: string;
  /** Nothing is to be done any more. */
  final: boolean;
  project: string;
  projectId: number;
  severity: string;
  area: string;
  owner: string;
  /** Whose turn it is; empty where nobody is named. */
  next: string;
  /** It is this account's turn. */
  mine: boolean;
  /** The first deadline that is open, ISO date; empty where none is. */
  due: string;
  daysLeft?: number;
  overdue: boolean;
  /** Of each field that records are counted by, its values: an enum's, the number of a person, or the text. */
  values: Record<string, string[]>;
  /** What the next step lacks. */
  lacking: number;
  updated: string;
  /** Why the record cannot be read. */
  unreadable?: string;
  /** Everything that a search looks through, in small letters. */
  text: string;
}

/** What was pulled as rows, in its order. */
export async function rowsOf(
  issues: readonly PulledIssue[],
  pack: Pack,
  engine: Engine,
  context: EvaluationContext,
  urlOf: (issueId: number) => string,
): Promise<Row[]> {
  const rows: Row[] = [];
  for (const issue of issues) rows.push(await rowOf(issue, pack, engine, context, urlOf));
  return rows;
}

async function rowOf(
  issue: PulledIssue,
  pack: Pack,
  engine: Engine,
  context: EvaluationContext,
  urlOf: (issueId: number) => string,
): Promise<Row> {
  const row = bare(issue, urlOf);
  if (!issue.record) return { ...row, unreadable: issue.problem?.detail ?? issue.problem?.code ?? "" };
  const { record } = await migrated(issue.record, pack, () => Promise.resolve(engine));
  const type = pack.recordTypes[record.type];
  const evaluated = engine.evaluate(record, context);
  if (!type || evaluated.status !== "ok") {
    const reason = evaluated.status === "badInput" ? evaluated.errors[0]?.message : undefined;
    return { ...row, unreadable: reason ?? record.type };
  }
  const locale = context.locale ?? "en";
  const text = (id: string) => {
    const field = type.fields.find((each) => each.id === id);
    return field ? cellText(pack, field, record.fields[id], locale) : "";
  };
  const state = type.states.find(({ id }) => id === record.state);
  const final = state?.final === true;
  const due = final
    ? undefined
    : evaluated.value.deadlines
        .filter(({ status }) => status !== "met")
        .sort((a, b) => a.due.localeCompare(b.due))[0];
  const [task] = evaluated.value.tasks;
  const turn = task?.for?.user ?? (task ? issue.assignee : undefined);
  const main = evaluated.value.transitions.find(({ exit }) => !exit);
  const title = text(type.titleField) || issue.subject;
  const texts = type.fields.filter(({ type: kind }) => kind === "text" || kind === "longText");
  return {
    ...row,
    title,
    ...{ type: record.type, typeName: localized(type.label, locale) },
    ...{ state: record.state, stateName: localized(state?.label, locale) || record.state, final },
    ...{ severity: text("severity"), area: text("area"), owner: text("owner") },
    next: turn?.name ?? "",
    mine: turn !== undefined && turn.id === context.user?.id,
    due: due?.due ?? "",
    ...(due && { daysLeft: due.daysLeft }),
    overdue: due?.status === "overdue",
    values: Object.fromEntries(
      (type.register?.dimensions ?? []).map((id) => [id, valuesOf(record.fields[id])]),
    ),
    lacking: main?.blockedBy.length ?? 0,
    text: [row.text, ...texts.map(({ id }) => text(id)).filter((each) => each !== issue.subject)]
      .join("\n")
      .toLowerCase(),
  };
}

function bare(
  { id, subject, project, tracker, status, closed, updatedOn }: PulledIssue,
  urlOf: (id: number) => string,
): Row {
  return {
    ...{
      issueId: id,
      url: urlOf(id),
      title: subject,
      type: "",
      typeName: tracker,
      state: "",
      stateName: status,
    },
    ...{
      final: closed,
      project: project.name,
      projectId: project.id,
      severity: "",
      area: "",
      owner: "",
      next: "",
      mine: false,
    },
    ...{ due: "", overdue: false, values: {}, lacking: 0, updated: updatedOn.slice(0, 10) },
    text: `#${id}\n${subject}\n${project.name}`.toLowerCase(),
  };
}

/** As the engine counts them: each of a list, a person by number, texts without white space around them. */
function valuesOf(value: unknown): string[] {
  if (Array.isArray(value)) return [...new Set((value as unknown[]).flatMap(valuesOf))];
  if (typeof value === "string") return value.trim() === "" ? [] : [value.trim()];
  const id = typeof value === "object" && value !== null ? (value as { id?: unknown }).id : value;
  return typeof id === "number" ? [String(id)] : [];
}
