import type { ImprovementRecord } from "#schema/record";
import { diffLines } from "diff";
import { useEffect, useState } from "preact/hooks";
import { textOf } from "../form/values.ts";
import type { Problem } from "../outcome.ts";
import type { PanelHost } from "../service/panel-host.ts";
import type { PolicyPage } from "../service/policy.ts";
import { policyText } from "../text/policy.ts";
import { ProblemNotice } from "./notices.tsx";

interface Props {
  host: PanelHost;
  /** As it stands in the form. */
  record: ImprovementRecord;
  /** The step that the form leads through. */
  transition: string | undefined;
  onField: (field: string, value: unknown) => void;
}

/** The wiki page of a policy document: written by a generator, approved as it stands, and compared with what was approved. */
export function PolicyPageView({ host, record, transition, onField }: Props) {
  const words = policyText.page;
  const [page, setPage] = useState<PolicyPage>();
  const [problem, setProblem] = useState<Problem>();
  const [told, setTold] = useState("");
  const [busy, setBusy] = useState(false);
  const [sure, setSure] = useState(false);
  const isPolicy = record.type === "policyDocument";
  const place = textOf(record.fields["wikiPage"]).trim();
  // Asked for anew when it is another page; the text follows with the next look.
  useEffect(() => {
    if (!isPolicy) return;
    let current = true;
    const timer = setTimeout(() => void look(() => current), 400);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [isPolicy, place]);
  const look = async (isCurrent = () => true) => {
    const read = await host.policyPage(record);
    if (!isCurrent()) return;
    if (read.ok) setPage(read.value);
    else setProblem(read.problem);
  };
  if (!isPolicy) return null;

  const write = async () => {
    setBusy(true);
    setSure(false);
    setProblem(undefined);
    const written = await host.writePolicy(record, page?.published?.version ?? null);
    if (written.ok) setTold(words.written(written.value.version));
    else setProblem(written.problem);
    await look();
    setBusy(false);
  };
  const { published, generated, url } = page ?? {};
  const approved = textOf(record.fields["wikiHash"]);
  const take = () => {
    if (!published) return;
    onField("wikiVersion", String(published.version));
    onField("wikiHash", published.sha256);
    setTold(words.taken);
  };
  return (
    <section class="policy-page" aria-label={words.title} data-wiki-version={published?.version}>
      <h2>{words.title}</h2>
      {problem && <ProblemNotice problem={problem} host={host} />}
      {place === "" ? (
        <p class="help">{words.noPlace}</p>
      ) : (
        page && (
          <p>
            {published ? words.isAt(published.version) : words.none}{" "}
            {published && approved !== "" && (
              <span
                class={approved === published.sha256 ? "good" : "bad"}
                data-approved={approved === published.sha256}
              >
                {approved === published.sha256 ? words.asApproved : words.changed}
              </span>
            )}{" "}
            {published && url && (
              <a href={url} target="_top">
                {words.open}
              </a>
            )}
          </p>
        )
      )}
      {generated !== undefined && transition === "submit" && (
        <>
          <details class="drafted">
            <summary>{words.drafted}</summary>
            {published?.text === generated ? (
              <p>{words.same}</p>
            ) : (
              <Compared before={published?.text ?? ""} after={generated} />
            )}
          </details>
          {sure && published ? (
            <p>
              <button
                type="button"
                class="danger"
                id="replace-policy"
                disabled={busy}
                onClick={() => void write()}
              >
                {words.replace(published.version)}
              </button>{" "}
              <button type="button" class="plain" onClick={() => setSure(false)}>
                {words.keep}
              </button>
            </p>
          ) : (
            <button
              type="button"
              id="write-policy"
              disabled={busy || place === "" || published?.text === generated}
              onClick={() => (published ? setSure(true) : void write())}
            >
              {words.write}
            </button>
          )}
          <p class="help">{words.writeHelp}</p>
        </>
      )}
      {published && transition === "approve" && (
        <>
          <button type="button" id="take-policy" onClick={take}>
            {words.take(published.version)}
          </button>
          <p class="help">{words.takeHelp}</p>
        </>
      )}
      {told && (
        <p role="status" data-told>
          {told}
        </p>
      )}
    </section>
  );
}

/** Line by line what would go and what would come. */
function Compared({ before, after }: { before: string; after: string }) {
  return (
    <pre class="compared">
      {diffLines(before, after).map(({ value, added, removed }, at) =>
        added ? (
          <ins key={at}>{value}</ins>
        ) : removed ? (
          <del key={at}>{value}</del>
        ) : (
          <span key={at}>{value}</span>
        ),
      )}
    </pre>
  );
}
