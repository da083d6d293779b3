import { useContext, useEffect, useState } from "preact/hooks";
import type { IssueRef } from "../../platform/platform.ts";
import { pickerText } from "../../text/picker.ts";
import { FormTools } from "../tools.ts";
import { issueOf } from "../values.ts";
import { Combobox } from "./combobox.tsx";
import type { ControlProps } from "./control.tsx";

/** Milliseconds of quiet after a key before the server is asked. */
const pause = 150;

/** An issue: found by its number or by words of its subject, then shown as a link. */
export function IssuePicker(props: ControlProps) {
  const { id, value, linkOf, onInput } = props;
  const chosen = issueOf(value);
  if (!chosen) return <IssueSearch {...props} />;
  const url = linkOf(chosen.id);
  const name = `#${chosen.id} ${chosen.subject}`;
  return (
    <span class="chips">
      <span class="chip">
        {url ? (
          <a class="issue" id={id} href={url} target="_top">
            {name}
          </a>
        ) : (
          <span class="issue" id={id} tabIndex={-1}>
            {name}
          </span>
        )}
        <button type="button" aria-label={pickerText.remove(name)} onClick={() => onInput(null)}>
          ×
        </button>
      </span>
    </span>
  );
}

function IssueSearch(props: ControlProps) {
  const { findIssues } = useContext(FormTools);
  const [typed, setTyped] = useState("");
  const [found, setFound] = useState<IssueRef[]>([]);
  const [asked, setAsked] = useState("");
  const wanted = typed.trim();
  useEffect(() => {
    if (wanted === "") {
      setFound([]);
      return;
    }
    let current = true;
    const timer = setTimeout(() => {
      void findIssues(wanted).then((answer) => {
        if (!current) return;
        setFound(answer.ok ? answer.value : []);
        setAsked(wanted);
      });
    }, pause);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [wanted]);
  return (
    <Combobox
      id={props.id}
      typed={typed}
      eager
      searching={wanted !== asked}
      placeholder={pickerText.issueHint}
      options={
        wanted === ""
          ? []
          : found.map(({ id, subject }) => ({ key: String(id), mark: `#${id}`, label: subject }))
      }
      needed={props.needed}
      invalid={props.invalid}
      describedBy={props.describedBy}
      onType={setTyped}
      onChoose={(key) => {
        const issue = found.find(({ id }) => String(id) === key);
        if (issue) props.onInput({ id: issue.id, subject: issue.subject });
      }}
      onLeave={props.onLeave}
    />
  );
}
