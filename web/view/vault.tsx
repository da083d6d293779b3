import { useEffect, useState } from "preact/hooks";
import type { Outcome, Problem } from "../outcome.ts";
import type { VaultState } from "../store/vault.ts";
import { vaultText } from "../text/vault.ts";
import { shortestPassphrase } from "../vault/passphrase.ts";
import { ProblemNotice } from "./notices.tsx";

/** The lock, as pages ask for it. */
export interface VaultHost {
  state(): Promise<Outcome<VaultState>>;
  turnOn(passphrase: string, lockAfter: number): Promise<Outcome<unknown>>;
  unlock(passphrase: string): Promise<Outcome<unknown>>;
  lock(): Promise<void>;
  change(passphrase: string, next: { passphrase: string }): Promise<Outcome<unknown>>;
  turnOff(passphrase: string): Promise<Outcome<unknown>>;
  erase(): Promise<Outcome<unknown>>;
}

/** Minutes to choose from. */
const times = [5, 15, 60];

interface Acting {
  busy: boolean;
  act: (call: () => Promise<Outcome<unknown>>, done?: string) => void;
}

/** Locks and unlocks what is kept on this computer. `onTurned` hears when it was locked or unlocked. */
export function VaultSection({ host, onTurned }: { host: VaultHost; onTurned: () => void }) {
  const [state, setState] = useState<VaultState>();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  const [told, setTold] = useState("");
  const look = async () => {
    const read = await host.state();
    if (read.ok) setState(read.value);
    else setProblem(read.problem);
  };
  useEffect(() => void look(), []);
  const act: Acting["act"] = (call, done = "") => {
    setBusy(true);
    setProblem(undefined);
    setTold("");
    void call().then(async (outcome) => {
      setBusy(false);
      if (!outcome.ok) return setProblem(outcome.problem);
      setTold(done);
      await look();
      onTurned();
    });
  };
  if (!state) return problem ? <ProblemNotice problem={problem} /> : null;
  const acting = { host, busy, act };
  return (
    <section class="vault" aria-label={vaultText.title} data-vault={state.status}>
      {state.status === "off" ? (
        <Off {...acting} />
      ) : state.status === "open" ? (
        <Open {...acting} lockAfter={state.lockAfter} />
      ) : (
        <Locked {...acting} />
      )}
      {told && (
        <p role="status" data-told>
          {told}
        </p>
      )}
      {problem && <ProblemNotice problem={problem} />}
    </section>
  );
}

function Off({ host, busy, act }: Acting & { host: VaultHost }) {
  const [passphrase, setPassphrase] = useState("");
  const [again, setAgain] = useState("");
  const [minutes, setMinutes] = useState(15);
  const differ = again !== "" && passphrase !== again;
  const ready = isLong(passphrase) && passphrase === again;
  return (
    <details>
      <summary>{vaultText.title}</summary>
      <p class="help">{vaultText.lead}</p>
      <p class="help">{vaultText.limits}</p>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (ready) act(() => host.turnOn(passphrase, minutes));
        }}
      >
        <Secret
          id="vault-new"
          label={vaultText.passphrase}
          value={passphrase}
          onInput={setPassphrase}
          fresh
        />
        <Secret id="vault-again" label={vaultText.again} value={again} onInput={setAgain} />
        {differ && <p class="help">{vaultText.differ}</p>}
        <label>
          {vaultText.lockAfter}{" "}
          <select
            id="vault-minutes"
            value={minutes}
            onChange={(event) => setMinutes(Number(event.currentTarget.value))}
          >
            {times.map((time) => (
              <option key={time} value={time}>
                {vaultText.minutes(time)}
              </option>
            ))}
          </select>
        </label>
        <p class="actions">
          <button type="submit" id="vault-on" disabled={busy || !ready}>
            {busy ? vaultText.busy : vaultText.turnOn}
          </button>
        </p>
      </form>
    </details>
  );
}

function Open({ host, busy, act, lockAfter }: Acting & { host: VaultHost; lockAfter: number }) {
  const [present, setPresent] = useState("");
  const [next, setNext] = useState("");
  return (
    <>
      <p>
        {vaultText.open(lockAfter)}{" "}
        <button
          type="button"
          id="vault-lock"
          disabled={busy}
          onClick={() => act(() => host.lock().then(() => ({ ok: true, value: undefined })))}
        >
          {vaultText.lockNow}
        </button>
      </p>
      <details>
        <summary>{vaultText.settings}</summary>
        <Secret id="vault-present" label={vaultText.present} value={present} onInput={setPresent} />
        <Secret id="vault-next" label={vaultText.next} value={next} onInput={setNext} fresh />
        <p class="actions">
          <button
            type="button"
            id="vault-change"
            disabled={busy || present === "" || !isLong(next)}
            onClick={() => act(() => host.change(present, { passphrase: next }), vaultText.changed)}
          >
            {vaultText.change}
          </button>{" "}
          <button
            type="button"
            id="vault-off"
            disabled={busy || present === ""}
            onClick={() => act(() => host.turnOff(present))}
          >
            {vaultText.turnOff}
          </button>
        </p>
      </details>
    </>
  );
}

function Locked({ host, busy, act }: Acting & { host: VaultHost }) {
  const [passphrase, setPassphrase] = useState("");
  const [sure, setSure] = useState(false);
  return (
    <>
      <h2>{vaultText.locked}</h2>
      <p>{vaultText.lockedLead}</p>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (passphrase !== "" && !busy) act(() => host.unlock(passphrase));
        }}
      >
        <Secret
          id="vault-passphrase"
          label={vaultText.passphrase}
          value={passphrase}
          onInput={setPassphrase}
        />
        <p class="actions">
          <button type="submit" class="primary" id="vault-unlock" disabled={busy || passphrase === ""}>
            {busy ? vaultText.busy : vaultText.unlock}
          </button>
        </p>
      </form>
      <details>
        <summary>{vaultText.lost}</summary>
        <p>{vaultText.lostLead}</p>
        <label class="as-it-is">
          <input
            id="vault-sure"
            type="checkbox"
            checked={sure}
            onChange={(event) => setSure(event.currentTarget.checked)}
          />{" "}
          {vaultText.sure}
        </label>
        <p class="actions">
          <button
            type="button"
            id="vault-erase"
            disabled={busy || !sure}
            onClick={() => act(() => host.erase())}
          >
            {vaultText.erase}
          </button>
        </p>
      </details>
    </>
  );
}

function Secret(props: {
  id: string;
  label: string;
  value: string;
  onInput: (value: string) => void;
  /** It is being chosen: say what it takes. */
  fresh?: boolean;
}) {
  const { id, label, value, onInput, fresh } = props;
  return (
    <p class="secret">
      <label>
        {label}{" "}
        <input
          id={id}
          type="password"
          autocomplete="off"
          value={value}
          {...(fresh && { "aria-describedby": `${id}-rule` })}
          onInput={(event) => onInput(event.currentTarget.value)}
        />
      </label>{" "}
      {fresh && (
        <span id={`${id}-rule`} class="help">
          {vaultText.rule(shortestPassphrase)}
        </span>
      )}
    </p>
  );
}

function isLong(passphrase: string): boolean {
  return passphrase.normalize("NFC").length >= shortestPassphrase;
}
