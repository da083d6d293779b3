/** Text that is markup; any other text becomes text in it. */
export class Markup {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

type Part = string | number | Markup | readonly Markup[];

/** Markup with values in it, between tags or within quotes: a value is text whatever is written in it. */
export function html(parts: TemplateStringsArray, ...values: Part[]): Markup {
  return new Markup(parts.map((part, at) => part + partText(values[at] ?? "")).join(""));
}

function partText(value: Part): string {
  if (value instanceof Markup) return value.text;
  if (typeof value === "object") return value.map(({ text }) => text).join("\n");
  return String(value)
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replaceAll("'", "&#39;");
}

/** How documents look that are read and printed by themselves: the evidence pack, an audit's report. */
export const documentStyle = html`<style>
  :root {
    color-scheme: light dark;
  }
  body {
    max-width: 60rem;
    margin: 2rem auto;
    padding: 0 1rem;
    font:
      16px/1.45 system-ui,
      sans-serif;
  }
  table {
    width: 100%;
    border-collapse: collapse;
  }
  th,
  td {
    padding: 0.35rem 0.5rem;
    border-bottom: 1px solid #8888;
    text-align: left;
    vertical-align: top;
  }
  code {
    font-size: 0.85em;
    overflow-wrap: anywhere;
  }
  .help {
    opacity: 0.75;
    font-size: 0.9em;
  }
  .good {
    color: light-dark(#1a6b2f, #86d79c);
    font-weight: 600;
  }
  .bad {
    color: light-dark(#b3261e, #ff9c94);
    font-weight: 600;
  }
</style>`;
