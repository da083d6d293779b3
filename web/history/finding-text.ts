import type { Finding } from "./finding.ts";
import { proofText } from "../text/proof.ts";

/** What is wrong with a record's history, in words. */
export function findingText({ code, place = 1, names = [], says = [] }: Finding): string {
  const save = proofText.save(place);
  const ids = names.map((id) => `#${id}`).join(", ");
  switch (code) {
    case "altered":
    case "pastGate":
    case "removed":
    case "damaged":
      return proofText[code];
    case "closedPastGate":
      return proofText.closedPastGate(says[0] ?? "");
    case "cutOff":
      return proofText.cutOff(names.map((each) => proofText.save(each)).join(", ") || save);
    case "otherPerson":
      return proofText.otherPerson(save, says[0] ?? "");
    case "copied":
    case "actionMissing":
      return proofText[code](ids);
    default:
      return proofText[code](save);
  }
}
