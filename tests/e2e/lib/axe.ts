import assert from "node:assert/strict";
import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import type { Frame, Page } from "puppeteer-core";
import { browserName, launch, type Driven } from "./browser.ts";

export type Scheme = "light" | "dark";

const source = await readFile(new URL("../../../node_modules/axe-core/axe.min.js", import.meta.url), "utf8");

interface Rule {
  id: string;
  impact: string;
  help: string;
  nodes: { html: string; failureSummary: string }[];
}
/** The part of axe-core's global that is used here. */
interface Axe {
  run(options: object): Promise<{ violations: Rule[]; passes: Rule[] }>;
  setup(root: Element): void;
  teardown(): void;
  commons: { text: { accessibleText(element: Element): string } };
}

/**
 * Fails on anything that axe-core finds, of any impact, best practices included, and on any control without a name.
 * The driver hands the script over by itself, past the policy that keeps foreign script out of the extension's pages.
 */
export async function assertAccessible(frame: Frame | Page, where: string): Promise<void> {
  if (!(await frame.evaluate(() => "axe" in globalThis))) await frame.evaluate(source);
  const { violations, passed, nameless } = await frame.evaluate(async () => {
    const { axe } = globalThis as unknown as { axe: Axe };
    const { violations, passes } = await axe.run({ resultTypes: ["violations"] });
    axe.setup(document.body);
    const nameless = [...document.querySelectorAll("input, select, textarea, button, a, summary")]
      // What is folded away is offered to nobody, and has a name when it is unfolded.
      .filter(
        (control) => control.checkVisibility() && axe.commons.text.accessibleText(control).trim() === "",
      )
      .map((control) => control.outerHTML);
    axe.teardown();
    return { violations, passed: passes.length, nameless };
  });
  const told = violations.map(
    ({ id, impact, help, nodes }) =>
      `${id} (${impact}): ${help}\n` +
      nodes.map(({ html, failureSummary }) => `  ${html}\n  ${failureSummary}`).join("\n"),
  );
  assert.equal(told.join("\n"), "", `${where} (${browserName})`);
  assert.deepEqual(nameless, [], `${where} (${browserName}): a control without a name`);
  // An empty page has no violations either.
  assert.ok(passed > 10, `${where}: axe-core tried only ${passed} rules`);
}

/** The system's brightness is set as the browser starts: what drivers can change later does not reach other processes' frames. */
export async function launchIn(scheme: Scheme, profile: string): Promise<Driven> {
  const dark = scheme === "dark" ? 0 : 1;
  if (browserName === "chromium")
    return launch({ profile, args: [`--blink-settings=preferredColorScheme=${dark}`] });
  const pref = `user_pref("layout.css.prefers-color-scheme.content-override", ${dark});\n`;
  await writeFile(path.join(profile, "prefs.js"), pref);
  return launch({ profile });
}

/** A Redmine theme as bright as the scheme; from the next page on, before the panel looks at it. */
export async function paint(page: Page, scheme: Scheme): Promise<void> {
  await page.evaluateOnNewDocument(
    (colour) =>
      addEventListener("DOMContentLoaded", () =>
        document.getElementById("content")?.style.setProperty("background", colour),
      ),
    scheme === "dark" ? "#1f2328" : "#fff",
  );
}

export function isDark(frame: Frame | Page): Promise<boolean> {
  return frame.evaluate(() => {
    const [red = "255"] = /\d+/.exec(getComputedStyle(document.body).backgroundColor) ?? [];
    return Number(red) < 128;
  });
}
