import type { ChainEntry } from "#schema/record";
import { contentOf, sealOf } from "./chain.ts";
import type { FindingCode } from "./finding.ts";
import type { Case } from "./verify.ts";

/** What says by itself why the record is no longer what was sealed last. */
const explains = new Set<FindingCode>(["altered", "pastGate", "cutOff", "forked", "sealBroken"]);

/** The chain by itself: each entry sealed with the one before it, the last of them over what is recorded now. */
export async function checkSeals({ record, chain, findings }: Case): Promise<void> {
  const sealed = async (entry: ChainEntry, previous: ChainEntry | undefined) =>
    (await sealOf(record.id, entry, previous)) === entry.hash;
  for (const [at, entry] of chain.entries()) {
    if (await sealed(entry, chain[at - 1])) continue;
    const place = at + 1;
    // Sealed, perhaps, but with another predecessor than the one it stands after?
    let meant: number | undefined;
    for (let other = 0; meant === undefined && other <= chain.length; other++)
      if (other !== at && (await sealed(entry, chain[other - 1]))) meant = other;
    const rival = meant === undefined ? undefined : chain[meant];
    if (meant === undefined) findings.push({ code: "sealBroken", place });
    else if (rival && (await sealed(rival, chain[meant - 1]))) findings.push({ code: "forked", place });
    else findings.push({ code: "reordered", place });
  }
  const last = chain.at(-1);
  const told = findings.some(({ code }) => explains.has(code));
  if (last && !told && (await contentOf(record)) !== last.content)
    findings.push({ code: "altered", place: chain.length });
}
