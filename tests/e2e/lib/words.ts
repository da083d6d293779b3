import { readdir } from "node:fs/promises";
import pack from "#pack" with { type: "json" };
import { speak } from "../../../web/text/language.ts";

const folder = new URL("../../../web/text/", import.meta.url);

/** Every text of the interface and of the pack that reads otherwise in German: none of them belongs on a German page. */
export async function englishTexts(): Promise<string[]> {
  const found = new Map<string, string>();
  const pairs = (english: unknown, german: unknown): void => {
    if (typeof english === "string" && typeof german === "string") {
      if (english !== german) found.set(english.trim(), german);
    } else if (english && german && typeof english === "object" && typeof german === "object")
      for (const key of Object.keys(english))
        pairs((english as Record<string, unknown>)[key], (german as Record<string, unknown>)[key]);
  };
  for (const file of await readdir(folder)) {
    const module = (await import(new URL(file, folder).href)) as Record<string, unknown>;
    for (const texts of Object.values(module)) {
      if (!texts || typeof texts !== "object") continue;
      speak("en");
      const english = structuredCloneOfTexts(texts);
      speak("de");
      pairs(english, structuredCloneOfTexts(texts));
      speak("en");
    }
  }
  const labels = (node: unknown): void => {
    if (!node || typeof node !== "object") return;
    const { en, de } = node as { en?: unknown; de?: unknown };
    if (typeof en === "string" && typeof de === "string" && en !== de) found.set(en.trim(), de);
    for (const each of Object.values(node)) labels(each);
  };
  labels(pack);
  // Some words are the same in both, some are names: what stands on the German side somewhere is German enough.
  const german = new Set(found.values());
  return [...found.keys()].filter((text) => text.length > 2 && !german.has(text));
}

/** Texts as they are now: the words of a module change with the language. */
function structuredCloneOfTexts(texts: object): unknown {
  return JSON.parse(JSON.stringify(texts)) as unknown;
}
