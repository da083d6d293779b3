import { argon2id } from "hash-wasm";

/** Fewer characters than this are guessed too soon by whoever finds the file or the computer. */
export const shortestPassphrase = 12;

/** The cost of guessing: 64 MiB and three passes for each try (RFC 9106 recommends this where memory is short). */
export const kdf = { name: "argon2id", memoryKiB: 65_536, passes: 3, lanes: 1 } as const;

/** The AES-256-GCM key of a passphrase; it never leaves the browser's own keeping. `salt` has 16 bytes, never used twice. */
export async function keyOf(passphrase: string, salt: Uint8Array): Promise<CryptoKey> {
  const raw = await argon2id({
    // The same passphrase typed on another keyboard is the same.
    password: passphrase.normalize("NFC"),
    salt,
    iterations: kdf.passes,
    parallelism: kdf.lanes,
    memorySize: kdf.memoryKiB,
    hashLength: 32,
    outputType: "binary",
  });
  return crypto.subtle.importKey("raw", new Uint8Array(raw), "AES-GCM", false, ["encrypt", "decrypt"]);
}
