import { failed, ok, type Outcome } from "../outcome.ts";
import type { TakenIssue } from "../store/taken.ts";
import type { IssuePlatform, IssueSnapshot } from "./platform.ts";

/** What a page reads of an issue that was taken along; everything else is for the platform itself. */
export type Reads = Pick<
  IssuePlatform,
  "readIssue" | "readHistory" | "readChildren" | "readIssues" | "people" | "issueUrl"
>;

/** Answers from what was taken along, without network: as it was then. What was not taken is `away`. */
export function readsOf({ id, history, children, related, people }: TakenIssue, urls: IssuePlatform): Reads {
  const here = <T>(asked: number, value: T): Promise<Outcome<T>> =>
    Promise.resolve(asked === id ? ok(value) : failed("away"));
  const below = new Map([...children, ...related].map((issue) => [issue.id, issue]));
  return {
    readIssue: (asked) => here<IssueSnapshot>(asked, history.issue),
    readHistory: (asked) => here(asked, history),
    readChildren: (asked) => here(asked, children),
    readIssues: (ids) => Promise.resolve(ok(ids.flatMap((each) => below.get(each) ?? []))),
    people: () => Promise.resolve(ok(people)),
    issueUrl: (asked) => urls.issueUrl(asked),
  };
}
