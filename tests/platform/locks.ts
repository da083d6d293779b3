/** Web Locks for Node.js releases that lack them: one holder for each name, in order. */
type Work<T> = (lock: Lock | null) => Promise<T>;
const tails = new Map<string, Promise<unknown>>();

if (!("locks" in navigator)) {
  Object.defineProperty(navigator, "locks", {
    value: {
      request<T>(name: string, ...[first, second]: [Work<T>] | [LockOptions, Work<T>]): Promise<T> {
        const [options, run] = second ? [first as LockOptions, second] : [{}, first as Work<T>];
        if (options.ifAvailable && tails.has(name)) return run(null);
        const work = () => run({ name, mode: "exclusive" });
        // Free before whoever waits for the work hears that it is done.
        const mine: Promise<T> = (tails.get(name) ?? Promise.resolve()).then(work, work).finally(() => {
          if (tails.get(name) === mine) tails.delete(name);
        });
        tails.set(name, mine);
        return mine;
      },
    },
  });
}
