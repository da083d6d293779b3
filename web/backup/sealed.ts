import { fromBase64, toBase64 } from "../base64.ts";
import { kdf, keyOf } from "../vault/passphrase.ts";
import { failed, ok, type Outcome } from "../outcome.ts";

/** What a file says in the clear; all of it is authenticated with the content. */
interface Header {
  clause10Copy: 1;
  kdf: typeof kdf;
  /** Base64. */
  salt: string;
  iv: string;
}

/**
 * A text as a file that only its passphrase opens: AES-256-GCM under a key by Argon2id, header authenticated. Nothing
 * about the content is in the clear but its length.
 */
export async function seal(text: string, passphrase: string): Promise<string> {
  const salt = crypto.getRandomValues(new Uint8Array(16));
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const header: Header = { clause10Copy: 1, kdf, salt: toBase64(salt), iv: toBase64(iv) };
  const key = await keyOf(passphrase, salt);
  const content = await crypto.subtle.encrypt(
    { name: "AES-GCM", iv, additionalData: bytesOf(JSON.stringify(header)) },
    key,
    bytesOf(text),
  );
  return JSON.stringify({ ...header, content: toBase64(new Uint8Array(content)) });
}

/** The text again. Problem `damagedCopy` for what is no such file, `wrongPassphrase` where it does not open. */
export async function unseal(file: string, passphrase: string): Promise<Outcome<string>> {
  const read = readFile(file);
  if (!read) return failed("damagedCopy");
  const { header, salt, iv, content } = read;
  try {
    const text = await crypto.subtle.decrypt(
      { name: "AES-GCM", iv, additionalData: bytesOf(JSON.stringify(header)) },
      await keyOf(passphrase, salt),
      content,
    );
    return ok(new TextDecoder().decode(text));
  } catch {
    // A wrong passphrase and a changed file look the same, on purpose.
    return failed("wrongPassphrase");
  }
}

function readFile(file: string) {
  try {
    const raw = JSON.parse(file) as Partial<Header & { content: string }>;
    // The file does not choose the cost: one that asks for more memory than there is would stop the browser.
    if (raw.clause10Copy !== 1 || JSON.stringify(raw.kdf) !== JSON.stringify(kdf)) return undefined;
    const [salt, iv, content] = [raw.salt, raw.iv, raw.content].map((part) => fromBase64(part ?? ""));
    if (salt?.length !== 16 || iv?.length !== 12 || !content) return undefined;
    const header: Header = { clause10Copy: 1, kdf, salt: raw.salt ?? "", iv: raw.iv ?? "" };
    return { header, salt, iv, content };
  } catch {
    return undefined;
  }
}

function bytesOf(text: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(text);
}
