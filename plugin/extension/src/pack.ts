import type { Pack } from "#schema/pack";

let loading: Promise<Pack> | undefined;

/** The rules that the extension brings along: a file of its own, read once in each context that needs it. */
export function readPack(): Promise<Pack> {
  loading ??= fetch(chrome.runtime.getURL("iso27001.json"))
    .then(async (response) => (await response.json()) as Pack)
    .catch((error: unknown) => {
      // The next call tries again.
      loading = undefined;
      throw error;
    });
  return loading;
}
