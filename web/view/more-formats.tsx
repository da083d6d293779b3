import { dueDaysIcs } from "../calendar/due-ics.ts";
import type { Problem } from "../outcome.ts";
import type { Row } from "../register/row.ts";
import { exportText } from "../text/export.ts";
import type { RegisterHost } from "./register.tsx";
import { mostPrinted } from "./virtual-rows.ts";

interface Props {
  host: RegisterHost;
  site: string;
  rows: readonly Row[];
  onProblem: (problem: Problem | undefined) => void;
}

/** What is shown, for calendars, for tools of compliance, and on paper. */
export function MoreFormats({ host, site, rows, onProblem }: Props) {
  const calendar = () => {
    const due = rows.filter((row) => row.due !== "" && !row.final);
    const days = due.map((row) => ({
      ...{ uid: `${site}issues/${row.issueId}`, on: row.due, summary: exportText.due(row.title) },
      ...{ description: `${row.typeName}, ${row.stateName}`, url: row.url },
    }));
    host.save(exportText.icsFile, dueDaysIcs(days, host.now()));
  };
  const poam = async () => {
    onProblem(undefined);
    const made = await host.poam(site, rows);
    if (!made.ok) onProblem(made.problem);
    else if (made.value !== undefined) host.save(exportText.oscalFile, made.value);
  };
  const none = rows.length === 0;
  return (
    <details class="formats">
      <summary>{exportText.more}</summary>
      <button type="button" class="ics" disabled={none} onClick={calendar}>
        {exportText.ics}
      </button>{" "}
      <button type="button" class="oscal" disabled={none} onClick={() => void poam()}>
        {exportText.oscal}
      </button>{" "}
      <button type="button" class="print" disabled={none} onClick={() => print()}>
        {exportText.print}
      </button>
      {rows.length > mostPrinted && <p class="help">{exportText.printed(mostPrinted)}</p>}
    </details>
  );
}
