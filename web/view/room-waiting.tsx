import { useState } from "preact/hooks";
import type { Submission } from "../outbox/submission.ts";
import { problemText } from "../text/problems.ts";
import { roomText } from "../text/room.ts";

/** Send it now; take it back to be changed; delete it, and what was written. */
export type ItemAct = "send" | "takeBack" | "delete";

interface Props {
  unsettled: Submission[];
  busy: boolean;
  pageOf: (submission: Submission) => { url: string; issueId?: number };
  /** Issues that are taken along: their pages are here. */
  taken: number[];
  onSend: () => void;
  onItem: (uuid: string, act: ItemAct) => void;
  onEnter: (issueId: number) => void;
}

/** The outbox: each item with its state and what can be done with it; none keeps the others waiting. */
export function Waiting(props: Props) {
  const { unsettled, busy, onSend } = props;
  return (
    <section class="outbox" aria-labelledby="waiting" data-unsettled={unsettled.length}>
      <h2 id="waiting">{roomText.waiting}</h2>
      {unsettled.length === 0 ? (
        <p class="help">{roomText.nothingWaits}</p>
      ) : (
        <>
          <ul>
            {unsettled.map((one) => (
              <Item key={one.uuid} {...props} one={one} />
            ))}
          </ul>
          <button type="button" class="primary" id="send" disabled={busy} onClick={onSend}>
            {busy ? roomText.busy : roomText.sendNow}
          </button>
        </>
      )}
    </section>
  );
}

function Item({ one, busy, pageOf, taken, onItem, onEnter }: Props & { one: Submission }) {
  const words = roomText.item;
  const [sure, setSure] = useState(false);
  const { uuid, state, problem } = one;
  const { url, issueId } = pageOf(one);
  const here = issueId !== undefined && taken.includes(issueId);
  return (
    <li data-submission={uuid} data-state={state}>
      <p>
        <strong>{nameOf(one)}</strong> <span class="count">{roomText.states[state]}</span>
      </p>
      {problem && <p class="help">{problemText(problem)}</p>}
      <p class="item-ways">
        <button type="button" data-act="send" disabled={busy} onClick={() => onItem(uuid, "send")}>
          {words.send}
        </button>
        <button
          type="button"
          data-act="takeBack"
          title={words.takeBackHelp}
          disabled={busy}
          onClick={() => onItem(uuid, "takeBack")}
        >
          {words.takeBack}
        </button>
        {here ? (
          <button type="button" class="plain" onClick={() => onEnter(issueId)}>
            {words.page}
          </button>
        ) : (
          <a href={url}>{words.page}</a>
        )}
        {sure ? (
          <>
            <button
              type="button"
              class="danger"
              data-act="delete"
              disabled={busy}
              onClick={() => onItem(uuid, "delete")}
            >
              {words.removeSure}
            </button>
            <button type="button" class="plain" onClick={() => setSure(false)}>
              {words.keep}
            </button>
          </>
        ) : (
          <button type="button" class="plain" data-act="sure" onClick={() => setSure(true)}>
            {words.remove}
          </button>
        )}
      </p>
    </li>
  );
}

export function nameOf(one: Submission): string {
  if (one.kind === "creation") return one.subject;
  const title = one.record.fields["title"];
  return `#${one.issueId} ${typeof title === "string" ? title : ""}`.trim();
}
