import type { EvaluationContext } from "#schema/context";
import type { Pack } from "#schema/pack";
import { useEffect, useErrorBoundary, useMemo, useState } from "preact/hooks";
import type { Engine } from "../engine/engine.ts";
import { ok, type Outcome } from "../outcome.ts";
import { migrated, type Migration } from "../record/migration.ts";
import type { Clock } from "./editing.ts";
import type { Opening, PanelHost } from "../service/panel-host.ts";
import { ProblemNotice } from "./notices.tsx";
import { RaisePanel } from "./raise.tsx";
import { RecordPanel } from "./record.tsx";
import { commonText } from "../text/common.ts";
import { recordText } from "../text/record.ts";

/** What every view of the panel works with. */
export interface PanelProps {
  host: PanelHost;
  engine: Engine;
  pack: Pack;
  locale: string;
  /** Stays the same while the page is open, so that nothing is evaluated twice. */
  context: EvaluationContext;
  /** With the present moment: for what is written down. */
  freshContext: () => EvaluationContext;
  newId: () => string;
  /** Loads the engine with every call, for what is seldom needed. */
  everything: () => Promise<Engine>;
  /** Looks the page up anew. */
  onReload: () => void;
}

interface Props {
  host: PanelHost;
  engine: Promise<Engine>;
  /** Loads the engine with every call, for what is seldom needed. */
  everything: () => Promise<Engine>;
  pack: Pack;
  locale: string;
  clock: Clock;
  newId: () => string;
}

interface Loaded {
  engine: Engine;
  opening: Outcome<Opening>;
  migration?: Migration;
}

/** The panel of one issue page: loads engine and page side by side, then shows what fits the issue. */
export function Panel({ host, engine: loading, everything, pack, locale, clock, newId }: Props) {
  const [loaded, setLoaded] = useState<Loaded>();
  const [broken, setBroken] = useState<string>();
  const [round, setRound] = useState(0);

  useEffect(() => {
    let current = true;
    Promise.all([loading, host.open().then((opening) => asToday(opening, pack, everything))]).then(
      ([engine, opened]) => current && setLoaded({ engine, ...opened }),
      (error: unknown) => current && setBroken(String(error)),
    );
    return () => {
      current = false;
    };
  }, [loading, host, round]);

  useEffect(() => {
    if (loaded) performance.mark("clause10.usable");
  }, [loaded]);
  const [crash] = useErrorBoundary() as [unknown, () => void];
  const [today, setToday] = useState(() => clock().today);
  useEffect(() => {
    // A page left open over midnight: due dates count from the day it is looked at.
    const look = () => setToday(clock().today);
    addEventListener("focus", look);
    return () => removeEventListener("focus", look);
  }, [clock]);
  const user = loaded?.opening.ok ? loaded.opening.value.user : undefined;
  const freshContext = (): EvaluationContext => ({ ...clock(), locale, ...(user && { user }) });
  const context = useMemo(freshContext, [user, today]);
  const reload = () => setRound(round + 1);

  if (crash)
    return (
      <ProblemNotice
        problem={{ code: "internal", detail: crash instanceof Error ? crash.message : recordText.crashed }}
      />
    );
  if (broken) return <ProblemNotice problem={{ code: "internal", detail: broken }} />;
  if (!loaded) return <p class="loading">{commonText.loading}</p>;
  if (!loaded.opening.ok) {
    return (
      <ProblemNotice problem={loaded.opening.problem} host={host}>
        <button type="button" onClick={reload}>
          {commonText.tryAgain}
        </button>
      </ProblemNotice>
    );
  }
  const { engine } = loaded;
  const props: PanelProps = {
    ...{ host, engine, everything, pack, locale, context, freshContext, newId },
    onReload: reload,
  };
  const opening = loaded.opening.value;
  if (opening.kind === "record") {
    return <RecordPanel key={round} {...props} opening={opening} migration={loaded.migration} />;
  }
  return <RaisePanel key={round} {...props} opening={opening} />;
}

/** A record of an older version, and those that its lists stand for, as today's rules read them. */
export async function asToday(
  opening: Outcome<Opening>,
  pack: Pack,
  everything: () => Promise<Engine>,
): Promise<Omit<Loaded, "engine">> {
  if (!opening.ok || opening.value.kind !== "record") return { opening };
  const { record, migration } = await migrated(opening.value.record, pack, everything);
  const linked = await Promise.all(
    opening.value.linked.map(async (row) =>
      row.record ? { ...row, record: (await migrated(row.record, pack, everything)).record } : row,
    ),
  );
  return { opening: ok({ ...opening.value, record, linked }), ...(migration && { migration }) };
}
