/** The page that features work on. One observer serves them all. */
export interface Page {
  document: Document;
  /** Aborted when the extension that this script belongs to is gone: whoever listens or has drawn something cleans up. */
  signal: AbortSignal;
  /** Calls at once and again whenever the page has changed, until the signal; calls must be cheap where nothing is new. */
  watch(look: () => void, signal?: AbortSignal): void;
}

/** One feature, visible to the user; reads of the page what it needs and stays away from every other page. */
export type Feature = (page: Page) => void;

export function openPage(document: Document, life: AbortController): Page {
  const looks = new Set<() => void>();
  let due = false;
  const observer = new MutationObserver(() => {
    if (due) return;
    due = true;
    // Redmine replaces its form piece by piece: look once it is done. Frames do not come in tabs that are not shown.
    setTimeout(() => {
      due = false;
      for (const look of looks) look();
    }, 0);
  });
  observer.observe(document.body, { childList: true, subtree: true });
  life.signal.addEventListener("abort", () => observer.disconnect());
  return {
    document,
    signal: life.signal,
    watch(look, signal = life.signal) {
      if (signal.aborted) return;
      looks.add(look);
      signal.addEventListener("abort", () => looks.delete(look));
      look();
    },
  };
}
