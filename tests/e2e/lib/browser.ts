import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import puppeteer, { type Browser, type ElementHandle, type Frame, type Page } from "puppeteer-core";

/** Which browser this run drives: the same tests go through both. */
export const browserName = process.env["CLAUSE10_BROWSER"] === "firefox" ? "firefox" : "chromium";

const extensionDir = path.resolve(import.meta.dirname, "../../../build/extension-loopback");
/** Firefox gives each installation a random address; fixed here so that the settings page can be opened. */
const firefoxUuid = "0d8c6c2e-2a33-4f57-9a4a-6b1f0f3c7a10";
const chromiumArgs = [
  // Chromium's sandbox does not start for root; everybody else keeps it.
  ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--password-store=basic",
];

export interface Driven {
  browser: Browser;
  /** Address of a page of the extension. */
  extensionPage(name: string): string;
  /** Ends the browser as a crash would: no goodbye to any page. */
  kill(): Promise<void>;
  close(): Promise<void>;
}

/** A new profile folder, to hand to several launches in a row. */
export function newProfile(): Promise<string> {
  return mkdtemp(path.join(tmpdir(), "clause10-e2e-"));
}

/** The browser with the extension installed. A profile that is given is kept; otherwise the browser's own is used and dropped. */
export async function launch(
  options: { profile?: string; headless?: boolean; args?: string[]; language?: string } = {},
): Promise<Driven> {
  const { profile, headless = true, args = [], language } = options;
  const common = {
    // By this one Chromium chooses its language.
    ...(language && { env: { ...process.env, LANGUAGE: language } }),
    headless,
    defaultViewport: headless ? { width: 1280, height: 900 } : null,
  } as const;
  const browser =
    browserName === "firefox"
      ? await puppeteer.launch({
          ...common,
          browser: "firefox",
          executablePath: "/usr/bin/firefox-esr",
          args,
          ...(profile && { userDataDir: profile }),
          extraPrefsFirefox: {
            "extensions.webextensions.uuids": JSON.stringify({ "clause10@clause10.example": firefoxUuid }),
            "extensions.webextOptionalPermissionPrompts": false,
            ...(language && { "intl.locale.requested": language }),
          },
        })
      : await puppeteer.launch({
          ...common,
          executablePath: "/usr/bin/chromium",
          pipe: true,
          enableExtensions: [extensionDir],
          args: [...chromiumArgs, ...args],
          ...(profile && { userDataDir: profile }),
        });
  let base = `moz-extension://${firefoxUuid}/`;
  if (browserName === "firefox") await browser.installExtension(extensionDir);
  else {
    const worker = await browser.waitForTarget((target) => target.url().endsWith("/background.js"));
    base = new URL("/", worker.url().replace("chrome-extension:", "http:")).href.replace(
      "http:",
      "chrome-extension:",
    );
  }
  return {
    browser,
    extensionPage: (name) => base + name,
    kill: async () => {
      const child = browser.process();
      const ended = new Promise((resolve) => child?.once("exit", resolve));
      child?.kill("SIGKILL");
      await ended;
    },
    close: () => browser.close(),
  };
}

export async function dropProfile(profile: string): Promise<void> {
  await rm(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
}

/**
 * Waits until something holds in a frame of the extension. The driver's own waiting builds a function from text, which
 * the policy of these pages forbids in Firefox 140, or counts on animation frames, which a frame outside the window does
 * not get.
 */
export async function until<Arguments extends unknown[]>(
  frame: Frame,
  holds: (...args: Arguments) => boolean | Promise<boolean>,
  ...args: { [Each in keyof Arguments]: Arguments[Each] | ElementHandle }
): Promise<void> {
  const end = Date.now() + 30_000;
  while (!(await frame.evaluate(holds as (...args: unknown[]) => unknown, ...args))) {
    if (Date.now() > end) throw new Error(`waited for half a minute: ${holds.toString()}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** The panel in a page, once it shows something: `drawer` for raising, `record` within the issue. */
export async function panelIn(page: Page, kind: "drawer" | "record"): Promise<Frame> {
  // The element is there before the driver has heard of the frame within it.
  const end = Date.now() + 30_000;
  let frame: Frame | null | undefined;
  while (!frame) {
    if (Date.now() > end) throw new Error(`the ${kind} frame has no content`);
    frame = await (await page.waitForSelector(`iframe#clause10-${kind}`))?.contentFrame();
    if (!frame) await new Promise((resolve) => setTimeout(resolve, 20));
  }
  await frame.waitForSelector("main, .notice");
  // Within the issue the frame grows to its content; a click before that would land where something else moves to.
  // Where the page is scrolled to another place, the frame is not laid out anew before somebody looks at it.
  if (kind === "record") {
    await page.$eval(`iframe#clause10-${kind}`, (element) => element.scrollIntoView());
    await until(frame, () => document.documentElement.scrollHeight <= innerHeight);
  }
  return frame;
}

/** Types into the control of a form (`raise-title`) as a person does; a date field takes its ISO text, a select its value. */
export async function fill(frame: Frame, id: string, value: string): Promise<void> {
  const control = (await frame.waitForSelector(`#${id}`)) as ElementHandle<HTMLInputElement>;
  const kind = await control.evaluate((element) => (element.tagName === "SELECT" ? "select" : element.type));
  if (kind === "select") {
    const option = await control.evaluate(
      (element, text) =>
        [...(element as unknown as HTMLSelectElement).options].find(
          (candidate) => candidate.value === text || candidate.text === text,
        )?.value,
      value,
    );
    if (option === undefined) throw new Error(`${id} offers no “${value}”`);
    await control.select(option);
  } else if (kind === "radio") {
    await press(frame, `[name="${id}"][value="${value}"]`, " ");
  } else if (kind === "date") {
    await paste(frame, id, value);
  } else {
    await control.evaluate((element) => element.select());
    await control.type(value);
    // Where references are searched, those before a comma have become chips.
    const combobox = await control.evaluate((element) => element.getAttribute("role") === "combobox");
    const left = combobox ? (value.split(/[,;]/).at(-1)?.trimStart() ?? "") : value;
    // The driver is done when the keys are on their way; a person goes on when the text stands there.
    await until(frame, (element: HTMLInputElement, text: string) => element.value === text, control, left);
  }
}

/** Puts a text into a text field at once, as from the clipboard. */
export async function paste(frame: Frame, id: string, value: string): Promise<void> {
  await frame.$eval(
    `#${id}`,
    (element, text) => {
      (element as HTMLInputElement).value = text;
      element.dispatchEvent(new Event("input", { bubbles: true }));
    },
    value,
  );
}

/** Presses a button or a link by keyboard, which every Firefox can be told to do within a frame. */
export async function press(frame: Frame, selector: string, key: "Enter" | " " = "Enter"): Promise<void> {
  const control = await frame.waitForSelector(selector);
  if (!control) throw new Error(`${selector} is not there`);
  await control.focus();
  // A key may close the very frame it is pressed in; then nobody is left to answer for its release.
  const released = control.press(key).then(() => true);
  const pause = () => new Promise<false>((resolve) => setTimeout(resolve, 5, false));
  while (!(await Promise.race([released, pause()])))
    if (frame.detached) {
      released.catch(() => undefined);
      return;
    }
}

export function textOf(frame: Frame | Page, selector: string): Promise<string> {
  return frame.$eval(selector, (element) => element.textContent.replace(/\s+/g, " ").trim());
}
