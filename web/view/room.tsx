import { useEffect, useMemo, useState } from "preact/hooks";
import { ok, type Outcome, type Problem } from "../outcome.ts";
import type { Submission } from "../outbox/submission.ts";
import type { RoomState } from "../service/room.ts";
import type { Restored } from "../backup/unsent.ts";
import { roomText } from "../text/room.ts";
import { tasksText } from "../text/tasks.ts";
import { ProblemNotice } from "./notices.tsx";
import { CopyOfUnsent } from "./room-copy.tsx";
import { VaultSection, type VaultHost } from "./vault.tsx";
import { inBytes, Stored } from "./room-stored.tsx";
import { useTaking } from "./taking.ts";
import { Waiting, type ItemAct } from "./room-waiting.tsx";
import { RoomAudit, type AuditHost } from "./room-audit.tsx";
import { Taken, TakeProject } from "./room-taken.tsx";

/** What the audit room asks of the world. */
export interface RoomHost {
  sites: { baseUrl: string; host: string }[];
  read(baseUrl: string): Promise<Outcome<RoomState>>;
  /** Milliseconds by which the site's clock is ahead of this computer's, as far as it is known and matters. */
  wrongBy(baseUrl: string): number;
  /**
   * What is new; how many records, and what of what was taken along, is not shown to this account any more, and what of it
   * has changed since.
   */
  fetch(baseUrl: string): Promise<Outcome<{ gone: number; left: string[]; stale: number[] }>>;
  /** With its files up to so many bytes each; `onLeft` hears how many are still to come. */
  take(
    baseUrl: string,
    issueId: number,
    largest: number,
    onLeft: (count: number) => void,
  ): Promise<Outcome<unknown>>;
  leave(baseUrl: string, issueId: number): Promise<Outcome<unknown>>;
  /** In rounds; `onRound` is called after each that leaves something. */
  send(baseUrl: string, onRound: () => void): Promise<Outcome<unknown>>;
  /** Sends one item of the outbox, takes it back to be changed, or deletes it with what was written. */
  item(baseUrl: string, uuid: string, act: ItemAct): Promise<Outcome<unknown>>;
  /** The page that something was written on; `issueId` where it is an issue's. */
  pageOf(baseUrl: string, submission: Submission): { url: string; issueId?: number };
  /** Bytes that are used, and that there are; whether the browser keeps them when its disk is full. */
  room(): Promise<{ usage: number; quota: number; lasting: boolean }>;
  audit(baseUrl: string, issueId: number): AuditHost;
  /** What this account has not sent there, or one item of it, as a file under a passphrase; how much that is. */
  copy(baseUrl: string, passphrase: string, uuid?: string): Promise<Outcome<{ file: string; count: number }>>;
  restore(baseUrl: string, file: string, passphrase: string): Promise<Outcome<Restored>>;
  vault: VaultHost;
  save(name: string, text: string): void;
  openSettings(): void;
  /** What the page's address says is open. */
  entered: { baseUrl: string; issueId: number } | undefined;
  keepEntered(entered: { baseUrl: string; issueId: number } | undefined): void;
  /** Calls back whenever the browser believes that the network is there again. */
  whenOnline(then: () => void): () => void;
  locale: string;
}

/** Bytes to choose from: files of an issue that are larger stay where they are. */
const sizes = [0, 5_000_000, 20_000_000];

/** Milliseconds. */
const aDay = 86_400_000;

/** The audit room: audits that were taken along, the one that is open, and what waits to be sent. */
export function Room({ host }: { host: RoomHost }) {
  const [site, setSite] = useState(host.entered?.baseUrl ?? host.sites[0]?.baseUrl ?? "");
  const [entered, setEntered] = useState(host.entered?.issueId);
  const [state, setState] = useState<RoomState>();
  const [problem, setProblem] = useState<Problem>();
  const [busy, setBusy] = useState("");
  const [round, setRound] = useState(0);

  const look = async () => {
    if (site === "") return;
    const read = await host.read(site);
    if (read.ok) {
      setState(read.value);
      performance.mark("clause10.room");
    } else setProblem(read.problem);
  };
  useEffect(() => void look(), [site, entered]);
  // Somebody is at it, here or in another window: what becomes of it is looked up, not waited for in vain.
  useEffect(() => {
    if (!state?.unsettled.some((one) => one.state === "sending")) return;
    const timer = setTimeout(() => void look(), 1_000);
    return () => clearTimeout(timer);
  }, [state]);
  const act = async (what: string, call: () => Promise<Outcome<unknown>>) => {
    setBusy(what);
    setProblem(undefined);
    const done = await call();
    if (!done.ok) setProblem(done.problem);
    await look();
    setBusy("");
    setRound((count) => count + 1);
  };
  const [largest, setLargest] = useState(sizes[1] ?? 0);
  const { along, filesLeft, takeAll, stop } = useTaking((id, onLeft) => host.take(site, id, largest, onLeft));
  const take = (issueId: number) => void act(`take ${issueId}`, () => takeAll([issueId]));
  const [hidden, setHidden] = useState({ gone: 0, left: [] as string[] });
  const fetchNew = () =>
    void act("fetch", async () => {
      const fetched = await host.fetch(site);
      if (!fetched.ok) return fetched;
      setHidden(fetched.value);
      return takeAll(fetched.value.stale);
    });
  const send = () => act("send", () => host.send(site, () => void look()));
  // What waited while there was no network goes out when there is one, without being asked.
  useEffect(() => {
    void host.send(site, () => void look()).then(look);
    return host.whenOnline(() => void send());
  }, [site]);
  const enter = (issueId: number | undefined) => {
    setEntered(issueId);
    host.keepEntered(issueId === undefined ? undefined : { baseUrl: site, issueId });
  };
  const audit = useMemo(
    () => (entered === undefined ? undefined : host.audit(site, entered)),
    [host, site, entered],
  );

  if (host.sites.length === 0)
    return (
      <main class="room">
        <h1>{roomText.title}</h1>
        <p>{roomText.unconnected}</p>
        <button type="button" class="primary" onClick={() => host.openSettings()}>
          {tasksText.connect}
        </button>
      </main>
    );
  return (
    <div class="room">
      {problem && problem.code !== "locked" && <ProblemNotice problem={problem} />}
      {Math.abs(host.wrongBy(site)) > aDay && (
        <p class="notice warn" role="status" data-clock>
          {roomText.clock(Math.round(host.wrongBy(site) / aDay))}
        </p>
      )}
      {state && state.damaged > 0 && (
        <p class="notice bad" role="alert" data-damaged={state.damaged}>
          {roomText.damaged(state.damaged)}
        </p>
      )}
      {problem?.code === "locked" ? (
        <main>
          <h1>{roomText.title}</h1>
        </main>
      ) : audit ? (
        <RoomAudit
          host={audit}
          conducts={state?.taken.find(({ issueId }) => issueId === entered)?.audit}
          round={round}
          onBack={() => enter(undefined)}
        />
      ) : (
        <main>
          <h1>{roomText.title}</h1>
          <p class="help">{roomText.lead}</p>
          {host.sites.length > 1 && (
            <label>
              {roomText.site}{" "}
              <select id="room-site" value={site} onChange={(event) => setSite(event.currentTarget.value)}>
                {host.sites.map(({ baseUrl, host: name }) => (
                  <option key={baseUrl} value={baseUrl}>
                    {name}
                  </option>
                ))}
              </select>
            </label>
          )}
          <Taken
            rows={state?.taken ?? []}
            {...{ busy, locale: host.locale, enter }}
            onTake={take}
            onLeave={(ids) =>
              void act(`leave ${ids[0] ?? ""}`, async () => {
                let left: Outcome<unknown> = ok(undefined);
                for (const id of ids) if (left.ok) left = await host.leave(site, id);
                return left;
              })
            }
          />
          <section aria-labelledby="to-take">
            <h2 id="to-take">{roomText.toTake}</h2>
            <label>
              {roomText.filesUpTo}{" "}
              <select
                id="room-largest"
                value={largest}
                onChange={(event) => setLargest(Number(event.currentTarget.value))}
              >
                {sizes.map((size) => (
                  <option key={size} value={size}>
                    {size === 0 ? roomText.noFiles : inBytes(size, host.locale)}
                  </option>
                ))}
              </select>
            </label>
            {along && (
              <p class="along" role="status">
                <progress
                  max={along.all}
                  value={along.done}
                  aria-label={roomText.along(along.done, along.all)}
                />{" "}
                {roomText.along(along.done, along.all)}{" "}
                <button type="button" id="stop" onClick={stop}>
                  {roomText.stop}
                </button>
              </p>
            )}
            {filesLeft > 0 && (
              <p class="help" role="status">
                {roomText.filesLeft(filesLeft)}
              </p>
            )}
            {state?.toTake.length === 0 && <p class="help">{roomText.noneToTake}</p>}
            <ul class="audits">
              {state?.toTake.map(({ issueId, title, state: at }) => (
                <li key={issueId} data-audit={issueId}>
                  <span>
                    #{issueId} {title} <span class="help">{at}</span>
                  </span>
                  <button type="button" class="take" disabled={busy !== ""} onClick={() => take(issueId)}>
                    {busy === `take ${issueId}` ? roomText.busy : roomText.take}
                  </button>
                </li>
              ))}
            </ul>
            <TakeProject
              projects={state?.projects ?? []}
              busy={busy}
              onTake={({ id, missing }) => void act(`project ${id}`, () => takeAll(missing))}
            />
            <button type="button" id="fetch" disabled={busy !== ""} onClick={fetchNew}>
              {busy === "fetch" ? roomText.busy : roomText.fetch}
            </button>
            <div role="status">
              {hidden.gone > 0 && <p class="help">{roomText.gone(hidden.gone)}</p>}
              {hidden.left.length > 0 && (
                <p class="notice warn" data-hidden>
                  {roomText.hidden} {hidden.left.join("; ")}
                </p>
              )}
            </div>
          </section>
        </main>
      )}
      {problem?.code !== "locked" && (
        <Waiting
          unsettled={state?.unsettled ?? []}
          busy={busy !== ""}
          pageOf={(one) => host.pageOf(site, one)}
          taken={(state?.taken ?? []).map(({ issueId }) => issueId)}
          onSend={() => void send()}
          onItem={(uuid, what) => void act(`item ${uuid}`, () => host.item(site, uuid, what))}
          onEnter={enter}
        />
      )}
      {!audit && problem?.code !== "locked" && (
        <>
          <Stored room={() => host.room()} locale={host.locale} again={state} />
          <CopyOfUnsent
            key={site}
            host={host}
            site={site}
            unsettled={state?.unsettled ?? []}
            onRestored={() => void look()}
          />
        </>
      )}
      {(!audit || problem?.code === "locked") && (
        <VaultSection
          host={host.vault}
          onTurned={() => {
            setProblem(undefined);
            void look();
          }}
        />
      )}
    </div>
  );
}
