import type { Column, Field } from "#schema/pack";

/** How a list is drawn. The pack says what its lines hold; that says what they are. */
export type Shape = "people" | "files" | "chain" | "fishbone" | "lines";

/**
 * People alone are chips. Lines that hold a file's `name` and `sha256` are files; `why` and `because` make a chain of
 * whys; a value list and a text, both called as a cause-and-effect diagram has them (`category`, `cause`), a diagram.
 * Everything else is lines of columns.
 */
export function shapeOf({ each, items }: Field): Shape {
  if (each === "user" && !items) return "people";
  if (each || !items) return "lines";
  const has = (id: string, type: Column["type"]) =>
    items.some((item) => item.id === id && item.type === type);
  if (has("name", "text") && has("sha256", "text")) return "files";
  if (has("why", "text") && has("because", "text")) return "chain";
  if (items.length === 2 && has("category", "enum") && has("cause", "text")) return "fishbone";
  return "lines";
}
