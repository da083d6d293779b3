import type { VaultHost } from "../../../web/view/vault.tsx";
import { keepKeysIn } from "../../../web/vault/key.ts";
import { change, erase, lock, turnOff, turnOn, unlock, vaultState } from "../../../web/store/vault.ts";

/** The key of an open vault lives in the browser's session storage: in memory, until the browser ends, for no content script. */
export const keyName = "vault";
/** When it was last used, milliseconds since 1970: set with the key, so that no key is ever older than its use. */
export const usedName = "vaultUsed";

keepKeysIn({
  read: async () => {
    const key: unknown = (await chrome.storage.session.get(keyName))[keyName];
    return typeof key === "string" ? key : undefined;
  },
  write: (key) =>
    key === undefined ? chrome.storage.session.remove(keyName) : chrome.storage.session.set({ [keyName]: key, [usedName]: Date.now() }),
});

/** Calls of this page that are under way: what they turn, the page knows. */
let acting = 0;
async function act<T>(call: () => Promise<T>): Promise<T> {
  acting++;
  try {
    return await call();
  } finally {
    acting--;
  }
}

export const vaultHost: VaultHost = {
  state: vaultState,
  turnOn: (passphrase, lockAfter) => act(() => turnOn(passphrase, lockAfter)),
  unlock: (passphrase) => act(() => unlock(passphrase)),
  lock: () => act(lock),
  change: (passphrase, next) => act(() => change(passphrase, next)),
  turnOff: (passphrase) => act(() => turnOff(passphrase)),
  erase: () => act(erase),
};

/** Calls back when another page, or the time, has locked or unlocked the vault. */
export function whenTurned(then: (open: boolean) => void): void {
  chrome.storage.session.onChanged.addListener((changes) => {
    const turned = changes[keyName];
    if (turned && acting === 0) then(turned.newValue !== undefined);
  });
}
