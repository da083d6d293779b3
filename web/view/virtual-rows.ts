import {
  observeWindowOffset,
  observeWindowRect,
  Virtualizer,
  windowScroll,
  type VirtualizerOptions,
} from "@tanstack/virtual-core";
import { useLayoutEffect, useReducer, useState } from "preact/hooks";

/** Pixels of a row of one line; what is drawn is measured. */
const oneLine = 33;
/** Rows drawn beyond either edge of the window, so that quick scrolling does not show gaps. */
const beyond = 15;
/** As many are put on paper; more than that is what the exports are for. */
export const mostPrinted = 5_000;

export interface VirtualRows {
  /** The rows to draw: from the first one to before the last one. */
  first: number;
  last: number;
  /** Pixels to keep free for those before and after them. */
  before: number;
  after: number;
  /** For each row that is drawn, which carries its number as `data-index`. */
  measure: (row: HTMLTableRowElement | null) => void;
}

/**
 * Which of many rows of a table are drawn while the window scrolls over it: those in sight and some around them. On paper, all of
 * them up to `mostPrinted`.
 */
export function useVirtualRows(count: number, table: HTMLElement | null): VirtualRows {
  const [, redraw] = useReducer((round: number) => round + 1, 0);
  const printing = usePrinting();
  const options: VirtualizerOptions<Window, HTMLTableRowElement> = {
    count,
    getScrollElement: () => window,
    estimateSize: () => oneLine,
    overscan: beyond,
    scrollMargin: table ? table.getBoundingClientRect().top + window.scrollY : 0,
    scrollToFn: windowScroll,
    observeElementRect: observeWindowRect,
    observeElementOffset: observeWindowOffset,
    initialRect: { width: window.innerWidth, height: window.innerHeight },
    onChange: () => redraw(undefined),
  };
  const [virtualizer] = useState(() => new Virtualizer(options));
  virtualizer.setOptions({ ...virtualizer.options, ...options });
  useLayoutEffect(() => virtualizer._didMount(), [virtualizer]);
  useLayoutEffect(() => {
    virtualizer._willUpdate();
  });
  const measure = (row: HTMLTableRowElement | null) => virtualizer.measureElement(row);
  if (printing)
    return { first: 0, last: Math.min(count, mostPrinted), before: 0, after: 0, measure: () => undefined };
  const drawn = virtualizer.getVirtualItems();
  const [top, bottom] = [drawn[0], drawn.at(-1)];
  if (!top || !bottom) return { first: 0, last: 0, before: 0, after: 0, measure };
  const margin = options.scrollMargin ?? 0;
  return {
    first: top.index,
    last: bottom.index + 1,
    before: top.start - margin,
    after: virtualizer.getTotalSize() - (bottom.end - margin),
    measure,
  };
}

function usePrinting(): boolean {
  const [printing, setPrinting] = useState(false);
  useLayoutEffect(() => {
    const [on, off] = [() => setPrinting(true), () => setPrinting(false)];
    addEventListener("beforeprint", on);
    addEventListener("afterprint", off);
    return () => {
      removeEventListener("beforeprint", on);
      removeEventListener("afterprint", off);
    };
  }, []);
  return printing;
}
