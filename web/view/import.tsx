import type { Pack } from "#schema/pack";
import { useEffect, useState } from "preact/hooks";
import { guessed, importable, type Columns } from "../import/columns.ts";
import type { ImportPlan, ImportRow } from "../import/records.ts";
import { restOf } from "../import/rest.ts";
import type { Table } from "../import/table.ts";
import type { Outcome, Problem } from "../outcome.ts";
import type { Project, TextFormatting } from "../platform/platform.ts";
import { localized } from "../record/localized.ts";
import { raisable } from "../record/raisable.ts";
import { importText } from "../text/import.ts";
import { registerText } from "../text/register.ts";
import { tasksText } from "../text/tasks.ts";
import { Choice } from "./choice.tsx";
import { ImportColumns } from "./import-columns.tsx";
import { ImportPreview } from "./import-preview.tsx";
import { ProblemNotice } from "./notices.tsx";
import { OutboxProgress, type Waiting } from "./outbox-progress.tsx";

/** Where records go that are imported. */
export interface ImportPlace {
  baseUrl: string;
  project: Project;
  formatting: TextFormatting;
}

/** What an import asks of the world. */
export interface ImportHost {
  pack: Pack;
  sites: { baseUrl: string; host: string }[];
  projects(baseUrl: string): Promise<Outcome<Project[]>>;
  readFile(file: File): Promise<Outcome<Table>>;
  /** What would happen; nothing does. */
  plan(
    place: ImportPlace,
    what: Pick<ImportPlan, "table" | "columns" | "typeId">,
  ): Promise<Outcome<ImportRow[]>>;
  /** Keeps the records in the outbox. */
  keep(place: ImportPlace, records: NonNullable<ImportRow["record"]>[]): Promise<Outcome<unknown>>;
  /** A round of sending; how many of these are not in Redmine yet, and of those that wait for a person. */
  send(place: ImportPlace, ids: string[]): Promise<Outcome<Waiting>>;
  save(name: string, content: string): void;
  openSettings(): void;
  locale: string;
}

/** A log that was kept in a spreadsheet becomes records: columns to fields, a preview with the rules' verdict, then the outbox. */
export function ImportPage({ host }: { host: ImportHost }) {
  const { pack, sites, locale } = host;
  const [baseUrl, setBaseUrl] = useState(sites[0]?.baseUrl ?? "");
  const [projects, setProjects] = useState<Project[]>([]);
  const [project, setProject] = useState<Project>();
  const [formatting, setFormatting] = useState<TextFormatting>("textile");
  const types = [...raisable(pack).near, ...raisable(pack).others];
  const [typeId, setType] = useState(types[0] ?? "");
  const [table, setTable] = useState<Table>();
  const [columns, setColumns] = useState<Columns>([]);
  const [rows, setRows] = useState<ImportRow[]>();
  const [sending, setSending] = useState<string[]>();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem>();

  useEffect(() => {
    if (baseUrl === "") return;
    void host.projects(baseUrl).then((answer) => {
      if (!answer.ok) return setProblem(answer.problem);
      setProjects(answer.value);
      setProject(answer.value[0]);
    });
  }, [host, baseUrl]);
  useEffect(() => {
    setRows(undefined);
    if (!table || !project) return;
    let current = true;
    void host.plan({ baseUrl, project, formatting }, { table, columns, typeId }).then((answer) => {
      if (!current) return;
      if (answer.ok) setRows(answer.value);
      else setProblem(answer.problem);
    });
    return () => {
      current = false;
    };
  }, [host, baseUrl, project, table, columns, typeId]);

  if (sites.length === 0)
    return (
      <main class="import">
        <h1>{importText.title}</h1>
        <p>{registerText.unconnected}</p>
        <button type="button" class="primary" onClick={() => host.openSettings()}>
          {tasksText.connect}
        </button>
      </main>
    );
  const choose = async (file: File | undefined) => {
    if (!file) return;
    setProblem(undefined);
    setTable(undefined);
    setBusy(true);
    const read = await host.readFile(file);
    setBusy(false);
    if (!read.ok) return setProblem(read.problem);
    setColumns(guessed(read.value.heading, importable(pack, typeId)));
    setTable(read.value);
  };
  const start = async (place: ImportPlace, ready: NonNullable<ImportRow["record"]>[]) => {
    setProblem(undefined);
    setBusy(true);
    const kept = await host.keep(place, ready);
    setBusy(false);
    if (kept.ok) setSending(ready.map(({ id }) => id));
    else setProblem(kept.problem);
  };
  if (sending && project)
    return (
      <main class="import">
        <h1>{importText.title}</h1>
        <OutboxProgress
          count={sending.length}
          send={() => host.send({ baseUrl, project, formatting }, sending)}
          sentText={importText.sent}
        >
          <a href="register.html">{importText.register}</a>
        </OutboxProgress>
      </main>
    );
  return (
    <main class="import">
      <header>
        <h1>{importText.title}</h1>
        <p class="help">{importText.lead}</p>
      </header>
      {problem && <ProblemNotice problem={problem} />}
      <fieldset class="filters">
        <legend>{importText.where}</legend>
        {sites.length > 1 && (
          <Choice
            id="import-site"
            label={registerText.site}
            value={baseUrl}
            options={sites.map((site) => [site.baseUrl, site.host])}
            onChange={setBaseUrl}
          />
        )}
        <Choice
          id="import-project"
          label={importText.project}
          value={project?.identifier ?? ""}
          options={projects.map(({ identifier, name }) => [identifier, name])}
          onChange={(chosen) => setProject(projects.find(({ identifier }) => identifier === chosen))}
        />
        <Choice
          id="import-type"
          label={importText.kind}
          value={typeId}
          options={types.map((id) => [id, localized(pack.recordTypes[id]?.label, locale)])}
          onChange={(chosen) => {
            setType(chosen);
            if (table) setColumns(guessed(table.heading, importable(pack, chosen)));
          }}
        />
        <Choice
          id="import-formatting"
          label={importText.formatting}
          value={formatting}
          options={(["textile", "markdown"] as const).map((each) => [each, importText.formattings[each]])}
          onChange={(chosen) => setFormatting(chosen as TextFormatting)}
        />
      </fieldset>
      <p>
        <label>
          {importText.file}{" "}
          <input
            type="file"
            id="import-file"
            accept=".csv,.xlsx,text/csv"
            aria-describedby="import-file-help"
            onChange={(event) => void choose(event.currentTarget.files?.[0])}
          />
        </label>{" "}
        <span class="help" id="import-file-help">
          {importText.fileHelp}
        </span>
      </p>
      {busy && <p role="status">{table ? importText.keeping : importText.reading}</p>}
      {table && (
        <ImportColumns
          fields={importable(pack, typeId)}
          table={table}
          columns={columns}
          locale={locale}
          onChange={setColumns}
        />
      )}
      {table && rows && project && (
        <ImportPreview
          rows={rows}
          busy={busy}
          onStart={(ready) => void start({ baseUrl, project, formatting }, ready)}
          onRest={() => host.save(importText.restFile, restOf(table, rows))}
        />
      )}
    </main>
  );
}
