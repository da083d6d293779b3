import type { ImportRow } from "../import/records.ts";
import { importText } from "../text/import.ts";

/** Rows of the preview; the counts are of all. */
const most = 200;

interface Props {
  rows: readonly ImportRow[];
  busy: boolean;
  onStart: (ready: NonNullable<ImportRow["record"]>[]) => void;
  onRest: () => void;
}

/** What would happen to each row, those that lack something first. */
export function ImportPreview({ rows, busy, onStart, onRest }: Props) {
  const ready = rows.flatMap(({ record }) => record ?? []);
  const count = (status: ImportRow["status"]) => rows.filter((row) => row.status === status).length;
  const lacking = count("lacking");
  const inOrder = [...rows].sort((a, b) => Number(b.status === "lacking") - Number(a.status === "lacking"));
  return (
    <section>
      <h2>{importText.preview}</h2>
      <p role="status">{importText.count(ready.length, lacking, count("there"))}</p>
      <p class="help">{importText.state}</p>
      <p class="actions">
        <button
          type="button"
          class="primary start"
          disabled={busy || ready.length === 0}
          onClick={() => onStart(ready)}
        >
          {importText.start(ready.length)}
        </button>{" "}
        {lacking > 0 && (
          <button type="button" class="rest" onClick={onRest}>
            {importText.rest}
          </button>
        )}
      </p>
      <div class="scroll">
        <table class="list preview">
          <thead>
            <tr>
              <th scope="col">{importText.line}</th>
              <th scope="col">{importText.rowTitle}</th>
              <th scope="col">{importText.verdict}</th>
            </tr>
          </thead>
          <tbody>
            {inOrder.slice(0, most).map(({ line, title, status, reasons }) => (
              <tr key={line} data-line={line} data-status={status}>
                <td>{line}</td>
                <td class="title">{title}</td>
                <td>
                  {status === "lacking" ? (
                    <ul class="reasons">
                      {reasons.map((reason) => (
                        <li key={reason}>{reason}</li>
                      ))}
                    </ul>
                  ) : (
                    importText[status]
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {rows.length > most && <p class="help">{importText.shown(most)}</p>}
    </section>
  );
}
