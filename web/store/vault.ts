import { failed, ok, type Outcome } from "../outcome.ts";
import { currentKey, keepKey } from "../vault/key.ts";
import { keyOf } from "../vault/passphrase.ts";
import { isSealed, openRow, openRows, sealedStores, sealRow, type SealedStore } from "../vault/rows.ts";
import { durable, withDatabase, type Schema } from "./database.ts";

/** The lock before everything that is kept here. The key that seals is itself kept under the passphrase. */
export interface Vault {
  id: "vault";
  salt: Uint8Array<ArrayBuffer>;
  iv: Uint8Array<ArrayBuffer>;
  /** The key of the rows, AES-256-GCM under the key of the passphrase. */
  wrapped: Uint8Array<ArrayBuffer>;
  /** Minutes without use after which it locks. */
  lockAfter: number;
  /** It is being taken away: what is written now is written in the clear again. */
  leaving?: true;
}

export type VaultState = { status: "off" } | { status: "locked" | "open"; lockAfter: number };

export async function vaultState(): Promise<Outcome<VaultState>> {
  const vault = await readVault();
  if (!vault.ok) return vault;
  if (!vault.value) return ok({ status: "off" });
  const open = (await currentKey()) !== undefined;
  return ok({ status: open ? "open" : "locked", lockAfter: vault.value.lockAfter });
}

/** From now on everything is sealed; what is here already is sealed one after the other. Safe to call again after a crash. */
export async function turnOn(passphrase: string, lockAfter: number): Promise<Outcome<void>> {
  const there = await readVault();
  if (!there.ok) return there;
  if (there.value) return failed("internal");
  const raw = crypto.getRandomValues(new Uint8Array(32));
  // The key first: between the two, nothing that is written could be sealed.
  await keepKey(raw);
  const kept = await putVault({ ...(await wrap(raw, passphrase)), lockAfter });
  return kept.ok ? sweep("seal") : kept;
}

/** Problem `wrongPassphrase` where it does not open. */
export function unlock(passphrase: string): Promise<Outcome<void>> {
  return opened(passphrase, async (vault, raw) => {
    await keepKey(raw);
    // What a crash left in the clear, or sealed, goes the rest of the way.
    return vault.leaving ? leave() : sweep("seal");
  });
}

export async function lock(): Promise<void> {
  await keepKey(undefined);
}

/** Another passphrase, or another time; what is sealed stays as it is. */
export function change(
  passphrase: string,
  next: { passphrase?: string; lockAfter?: number },
): Promise<Outcome<void>> {
  return opened(passphrase, async (vault, raw) => {
    const wrapped = next.passphrase === undefined ? vault : await wrap(raw, next.passphrase);
    return putVault({ ...vault, ...wrapped, lockAfter: next.lockAfter ?? vault.lockAfter });
  });
}

/** Everything is in the clear again. */
export function turnOff(passphrase: string): Promise<Outcome<void>> {
  return opened(passphrase, async (vault, raw) => {
    await keepKey(raw);
    const leaving = await putVault({ ...vault, leaving: true });
    return leaving.ok ? leave() : leaving;
  });
}

/** How much of what somebody wrote does not open, though the passphrase is right. */
export async function countDamaged(): Promise<Outcome<number>> {
  let damaged = 0;
  for (const store of ["drafts", "submissions"] as const) {
    const rows = await withDatabase((db) => db.getAll(store));
    if (!rows.ok) return rows;
    const opened = await openRows<object>(store, rows.value);
    if (!opened.ok) return opened;
    damaged += rows.value.length - opened.value.length;
  }
  return ok(damaged);
}

/** Makes room for a sound copy of a row that does not open. */
export async function dropDamaged(store: "drafts" | "submissions", key: string): Promise<Outcome<unknown>> {
  const row = await withDatabase((db) => db.get(store, key));
  if (!row.ok || !row.value) return row;
  const opened = await openRow<object>(store, row.value);
  if (opened.ok || opened.problem.code !== "damagedRow") return opened;
  return withDatabase((db) => db.delete(store, key));
}

/** The way out where the passphrase is lost: the vault goes, with everything that only it could open. */
export async function erase(): Promise<Outcome<number>> {
  let erased = 0;
  for (const store of sealedStores) {
    const done = await withDatabase(async (db) => {
      const transaction = db.transaction([store, "pulls"], "readwrite", durable);
      for (let at = await transaction.objectStore(store).openCursor(); at; at = await at.continue())
        if (isSealed(at.value)) {
          await at.delete();
          erased++;
        }
      // What was fetched is fetched again from the beginning.
      if (store === "issues") await transaction.objectStore("pulls").clear();
      await transaction.done;
    });
    if (!done.ok) return done;
  }
  const gone = await withDatabase((db) => db.delete("vault", "vault"));
  if (gone.ok) await keepKey(undefined);
  return gone.ok ? ok(erased) : gone;
}

/** What is to be done with the vault and its key, once the passphrase has opened it; nothing where there is none. */
async function opened(
  passphrase: string,
  work: (vault: Vault, raw: Uint8Array<ArrayBuffer>) => Promise<Outcome<void>>,
): Promise<Outcome<void>> {
  const vault = await readVault();
  if (!vault.ok) return vault;
  if (!vault.value) return ok(undefined);
  const raw = await unwrap(vault.value, passphrase);
  return raw.ok ? work(vault.value, raw.value) : raw;
}

function readVault(): Promise<Outcome<Vault | undefined>> {
  return withDatabase((db) => db.get("vault", "vault"));
}

function putVault(vault: Vault): Promise<Outcome<void>> {
  return withDatabase(async (db) => {
    const transaction = db.transaction("vault", "readwrite", durable);
    await transaction.store.put(vault);
    await transaction.done;
  });
}

async function leave(): Promise<Outcome<void>> {
  const opened = await sweep("open");
  if (!opened.ok) return opened;
  const gone = await withDatabase((db) => db.delete("vault", "vault"));
  if (gone.ok) await keepKey(undefined);
  return gone;
}

async function wrap(raw: Uint8Array<ArrayBuffer>, passphrase: string): Promise<Omit<Vault, "lockAfter">> {
  const salt = crypto.getRandomValues(new Uint8Array(16));
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const key = await keyOf(passphrase, salt);
  const wrapped = new Uint8Array(await crypto.subtle.encrypt({ name: "AES-GCM", iv }, key, raw));
  return { id: "vault", salt, iv, wrapped };
}

async function unwrap(
  { salt, iv, wrapped }: Vault,
  passphrase: string,
): Promise<Outcome<Uint8Array<ArrayBuffer>>> {
  try {
    const key = await keyOf(passphrase, salt);
    return ok(new Uint8Array(await crypto.subtle.decrypt({ name: "AES-GCM", iv }, key, wrapped)));
  } catch {
    return failed("wrongPassphrase");
  }
}

/** Row by row: one that is changed meanwhile was written as it should be already. */
async function sweep(to: "seal" | "open"): Promise<Outcome<void>> {
  const key = await currentKey();
  if (!key) return failed("locked");
  for (const store of sealedStores) {
    const keys = await withDatabase((db) => db.getAllKeys(store));
    if (!keys.ok) return keys;
    for (const at of keys.value) {
      const turned = await turn(store, at, to, key);
      if (!turned.ok) return turned;
    }
  }
  return ok(undefined);
}

async function turn(
  store: SealedStore,
  at: Schema[SealedStore]["key"],
  to: "seal" | "open",
  key: CryptoKey,
): Promise<Outcome<void>> {
  for (;;) {
    const row = await withDatabase((db) => db.get(store, at as string));
    if (!row.ok) return row;
    if (!row.value || isSealed(row.value) === (to === "seal")) return ok(undefined);
    const turned: Outcome<Schema[SealedStore]["value"]> =
      to === "seal" ? ok(await sealRow(store, row.value, key)) : await openRow(store, row.value);
    // What does not open stays sealed: whoever has the right key may still come.
    if (!turned.ok) return ok(undefined);
    const before = printed(row.value);
    const done = await withDatabase(async (db) => {
      const transaction = db.transaction(store, "readwrite", durable);
      const now = await transaction.store.get(at);
      const same = now !== undefined && printed(now) === before;
      if (same) await transaction.store.put(turned.value);
      await transaction.done;
      return same || now === undefined;
    });
    if (!done.ok) return done;
    if (done.value) return ok(undefined);
  }
}

/** Rows that print alike are alike; of bytes their number is enough, since their hash stands beside them. */
function printed(row: object): string {
  return JSON.stringify(row, (_key, value: unknown) =>
    value instanceof Uint8Array ? [...value.subarray(0, 64), value.length] : value,
  );
}
