import { failed, type Outcome } from "../../../web/outcome.ts";
import { reasonText } from "../../../web/text/reasons.ts";
import type { Message } from "./messages.ts";

/** What the background answers to a page of the extension; an extension that was updated meanwhile answers nothing. */
export async function ask<T>(message: Message): Promise<Outcome<T>> {
  const answer = await chrome.runtime.sendMessage<Message, Outcome<T> | undefined>(message).catch(() => undefined);
  return answer ?? failed("internal", reasonText.reloaded);
}
