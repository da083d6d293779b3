import { lock, vaultState } from "../../../../web/store/vault.ts";
import { usedName, whenTurned } from "../keeper.ts";
import { forgetRegisters } from "./register.ts";

const alarm = "vault";
/** Milliseconds within which a second use is not noted anew. */
const pause = 10_000;
let noted = 0;

/** Somebody is at it: the time until it locks itself begins anew. */
export function noteUse(): void {
  const now = Date.now();
  if (Math.abs(now - noted) < pause) return;
  noted = now;
  void chrome.storage.session.set({ [usedName]: now });
}

/** Locks what is kept here once nobody has used it for as long as was chosen. To be called whenever the worker starts. */
export function watchVault(): void {
  whenTurned((open) => {
    if (open) {
      void chrome.alarms.create(alarm, { periodInMinutes: 1 });
    } else {
      // What was opened of it does not outlive it in memory.
      forgetRegisters();
      void chrome.alarms.clear(alarm);
    }
  });
  chrome.alarms.onAlarm.addListener(({ name }) => {
    if (name === alarm) void lockIfIdle();
  });
  void lockIfIdle();
}

async function lockIfIdle(): Promise<void> {
  const vault = await vaultState();
  if (!vault.ok || vault.value.status !== "open") return;
  const used: unknown = (await chrome.storage.session.get(usedName))[usedName];
  const idle = Date.now() - (typeof used === "number" ? used : 0);
  if (idle >= vault.value.lockAfter * 60_000) return lock();
  // A clock that was set back would keep it open: from here on it counts anew.
  if (idle < 0) await chrome.storage.session.set({ [usedName]: Date.now() });
  // Alarms may vanish with the browser's own session.
  if (!(await chrome.alarms.get(alarm))) await chrome.alarms.create(alarm, { periodInMinutes: 1 });
}
