const types: Record<string, string> = {
  ...{ ".html": "text/html", ".csv": "text/csv", ".ics": "text/calendar", ".json": "application/json" },
};

/** Saves a file as the browser saves downloads; what it is says its name's ending. */
export function saveAs(name: string, content: string | Blob): void {
  const type = types[name.slice(name.lastIndexOf("."))] ?? "text/plain";
  const link = document.createElement("a");
  link.href = URL.createObjectURL(typeof content === "string" ? new Blob([content], { type }) : content);
  link.download = name;
  link.click();
}
