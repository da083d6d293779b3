import type { Violation } from "#schema/evaluation";
import { commonText } from "../../text/common.ts";
import { Waive } from "../waiving.tsx";

/** What does not hold, each with the clause that asks for it. */
export function Says(props: { id: string; violations: readonly Violation[]; gentle: boolean }) {
  return (
    <div class={props.gentle ? "says gentle" : "says"} id={props.id}>
      {props.violations.map((violation) => (
        <div key={violation.id + violation.message} class={violation.severity} data-violation={violation.id}>
          <p>
            <span>{violation.message}</span>{" "}
            {violation.clause && <span class="clause">{commonText.clause(violation.clause)}</span>}
          </p>
          <Waive violation={violation} id={`${props.id}-${violation.rule}`} />
        </div>
      ))}
    </div>
  );
}

/** Where in a list a violation points: at the whole (`line` undefined), at a line, or at one of its columns. */
export function placesIn(
  violation: Violation,
  field: string,
): { line: number | undefined; column: string | undefined }[] {
  return violation.fields.flatMap((pointer) => {
    const [, , name, line, column] = pointer.split("/");
    if (name !== field) return [];
    return [{ line: line === undefined ? undefined : Number(line), column }];
  });
}

type Said = Pick<Violation, "id" | "message">;

export function sameViolations(a: readonly Said[], b: readonly Said[]): boolean {
  return (
    a.length === b.length &&
    a.every((violation, at) => violation.id === b[at]?.id && violation.message === b[at].message)
  );
}
