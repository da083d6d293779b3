import { createContext } from "preact";
import type { Outcome } from "../outcome.ts";
import { failed } from "../outcome.ts";
import type { PanelHost } from "../service/panel-host.ts";
import type { IssueRef } from "../platform/platform.ts";
import type { CatalogueEntry } from "./catalogue.ts";

/** What controls may ask for beyond the record: given once around all forms, so that no form passes it on. */
export interface Tools {
  /** What requirement references are picked from. */
  catalogue: readonly CatalogueEntry[];
  /** The reader's civil day, yyyy-mm-dd. */
  today: () => string;
  /** Issues by number or by words of their subject. */
  findIssues: (text: string) => Promise<Outcome<IssueRef[]>>;
  keepFile: PanelHost["keepFile"];
  readFile: PanelHost["readFile"];
}

export const FormTools = createContext<Tools>({
  catalogue: [],
  today: () => "",
  findIssues: () => Promise.resolve({ ok: true, value: [] }),
  keepFile: () => Promise.resolve(failed("internal")),
  readFile: () => Promise.resolve(failed("internal")),
});
