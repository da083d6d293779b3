import type { Pack } from "#schema/pack";
import type { ImprovementRecord } from "#schema/record";
import { useContext } from "preact/hooks";
import { coverage, yearPlan, type PlannedAudit } from "../audit/year-plan.ts";
import { FormTools } from "../form/tools.ts";
import { titleOfRef } from "../form/catalogue.ts";
import { textOf } from "../form/values.ts";
import { localized } from "../record/localized.ts";
import type { LinkedRow } from "../service/panel-host.ts";
import { yearPlanText } from "../text/year-plan.ts";

interface Props {
  pack: Pack;
  /** As it stands in the form: the plan shows what is being typed. */
  record: ImprovementRecord;
  linked: readonly LinkedRow[];
  today: string;
  locale: string;
}

/** The year of an audit programme: what is audited when and by whom, what was missed, and what nobody looks at. */
export function YearPlan({ pack, record, linked, today, locale }: Props) {
  if (record.type !== "auditProgramme") return null;
  const plan = yearPlan(record, linked, today);
  if (plan.length === 0) return null;
  const year = textOf(record.fields["year"]);
  const names = new Intl.DateTimeFormat(locale, { month: "short", timeZone: "UTC" });
  const months = Array.from({ length: 12 }, (_, month) => names.format(Date.UTC(2020, month, 15)));
  const present = today.startsWith(`${year}-`) ? Number(today.slice(5, 7)) - 1 : undefined;
  return (
    <section class="year-plan" aria-labelledby="year-plan-heading">
      <h2 id="year-plan-heading">
        {yearPlanText.heading} {year}
      </h2>
      <div class="scroll">
        <table class="list">
          <thead>
            <tr>
              <th scope="col">{yearPlanText.area}</th>
              <th scope="col">{yearPlanText.auditor}</th>
              {months.map((name, month) => (
                <th
                  key={name}
                  scope="col"
                  class={month === present ? "present" : ""}
                  {...(month === present && { title: yearPlanText.now })}
                >
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {plan.map((entry, place) => (
              <Entry key={place} {...{ entry, pack, locale, present }} />
            ))}
          </tbody>
        </table>
      </div>
      <Covered refs={plan.flatMap(({ refs }) => refs)} locale={locale} />
    </section>
  );
}

/** What of the standard some entry looks at, and what none does; folded, since the next step stands below. */
function Covered({ refs, locale }: { refs: string[]; locale: string }) {
  const { catalogue } = useContext(FormTools);
  const groups = coverage(refs, catalogue);
  const sum = (of: "covered" | "all") => groups.reduce((total, group) => total + group[of], 0);
  return (
    <details class="coverage">
      <summary>{yearPlanText.coverage(sum("covered"), sum("all"))}</summary>
      <ul>
        {groups.map(({ ref, covered, all, left }) => (
          <li key={ref} data-ref={ref}>
            <meter max={all} value={covered} aria-label={ref} /> {yearPlanText.covered(ref, covered, all)}{" "}
            <span class="help">
              {titleOfRef(catalogue, ref, locale)}
              {covered > 0 && left.length > 0 && `. ${yearPlanText.left(left.join(", "))}`}
            </span>
          </li>
        ))}
      </ul>
    </details>
  );
}

interface EntryProps {
  entry: PlannedAudit;
  pack: Pack;
  locale: string;
  present: number | undefined;
}

function Entry({ entry, pack, locale, present }: EntryProps) {
  const { area, auditor, conflict, month } = entry;
  return (
    <tr data-area={area}>
      <th scope="row">
        {area}
        {month === undefined && <Flag text={yearPlanText.noMonth} />}
      </th>
      <td>
        {auditor}
        {conflict && <Flag text={yearPlanText.conflict} />}
      </td>
      {Array.from({ length: 12 }, (_, each) => (
        <td key={each} class={each === present ? "present" : ""}>
          {each === month && <Planned entry={entry} pack={pack} locale={locale} />}
        </td>
      ))}
    </tr>
  );
}

/** What stands in the month: its risk, and what became of it. */
function Planned({ entry: { risk, audit, missed }, pack, locale }: Omit<EntryProps, "present">) {
  const weight = pack.enums["riskWeight"]?.values.find(({ id }) => id === risk);
  const states = pack.recordTypes["audit"]?.states ?? [];
  const state = states.find(({ id }) => id === audit?.record?.state);
  return (
    <span class="planned" data-risk={risk}>
      {weight && localized(weight.label, locale)}
      <br />
      {audit ? (
        <a href={audit.url} target="_top">
          #{audit.id} {state ? localized(state.label, locale) : audit.status}
        </a>
      ) : (
        <span class="help">{yearPlanText.noAudit}</span>
      )}
      {missed && <Flag text={yearPlanText.missed} />}
    </span>
  );
}

function Flag({ text }: { text: string }) {
  return <span class="left overdue">{text}</span>;
}
