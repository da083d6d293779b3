import { failed, ok, type Outcome } from "../outcome.ts";
import { currentKey } from "./key.ts";

/**
 * What a row shows while it is sealed: what it is looked up and sorted by, nothing that anybody wrote. Of a site it is
 * everything but the key, so that its pages are known.
 */
const clear: Record<SealedStore, { key: string[]; shown: (member: string) => boolean }> = {
  sites: { key: ["baseUrl"], shown: (member) => member !== "apiKey" },
  drafts: { key: ["key"], shown: (member) => member === "key" },
  submissions: { key: ["uuid"], shown: (member) => ["uuid", "page", "site", "state"].includes(member) },
  issues: { key: ["account", "id"], shown: (member) => ["account", "id"].includes(member) },
  taken: { key: ["account", "id"], shown: (member) => ["account", "id"].includes(member) },
  attachments: {
    key: ["account", "issueId", "id"],
    shown: (member) => ["account", "issueId", "id"].includes(member),
  },
  files: { key: ["account", "sha256"], shown: (member) => ["account", "sha256", "keptAt"].includes(member) },
};

export type SealedStore = "attachments" | "sites" | "drafts" | "submissions" | "issues" | "taken" | "files";
export const sealedStores = Object.keys(clear) as SealedStore[];

interface SealedPart {
  iv: Uint8Array<ArrayBuffer>;
  data: Uint8Array<ArrayBuffer>;
}

/** A row as it stands in the store: a value, or what a value shows with the rest of it encrypted. */
export type Row<T> = T & { sealed?: SealedPart };

export function isSealed(row: object): row is { sealed: SealedPart } {
  return "sealed" in row;
}

/** The value as a row under that key: AES-256-GCM, bound to its store and its place in it. */
export async function sealRow<T extends object>(
  store: SealedStore,
  value: T,
  key: CryptoKey,
): Promise<Row<T>> {
  const { shown } = clear[store];
  const members = Object.entries(value);
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const sealed: SealedPart = {
    iv,
    data: new Uint8Array(
      await crypto.subtle.encrypt(
        { name: "AES-GCM", iv, additionalData: placeOf(store, value) },
        key,
        packed(Object.fromEntries(members.filter(([member]) => !shown(member)))),
      ),
    ),
  };
  return { ...Object.fromEntries(members.filter(([member]) => shown(member))), sealed } as Row<T>;
}

/** Problem `locked` without the key, `damagedRow` for what does not open with it. A row that is not sealed is its value. */
export async function openRow<T extends object>(store: SealedStore, row: Row<T>): Promise<Outcome<T>> {
  if (!isSealed(row)) return ok(row);
  const key = await currentKey();
  return key ? openWith(store, row, key) : failed("locked");
}

/** Those that can be opened, in their order: one damaged row keeps none of the others, and stays where it is. */
export async function openRows<T extends object>(store: SealedStore, rows: Row<T>[]): Promise<Outcome<T[]>> {
  if (!rows.some(isSealed)) return ok(rows);
  const key = await currentKey();
  if (!key) return failed("locked");
  const opened = await Promise.all(
    rows.map(async (row) => (isSealed(row) ? openWith(store, row, key) : ok(row as T))),
  );
  return ok(opened.flatMap((each) => (each.ok ? [each.value] : [])));
}

async function openWith<T extends object>(
  store: SealedStore,
  row: Row<T>,
  key: CryptoKey,
): Promise<Outcome<T>> {
  const { sealed, ...shown } = row;
  if (!sealed) return ok(row);
  try {
    const data = await crypto.subtle.decrypt(
      { name: "AES-GCM", iv: sealed.iv, additionalData: placeOf(store, row) },
      key,
      sealed.data,
    );
    return ok({ ...shown, ...unpacked(new Uint8Array(data)) } as unknown as T);
  } catch {
    return failed("damagedRow");
  }
}

function placeOf(store: SealedStore, row: object): Uint8Array<ArrayBuffer> {
  const place = clear[store].key.map((member) => (row as Record<string, unknown>)[member]);
  return new TextEncoder().encode(JSON.stringify([store, ...place]));
}

/** Members as JSON, with its length before it and the bytes of a file after it; `bytes` says that there are some, or none. */
function packed({ bytes, ...members }: Record<string, unknown>): Uint8Array<ArrayBuffer> {
  const file = bytes instanceof Uint8Array ? bytes : new Uint8Array();
  const shown = bytes instanceof Uint8Array ? { ...members, bytes: bytes.length } : members;
  const json = new TextEncoder().encode(JSON.stringify(shown));
  const all = new Uint8Array(4 + json.length + file.length);
  new DataView(all.buffer).setUint32(0, json.length);
  all.set(json, 4);
  all.set(file, 4 + json.length);
  return all;
}

function unpacked(all: Uint8Array<ArrayBuffer>): Record<string, unknown> {
  const length = new DataView(all.buffer, all.byteOffset).getUint32(0);
  const members = JSON.parse(new TextDecoder().decode(all.subarray(4, 4 + length))) as Record<
    string,
    unknown
  >;
  return "bytes" in members ? { ...members, bytes: all.slice(4 + length) } : members;
}
