/** Web Locks for Node.js releases that lack them: one holder for each name, in order. */
const tails = new Map<string, Promise<unknown>>();

if (!("locks" in navigator)) {
  Object.defineProperty(navigator, "locks", {
    value: {
      request<T>(name: string, work: () => Promise<T>): Promise<T> {
        const mine = (tails.get(name) ?? Promise.resolve()).then(work, work);
        tails.set(
          name,
          mine.catch(() => undefined),
        );
        return mine;
      },
    },
  });
}
