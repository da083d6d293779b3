import type { Frame, Page } from "puppeteer-core";
import { browserName, type Driven } from "../../e2e/lib/browser.ts";
import { settings } from "../../e2e/lib/connect.ts";
import { day } from "../../e2e/lib/desk.ts";
import { triaged } from "../../e2e/lib/records.ts";
import { user, type Login, type Redmine } from "../../e2e/lib/redmine.ts";
import type { Row } from "./measure.ts";

/** What the measures of the extension's pages share. */

const keys = 200;

export function limit(what: string, unit: string, ours: number, most: number): Row {
  return { name: `${browserName}: ${what}`, unit, ours, peer: "limit", peer_value: most, ratio: most / ours };
}

export function p95(values: number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length * 0.95)] ?? NaN;
}

/** Puts records into the extension's own store, as if they had been pulled. */
export async function fill(driven: Driven, site: Redmine, login: Login, kept: number): Promise<void> {
  const options = await settings(driven);
  const { fields, ...one } = triaged(site, { deadlines: { close: { due: day(30), original: day(30) } } });
  const account = `${site.url}/|${user(site, login).id}`;
  await options.evaluate(
    async (account: string, one: object, fields: object, count: number) => {
      const request = indexedDB.open("clause10");
      const db = await new Promise<IDBDatabase>(
        (resolve) => (request.onsuccess = () => resolve(request.result)),
      );
      // Until the first pull of what is there is done: it would write over what follows.
      for (;;) {
        const state = db.transaction("pulls").objectStore("pulls").get(account);
        await new Promise((resolve) => (state.onsuccess = resolve));
        if ((state.result as { completeAt?: string } | undefined)?.completeAt) break;
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
      const nouns = [
        "badge",
        "server",
        "backup",
        "visitor",
        "laptop",
        "contract",
        "log",
        "key",
        "door",
        "account",
      ];
      const verbs = [
        "lent",
        "open",
        "lost",
        "unsigned",
        "missing",
        "expired",
        "shared",
        "stolen",
        "late",
        "wrong",
      ];
      const store = db.transaction("issues", "readwrite").objectStore("issues");
      for (let n = 0; n < count; n++) {
        const word = (list: string[], by: number) => list[Math.floor(n / by) % list.length] ?? "";
        const title = `The ${word(nouns, 1)} of department ${n % 97} was ${word(verbs, 10)}`;
        const observed = `${title}: seen on tour ${n} with ${word(nouns, 100)} and ${word(verbs, 1000)} ${word(nouns, 7)}.`;
        const id = `00000000-0000-4000-8000-${String(n).padStart(12, "0")}`;
        store.put({
          ...{ account, id: 1_000_000 + n, updatedOn: "2026-01-01T00:00:00Z", project: { id: 1, name: "x" } },
          ...{ tracker: "Nonconformity", status: "New", closed: false, doneRatio: 0, subject: title },
          record: { ...one, id, fields: { ...fields, title, observed } },
        });
      }
      await new Promise((resolve) => (store.transaction.oncomplete = resolve));
      // What was made up is not on the server: today nobody looks for what is gone.
      const pulls = db.transaction("pulls", "readwrite").objectStore("pulls");
      const asked = pulls.get(account);
      await new Promise((resolve) => (asked.onsuccess = resolve));
      const today = new Intl.DateTimeFormat("sv").format(new Date());
      pulls.put({ cursors: {}, ...(asked.result as object | undefined), account, checkedOn: today });
      await new Promise((resolve) => (pulls.transaction.oncomplete = resolve));
      db.close();
    },
    account,
    one,
    fields,
    kept,
  );
}

/** Keys pressed one after the other: milliseconds to the verdict in the page, and to the frame that painted it, p95. */
export async function keysIn(
  frame: Frame,
  page: Page,
  selector: string,
): Promise<{ work: number; frame: number }> {
  const control = await frame.waitForSelector(selector);
  await frame.evaluate(() => {
    const times: { work: number[]; frame: number[] } = { work: [], frame: [] };
    Object.assign(globalThis, { times });
    addEventListener(
      "keydown",
      ({ timeStamp }) => {
        // Preact draws in a microtask of the input event, so whoever listens last of all sees what it drew.
        addEventListener(
          "input",
          () => {
            // Laid out as well.
            document.documentElement.getBoundingClientRect();
            times.work.push(performance.now() - timeStamp);
            requestAnimationFrame(() => {
              const after = new MessageChannel();
              after.port1.onmessage = () => times.frame.push(performance.now() - timeStamp);
              after.port2.postMessage(0);
            });
          },
          { once: true },
        );
      },
      { capture: true },
    );
  });
  await control?.focus();
  const text = "All accounts of leavers were closed on the day they left. ".repeat(4).slice(0, keys);
  for (const key of text) {
    await page.keyboard.type(key);
    await new Promise((resolve) => setTimeout(resolve, 30));
  }
  const { times } = await frame.evaluate(() => ({
    times: (globalThis as unknown as { times: { work: number[]; frame: number[] } }).times,
  }));
  if (times.work.length < keys / 2) throw new Error(`only ${times.work.length} keys were measured`);
  return { work: p95(times.work), frame: p95(times.frame) };
}
