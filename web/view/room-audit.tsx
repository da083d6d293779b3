import type { Pack } from "#schema/pack";
import type { ImprovementRecord } from "#schema/record";
import { useEffect, useMemo, useState } from "preact/hooks";
import type { EarlierFinding } from "../audit/earlier.ts";
import type { ChecklistTemplate } from "../audit/templates.ts";
import { type AuditFile, type ChecklistLine, type RaisedFromLine } from "../audit/checklist.ts";
import type { Engine } from "../engine/engine.ts";
import { ok, type Outcome } from "../outcome.ts";
import type { AuditLine } from "../record/prefill.ts";
import type { ChosenFile, Opening, PanelHost, RecordOpening } from "../service/panel-host.ts";
import type { TakenPolicy } from "../store/taken.ts";
import { auditReport } from "../audit/report.ts";
import { auditReportText } from "../text/audit-report.ts";
import { commonText } from "../text/common.ts";
import { roomText } from "../text/room.ts";
import { Checklist } from "./checklist.tsx";
import type { CatalogueEntry } from "../form/catalogue.ts";
import { FormTools } from "../form/tools.ts";
import type { Clock } from "./editing.ts";
import { AuditFiles, type AuditDocument } from "./room-files.tsx";
import { EarlierFindings } from "./earlier.tsx";
import { ProblemNotice } from "./notices.tsx";
import { Policies } from "./room-policies.tsx";
import { asToday, Panel } from "./panel.tsx";

export interface AuditHost {
  engine: () => Promise<Engine>;
  everything: () => Promise<Engine>;
  pack: Pack;
  locale: string;
  clock: Clock;
  catalogue: readonly CatalogueEntry[];
  newId: () => string;
  /** The way to the issue's page as it was taken along, or to what is raised from a line of it. */
  panel(line: AuditLine | undefined, leave: () => void): PanelHost;
  raised(): Promise<Outcome<RaisedFromLine[]>>;
  /** Files of its issue; those that are `here` can be opened without network. */
  files(): Promise<Outcome<AuditDocument[]>>;
  save(name: string, content: string): void;
  openFile(id: number): Promise<Outcome<unknown>>;
  /** That were taken along with it. */
  policies(): Promise<Outcome<TakenPolicy[]>>;
  /** What was found before where this audit looks, and the checklists of other audits. */
  earlier(audit: ImprovementRecord): Promise<Outcome<Earlier>>;
}

export interface Earlier {
  findings: EarlierFinding[];
  templates: ChecklistTemplate[];
}
const nothingEarlier: Earlier = { findings: [], templates: [] };

const tabs = ["checklist", "record", "policies", "earlier", "files"] as const;

type Shown = { what: (typeof tabs)[number] } | { what: "raise"; line: AuditLine; type: string };

interface Props {
  host: AuditHost;
  /** It is an audit, whose checklist is conducted; undefined as long as nobody knows. */
  conducts: boolean | undefined;
  round: number;
  onBack: () => void;
}

/** What was taken along: an audit's checklist and what is raised from a line of it, or the page of any other record. */
export function RoomAudit({ host, conducts, round, onBack }: Props) {
  const { pack, locale, clock, newId, everything } = host;
  const [shown, setShown] = useState<Shown>({ what: "checklist" });
  useEffect(() => {
    if (conducts === false) setShown({ what: "record" });
  }, [conducts]);
  const [latest, setOpened] = useState<{
    of: object;
    opening: Outcome<Opening>;
    engine: Engine;
    raised: RaisedFromLine[];
    earlier: Earlier;
  }>();
  const [again, setAgain] = useState(0);
  const engine = useMemo(() => host.engine(), [host]);
  const line = shown.what === "raise" ? shown.line : undefined;
  const toChecklist = () => setShown({ what: "checklist" });
  const panel = useMemo(() => host.panel(line, toChecklist), [host, line]);

  // What was read for another view is not shown for a moment before it is read anew: it would be typed into and go.
  const view = useMemo(() => ({}), [panel, shown, round, again]);
  const opened = latest?.of === view ? latest : undefined;

  useEffect(() => {
    if (shown.what !== "checklist" && shown.what !== "earlier") return;
    let current = true;
    const opens = panel.open().then((read) => asToday(read, pack, everything));
    void Promise.all([opens, engine, host.raised()]).then(async ([{ opening }, loaded, raised]) => {
      const audit = opening.ok && opening.value.kind === "record" ? opening.value.record : undefined;
      const earlier = audit && (await host.earlier(audit));
      if (!current) return;
      setOpened({
        of: view,
        ...{ opening, engine: loaded, raised: raised.ok ? raised.value : [] },
        earlier: earlier?.ok ? earlier.value : nothingEarlier,
      });
    });
    return () => {
      current = false;
    };
  }, [view]);

  const isFitting = (what: (typeof tabs)[number]) =>
    conducts !== false || what === "record" || what === "files";
  const record =
    opened?.opening.ok && opened.opening.value.kind === "record" ? opened.opening.value : undefined;
  const tools = useMemo(
    () => ({
      catalogue: host.catalogue,
      today: () => clock().today,
      // Only what is here: a search of the server would wait for a network.
      findIssues: () => Promise.resolve(ok([])),
      keepFile: (file: ChosenFile) => panel.keepFile(file),
      readFile: (sha256: string) => panel.readFile(sha256),
    }),
    [host, panel],
  );
  return (
    <FormTools.Provider value={tools}>
      <div class="room-audit">
        <nav class="tabs">
          <button type="button" class="plain" id="back" onClick={onBack}>
            ← {roomText.back}
          </button>
          {tabs.filter(isFitting).map((what) => (
            <button
              key={what}
              type="button"
              id={`tab-${what}`}
              aria-pressed={shown.what === what}
              onClick={() => setShown({ what })}
            >
              {roomText.tabs[what]}
              {what === "earlier" && latest ? ` (${latest.earlier.findings.length})` : ""}
            </button>
          ))}
        </nav>
        {shown.what === "files" ? (
          <AuditFiles host={host} />
        ) : shown.what === "policies" ? (
          <Policies host={host} />
        ) : shown.what !== "checklist" && shown.what !== "earlier" ? (
          <Panel
            key={`${shown.what} ${line?.ref ?? ""} ${round}`}
            {...{ engine, everything, pack, locale, clock, newId }}
            host={shown.what === "raise" ? beginningWith(panel, shown.type) : panel}
          />
        ) : !opened ? (
          <p class="loading">{commonText.loading}</p>
        ) : !opened.opening.ok ? (
          <ProblemNotice problem={opened.opening.problem} host={panel} />
        ) : shown.what === "earlier" ? (
          <EarlierFindings
            {...{ pack, locale }}
            findings={opened.earlier.findings}
            urlOf={(id) => record?.issue.url.replace(/\d+$/, String(id)) ?? ""}
          />
        ) : (
          record && (
            <Fieldwork
              {...{ host, panel, record }}
              engine={opened.engine}
              raised={opened.raised}
              templates={opened.earlier.templates}
              onReload={() => setAgain(again + 1)}
              onRaise={(from, files, type) =>
                setShown({ what: "raise", line: lineOf(from, files, record), type })
              }
            />
          )
        )}
      </div>
    </FormTools.Provider>
  );
}

interface FieldworkProps {
  host: AuditHost;
  panel: PanelHost;
  record: RecordOpening;
  engine: Engine;
  raised: RaisedFromLine[];
  templates: ChecklistTemplate[];
  onReload: () => void;
  onRaise: (line: ChecklistLine, files: AuditFile[], type: string) => void;
}

function Fieldwork(props: FieldworkProps) {
  const { host, panel, record, engine, raised, templates, onReload, onRaise } = props;
  const { pack, locale, clock, newId, everything } = host;
  const freshContext = () => ({ ...clock(), locale, user: record.user });
  const context = useMemo(freshContext, [record]);
  const { title, area, scope } = record.record.fields;
  return (
    <main class="record">
      <h1>{typeof title === "string" ? title : record.issue.subject}</h1>
      {typeof area === "string" && <p class="help">{area}</p>}
      {typeof scope === "string" && <p>{scope}</p>}
      <Checklist
        {...{
          engine,
          everything,
          pack,
          locale,
          context,
          freshContext,
          newId,
          onReload,
          onRaise,
          raised,
          templates,
        }}
        host={panel}
        opening={record}
        onReport={(audit) => {
          const head = { url: record.issue.url, today: clock().today };
          host.save(auditReportText.file, auditReport(audit, head, pack, host.catalogue, locale));
        }}
      />
    </main>
  );
}

function lineOf({ ref, note }: ChecklistLine, files: AuditFile[], { record }: RecordOpening): AuditLine {
  const kind = record.fields["kind"];
  return {
    ...{ ref, note: note ?? "", kind: typeof kind === "string" ? kind : "" },
    files: files.filter(({ line }) => line === ref).map(({ name, sha256 }) => ({ name, sha256 })),
  };
}

/** The line's result says what is raised from it. */
function beginningWith(panel: PanelHost, type: string): PanelHost {
  return {
    ...panel,
    open: async () => {
      const opening = await panel.open();
      return opening.ok && opening.value.kind === "raise"
        ? { ok: true, value: { ...opening.value, type } }
        : opening;
    },
  };
}
