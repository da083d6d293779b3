import { useRef, useState } from "preact/hooks";
import { ok, type Outcome } from "../outcome.ts";

export interface Taking {
  /** How far it is, where it takes more than one. */
  along: { done: number; all: number } | undefined;
  /** Files of the present one that are still to come. */
  filesLeft: number;
  takeAll: (ids: readonly number[]) => Promise<Outcome<unknown>>;
  /** After the one that is under way. */
  stop: () => void;
}

/**
 * Takes issues along one after the other, each whole: where it ends, stopped or without network, those that were taken
 * are here, and the next time goes on with the others.
 */
export function useTaking(
  take: (issueId: number, onFilesLeft: (count: number) => void) => Promise<Outcome<unknown>>,
): Taking {
  const [along, setAlong] = useState<Taking["along"]>();
  const [filesLeft, setFilesLeft] = useState(0);
  const stopped = useRef(false);
  const isStopped = () => stopped.current;
  const takeAll = async (ids: readonly number[]) => {
    stopped.current = false;
    let taken: Outcome<unknown> = ok(undefined);
    for (const [done, id] of ids.entries()) {
      if (ids.length > 1) setAlong({ done, all: ids.length });
      taken = await take(id, setFilesLeft);
      // One that was deleted meanwhile, or may not be read, keeps none of the others.
      if (!taken.ok && ["notFound", "forbidden"].includes(taken.problem.code)) taken = ok(undefined);
      if (!taken.ok || isStopped()) break;
    }
    setFilesLeft(0);
    setAlong(undefined);
    return taken;
  };
  return { along, filesLeft, takeAll, stop: () => (stopped.current = true) };
}
