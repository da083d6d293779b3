import type { RecordType } from "#schema/pack";
import type { ImprovementRecord } from "#schema/record";
import { withoutMark } from "../history/mark.ts";
import type { IssueHistory, Person } from "../platform/platform.ts";

/** What somebody, or a step, wrote into an issue's history. */
export interface IssueNote {
  id: number;
  by: Person;
  text: string;
}

export function notesIn({ journals }: IssueHistory): IssueNote[] {
  return journals.flatMap(({ id, user, notes }) => {
    const text = withoutMark(notes);
    return text === "" ? [] : [{ id, by: user, text }];
  });
}

/**
 * What was noted at each step of a record's history, in its order; empty where nothing was. A step's note begins with
 * the states that it led between, in the language of who took it; of several that do, the k-th is the k-th such step's.
 */
export function notesOfSteps(type: RecordType, record: ImprovementRecord, notes: IssueNote[]): string[] {
  const taken = new Set<number>();
  return record.history.map(({ from, to, by }) => {
    const titles = titlesOf(type, from, to);
    const note = notes.find(
      ({ id, by: author, text }) => !taken.has(id) && author.id === by.id && titles.includes(titleOf(text)),
    );
    if (!note) return "";
    taken.add(note.id);
    return plainText(note.text.slice(note.text.indexOf("\n") + 1 || note.text.length));
  });
}

/** The first line of a step's note in each language that the pack has. */
function titlesOf(type: RecordType, from: string, to: string): string[] {
  const [before, after] = [from, to].map((state) => type.states.find(({ id }) => id === state)?.label);
  return (["en", "de"] as const).map(
    (language) => `${before?.[language] ?? before?.en ?? ""} → ${after?.[language] ?? after?.en ?? ""}`,
  );
}

function titleOf(text: string): string {
  return (text.split("\n", 1)[0] ?? "").trim().replace(/^(\*{1,2})(.*)\1$/, "$2");
}

/** Without the marks that make the labels bold, in Textile and Markdown. */
function plainText(text: string): string {
  return text.replace(/^(\*{1,2})(?!\s)([^*\n]+)\1/gm, "$2").trim();
}
