import type { Outcome } from "../outcome.ts";
import { openRow } from "../vault/rows.ts";
import { durable, withDatabase } from "./database.ts";
import { one, write } from "./write.ts";

/** A file that somebody chose as evidence, kept until the server has it. Its content names it: the same file is kept once. */
export interface KeptFile {
  account: string;
  sha256: string;
  /** Media type, as the browser says it. */
  type: string;
  bytes: Uint8Array<ArrayBuffer>;
  /** Milliseconds since 1970, by this machine's clock. */
  keptAt: number;
}

export function keepFile(file: KeptFile): Promise<Outcome<void>> {
  return write(
    ["files"],
    { files: [file] },
    async (transaction, { files }) => {
      await transaction.objectStore("files").put(one(files));
    },
    durable,
  );
}

export async function readFile(account: string, sha256: string): Promise<Outcome<KeptFile | undefined>> {
  const row = await withDatabase((db) => db.get("files", [account, sha256]));
  return row.ok && row.value ? openRow("files", row.value) : row;
}

/** The hashes of all files of an account, without reading their content. */
export function keptFiles(account: string): Promise<Outcome<string[]>> {
  return withDatabase(async (db) =>
    (await db.getAllKeys("files", IDBKeyRange.bound([account, ""], [account, "\uffff"]))).map(
      ([, sha256]) => sha256,
    ),
  );
}

/** Those that were kept before that moment. */
export function dropFiles(
  account: string,
  hashes: readonly string[],
  before: number,
): Promise<Outcome<void>> {
  return withDatabase(async (db) => {
    const transaction = db.transaction("files", "readwrite");
    for (const sha256 of hashes) {
      const file = await transaction.store.get([account, sha256]);
      if (file && file.keptAt < before) await transaction.store.delete([account, sha256]);
    }
    await transaction.done;
  });
}
