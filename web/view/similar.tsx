import { useEffect, useId, useRef, useState } from "preact/hooks";
import { marks } from "../engine/marks.ts";
import { dayText } from "../form/values.ts";
import {
  candidatesOf,
  judged,
  recorded,
  verdicts,
  type SimilarAnswer,
  type SimilarCase,
  type Verdict,
} from "../record/similar.ts";
import type { PanelHost } from "../service/panel-host.ts";
import { similarText } from "../text/similar.ts";

interface Props {
  host: PanelHost;
  /** Of the record being written. */
  type: string;
  recordId: string;
  title: string;
  /** What is looked for. */
  text: string;
  /** The record's own fields: what was judged so far stands there. */
  fields: Record<string, unknown>;
  /** ISO date. */
  today: string;
  locale: string;
  onFields: (fields: Record<string, unknown>) => void;
  /** Absent where the record is raised already. */
  onComment?: ((one: SimilarCase) => void) | undefined;
}

/** Milliseconds without a key before the register is asked. */
const pause = 250;
/** As many are shown at once: the form goes on below. */
const few = 3;
/** Milliseconds after which it is asked again while the register is being fetched for the first time. */
const filling = 2000;
/** Fewer letters find everything. */
const fewest = 8;

/** Cases of the register like the one that is being written, with a verdict on each (clause 10.2 b). */
export function Similar(props: Props) {
  const { host, type, recordId, text, fields, today, locale, onFields, onComment } = props;
  const [answer, setAnswer] = useState<SimilarAnswer>();
  const [all, setAll] = useState(false);
  const heading = useId();
  const asked = useRef("");
  /** What was shown once: a case that was judged stays, though the words have changed. */
  const seen = useRef(new Map<number, SimilarCase>());
  useEffect(() => {
    const wanted = text.trim();
    if (wanted.length < fewest) return setAnswer(undefined);
    let timer = setTimeout(ask, pause);
    asked.current = wanted;
    function ask() {
      void host.similar(wanted.slice(0, 10_000), type, recordId).then((found) => {
        // What fails finds nothing, and keeps nobody from raising; an answer to an older text is late.
        if (asked.current !== wanted || !found.ok) return;
        setAnswer(found.value);
        if (!found.value.asOf) timer = setTimeout(ask, filling);
      });
    }
    return () => {
      asked.current = "";
      clearTimeout(timer);
    };
  }, [text, type, recordId, host]);

  const known = candidatesOf(fields);
  if (!answer || (onComment && answer.cases.length === 0 && known.length === 0)) return null;
  const { searched, asOf } = answer;
  for (const one of answer.cases) seen.current.set(one.issueId, one);
  const close = all ? answer.cases : answer.cases.slice(0, few);
  const shown = new Set(close.map(({ issueId }) => issueId));
  const judgedBefore = known
    .filter(({ id }) => !shown.has(id))
    .flatMap(({ id }) => seen.current.get(id) ?? []);
  const cases = [...close, ...judgedBefore];
  const on = asOf ? dayText(asOf.slice(0, 10), locale) : "";
  // Beneath the heading of a step it is one level further down.
  const Heading = onComment ? "h2" : "h3";
  const search = { on: today, searched, title: props.title };
  return (
    <section class="similar" aria-labelledby={heading}>
      <Heading id={heading}>{onComment ? similarText.heading : similarText.headingStep}</Heading>
      {cases.length > 0 && <p class="help">{onComment ? similarText.lead : similarText.leadStep}</p>}
      <ol>
        {cases.map((one) => (
          <Case
            key={one.recordId}
            one={one}
            said={known.find(({ id }) => id === one.issueId)}
            onSay={(said) => onFields(judged(fields, { id: one.issueId, subject: one.title }, said, search))}
            onComment={onComment && !one.final ? () => onComment(one) : undefined}
          />
        ))}
      </ol>
      <p class="help" role="status">
        {answer.cases.length > close.length && (
          <button type="button" class="plain" onClick={() => setAll(true)}>
            {similarText.more(answer.cases.length - close.length)}
          </button>
        )}{" "}
        {!on
          ? similarText.filling
          : (cases.length > 0 ? similarText.searched : similarText.none)(searched, on)}{" "}
        {!onComment && (
          <button type="button" class="plain" onClick={() => onFields(recorded(fields, search))}>
            {similarText.record}
          </button>
        )}
      </p>
    </section>
  );
}

interface CaseProps {
  one: SimilarCase;
  said: { verdict?: Verdict; reason?: string } | undefined;
  onSay: (said: { verdict: Verdict; reason: string } | undefined) => void;
  onComment?: (() => void) | undefined;
}

function Case({ one, said, onSay, onComment }: CaseProps) {
  const { issueId, url, title, state, text, terms } = one;
  const reason = said?.reason ?? "";
  return (
    <li data-case={issueId} data-verdict={said?.verdict}>
      <p>
        <a href={url} target="_blank" rel="noopener">
          #{issueId} <Marked text={title} terms={terms} />
        </a>{" "}
        <span class="state">{state}</span>
      </p>
      {text && (
        <p class="help">
          <Marked text={excerpt(text, terms)} terms={terms} />
        </p>
      )}
      <div class="verdicts">
        <span role="group" aria-label={similarText.verdict(issueId)}>
          {verdicts.map((verdict) => (
            <button
              key={verdict}
              type="button"
              data-verdict={verdict}
              aria-pressed={said?.verdict === verdict}
              onClick={() => onSay(said?.verdict === verdict ? undefined : { verdict, reason })}
            >
              {similarText.verdicts[verdict]}
            </button>
          ))}
        </span>
        {onComment && (
          <button
            type="button"
            class="comment"
            aria-label={similarText.commentOn(issueId)}
            onClick={onComment}
          >
            {similarText.comment}
          </button>
        )}
      </div>
      {said?.verdict && (
        <input
          type="text"
          aria-label={similarText.reason(issueId)}
          placeholder={similarText.reasonHint}
          maxLength={500}
          value={reason}
          onInput={(event) =>
            said.verdict && onSay({ verdict: said.verdict, reason: event.currentTarget.value })
          }
        />
      )}
    </li>
  );
}

/** A text with the words that a case has in common with what is being written. */
function Marked({ text, terms }: { text: string; terms: readonly string[] }) {
  let at = 0;
  const parts = marks(text, terms).flatMap(({ begin, end }) => {
    const part = [text.slice(at, begin), <mark key={begin}>{text.slice(begin, end)}</mark>];
    at = end;
    return part;
  });
  return (
    <>
      {parts}
      {text.slice(at)}
    </>
  );
}

/** Letters of an observation that are shown. */
const longest = 180;

/** The part of a long text where the first words in common stand. */
function excerpt(text: string, terms: readonly string[]): string {
  const plain = text.replace(/\s+/g, " ").trim();
  if (plain.length <= longest) return plain;
  const first = marks(plain, terms)[0]?.begin ?? 0;
  const from = first < 60 ? 0 : plain.lastIndexOf(" ", first - 30) + 1;
  const cut = plain.slice(from, from + longest).toWellFormed();
  return `${from > 0 ? "… " : ""}${cut}${from + longest < plain.length ? " …" : ""}`;
}
