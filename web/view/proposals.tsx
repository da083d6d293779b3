import type { FormerRoles, RecordProposals } from "#schema/findings";
import type { Pack, RecordType } from "#schema/pack";
import type { ImprovementRecord } from "#schema/record";
import { useEffect, useRef, useState } from "preact/hooks";
import { plain } from "../form/plain.ts";
import { dayText } from "../form/values.ts";
import { localized } from "../record/localized.ts";
import type { PanelHost } from "../service/panel-host.ts";
import { commonText } from "../text/common.ts";
import { proposalsText } from "../text/proposals.ts";

interface Props {
  host: PanelHost;
  pack: Pack;
  type: RecordType;
  /** As it stands in the form. */
  record: ImprovementRecord;
  /** The step that the form leads through. */
  transition: string;
  locked: readonly string[];
  locale: string;
  onField: (field: string, value: unknown) => void;
}

/** Milliseconds without a change before the register is asked. */
const pause = 600;

/** What the pack proposes by the other records of the register: for a person to take over, and to take back. */
export function Proposals(props: Props) {
  const { host, pack, type, record, locked, locale, onField } = props;
  const [found, setFound] = useState<{ proposals?: RecordProposals; roles?: FormerRoles }>({});
  const [taken, setTaken] = useState<{ field: string; before: unknown }[]>([]);
  const asked = useRef<ImprovementRecord>(undefined);
  const section = type.sections.find(({ transition }) => transition === props.transition);
  const asksRoles =
    section?.fields.includes("formerRoles") === true && !locked.includes("/fields/formerRoles");
  const hasProposals = (type.proposals ?? []).length > 0;
  useEffect(() => {
    if (!hasProposals && !asksRoles) return;
    const timer = setTimeout(() => {
      asked.current = record;
      // A register that does not answer proposes nothing, and keeps nobody from going on.
      void Promise.all([
        hasProposals ? host.proposals(record) : undefined,
        asksRoles ? host.formerRoles(record) : undefined,
      ]).then(([proposals, roles]) => {
        if (asked.current !== record) return;
        setFound({
          ...(proposals?.ok && { proposals: proposals.value }),
          ...(roles?.ok && { roles: roles.value }),
        });
      });
    }, pause);
    return () => clearTimeout(timer);
  }, [host, record, asksRoles, hasProposals]);

  const nameOf = (field: string, value: unknown) => {
    const spec = type.fields.find(({ id }) => id === field);
    return spec ? `${localized(spec.label, locale)}: ${plain(pack, spec, value, locale)}` : field;
  };
  const take = (set: Record<string, unknown>) => {
    setTaken([
      ...taken,
      ...Object.keys(set).map((field) => ({ field, before: record.fields[field] ?? null })),
    ]);
    for (const [field, value] of Object.entries(set)) onField(field, value);
  };
  const open = (found.proposals?.proposals ?? []).filter(({ set }) =>
    Object.entries(set).some(
      ([field, value]) =>
        !locked.includes(`/fields/${field}`) &&
        JSON.stringify(record.fields[field]) !== JSON.stringify(value),
    ),
  );
  const roles = missingRoles(found.roles, record);
  const kept = taken.filter(
    ({ field, before }) => JSON.stringify(record.fields[field] ?? null) !== JSON.stringify(before),
  );
  if (open.length === 0 && roles.length === 0 && kept.length === 0) return null;
  return (
    <section class="proposals" aria-label={proposalsText.heading}>
      <h3>{proposalsText.heading}</h3>
      {open.map(({ id, message, clause, set }) => {
        const what = Object.entries(set).map(([field, value]) => nameOf(field, value));
        return (
          <div key={id} data-proposal={id}>
            <p>
              {message} <span class="clause">{commonText.clause(clause)}</span>
            </p>
            <p class="what">
              {what.join(" · ")}{" "}
              <button
                type="button"
                aria-label={proposalsText.takeOverWhat(what.join(", "))}
                onClick={() => take(set)}
              >
                {proposalsText.takeOver}
              </button>
            </p>
          </div>
        );
      })}
      {roles.length > 0 && (
        <div data-proposal="formerRoles">
          <p>{proposalsText.roles}</p>
          <ul>
            {roles.map(({ id, name, role, until }) => (
              <li key={`${id} ${role}`}>{proposalsText.role(name, role, dayText(until, locale))}</li>
            ))}
          </ul>
          <button
            type="button"
            onClick={() => take({ formerRoles: [...linesOf(record.fields["formerRoles"]), ...roles] })}
          >
            {proposalsText.takeOver}
          </button>
        </div>
      )}
      {kept.length > 0 && (
        <p class="help" role="status">
          {proposalsText.taken} {kept.map(({ field }) => nameOf(field, record.fields[field])).join(" · ")}{" "}
          <button
            type="button"
            class="plain"
            onClick={() => {
              for (const { field, before } of kept) onField(field, before);
              setTaken([]);
            }}
          >
            {proposalsText.undo}
          </button>
        </p>
      )}
    </section>
  );
}

function missingRoles(roles: FormerRoles | undefined, record: ImprovementRecord): FormerRoles["lines"] {
  if (roles?.field !== "formerRoles") return [];
  const there = linesOf(record.fields["formerRoles"]);
  return roles.lines.filter(
    ({ id, role, until }) =>
      !there.some((line) => line["id"] === id && line["role"] === role && line["until"] === until),
  );
}

function linesOf(value: unknown): Record<string, unknown>[] {
  return Array.isArray(value) ? (value as Record<string, unknown>[]) : [];
}
