import { fromBase64, toBase64 } from "../base64.ts";

/** Where the key of an open vault is kept between two calls: in memory that ends with the browser. Base64. */
export interface KeyKeeper {
  read(): Promise<string | undefined>;
  write(key: string | undefined): Promise<void>;
}

/** Without anything better, for as long as this context lives. */
let keeper: KeyKeeper = inMemory();

export function inMemory(): KeyKeeper {
  let kept: string | undefined;
  return {
    read: () => Promise.resolve(kept),
    write: (key) => {
      kept = key;
      return Promise.resolve();
    },
  };
}

/** To be said once by the outermost, before anything is read or written. */
export function keepKeysIn(other: KeyKeeper): void {
  keeper = other;
}

let imported: { raw: string; key: CryptoKey } | undefined;

/** The key, as long as the vault is unlocked: asked for anew each time, since any page may have locked it. */
export async function currentKey(): Promise<CryptoKey | undefined> {
  const raw = await keeper.read();
  if (raw === undefined) return (imported = undefined);
  if (imported?.raw !== raw) {
    const bytes = fromBase64(raw);
    const key = await crypto.subtle.importKey("raw", bytes, "AES-GCM", false, ["encrypt", "decrypt"]);
    imported = { raw, key };
  }
  return imported.key;
}

export function keepKey(raw: Uint8Array | undefined): Promise<void> {
  return keeper.write(raw && toBase64(raw));
}
