import type { Pack } from "#schema/pack";
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { momentText } from "../form/values.ts";
import type { Outcome, Problem } from "../outcome.ts";
import { localized } from "../record/localized.ts";
import { csvOf } from "../register/csv.ts";
import { Ordered } from "../register/order.ts";
import type { Row } from "../register/row.ts";
import { TextIndex } from "../register/text-index.ts";
import { columns, matching, wordsOf, type ColumnId, type ViewState } from "../register/view-state.ts";
import { bulkText } from "../text/bulk.ts";
import { dashboardText } from "../text/dashboard.ts";
import { packText } from "../text/evidence-pack.ts";
import { importText } from "../text/import.ts";
import { reasonText } from "../text/reasons.ts";
import { registerText } from "../text/register.ts";
import { tasksText } from "../text/tasks.ts";
import type { Bulk, BulkHost } from "./bulk.tsx";
import { Choice } from "./choice.tsx";
import { MakingButton } from "./making-button.tsx";
import { MoreFormats } from "./more-formats.tsx";
import { ProblemNotice } from "./notices.tsx";
import { Filters } from "./register-filters.tsx";
import { RegisterTable } from "./register-table.tsx";

/** What the register asks of the world. */
export interface RegisterHost {
  pack: Pack;
  /** Connected sites by their base address; the first is shown first. */
  sites: { baseUrl: string; host: string }[];
  /** Rows as they become known, and how many there are once that is known; when they were last fetched. */
  read(
    baseUrl: string,
    onRows: (rows: Row[], all: number | undefined) => void,
  ): Promise<Outcome<{ completeAt?: string }>>;
  /** How many records are kept now. */
  kept(baseUrl: string): Promise<Outcome<number>>;
  /** Fetches what is new from the server. */
  refresh(baseUrl: string): Promise<Outcome<unknown>>;
  save(name: string, content: string | Blob): void;
  /** The evidence pack of these issues as a page; undefined where it was cancelled. */
  evidence(
    baseUrl: string,
    ids: number[],
    onProgress: (done: number, all: number) => void,
    isCancelled: () => boolean,
  ): Promise<Outcome<string | undefined>>;
  /** These rows as a workbook; undefined where it was cancelled. */
  workbook(
    rows: readonly Row[],
    columns: readonly ColumnId[],
    onProgress: (done: number, all: number) => void,
    isCancelled: () => boolean,
  ): Promise<Outcome<Blob | undefined>>;
  /** These records as a plan of action and milestones; undefined where none of them can be read. */
  poam(baseUrl: string, rows: readonly Row[]): Promise<Outcome<string | undefined>>;
  bulk(): Promise<BulkHost>;
  /** ISO 8601 in UTC. */
  now(): string;
  openSettings(): void;
  /** The view in the page's address. */
  view: ViewState;
  keepView(view: ViewState): void;
  locale: string;
}

/** Milliseconds between two looks at how far a fetch has come. */
const pause = 1_000;

/** The rows that are known so far, and what their texts are searched by. */
interface Read {
  rows: Row[];
  texts: TextIndex;
}
const nothing: Read = { rows: [], texts: new TextIndex() };

/** What changes several records at once; few need it, so it is loaded when somebody does. */
interface Several {
  Bulk: typeof Bulk;
  bulk: BulkHost;
}

/** All records that an account sees: searched, filtered, sorted; the view is the page's address. */
export function RegisterPage({ host }: { host: RegisterHost }) {
  const { pack, sites, locale } = host;
  const [site, setSite] = useState(sites[0]?.baseUrl ?? "");
  const [{ rows, texts }, setRead] = useState<Read>(nothing);
  const [all, setAll] = useState<number>();
  const [asOf, setAsOf] = useState<string>();
  const [problem, setProblem] = useState<Problem>();
  const [busy, setBusy] = useState(false);
  const [kept, setKept] = useState<number>();
  const [round, setRound] = useState(0);
  const [view, setView] = useState(host.view);
  const [chosen, setChosen] = useState<ReadonlySet<number>>();
  const [several, setSeveral] = useState<Several>();
  const shownSite = useRef("");

  useEffect(() => {
    if (site === "") return;
    let current = true;
    const known: Row[] = [];
    const texts = new TextIndex();
    let drawn = 0;
    // What is there already stays until all of it was read again.
    const anew = shownSite.current !== site;
    shownSite.current = site;
    if (anew) {
      setRead(nothing);
      setAll(undefined);
      setChosen((before) => before && new Set());
    }
    void host
      .read(site, (more, count) => {
        if (!current) return;
        known.push(...more);
        texts.add(more);
        if (!anew) return;
        setAll(count);
        // Sorted and drawn at once, then whenever there are twice as many: not with each of hundreds of batches.
        if (known.length < 2 * drawn) return;
        if (drawn === 0) performance.mark("clause10.rows");
        drawn = known.length;
        setRead({ rows: [...known], texts });
      })
      .then((read) => {
        if (!current) return;
        setRead({ rows: known, texts });
        setAll(known.length);
        performance.mark("clause10.register");
        if (!read.ok) return setProblem(read.problem);
        setAsOf(read.value.completeAt);
      });
    return () => {
      current = false;
    };
  }, [site, round]);

  const change = (next: Partial<ViewState>) => {
    const changed = { ...view, ...next };
    setView(changed);
    host.keepView(changed);
  };
  const ordered = useMemo(() => new Ordered(rows), [rows]);
  const words = wordsOf(view).join(" ");
  const having = useMemo(
    () => (words === "" ? undefined : texts.find(words.split(" "))),
    [rows, texts, words],
  );
  const found = useMemo(
    () => matching(ordered.by(view.sort, view.down), view, having),
    [ordered, view, having],
  );
  useRanking(ordered, all !== undefined && rows.length === all);
  const visible = columns.filter((column) => !view.hidden.includes(column));
  const refresh = async () => {
    setBusy(true);
    setProblem(undefined);
    const count = () => void host.kept(site).then((kept) => kept.ok && setKept(kept.value));
    const counting = setInterval(count, pause);
    const done = await host.refresh(site);
    clearInterval(counting);
    setKept(undefined);
    setBusy(false);
    if (!done.ok) setProblem(done.problem);
    setRound((count) => count + 1);
  };

  if (sites.length === 0)
    return (
      <main class="register">
        <h1>{registerText.title}</h1>
        <p>{registerText.unconnected}</p>
        <button type="button" class="primary" onClick={() => host.openSettings()}>
          {tasksText.connect}
        </button>
      </main>
    );
  return (
    <main class="register">
      <header>
        <h1>{registerText.title}</h1>
        <p class="help">{registerText.lead}</p>
      </header>
      <Filters {...{ pack, rows, view, locale, change }}>
        {sites.length > 1 && (
          <Choice
            id="register-site"
            label={registerText.site}
            value={site}
            options={sites.map(({ baseUrl, host: name }) => [baseUrl, name])}
            onChange={setSite}
          />
        )}
      </Filters>
      {problem && <ProblemNotice problem={problem} />}
      {view.field !== "" && (
        <p class="chosen" data-field={view.field}>
          {fieldText(pack, view, locale, found)}{" "}
          <button type="button" class="plain" onClick={() => change({ field: "", value: "" })}>
            {registerText.anyValue}
          </button>
        </p>
      )}
      <p class="bar">
        <span role="status">
          {kept !== undefined
            ? registerText.fetched(kept)
            : all === rows.length
              ? registerText.count(found.length, rows.length)
              : registerText.loading(rows.length, all)}
        </span>{" "}
        <span class="help">
          {asOf ? registerText.asOf(momentText(asOf, locale)) : all === undefined ? "" : registerText.never}
        </span>
        <button type="button" class="refresh" disabled={busy} onClick={() => void refresh()}>
          {busy ? registerText.refreshing : registerText.refresh}
        </button>
        {!chosen && (
          <button
            type="button"
            class="choose-several"
            disabled={found.length === 0}
            onClick={() => {
              setChosen(new Set());
              void Promise.all([import("./bulk.tsx"), host.bulk()]).then(
                ([{ Bulk }, bulk]) => setSeveral({ Bulk, bulk }),
                () => {
                  setChosen(undefined);
                  setProblem({ code: "internal", detail: reasonText.reloaded });
                },
              );
            }}
          >
            {bulkText.open}
          </button>
        )}
        <MakingButton
          kind="evidence"
          label={packText.button}
          help={packText.help}
          disabled={found.length === 0}
          make={(tell, isCancelled) =>
            host.evidence(
              site,
              found.map(({ issueId }) => issueId),
              tell,
              isCancelled,
            )
          }
          onMade={(file) => host.save(packText.file, file)}
          onProblem={setProblem}
        />
        <a href="dashboard.html">{dashboardText.open}</a>
        <a href="import.html">{importText.open}</a>
        <button
          type="button"
          class="csv"
          disabled={found.length === 0}
          onClick={() => host.save(registerText.file, csvOf(found, visible))}
        >
          {registerText.csv}
        </button>
        <MakingButton
          kind="xlsx"
          label={registerText.xlsx}
          disabled={found.length === 0}
          make={(tell, isCancelled) => host.workbook(found, visible, tell, isCancelled)}
          onMade={(file) => host.save(registerText.workbook, file)}
          onProblem={setProblem}
        />
        <MoreFormats host={host} site={site} rows={found} onProblem={setProblem} />
      </p>
      {chosen && several && (
        <several.Bulk
          host={several.bulk}
          {...{ pack, site, found, locale }}
          chosen={rows.filter(({ issueId }) => chosen.has(issueId))}
          onChosen={setChosen}
          onClose={() => setChosen(undefined)}
          onChanged={() => void refresh()}
        />
      )}
      <RegisterTable
        rows={found}
        columns={visible}
        sort={view.sort}
        down={view.down}
        locale={locale}
        chosen={chosen}
        onChoose={(id, on) => setChosen((before) => toggled(before, id, on))}
        onSort={(sort) => change({ sort, down: sort === view.sort && !view.down })}
      />
    </main>
  );
}

function toggled(before: ReadonlySet<number> | undefined, id: number, on: boolean): ReadonlySet<number> {
  const after = new Set(before);
  if (on) after.add(id);
  else after.delete(id);
  return after;
}

/** Ranks the columns one by one while nobody waits, so that the first press on a heading is as quick as the second. */
function useRanking(ordered: Ordered, complete: boolean): void {
  useEffect(() => {
    if (!complete) return;
    const left = [...columns];
    let handle = requestIdleCallback(rank);
    function rank(): void {
      const column = left.shift();
      if (column === undefined) return;
      ordered.ranked(column);
      handle = requestIdleCallback(rank);
    }
    return () => cancelIdleCallback(handle);
  }, [ordered, complete]);
}

/** The field and value that were chosen, as people read them. */
function fieldText(
  pack: Pack,
  { type, field: id, value }: ViewState,
  locale: string,
  rows: readonly Row[],
): string {
  const field = pack.recordTypes[type]?.fields.find((each) => each.id === id);
  const known =
    field?.enum === undefined ? undefined : pack.enums[field.enum]?.values.find((each) => each.id === value);
  const person = field?.type === "user" && id === "owner" ? rows[0]?.owner : undefined;
  return `${localized(field?.label, locale) || id}: ${person ?? (known ? localized(known.label, locale) : value)}`;
}
