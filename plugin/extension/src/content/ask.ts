import type { Message } from "../messages.ts";

/** Milliseconds after which a page goes on without an answer of the background. */
export const patience = 5_000;

/** Why the background does not answer: it was replaced under the page, or it takes too long. */
export class Unanswered extends Error {
  readonly why: "extension" | "away";
  constructor(why: "extension" | "away") {
    super(why);
    this.why = why;
  }
}

/** False once the extension was updated, reloaded or removed: this script is then alone in its page. */
export function isAlive(): boolean {
  try {
    return (chrome.runtime as { id?: string } | undefined)?.id !== undefined;
  } catch {
    return false;
  }
}

/** Asks the background; fails with Unanswered, never hangs. */
export async function ask<T>(message: Message, wait = patience): Promise<T> {
  if (!isAlive()) throw new Unanswered("extension");
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Unanswered("away")), wait);
  });
  try {
    return await Promise.race([chrome.runtime.sendMessage<Message, T>(message), late]);
  } catch (error) {
    if (error instanceof Unanswered) throw error;
    throw new Unanswered(isAlive() ? "away" : "extension");
  } finally {
    clearTimeout(timer);
  }
}
