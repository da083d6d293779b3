import catalogue from "#catalogue";
import type { Pack } from "#schema/pack";
import { h, render } from "preact";
import { earlierFindings } from "../../../web/audit/earlier.ts";
import { auditTemplates } from "../../../web/audit/templates.ts";
import { raisedOn } from "../../../web/audit/checklist.ts";
import { seal, unseal } from "../../../web/backup/sealed.ts";
import { restore, unsentText } from "../../../web/backup/unsent.ts";
import { correction, present } from "../../../web/calendar/clock.ts";
import { entriesOf } from "../../../web/form/catalogue.ts";
import { failed, ok } from "../../../web/outcome.ts";
import { submittedUnder } from "../../../web/outbox/outbox.ts";
import type { Round } from "../../../web/outbox/sender.ts";
import { dayOf } from "../../../web/record/day.ts";
import type { AuditLine } from "../../../web/record/prefill.ts";
import { writtenOn } from "../../../web/service/page.ts";
import type { PanelHost } from "../../../web/service/panel-host.ts";
import { roomOf } from "../../../web/service/room.ts";
import type { PanelRequests } from "../../../web/service/panel-service.ts";
import { accountOf, readPulled } from "../../../web/store/register.ts";
import { readSites, type SiteSettings } from "../../../web/store/sites.ts";
import { keptAttachments, readAttachment } from "../../../web/store/attachments.ts";
import { dropTaken, readTakenIssue } from "../../../web/store/taken.ts";
import { filesToTake } from "../../../web/sync/take.ts";
import { language, speak } from "../../../web/text/language.ts";
import { roomText } from "../../../web/text/room.ts";
import type { AuditHost } from "../../../web/view/room-audit.tsx";
import { Room, type RoomHost } from "../../../web/view/room.tsx";
import { ask } from "./asking.ts";
import type { Fetched } from "./messages.ts";
import { loadEngine } from "./engines.ts";
import { vaultHost, whenTurned } from "./keeper.ts";
import { readPack } from "./pack.ts";
import { saveAs } from "./saving.ts";
import { requestsBy } from "./requests.ts";
import { keepOutOfSessions } from "../../../web/view/forgetful.ts";

/** The audit room: a page of its own that needs no network. It shows what was taken along; the background sends. */

const locale = speak(chrome.i18n.getUILanguage());
keepOutOfSessions();
document.documentElement.lang = language();
document.title = `Clause 10: ${roomText.title}`;

const clockOf = (site: SiteSettings | undefined) => () => {
  const now = present(Date.now(), site?.clock);
  return { today: dayOf(now), now: now.toISOString() };
};

async function start(root: HTMLElement): Promise<void> {
  const [pack, sites] = await Promise.all([readPack(), readSites()]);
  let known = sites.ok ? sites.value : [];
  const siteOf = (baseUrl: string) => known.find((site) => site.baseUrl === baseUrl);
  const host: RoomHost = {
    sites: known.map(({ baseUrl }) => ({ baseUrl, host: new URL(baseUrl).host })),
    wrongBy: (baseUrl) => correction(Date.now(), siteOf(baseUrl)?.clock),
    read: async (baseUrl) => {
      // A fetch may have found out more of a site, such as its time.
      const again = await readSites();
      if (again.ok) known = again.value;
      const site = siteOf(baseUrl);
      return site ? roomOf(site, pack, locale) : failed("notConnected");
    },
    fetch: (baseUrl) => ask<Fetched>({ type: "pull", baseUrl }),
    take: async (baseUrl, issueId, largest, onLeft) => {
      for (let on = false; ; on = true) {
        const taken = await ask<{ left: number }>({ type: "take", baseUrl, issueId, largest, on });
        if (!taken.ok || taken.value.left === 0) return taken;
        onLeft(taken.value.left);
      }
    },
    leave: async (baseUrl, issueId) => {
      const site = siteOf(baseUrl);
      return site ? dropTaken(accountOf(baseUrl, site.user.id), issueId) : failed("notConnected");
    },
    item: (baseUrl, uuid, act) => ask({ type: "item", baseUrl, uuid, act }),
    room: async () => {
      const [{ usage = 0, quota = 0 }, lasting] = await Promise.all([
        navigator.storage.estimate(),
        // What browsers promise for it: no limit of their own, and nothing thrown away when the disk is full.
        chrome.permissions.contains({ permissions: ["unlimitedStorage"] }),
      ]);
      return { usage, quota, lasting };
    },
    pageOf: (baseUrl, submission) => {
      const { path, issueId } = writtenOn(submission);
      return { url: baseUrl + path, ...(issueId !== undefined && { issueId }) };
    },
    send: async (baseUrl, onRound) => {
      for (;;) {
        const round = await ask<Round>({ type: "send", baseUrl });
        if (!round.ok || round.value.status === "busy" || round.value.left === 0 || round.value.sent.length === 0)
          return round;
        onRound();
      }
    },
    audit: (baseUrl, issueId) => auditOf(siteOf(baseUrl), baseUrl, issueId, pack),
    copy: async (baseUrl, passphrase, uuid) => {
      const site = siteOf(baseUrl);
      if (!site) return failed("notConnected");
      const unsent = await unsentText(site.baseUrl, site.user.id, uuid);
      if (!unsent.ok) return unsent;
      const { text, count } = unsent.value;
      return ok({ file: count === 0 ? "" : await seal(text, passphrase), count });
    },
    restore: async (baseUrl, file, passphrase) => {
      const site = siteOf(baseUrl);
      if (!site) return failed("notConnected");
      const text = await unseal(file, passphrase);
      return text.ok ? restore(text.value, site.baseUrl, site.user.id, Date.now()) : text;
    },
    save: saveAs,
    vault: vaultHost,
    openSettings: () => void chrome.runtime.openOptionsPage(),
    entered: enteredIn(location.hash),
    keepEntered: (entered) =>
      history.replaceState(null, "", entered ? `#${encodeURIComponent(entered.baseUrl)},${entered.issueId}` : "#"),
    whenOnline: (then) => {
      addEventListener("online", then);
      return () => removeEventListener("online", then);
    },
    locale,
  };
  // What another page locked is not shown here any longer, and what it unlocked is.
  whenTurned(() => location.reload());
  render(h(Room, { host }), root);
}

function enteredIn(hash: string): RoomHost["entered"] {
  const [, baseUrl, id] = /^#([^,]+),(\d+)$/.exec(hash) ?? [];
  return baseUrl && id ? { baseUrl: decodeURIComponent(baseUrl), issueId: Number(id) } : undefined;
}

function auditOf(site: SiteSettings | undefined, baseUrl: string, issueId: number, pack: Pack): AuditHost {
  const pageKey = `${baseUrl}|${site?.user.id ?? 0}|${issueId}`;
  return {
    engine: () => loadEngine(site?.workingDays),
    everything: () => loadEngine(site?.workingDays, "clause10-register.wasm"),
    ...{ pack, locale, clock: clockOf(site), catalogue: entriesOf(catalogue) },
    newId: () => crypto.randomUUID(),
    save: saveAs,
    raised: async () => {
      const submitted = await submittedUnder(`${pageKey}/`);
      return submitted.ok ? ok(raisedOn(submitted.value, pageKey)) : submitted;
    },
    files: async () => {
      const account = accountOf(baseUrl, site?.user.id ?? 0);
      const [taken, kept] = await Promise.all([readTakenIssue(account, issueId), keptAttachments(account, issueId)]);
      if (!taken.ok) return taken;
      if (!kept.ok) return kept;
      const all = taken.value ? filesToTake(taken.value, Infinity) : [];
      return ok(all.map(({ id, filename, size }) => ({ id, name: filename, size, here: kept.value.includes(id) })));
    },
    openFile: async (id) => {
      const file = await readAttachment(accountOf(baseUrl, site?.user.id ?? 0), issueId, id);
      if (!file.ok) return file;
      if (!file.value) return failed("notFound");
      // Never shown by the browser within the extension: it is somebody else's file.
      const link = document.createElement("a");
      link.href = URL.createObjectURL(new Blob([file.value.bytes], { type: "application/octet-stream" }));
      link.download = file.value.name;
      link.click();
      return ok(undefined);
    },
    earlier: async (audit) => {
      const pulled = await readPulled(accountOf(baseUrl, site?.user.id ?? 0));
      if (!pulled.ok) return pulled;
      return ok({ findings: earlierFindings(audit, pulled.value, pack), templates: auditTemplates(audit, pulled.value) });
    },
    policies: async () => {
      const taken = await readTakenIssue(accountOf(baseUrl, site?.user.id ?? 0), issueId);
      return taken.ok ? ok(taken.value?.policies ?? []) : taken;
    },
    panel: (line, leave) => panelOf({ baseUrl, userId: site?.user.id ?? 0, issueId }, line, leave),
  };
}

interface Place {
  baseUrl: string;
  userId: number;
  issueId: number;
}

function panelOf(place: Place, line: AuditLine | undefined, leave: () => void): PanelHost {
  const { baseUrl, issueId } = place;
  const request = <T>(method: keyof PanelRequests, ...args: unknown[]) =>
    ask<T>({ type: "room", ...place, ...(line && { line }), method, args });
  return {
    ...requestsBy(request),
    // The record's own page is this one; another issue's is Redmine's.
    navigate: (url) => (url === `${baseUrl}issues/${issueId}` ? location.reload() : void window.open(url)),
    resize: () => undefined,
    openSettings: () => void chrome.runtime.openOptionsPage(),
    close: leave,
  };
}

const root = document.getElementById("room");
if (root) void start(root);
