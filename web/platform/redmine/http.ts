import { failed, ok, type Outcome } from "../../outcome.ts";
import { reasonText } from "../../text/reasons.ts";

export interface Site {
  /** With a trailing slash and the sub-URI if there is one: `https://host/redmine/`. */
  baseUrl: string;
  apiKey: string;
  /** The key is not at hand: nothing can be asked. */
  locked?: true;
}

export interface Answer {
  status: number;
  text: string;
  /** Where the answer came from, after redirects. */
  url: string;
  /** The server's own time, where it says it: milliseconds since 1970. */
  date?: number;
}

/** Milliseconds until an unanswered request counts as "away"; browsers end an extension's worker soon after. */
export const requestTimeout = 20_000;

export type Fetch = typeof globalThis.fetch;

/**
 * One request; anything but an answer is Problem `away`. Cookies never travel: the key alone says who asks. Nor does
 * the key travel on: a redirect is Problem `redirected`, unless the caller asked for it without a key.
 */
export function request(
  fetch: Fetch,
  url: string,
  init: RequestInit & { timeout?: number } = {},
): Promise<Outcome<Answer>> {
  return answered(fetch, url, init, async (response) => {
    const date = Date.parse(response.headers.get("date") ?? "");
    const { status, url: from } = response;
    return { status, text: await response.text(), url: from, ...(!Number.isNaN(date) && { date }) };
  });
}

/** The same for a file. */
export function download(
  fetch: Fetch,
  url: string,
  init: RequestInit = {},
): Promise<Outcome<{ status: number; bytes: Uint8Array<ArrayBuffer> }>> {
  return answered(fetch, url, init, async (response) => ({
    status: response.status,
    bytes: new Uint8Array(await response.arrayBuffer()),
  }));
}

async function answered<T>(
  fetch: Fetch,
  url: string,
  init: RequestInit & { timeout?: number },
  read: (response: Response) => Promise<T>,
): Promise<Outcome<T>> {
  const { timeout = requestTimeout, ...rest } = init;
  try {
    const response = await fetch(url, {
      redirect: "manual",
      ...rest,
      credentials: "omit",
      cache: "no-store",
      signal: AbortSignal.timeout(timeout),
    });
    // Browsers hide the status of a redirect that is not followed.
    if (response.type === "opaqueredirect" || (response.status >= 300 && response.status < 400)) {
      return failed("redirected");
    }
    return ok(await read(response));
  } catch (error) {
    const timedOut = error instanceof DOMException && error.name === "TimeoutError";
    return failed("away", timedOut ? reasonText.noAnswerWithin(timeout / 1000) : String(error));
  }
}

/** The reasons in Redmine's `{"errors": [...]}`; empty when there are none or the body is something else. */
export function errorsIn(text: string): string[] {
  try {
    const parsed: unknown = JSON.parse(text);
    const errors = (parsed as { errors?: unknown } | null)?.errors;
    return Array.isArray(errors) ? errors.map(String) : [];
  } catch {
    return [];
  }
}

/** What a status that is no success means to the caller. */
export function refusal(answer: Answer): Outcome<never> {
  const reasons = errorsIn(answer.text).join("; ");
  switch (answer.status) {
    case 401:
      return failed("wrongKey");
    case 403:
      return failed("forbidden", reasons || undefined);
    case 404:
      return failed("notFound");
    case 409:
      return failed("conflict");
    case 422:
      return failed("refused", reasons || reasonText.noReason);
    default:
      if (answer.status >= 500 || answer.status === 429)
        return failed("serverError", `HTTP ${answer.status}`);
      return failed("refused", `HTTP ${answer.status}`);
  }
}
