import type { Register } from "../lib/engine.ts";
import { type Bench, context } from "../lib/bench.ts";
import { inTurns, type Row, timeRows } from "../lib/measure.ts";
import { library } from "../lib/packages.ts";
import { type BenchRecord, topic } from "../lib/records.ts";
import { fill } from "../lib/registers.ts";
import { say, shown } from "../lib/report.ts";
import pack from "../pack.json" with { type: "json" };

interface MiniSearch {
  addAll(documents: Document[]): void;
  search(query: string, options: object): { id: string }[];
}
interface MiniSearchModule {
  default: new (options: object) => MiniSearch;
}
interface FlexSearch {
  add(id: string, text: string): void;
  search(query: string, options: object): string[];
}
interface FlexSearchModule {
  default: { Index: new (options: object) => FlexSearch };
}
interface Document {
  id: string;
  title: string;
  observed: string;
  rootCause: string;
}
interface Finder {
  name: string;
  /** Ids of the ten best, best first. */
  find: (query: string) => string[];
}

const weights = { title: 3, observed: 1, rootCause: 2 };
const fields = Object.keys(weights);
const { nonconformity } = pack.recordTypes;
/** The rules of the benchmark, with fields to search. */
export const searching = {
  ...pack,
  recordTypes: { nonconformity: { ...nonconformity, register: { dimensions: [], search: weights } } },
};

/** Records that read like a new one, the ten best of all. */
export async function searchRows(bench: Bench): Promise<Row[]> {
  const finders = [await clause10(bench)];
  const documents = bench.objects().map(document);
  for (const make of [miniSearch, flexSearch]) {
    const finder = await make(documents);
    if (finder) finders.push(finder);
  }
  const groups = Math.max(1, Math.floor(bench.sizes.records / 1_000));
  const topics = Array.from({ length: Math.min(groups, bench.sizes.queries) }, (_, group) => topic(group));
  const [ours, ...peers] = finders.filter((finder) => findsPlanted(finder, topics));
  if (!ours || ours !== finders[0])
    throw new Error("the planted records are not among the engine's ten best");
  for (const peer of peers) sayOverlap(ours, peer, topics);
  const works = [ours, ...peers].map(({ find }) => ({
    items: topics.length,
    run: () => topics.map(({ query }) => find(query)),
  }));
  const [time = NaN, ...times] = await inTurns(works, Math.min(3, bench.sizes.rounds));
  const named = peers.map(({ name }, i) => ({ name, time: times[i] ?? NaN }));
  return timeRows(`similar among ${shown(bench.sizes.records)} records, top ten`, "ms", time, named);
}

function document({ id, fields: { title, observed, rootCause } }: BenchRecord): Document {
  return { id, title: title ?? "", observed: observed ?? "", rootCause: rootCause ?? "" };
}

async function clause10(bench: Bench): Promise<Finder> {
  const engine = await bench.engine(searching);
  const register: Register = engine.register(context);
  register.index();
  fill(register, bench);
  return {
    name: "clause10",
    find: (query) => register.search(query),
  };
}

async function miniSearch(documents: Document[]): Promise<Finder | null> {
  const module = await library<MiniSearchModule>("minisearch");
  if (!module) {
    say("MiniSearch: not installed, its row is left out");
    return null;
  }
  const index = new module.default({ fields });
  index.addAll(documents);
  return {
    name: "MiniSearch",
    find: (query) =>
      index
        .search(query, { boost: weights })
        .slice(0, 10)
        .map(({ id }) => id),
  };
}

async function flexSearch(documents: Document[]): Promise<Finder | null> {
  const module = await library<FlexSearchModule>("flexsearch");
  if (!module) {
    say("FlexSearch: not installed, its row is left out");
    return null;
  }
  // Its Document looks into each field apart and has no ranking over all of them: one text finds more, without weights.
  const index = new module.default.Index({ tokenize: "strict" });
  for (const { id, title, observed, rootCause } of documents)
    index.add(id, `${title} ${observed} ${rootCause}`);
  return {
    name: "FlexSearch, fields as one text",
    // `suggest` also returns what has some of the words, as the others do.
    find: (query) => index.search(query, { limit: 10, suggest: true }),
  };
}

/** Ranking is a matter of taste; what was planted three times has to be found by whoever takes part. */
function findsPlanted({ name, find }: Finder, topics: readonly { query: string; ids: string[] }[]): boolean {
  const missed = topics.filter(({ query, ids }) => {
    const found = find(query);
    return !ids.every((id) => found.includes(id));
  });
  if (missed.length > 0)
    say(
      `${name}: left out, ${missed.length} of ${topics.length} queries miss planted records: ${missed[0]?.query}`,
    );
  return missed.length === 0;
}

function sayOverlap(ours: Finder, peer: Finder, topics: readonly { query: string }[]): void {
  let common = 0;
  for (const { query } of topics) {
    const found = ours.find(query);
    common += peer.find(query).filter((id) => found.includes(id)).length;
  }
  say(
    `${peer.name}: all planted records found; ${shown(common / topics.length)} of the ten best are the same`,
  );
}
