import type { IDBPTransaction, StoreNames } from "idb";
import { failed, ok, type Outcome } from "../outcome.ts";
import { currentKey } from "../vault/key.ts";
import { sealRow, type Row, type SealedStore } from "../vault/rows.ts";
import { withDatabase, type Schema } from "./database.ts";

type Values = { [Store in SealedStore]?: Schema[Store]["value"][] };
type Rows<V extends Values> = { [Store in keyof V]: V[Store] };
export type Writing = IDBPTransaction<Schema, StoreNames<Schema>[], "readwrite">;

/**
 * Writes in one transaction on these stores. The values arrive as rows, sealed where a vault is on; where it was turned
 * on or off between the sealing and the writing, it begins anew, so that nothing is ever written in the clear beside it.
 * Problem `locked` where there is no key.
 */
export async function write<V extends Values, T>(
  stores: StoreNames<Schema>[],
  values: V,
  work: (transaction: Writing, rows: Rows<V>) => Promise<T>,
  options?: IDBTransactionOptions,
): Promise<Outcome<T>> {
  for (;;) {
    const on = await isSealing();
    if (!on.ok) return on;
    const rows = await rowsOf(values, on.value);
    if (!rows.ok) return rows;
    const done = await withDatabase(async (db) => {
      const transaction = db.transaction([...new Set([...stores, "vault" as const])], "readwrite", options);
      const still = seals(await transaction.objectStore("vault").get("vault")) === on.value;
      const result = still ? { value: await work(transaction, rows.value) } : undefined;
      await transaction.done;
      return result;
    });
    if (!done.ok) return done;
    if (done.value) return ok(done.value.value);
  }
}

/** Of several of one, the one. */
export function one<T>(rows: T[]): T {
  const [first] = rows;
  if (first === undefined) throw new Error("a row for each value");
  return first;
}

/** Whether what is written now is to be sealed. */
async function isSealing(): Promise<Outcome<boolean>> {
  const vault = await withDatabase((db) => db.get("vault", "vault"));
  return vault.ok ? ok(seals(vault.value)) : vault;
}

function seals(vault: Schema["vault"]["value"] | undefined): boolean {
  return vault !== undefined && !vault.leaving;
}

async function rowsOf<V extends Values>(values: V, sealing: boolean): Promise<Outcome<Rows<V>>> {
  if (!sealing) return ok(values);
  const key = await currentKey();
  if (!key) return failed("locked");
  const sealed = await Promise.all(
    Object.entries(values).map(async ([store, all]): Promise<[string, Row<object>[]]> => [
      store,
      await Promise.all(all.map((value: object) => sealRow(store as SealedStore, value, key))),
    ]),
  );
  return ok(Object.fromEntries(sealed) as Rows<V>);
}
