import type { PlannedChange, PlannedRow } from "../bulk/plan.ts";
import { bulkText } from "../text/bulk.ts";
import { registerText } from "../text/register.ts";
import { useFocus } from "./notices.tsx";

interface Props {
  rows: readonly PlannedRow[];
  busy: boolean;
  onStart: (changes: PlannedChange[]) => void;
  onBack: () => void;
}

const order: Record<PlannedRow["status"], number> = { refused: 0, ready: 1, same: 2 };

/** What would become of each record, those that may not first. */
export function BulkPreview({ rows, busy, onStart, onBack }: Props) {
  const place = useFocus<HTMLParagraphElement>();
  const changes = rows.flatMap(({ change }) => change ?? []);
  const count = (status: PlannedRow["status"]) => rows.filter((row) => row.status === status).length;
  const inOrder = [...rows].sort((one, other) => order[one.status] - order[other.status]);
  return (
    <>
      <p role="status" tabIndex={-1} ref={place}>
        {bulkText.count(changes.length, count("refused"), count("same"))}
      </p>
      <p class="actions">
        <button
          type="button"
          class="primary start"
          disabled={busy || changes.length === 0}
          onClick={() => onStart(changes)}
        >
          {busy ? bulkText.keeping : bulkText.start(changes.length)}
        </button>{" "}
        <button type="button" class="back" disabled={busy} onClick={onBack}>
          {bulkText.back}
        </button>
      </p>
      <div class="scroll preview-rows">
        <table class="list preview">
          <thead>
            <tr>
              <th scope="col">{registerText.columns.issueId}</th>
              <th scope="col">{registerText.columns.title}</th>
              <th scope="col">{bulkText.verdict}</th>
            </tr>
          </thead>
          <tbody>
            {inOrder.map(({ issueId, title, status, told }) => (
              <tr key={issueId} data-planned={issueId} data-status={status}>
                <td>#{issueId}</td>
                <td class="title">{title}</td>
                <td>
                  {status === "same" ? (
                    bulkText.same
                  ) : (
                    <ul class={status === "refused" ? "reasons" : "told"}>
                      {told.map((each) => (
                        <li key={each}>{each}</li>
                      ))}
                    </ul>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}
