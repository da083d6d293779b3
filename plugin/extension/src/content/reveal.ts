import { ask } from "./ask.ts";

/** Shows the record's panel at one of its fields: here where it stands, else on the issue's own page in a new tab. */
export function showPanel(issueId: number | undefined, field: string | undefined): void {
  const frame = document.getElementById("clause10-record");
  if (frame) {
    frame.scrollIntoView({ block: "start" });
    frame.focus();
    if (field !== undefined) void ask({ type: "reveal", field }).catch(() => undefined);
    return;
  }
  if (issueId === undefined) return;
  const url = new URL(location.href);
  url.pathname = url.pathname.replace(/\/issues\/.*$/, `/issues/${issueId}`);
  url.search = "";
  url.hash = field === undefined ? "" : `clause10=${encodeURIComponent(field)}`;
  open(url, "_blank", "noopener");
}

/** The field that the address asks for, as showPanel wrote it. */
export function wantedField({ hash }: { hash: string }): string | undefined {
  const wanted = /^#clause10=([^&]{1,300})$/.exec(hash)?.[1];
  try {
    return wanted === undefined ? undefined : decodeURIComponent(wanted);
  } catch {
    return undefined;
  }
}
