import { useEffect, useState } from "preact/hooks";
import type { WorkingDays } from "../calendar/calendar.ts";
import type { Outcome, Problem } from "../outcome.ts";
import { baseUrlOf } from "../platform/address.ts";
import type { Connection } from "../platform/redmine/connection.ts";
import type { SiteChange, SiteSettings } from "../store/sites.ts";
import { ProblemNotice } from "./notices.tsx";
import { optionsText, permissionText } from "../text/options.ts";
import { Setup, type SetupHost } from "./setup.tsx";
import { VaultSection, type VaultHost } from "./vault.tsx";
import { WorkingDaysChoice, type WorkingDaysHost } from "./working-days.tsx";

export interface OptionsHost extends WorkingDaysHost {
  setup: SetupHost;
  vault: VaultHost;
  /** Asks the browser for access to the address; must be called while a click is handled. */
  allow(baseUrl: string): Promise<boolean>;
  connect(baseUrl: string, apiKey: string): Promise<Outcome<Connection>>;
  sites(): Promise<Outcome<SiteSettings[]>>;
  save(change: SiteChange): Promise<Outcome<unknown>>;
  /** What was written for a site and is not confirmed by it. */
  unsent(baseUrl: string): Promise<number>;
  /** Forgets address and key, and gives the browser's permission back. */
  remove(baseUrl: string): Promise<Outcome<unknown>>;
}

/** Connecting a Redmine: its address, the key, and a test that says exactly what is wrong. */
export function Options(host: OptionsHost) {
  const [sites, setSites] = useState<SiteSettings[]>([]);
  const [address, setAddress] = useState("");
  const [apiKey, setApiKey] = useState("");
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  const [connection, setConnection] = useState<Connection>();
  const baseUrl = baseUrlOf(address);

  const load = () =>
    void host.sites().then((read) => (read.ok ? setSites(read.value) : setProblem(read.problem)));
  useEffect(load, []);

  const run = async (allowed: Promise<boolean>, base: string) => {
    setBusy(true);
    setProblem(undefined);
    setConnection(undefined);
    const outcome = (await allowed.catch(() => false))
      ? await host.connect(base, apiKey.trim())
      : ({ ok: false, problem: { code: "noPermission" } } as const);
    const saved = outcome.ok
      ? await host.save({
          baseUrl: base,
          apiKey: apiKey.trim(),
          user: outcome.value.user,
        })
      : outcome;
    setBusy(false);
    if (!saved.ok) return setProblem(saved.problem);
    if (outcome.ok) setConnection(outcome.value);
    setApiKey("");
    load();
  };
  const submit = (event: Event) => {
    event.preventDefault();
    if (busy) return;
    if (!baseUrl) return setProblem({ code: "badAddress" });
    void run(host.allow(baseUrl), baseUrl);
  };

  return (
    <main>
      <h1>{optionsText.heading}</h1>
      <p class="help">{optionsText.intro}</p>
      <form onSubmit={submit}>
        <div class="field">
          <label class="label" for="address">
            {optionsText.address}
          </label>
          <p class="help" id="address-help">
            {optionsText.addressHelp}
          </p>
          <input
            id="address"
            type="text"
            inputMode="url"
            required
            spellcheck={false}
            autocomplete="off"
            placeholder="https://redmine.example.org/"
            aria-describedby="address-help"
            value={address}
            onInput={(e) => setAddress(e.currentTarget.value)}
          />
        </div>
        <div class="field">
          <label class="label" for="key">
            {optionsText.key}
          </label>
          <p class="help" id="key-help">
            {optionsText.keyHelp}{" "}
            {baseUrl && (
              <a href={`${baseUrl}my/api_key`} target="_blank" rel="noreferrer" id="key-link">
                {optionsText.keyLink}
              </a>
            )}
          </p>
          <input
            id="key"
            type="password"
            required
            autocomplete="off"
            aria-describedby="key-help"
            value={apiKey}
            onInput={(e) => setApiKey(e.currentTarget.value)}
          />
        </div>
        <button type="submit" class="primary" id="connect" aria-disabled={busy}>
          {busy ? optionsText.busy : optionsText.connect}
        </button>
      </form>
      {problem && (
        <ProblemNotice problem={problem}>
          {problem.suggestion && (
            <p>
              <button type="button" id="use-suggestion" onClick={() => setAddress(problem.suggestion ?? "")}>
                {optionsText.use(problem.suggestion)}
              </button>
            </p>
          )}
        </ProblemNotice>
      )}
      {connection && <Connected connection={connection} />}
      {sites.length > 0 && (
        <section aria-labelledby="sites-heading">
          <h2 id="sites-heading">{optionsText.sites}</h2>
          <ul class="sites">
            {sites.map((site, i) => (
              <ConnectedSite key={site.baseUrl} id={`site-${i}`} site={site} host={host} onChanged={load} />
            ))}
          </ul>
        </section>
      )}
      <VaultSection host={host.vault} onTurned={load} />
    </main>
  );
}

function Connected({ connection }: { connection: Connection }) {
  const { user, projects, lacking } = connection;
  return (
    <div class="notice good" role="status" id="connected">
      <p>
        <strong>{optionsText.connected(user.name, projects)}</strong>
      </p>
      <p>{optionsText.nextStep}</p>
      {lacking.length > 0 && (
        <>
          <p>{optionsText.lacking}</p>
          <ul>
            {lacking.map((permission) => (
              <li key={permission} data-lacking={permission}>
                {permissionText[permission] ?? permission}
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}

function ConnectedSite(props: { id: string; site: SiteSettings; host: OptionsHost; onChanged: () => void }) {
  const { id, site, host, onChanged } = props;
  const [unsent, setUnsent] = useState(0);
  const [problem, setProblem] = useState<Problem>();
  const remove = () => void host.remove(site.baseUrl).then(onChanged);
  const keep = (workingDays: WorkingDays) =>
    void host.save({ baseUrl: site.baseUrl, workingDays }).then((saved) => {
      setProblem(saved.ok ? undefined : saved.problem);
      onChanged();
    });
  const ask = async () => {
    const count = await host.unsent(site.baseUrl);
    if (count === 0) remove();
    else setUnsent(count);
  };
  return (
    <li>
      <span>
        <a href={site.baseUrl}>{site.baseUrl}</a>
        <br />
        <span class="help">{site.user.name}</span>
        {unsent > 0 && <span role="alert"> {optionsText.unsent(unsent)}</span>}
      </span>
      <button type="button" onClick={unsent > 0 ? remove : () => void ask()}>
        {unsent > 0 ? optionsText.disconnectAnyway : optionsText.disconnect}
      </button>
      <Setup id={id} site={site} host={host.setup} onChanged={onChanged} />
      <WorkingDaysChoice id={id} chosen={site.workingDays} host={host} save={keep} />
      {problem && <ProblemNotice problem={problem} />}
    </li>
  );
}
